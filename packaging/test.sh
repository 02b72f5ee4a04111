#!/bin/sh
# Runs the tests, after setting up what they need: sh packaging/test.sh [tests/paper -k grid …]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
wanted=develop
. "$root/packaging/environment.sh"

cd "$root"
export QT_QPA_PLATFORM=offscreen
if [ $# -gt 0 ]; then
    exec "$python" -m pytest "$@"
fi

# All of them: on two processors, with the same examples every time. (loadfile hangs when a worker dies.) In three
# runs, so that no process grows with all that the tests before it have left.
all="-n 2 --dist worksteal --benchmark-disable --hypothesis-profile=ci"
# shellcheck disable=SC2086
"$python" -m pytest $all tests --ignore=tests/services --ignore=tests/ui --ignore=tests/stories
# shellcheck disable=SC2086
"$python" -m pytest $all tests/services
# shellcheck disable=SC2086
"$python" -m pytest $all tests/ui tests/stories

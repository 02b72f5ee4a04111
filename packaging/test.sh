#!/bin/sh
# Runs the tests, after setting up what they need: sh packaging/test.sh [tests/paper -k grid …]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
wanted=develop
. "$root/packaging/environment.sh"

# All of them: on two processors, with the same examples every time. (loadfile hangs when a worker dies.)
[ $# -gt 0 ] || set -- -n 2 --dist worksteal --benchmark-disable --hypothesis-profile=ci

cd "$root"
export QT_QPA_PLATFORM=offscreen
unset PYTHONDONTWRITEBYTECODE  # a test starts many programs: they are compiled once
exec "$python" -m pytest "$@"

#!/bin/sh
# Runs the tests, after setting up what they need: sh packaging/test.sh [tests/paper -k grid …]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
wanted=develop
. "$root/packaging/environment.sh"

# All of them, with the same examples every time; one more at once than two processors need, as some wait for a
# child. (loadfile hangs when a worker dies.)
[ $# -gt 0 ] || set -- -n 3 --dist worksteal --benchmark-disable --hypothesis-profile=ci

cd "$root"
export QT_QPA_PLATFORM=offscreen
unset PYTHONDONTWRITEBYTECODE  # a test starts many programs: they are compiled once
exec "$python" -m pytest "$@"

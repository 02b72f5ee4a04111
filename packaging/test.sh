#!/bin/sh
# Runs the tests, after setting up what they need: sh packaging/test.sh [tests/paper -k grid …]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
wanted=develop
. "$root/packaging/environment.sh"

cd "$root"
export QT_QPA_PLATFORM=offscreen
exec "$python" -m pytest "$@"

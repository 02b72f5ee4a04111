#!/bin/sh
# Starts the program, after setting up what it needs: sh packaging/run.sh [demo | reports | …]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
wanted=run
. "$root/packaging/environment.sh"

# The current folder stays, so that a relative file name means what it says; -P keeps it out of the imports.
PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}" exec "$python" -P -m lushan_desktop "$@"

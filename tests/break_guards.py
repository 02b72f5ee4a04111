"""Takes each guard away in turn and prints the test that fails: `poe break-guards`.

Each is taken out of a copy of the tree; given words, only those guards of which the case holds one of them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.guards import GUARDS, Guard
from tests.mutants import COPIED, FAILED, ROOT

PATIENCE = 600


def main(*words: str) -> int:
    """Break each guard; the exit code tells whether some test failed for every one."""
    silent = 0
    with tempfile.TemporaryDirectory(prefix="guards-") as place:
        tree = Path(place)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, tree / name)
        for guard in (guard for guard in GUARDS if not words or any(word in guard.case for word in words)):
            told = broken(tree, guard)
            silent += not told
            print(f"{guard.case} ({guard.file}) → {told or 'NO TEST FAILS'}", flush=True)
    return 1 if silent else 0


def broken(tree: Path, guard: Guard) -> str:
    """Return the first test that fails without the guard; empty where none does."""
    file = tree / "lushan_desktop" / guard.file
    whole = file.read_text("utf-8")
    file.write_text(whole.replace(guard.source, guard.without), "utf-8")
    try:
        run = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-x",
                "-n",
                "0",
                "-p",
                "no:cacheprovider",
                *guard.tests.split(),
            ],
            cwd=tree,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    finally:
        file.write_text(whole, "utf-8")
    if run.returncode < 0:
        return f"{guard.tests}, which ends the process by signal {-run.returncode}"
    found = FAILED.search(run.stdout)
    return found[1] if found else ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

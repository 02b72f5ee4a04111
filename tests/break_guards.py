"""Takes each guard away in turn and prints the test that fails: `poe break-guards`.

A guard is a piece of source and what stands there once it is gone; both are looked for in a copy of the tree.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.mutants import COPIED, FAILED, ROOT

PATIENCE = 600


class Guard(NamedTuple):
    """One guard, and where the tests of it stand."""

    file: str
    source: str
    without: str
    tests: str


FLIPS, ARCHIVES, FOLDER = (
    "tests/durability/test_flips.py",
    "tests/hostile/test_archives.py",
    "tests/hostile/test_folder.py",
)
GUARDS = (
    Guard("ui/plain.py", "if not Qt.mightBeRichText(text):", "if True:", "tests/hostile/test_markup.py"),
    Guard(
        "storage/rescue/shortfall.py",
        "steps = {step.step: step for step in (*lost, *known.behind(reached))}",
        "steps = {step.step: step for step in lost}",
        "tests/durability/test_true_count.py",
    ),
    Guard("storage/log/journal.py", "self._noted.take(saved)", "pass", "tests/durability/test_true_count.py"),
    Guard("storage/rescue/soundness.py", "lines = unread_lines(file)", "lines = []", FLIPS),
    Guard("storage/rescue/soundness.py", "broken = last_known.broken(folder)", "broken = []", FLIPS),
    Guard("storage/file/manifest.py", "check is not None and check != _check(held)", "False", FLIPS),
    Guard("storage/log/derived_check.py", "if kind in (\"trigger\", \"view\"):", "if False:", ARCHIVES),
    Guard("storage/log/derived_check.py", "if line is None or not agrees or state", "if state", FLIPS),
    Guard("storage/distrust.py", "if not is_sealed:", "if False:", FLIPS),
    Guard("storage/distrust.py", "if problems:", "if False:", FLIPS),
    Guard("storage/rescue/whole.py", "    if problems:\n", "    if False:\n", ARCHIVES),
    Guard("storage/rescue/archive.py", "    _refuse_own_place(store.folder, file)\n", "", ARCHIVES),
    Guard("storage/file/manifest.py", "if not manifest.is_plausible:", "if False:", ARCHIVES),
    Guard("storage/opening.py", "        private.refuse_links(self._folder)\n", "", FOLDER),
    Guard("storage/folder/private.py", "FOLDER, FILE = 0o700, 0o600", "FOLDER, FILE = 0o777, 0o666", FOLDER),
    Guard("storage/folder/wrong_clock.py", "if now - then > _ABSENCE:", "if False:", FOLDER),
    Guard("services/office/office.py", "RecursionError", "LookupError", FOLDER),
    Guard("base/text/sayable.py", '_UNSEEN.sub("□", ', "str(", FOLDER),
    Guard("intake/workbook.py", "    refuse_vast(data, name)\n", "", "tests/hostile/test_vast.py"),
    Guard("intake/showing.py", "except _VAST as error:", "except ZeroDivisionError as error:",
          "tests/hostile/test_vast.py"),
    Guard("storage/opening.py", "if not failures.is_full(error):", "if True:",
          "tests/durability/test_faults.py -k full_at_the_start"),
    Guard("ui/records/form.py", "elif drafts.NO_ROOM in sentence:", "elif False:",
          "tests/ui/records/test_saving.py -k spoken"),
    Guard("ui/session.py", "        self.is_damaged = True\n", "",
          "tests/ui/shell/test_damage_while_open.py"),
)  # fmt: skip


def main() -> int:
    """Break each guard; the exit code tells whether some test failed for every one."""
    silent = 0
    with tempfile.TemporaryDirectory(prefix="guards-") as place:
        tree = Path(place)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, tree / name)
        for guard in GUARDS:
            told = broken(tree, guard)
            silent += not told
            print(f"{guard.file}: {guard.source.strip()[:60]} → {told or 'NO TEST FAILS'}", flush=True)
    return 1 if silent else 0


def broken(tree: Path, guard: Guard) -> str:
    """Return the first test that fails without the guard; empty where none does."""
    file = tree / "lushan_desktop" / guard.file
    whole = file.read_text("utf-8")
    if guard.source not in whole:
        raise SystemExit(f"{guard.file} no longer says: {guard.source}")
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
    sys.exit(main())

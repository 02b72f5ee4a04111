"""Tells, in every test, where the program opens a file of a data folder past `storage/folder/files.py`.

Python itself tells of each file that is opened in this process. What a child reads was lent to it, which
`tests/hostile/test_one_place.py` holds by sealing everything.
"""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lushan_desktop
from lushan_desktop.storage.folder import files
from lushan_desktop.storage.folder.lock import FolderLock

PROGRAM = str(Path(lushan_desktop.__file__).parent) + os.sep
PLACE = str(Path("storage", "folder", "files.py"))
FOLDERS: set[str] = set()
"""The data folders that some test has opened; the program holds the lock of each at first."""
LENT: list[Path] = []
"""The files that others may read at the moment."""
past: list[str] = []
"""The places of the program that went past the one place since the last look."""


def watch() -> None:
    """Begin to look, for the rest of the process."""
    hold = FolderLock.__init__

    def held(self: FolderLock, folder: Path, person: str) -> None:
        FOLDERS.add(str(folder))
        hold(self, folder, person)

    FolderLock.__init__ = held  # type: ignore[method-assign]  # every folder is met there
    lend = files.lent

    @contextmanager
    def lent(file: Path) -> Iterator[Path]:
        with lend(file) as path:
            LENT.append(path)
            try:
                yield path
            finally:
                LENT.remove(path)

    files.lent = lent
    sys.addaudithook(_look)


def _look(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and FOLDERS and isinstance(args[0], str) and _lies_in_one(args[0]):
        opener = _opener()
        if opener and not _is_nothing_of_ours(Path(args[0])):
            past.append(f"{opener} opens {args[0]}")


def _is_nothing_of_ours(file: Path) -> bool:
    """Return True for the names in a folder, for what is lent, and for a paper printed there."""
    return file.is_dir() or file in LENT or (".pdf" in file.suffixes and str(file.parent) in FOLDERS)


def _lies_in_one(path: str) -> bool:
    end = path.rfind(os.sep)
    while end > 0:
        if path[:end] in FOLDERS:
            return True
        end = path.rfind(os.sep, 0, end)
    return False


def _opener() -> str:
    """The innermost line of the program; empty where that is the one place, or a test has opened the file."""
    for frame, line in traceback.walk_stack(sys._getframe(2)):
        file = frame.f_code.co_filename
        if file.startswith(PROGRAM):
            inside = file.removeprefix(PROGRAM)
            return "" if inside == PLACE else f"{inside}:{line}"
        if f"{os.sep}tests{os.sep}" in file:
            return ""
    return ""

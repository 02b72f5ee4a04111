"""The files of a 填报包: what a cell names, and what lies in its folders."""

from collections.abc import Iterator
from pathlib import Path

from lushan_desktop.base.files import is_inside

_BETWEEN = "、，,；;\n"


def names(text: str, folder: Path) -> Iterator[str]:
    """The names of files that a cell holds; one name may hold a comma itself."""
    if text.strip() and Path(text.strip()).name == text.strip() and (folder / text.strip()).is_file():
        yield text.strip()
        return
    for mark in _BETWEEN:
        text = text.replace(mark, "、")
    yield from (name.strip() for name in text.split("、") if name.strip())


def files_in(folder: Path, kit: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [
        file
        for file in sorted(folder.iterdir())
        if lies_in(file, kit) and not file.name.startswith((".", "~$"))
    ]


def lies_in(file: Path, kit: Path) -> bool:
    """Return True for a file of the kit; a link out of it is none."""
    return file.is_file() and is_inside(file, kit)

"""The files of a 填报包: what a cell names, and what lies in its folders."""

from collections.abc import Iterator, Set
from pathlib import Path

from sqlalchemy.orm import Session

from lushan_desktop.base.files import is_inside
from lushan_desktop.storage.folder.files import hash_of
from lushan_desktop.storage.log.log import blocks

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


def digest_of(file: Path) -> str:
    """The hash of what the file holds; nothing where it cannot be read, which is told when it is taken in."""
    try:
        return hash_of(file)
    except OSError:
        return ""


def is_held(session: Session, digest: str) -> bool:
    """Return True if the office has evidence of this content."""
    sql = "SELECT 1 FROM evidence WHERE sha256 = ? AND deleted = 0 LIMIT 1"
    return session.connection().exec_driver_sql(sql, (digest,)).first() is not None


def proofs_of(session: Session, records: Set[str]) -> set[tuple[str, str]]:
    """Each of these records with the hashes of the files that prove it."""
    found: set[tuple[str, str]] = set()
    for marks, lot in blocks(sorted(records)):
        sql = (
            "SELECT r.parent, e.sha256 FROM reference AS r JOIN evidence AS e ON e.id = r.target"
            f" WHERE r.parent IN ({marks}) AND r.field = 'files' AND r.deleted = 0 AND e.deleted = 0"
        )
        found.update((parent, digest) for parent, digest in session.connection().exec_driver_sql(sql, lot))
    return found

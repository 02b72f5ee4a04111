"""Reading what evidence files say, one file after another in the background, so that a search finds it.

The files are foreign: a child of its own reads them within limits, and ends after every refusal.
"""

from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lushan_desktop.base.computing import Computing
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.intake import limits
from lushan_desktop.storage import objects
from lushan_desktop.storage.index import evidence_text as kept
from lushan_desktop.storage.index.evidence_text import UNREADABLE, WORDLESS, UnreadFile
from lushan_desktop.storage.store import Store

READABLE = frozenset(
    {".pdf", ".docx", ".doc", ".wps", ".ofd", ".xlsx", ".xls", ".et", ".ods", ".csv", ".txt"}
)
"""The endings of files whose words can be read."""
NAMED_ONLY = frozenset({".wpt", ".rtf", ".odt", ".ceb", ".caj", ".ppt", ".pptx", ".dps", ".odp"})
"""The endings of papers whose words cannot be had."""
READER = Computing()
_SCAN = "扫描件，没有文字"
_BROKEN = "文件太大或已损坏，无法读取文字。请打开核对，另存后重新添加。"
_GONE = "文件不在了，无法读取文字。请从备份找回，或重新添加。"


@dataclass(frozen=True)
class Words:
    """One stretch of a file: 第3页, or nothing where the file has no parts."""

    place: str
    text: str


def read_next(store: Store, progress: Progress = UNWATCHED) -> bool:
    """Read one file that has not been read yet; False, and the child ends, where there is none.

    Raises Cancelled.
    """
    if store.is_read_only:
        return False
    with store.read_long() as session:
        waiting = kept.waiting(session, sorted(READABLE))
    if waiting is None:
        READER.close()
        return False
    pages, state, reason = _read(store, waiting, progress)
    with store.writing() as connection:
        kept.keep(connection, waiting.sha256, pages, state=state, reason=reason)
    return True


def words_of(store: Store, sha256: str, name: str, suffix: str, *, progress: Progress = UNWATCHED) -> str:
    """All that a file says, read now where nobody has read it yet; empty where it has no words.

    Raises Cancelled.
    """
    with store.read_long() as session:
        is_known, pages = kept.is_read(session, sha256), kept.text_of(session, sha256)
    if not is_known and suffix in READABLE:
        waiting = UnreadFile(sha256, name, suffix)
        pages, state, reason = _read(store, waiting, progress)
        if not store.is_read_only:
            with store.writing() as connection:
                kept.keep(connection, sha256, pages, state=state, reason=reason)
    return "\n".join(text for _, text in pages)


def _read(
    store: Store, waiting: UnreadFile, progress: Progress
) -> tuple[tuple[tuple[str, str], ...], str, str]:
    """Return what to keep of a file: its parts, what became of it, and why."""
    if not objects.holds(store.folder, waiting.sha256):
        return (), UNREADABLE, _GONE
    try:
        with objects.lent(store.folder, waiting.sha256) as file:
            found = _in_child(file, f"{Path(waiting.name).stem}{waiting.suffix}", progress)
    except UserError as error:
        READER.close()
        return (), UNREADABLE, error.message
    except (BrokenExecutor, TimeoutError, MemoryError) as error:
        READER.close()
        return (), UNREADABLE, limits.unread(error, _BROKEN).message
    pages = tuple((page.place, page.text) for page in found.pages)
    if not pages:
        return (), WORDLESS, _SCAN if waiting.suffix == ".pdf" else "里面没有文字"
    told = [f"有{found.wordless}页是扫描件，没有文字"] if found.wordless and waiting.suffix == ".pdf" else []
    told += ["文字太多，只能查找前面一部分"] if found.is_cut else []
    return pages, kept.READ, "；".join(told)


def _in_child(file: Path, name: str, progress: Progress) -> Any:
    """Raises UserError, Cancelled, TimeoutError, or BrokenExecutor where the child came to grief."""
    return READER.call_within(limits.PATIENCE, read_within_limits, file, name, progress=progress)


def read_within_limits(file: Path, name: str) -> Any:
    """Runs in the child for evidence, behind everything else that the machine has to do."""
    from lushan_desktop.intake.evidence_text import read
    from lushan_desktop.intake.limits import give_way, limit

    limit()
    give_way()
    return read(file, name)


def text_of(store: Store, sha256: str) -> tuple[Words, ...]:
    """All that is known of what a file says; nothing where it has not been read or has no words."""
    with store.read_long() as session:
        return tuple(Words(place, text) for place, text in kept.text_of(session, sha256))


def remark(suffix: str, state: tuple[str, str] | None) -> str:
    """What to tell beside a file about finding it by its words; empty where there is nothing to tell."""
    if suffix in NAMED_ONLY:
        return "只能按名称查找"
    return state[1] if state else ""

"""Proofs that are neither PDF nor picture become pages: made once, kept beside the data by the file's hash.

What stands in the folder of pages is derived and may be thrown away at any time.
"""

from collections.abc import Iterable
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from hashlib import sha256 as sha256_of
from pathlib import Path

from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.services.evidence import office_program
from lushan_desktop.storage import objects
from lushan_desktop.storage.folder import files as folder_files
from lushan_desktop.storage.store import Store

FOLDER = "pages"
_CANNOT = "“{0}”是{1}文件，本机无法转成页面。请在WPS中另存为PDF后添加。"
_MADE_BY = 2
"""Changes with what makes the pages: those of before are made anew."""
OURS = frozenset({".docx", ".xlsx", ".xls", ".et", ".ods", ".csv", ".txt", ".ofd"})
TEXT_ONLY = frozenset({".doc", ".wps"})
OTHERS = frozenset({".rtf", ".odt", ".wpt", ".ppt", ".pptx", ".dps", ".odp"})
AS_THEY_ARE = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp"})
_SUM = b"\n%% sum %s\n"
"""Behind the end of a PDF: the hash of all before it."""
PAGED = OURS | TEXT_ONLY | OTHERS


@dataclass(frozen=True)
class Pages:
    """The place where the pages of a file lie; without a file, why there are none."""

    file: Path | None = None
    trouble: str = ""


def kept_at(folder: Path, sha256: str) -> Path:
    """Return where the pages of the file with this hash are kept."""
    return folder / FOLDER / sha256[:2] / f"{sha256}-{_MADE_BY}.pdf"


def _is_whole(made: Path) -> bool:
    """Return True if the pages are there as they were made; others are made anew."""
    try:
        content = folder_files.read(made)
    except OSError:
        return False
    pdf = content[: -len(_SUM % bytes(64))]
    return content == pdf + _SUM % sha256_of(pdf).hexdigest().encode()


def lent(folder: Path, sha256: str) -> AbstractContextManager[Path]:
    """The file that is bound, for as long as the block lasts: its pages where they were made, else itself.

    Where it is gone, the path leads nowhere.
    """
    made = kept_at(folder, sha256)
    if _is_whole(made):
        return folder_files.lent(made)
    return objects.lent(folder, sha256) if objects.holds(folder, sha256) else nullcontext(Path(sha256))


def pages_of(store: Store, sha256: str, suffix: str, name: str, *, progress: Progress = UNWATCHED) -> Pages:
    """The pages of one file, made where they are not there yet. Raises Cancelled."""
    target = kept_at(store.folder, sha256)
    if _is_whole(target):
        return Pages(target)
    if suffix not in PAGED or not objects.holds(store.folder, sha256):
        return Pages()
    try:
        with objects.lent(store.folder, sha256) as source:
            pdf = _made(source, suffix, name, progress)
        target.parent.mkdir(parents=True, exist_ok=True)
        folder_files.save(target, pdf + _SUM % sha256_of(pdf).hexdigest().encode())
    except Cancelled:
        raise
    except UserError as error:
        return Pages(trouble=error.message)
    except (BrokenExecutor, MemoryError, OSError, TimeoutError):
        return Pages(trouble=f"“{name}”太大或已损坏，转不成页面。请在WPS里另存为PDF后添加。")
    return Pages(target)


def _made(source: Path, suffix: str, name: str, progress: Progress) -> bytes:
    """By our own typesetter; what that cannot set whole, by an office program where there is one."""
    from lushan_desktop.services.evidence.proof_typesetting import make

    if suffix not in OURS and (pdf := office_program.converted(source, suffix, progress=progress)):
        return pdf
    if suffix in OTHERS:
        raise UserError(_CANNOT.format(name, suffix))
    made: bytes = FOREIGN.call_watched(progress, make, source, suffix, name)
    return made


def ready(
    store: Store, files: Iterable[tuple[str, str, str]], *, progress: Progress = UNWATCHED
) -> tuple[str, ...]:
    """Make the pages of these files (hash, suffix, name) before they are bound.

    Returns a sentence for each that cannot become pages, once each. Raises Cancelled.
    """
    told: dict[str, None] = {}
    for sha256, suffix, name in dict.fromkeys(files):
        trouble = ""
        if sha256 and suffix in PAGED and not store.is_read_only:
            progress.report(0, 0, f"正在把“{name}”转成页面")
            trouble = pages_of(store, sha256, suffix, name, progress=progress).trouble
        elif sha256 and not has_pages(suffix):
            trouble = _CANNOT.format(name, suffix)
        if trouble:
            told[trouble] = None
    return tuple(told)


def has_pages(suffix: str) -> bool:
    """Return True if files of this kind become pages on this machine, where they are not broken."""
    if suffix in OTHERS:
        return bool(office_program.program())
    return not suffix or suffix in AS_THEY_ARE or suffix in OURS or suffix in TEXT_ONLY


def pages_counted(store: Store, sha256: str, suffix: str, name: str) -> int | None:
    """Return how many pages a file has that is neither PDF nor picture; None where it cannot become any."""
    from lushan_desktop.intake.showing import page_count

    made = pages_of(store, sha256, suffix, name).file if suffix in PAGED else None
    if made is None:
        return None
    try:
        with folder_files.lent(made) as pages:
            count: int | None = FOREIGN.call(page_count, pages, ".pdf", name)
    except (UserError, BrokenExecutor, MemoryError, OSError):
        return None
    return count

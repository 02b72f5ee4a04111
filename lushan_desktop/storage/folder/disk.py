"""Names that are as lasting as the files behind them, and what to say where the disk refuses."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lushan_desktop.base.errors import Cancelled, UserError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOENT, errno.ESTALE}
_TAKEN = {errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP}
_KINDS = {
    "full": _FULL,
    "forbidden": _FORBIDDEN,
    "gone": _GONE,
    "taken": _TAKEN,
    "long": {errno.ENAMETOOLONG},
}


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as lasting as the files behind them (Windows does so by itself)."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def make_folder(folder: Path) -> None:
    """Create the folder and those above it, each lasting before anything is put into it."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def settle(part: Path, file: Path) -> None:
    """Give a finished, synced file its name."""
    part.replace(file)
    sync_folder(file.parent)


@contextmanager
def explained(place: Path, doing: str) -> Iterator[None]:
    """Turn a refusal of the disk into a sentence; `doing` names the work, such as 备份."""
    try:
        yield
    except (UserError, Cancelled):
        raise
    except Exception as error:
        sentence = explain(error, place, doing)
        if sentence is None:
            raise
        raise sentence from error


def explain(error: Exception, place: Path, doing: str) -> UserError | None:
    """The sentence for a refusal of the disk, met by us or by SQLite; None where it is something else."""
    kind = _kind_of(error)
    if kind is None:
        return None
    what, remedy = _SENTENCES[kind]
    return UserError(f"{place}{what}，{doing}没有完成。原有内容完好。{remedy}")


_SENTENCES = {
    "full": ("所在磁盘空间不足", "请清理磁盘后再试。"),
    "forbidden": ("不能写入", "请换一个文件夹，或请管理员开放权限。"),
    "long": ("不能写入，文件名太长", "请缩短文件名后再试。"),
    "taken": ("里有同名的文件夹、文件或链接占着位置", "请把它移到别处后再试。"),
    "gone": ("读写中断", "请检查磁盘或 U 盘是否接好后再试。"),
}
_SPOKEN_BY_SQLITE = {
    "disk is full": "full",
    "readonly": "forbidden",
    "disk I/O error": "gone",
    "unable to open": "gone",
}


def _kind_of(error: Exception) -> str | None:
    if isinstance(error, OSError):
        return next((kind for kind, numbers in _KINDS.items() if error.errno in numbers), None)
    text = str(error)
    return next((kind for words, kind in _SPOKEN_BY_SQLITE.items() if words in text), None)


def remove(file: Path) -> None:
    """Remove a file that may be gone or held by another program; what stays is removed another day."""
    with suppress(OSError):
        file.unlink()

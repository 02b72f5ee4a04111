"""Evidence files by the hash of their content; all reading and writing of their bytes goes through here."""

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from hashlib import sha256 as new_hash
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy.orm import Session
from uuid_utils import uuid7

from lushan_desktop.base import paths
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.file_names import safe_name
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.base.text.sayable import sayable_name
from lushan_desktop.storage.folder import failures, files
from lushan_desktop.storage.folder.contents import OBJECTS
from lushan_desktop.storage.folder.disk import sync_folder
from lushan_desktop.storage.folder.private import FOLDER

LARGEST = 1 << 30
_CHUNK = 1 << 20
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!")

ACCEPTED = frozenset(
    {
        *(".pdf", ".ofd", ".ceb", ".caj", ".doc", ".docx", ".wps", ".wpt", ".rtf", ".txt", ".odt", ".eml"),
        *(".xls", ".xlsx", ".et", ".csv", ".ods", ".ppt", ".pptx", ".dps", ".odp", ".zip", ".rar", ".7z"),
        *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"),
        *(".mp4", ".mov", ".avi", ".wmv", ".mkv", ".flv", ".mp3", ".wav", ".m4a", ".wma", ".aac", ".amr"),
    }
)
_REFUSED = frozenset(
    {
        *(".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".pptm", ".potm", ".ppam", ".ppsm", ".sldm"),
        *(".exe", ".com", ".bat", ".cmd", ".msi", ".msp", ".scr", ".pif", ".cpl", ".dll", ".sys", ".reg"),
        *(".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".ps1", ".psm1", ".sh", ".py", ".pl", ".rb"),
        *(".jar", ".apk", ".lnk", ".url", ".inf", ".chm", ".iso", ".img", ".deb", ".rpm", ".appimage"),
        *(".desktop", ".html", ".htm", ".mht", ".svg", ".swf"),
    }
)


@dataclass(frozen=True)
class StoredFile:
    """A file whose bytes are safe in the data folder."""

    sha256: str
    size: int
    suffix: str
    is_new: bool
    """False where the same content was held already."""


def path_of(folder: Path, sha256: str) -> Path:
    """Return where the bytes of this hash lie. Raises ValueError for what is no hash."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError("no hash")
    return folder / OBJECTS / sha256[:2] / sha256


def holds(folder: Path, sha256: str) -> bool:
    """Return True if the bytes are there; what a link leads to are not ours."""
    place = path_of(folder, sha256)
    try:
        return place.is_file() and not place.is_symlink() and not place.parent.is_symlink()
    except OSError:
        return False


def _held(folder: Path, sha256: str) -> Path:
    """Return where the bytes lie. Raises FileNotFoundError."""
    if not holds(folder, sha256):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), sha256)
    return path_of(folder, sha256)


def read(folder: Path, sha256: str) -> bytes:
    """Return the bytes of this hash, as they are now. Raises OSError."""
    return files.read(_held(folder, sha256))


def lent(folder: Path, sha256: str) -> AbstractContextManager[Path]:
    """A path under which the bytes can be read as long as the block lasts. Raises OSError."""
    return files.lent(_held(folder, sha256))


def copy_out(folder: Path, sha256: str, target: Path) -> None:
    """Give the user the bytes, outside of the data. Raises OSError."""
    files.copy_out(_held(folder, sha256), target)


def put(folder: Path, source: Path, *, progress: Progress = UNWATCHED) -> StoredFile:
    """Copy a file in and bring it to the disk, before any record speaks of it. Raises UserError."""
    refuse_by_name(source)
    part = folder / OBJECTS / f"{uuid7()}.part"
    try:
        _make_place(folder)
        with _opened(source, files.opened if source.is_relative_to(folder) else Path.open) as file:
            digest, size = _copy(file, part, sayable_name(source.name), progress)
        is_new = _settle(part, path_of(folder, digest), size)
    except OSError as error:
        raise failures.spoken(error, folder) or _unreadable(source) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return StoredFile(digest, size, source.suffix.lower(), is_new)


def _make_place(folder: Path) -> None:
    """Raises UserError where the data folder is gone: made anew, it would be in the way of the true one."""
    if not folder.is_dir():
        raise UserError(failures.gone(folder))
    (folder / OBJECTS).mkdir(FOLDER, exist_ok=True)


def refuse_by_name(source: Path) -> None:
    suffix = source.suffix.lower()
    if suffix in _REFUSED:
        raise UserError(
            f"“{sayable_name(source.name)}”可能含有程序或宏，为安全起见不能收存。请另存为不带宏的格式或 PDF。"
        )
    if suffix not in ACCEPTED:
        kind = f"“{suffix}”类型" if suffix else "没有扩展名"
        raise UserError(
            f"“{sayable_name(source.name)}”{kind}，不能收存。请另存为 PDF、图片或办公文档后再添加。"
        )


def _opened(source: Path, open_file: Callable[[Path, str], Any]) -> BinaryIO:
    """Raises UserError where there is nothing to read, nothing in it or too much."""
    try:
        found = source.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UserError(f"“{sayable_name(source.name)}”不是文件，请选择文件。")
        if found.st_size == 0:
            raise UserError(f"“{sayable_name(source.name)}”是空文件（0 字节），请检查来源。")
        if found.st_size > LARGEST:
            raise UserError(f"“{sayable_name(source.name)}”超过 1 GB，请压缩或拆分后再添加。")
        opened: BinaryIO = open_file(source, "rb")
        return opened
    except FileNotFoundError:
        raise UserError(f"没有找到“{sayable_name(source.name)}”，可能已被移动或删除。") from None
    except OSError as error:
        raise _unreadable(source) from error


def _unreadable(source: Path) -> UserError:
    return UserError(f"不能读取“{sayable_name(source.name)}”，请关闭正在使用它的程序，或检查权限后重试。")


def _copy(file: BinaryIO, part: Path, name: str, progress: Progress) -> tuple[str, int]:
    """Copy and hash in one go. Raises UserError where the file does not stay the same meanwhile."""
    before = os.fstat(file.fileno())
    digest, size = new_hash(), 0
    with files.opened(part, "xb") as copy:
        for chunk in _chunks(file, name):
            if size == 0 and chunk.startswith(_PROGRAM_STARTS):
                raise UserError(f"“{name}”的内容是程序，与扩展名不符，不能收存。")
            digest.update(chunk)
            copy.write(chunk)
            size += len(chunk)
            progress.report(size, before.st_size, name)
            if progress.is_cancelled:
                raise Cancelled
        files.bring_to_disk(copy)
    after = os.fstat(file.fileno())
    if size != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise UserError(f"“{name}”在读取时被改动，请等它写完后再添加。")
    return digest.hexdigest(), size


def _chunks(file: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        while chunk := file.read(_CHUNK):
            yield chunk
    except OSError as error:
        raise UserError(f"读取“{name}”时中断，可能 U 盘已拔出，请重新插好后再添加。") from error


def _settle(part: Path, place: Path, size: int) -> bool:
    """Give the copy its place; False where the same content stood there already."""
    if place.is_file() and place.stat().st_size == size:
        return False
    place.parent.mkdir(exist_ok=True)
    part.replace(place)
    sync_folder(place.parent)
    sync_folder(place.parent.parent)
    return True


def is_intact(folder: Path, sha256: str) -> bool:
    """Return True if the bytes are there and still have their hash."""
    try:
        return files.hash_of(_held(folder, sha256)) == sha256
    except OSError:
        return False


def copies_folder() -> Path:
    """Where copies lie that somebody looks at; of this user alone, erased at exit and at the next start."""
    return paths.sample_folder().parent / "opened"


def open_copy(folder: Path, sha256: str, name: str) -> Path:
    """A read-only copy of a file under its own name. Raises UserError where its bytes are missing."""
    if not holds(folder, sha256):
        raise UserError(f"“{name}”的文件不在了，请从备份找回，或重新添加。")
    private = copies_folder() / str(uuid7())
    try:
        private.mkdir(parents=True, mode=0o700)
        copy = private / safe_name(Path(name).stem, Path(name).suffix)
        copy_out(folder, sha256, copy)
        copy.chmod(stat.S_IREAD)
    except OSError as error:
        raise UserError(f"不能打开“{name}”：磁盘空间不足或没有权限。请清理磁盘后重试。") from error
    return copy


def erase_copies() -> None:
    """Erase the copies that were looked at; what a program still holds open goes at the next start."""
    for copy in copies_folder().glob("*/*"):
        with suppress(OSError):
            copy.chmod(stat.S_IREAD | stat.S_IWRITE)
    shutil.rmtree(copies_folder(), ignore_errors=True)


def missing(session: Session, folder: Path) -> list[str]:
    """The living evidence records whose bytes are not there."""
    sql = "SELECT id, sha256 FROM evidence WHERE deleted = 0 AND sha256 <> '' ORDER BY id"
    found = session.connection().exec_driver_sql(sql)
    return [record for record, digest in found if not holds(folder, digest)]


class RefusedFile(UserError):
    """A file whose content is not taken in from anybody."""


def put_blocks(folder: Path, blocks: Iterable[bytes]) -> str:
    """Lay down a file that came in a package; returns its hash. Raises Refused, and OSError in words."""
    part = folder / OBJECTS / f"{uuid7()}.part"
    digest, size = new_hash(), 0
    try:
        _make_place(folder)
        with files.opened(part, "xb") as copy:
            for block in blocks:
                if size == 0 and block.startswith(_PROGRAM_STARTS):
                    raise RefusedFile("有一份佐证文件的内容是程序，没有收存。")
                digest.update(block)
                copy.write(block)
                size += len(block)
                if size > LARGEST:
                    raise RefusedFile("有一份佐证文件超过 1 GB，没有收存。")
            files.bring_to_disk(copy)
        _settle(part, path_of(folder, digest.hexdigest()), size)
    except OSError as error:
        raise failures.spoken(error, folder) or UserError(failures.gone(folder)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return digest.hexdigest()

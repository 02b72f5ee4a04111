"""Writing a file for the user: whole or not at all, and a sentence where it cannot be."""

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lushan_desktop.base.errors import UserError

DISK_TROUBLE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
"""Nothing can be written any more, whichever file comes next."""
_UNFINISHED = ".part"
_STEM = 40
"""Characters of a name that stay in that of the part: a name may be as long as the disk takes."""


def write_whole(file: Path, data: bytes) -> None:
    """Write beside the place, flush, and move into it; the old file stays until then.

    What is no file, such as a printer or a pipe, is written into and not replaced. Raises UserError that says
    what to do where the disk is full, the folder is missing or closed to us.
    """
    if not file.name:
        raise UserError("没有写明文件名，请写明存到哪里。")
    if _is_device(file):
        _write_into(file, data)
        return
    part = file.with_name(f"{file.name[:_STEM]}.part")
    try:
        with suppress(FileNotFoundError):
            part.unlink()  # what lies under this name may be a link to elsewhere
        with part.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise explained(error, file) from error


def _write_into(device: Path, data: bytes) -> None:
    try:
        device.write_bytes(data)
    except OSError as error:
        raise explained(error, device) from error


def refuse_device(file: Path) -> None:
    """Raises UserError where a file that is moved into its place would take that of a printer or a pipe."""
    if _is_device(file):
        raise UserError(f"“{file}”是设备，不是文件，不能存到这里。请换一个位置。")


def _is_device(file: Path) -> bool:
    return file.exists() and not file.is_file() and not file.is_dir()


def is_inside(place: Path, folder: Path) -> bool:
    """Return True if the place lies in the folder or is it, by whatever links one comes there."""
    return real(place).is_relative_to(real(folder))


def real(place: Path) -> Path:
    """Return where a path leads; of links that go round in a circle, as far as they can be followed."""
    return Path(os.path.realpath(place))


@contextmanager
def unfinished(place: Path) -> Iterator[Path]:
    """A folder beside `place` in which that is made, gone in the end whatever happens. Raises OSError.

    What a program that was killed has left of the same place goes at the beginning.
    """
    stem = f".{place.name[:20]}."
    ours = f"{stem}{os.getpid()}-"
    left_behind = re.compile(rf"{re.escape(stem)}\d+-[0-9a-f]{{8}}{re.escape(_UNFINISHED)}")
    with suppress(PermissionError):  # a folder that one may write into, but not look into
        for left in place.parent.iterdir():
            if left_behind.fullmatch(left.name) and not left.name.startswith(ours):
                shutil.rmtree(left, ignore_errors=True)
    folder = place.with_name(f"{ours}{os.urandom(4).hex()}{_UNFINISHED}")
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_MOST, _SAFE = 255, 60
"""Characters that no disk takes, and those that every disk takes, three bytes each and a folder before."""


def explained(error: OSError, file: Path) -> UserError:
    """Return what a file that could not be written means for the user, and what to do."""
    return UserError(_sentence(error, file))


def _sentence(error: OSError, file: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"磁盘空间不足，“{file.name}”未能保存，原文件未改动。请清理磁盘后重试，或换一个位置。"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"找不到文件夹“{file.parent}”，请换一个位置。"
    if error.errno == errno.EISDIR:
        return f"“{file}”是文件夹，请换一个文件名。"
    if error.errno == errno.ENAMETOOLONG or (len(file.name) > _MOST and error.errno == errno.EINVAL):
        if len(file.name) <= _SAFE:
            return "路径太长，未能保存。请改选层级较少的文件夹。"
        return f"文件名太长（{len(file.name)}个字），未能保存。请缩短到 {_SAFE} 个字以内。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"“{file.parent}”不能写入，或“{file.name}”正被别的程序打开。请关闭它，或换一个位置。"
    why = "磁盘读写出错，" if error.errno == errno.EIO else ""
    return f"{why}“{file.name}”未能保存，原文件未改动。请换一个位置重试。"

"""What the tables and the disk complain about, in sentences that say what is safe and what to do."""

import errno
import shutil
from pathlib import Path

from lushan_desktop.base.errors import UserError

NEEDED = 100 << 20
NO_ROOM = "磁盘空间不足"
READ_ONLY = "数据文件夹不能写入，已以“只读”打开，可查可印不可改。"


class DiskFull(UserError):
    """Nothing was saved for want of space; what was typed should be kept as a draft."""


def spoken(error: BaseException, folder: Path) -> UserError | None:
    """The sentence for a failure of the disk or the file; None where the failure is a bug of ours."""
    text = _text(error)
    if is_full(error):
        return DiskFull(disk_full(folder))
    if "readonly database" in text or _errno(error) in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError("数据文件夹不能写入，本次没有保存。以前的内容完好。请检查文件夹权限后点“重试”。")
    if "disk I/O error" in text or "unable to open database" in text or _errno(error) == errno.EIO:
        return UserError(
            "磁盘读写出错，本次没有保存。以前已保存的内容仍在。请检查硬盘后点“重试”，并尽快备份。"
        )
    if "database is locked" in text or "database table is locked" in text:
        return UserError("数据正被另一项操作占用，本次没有保存。请稍后点“重试”。")
    if "malformed" in text or "not a database" in text:
        return UserError("数据文件损坏，本次没有保存。请重新启动程序，程序会用备份和日志找回。")
    return None


def is_full(error: BaseException) -> bool:
    """Return True if there was no room on the disk."""
    full = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", None))
    return isinstance(error, DiskFull) or "disk is full" in _text(error) or _errno(error) in full


def full_at_start(folder: Path) -> str:
    """Return why nothing can be changed, and how much to clear away."""
    remedy = f"以前的内容完好。请清理 {_lacking(folder)} MB 后重新打开。"
    return f"{NO_ROOM}，已以“只读”打开，可查可印不可改。{remedy}"


def disk_full(folder: Path) -> str:
    """Return how much to clear away, and that nothing old is lost."""
    return f"{NO_ROOM}，本次没有保存。以前的内容完好。请清理 {_lacking(folder)} MB 后点“重试”。"


def _lacking(folder: Path) -> int:
    """The MB to clear away."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = 0
    return max(NEEDED - free, 16 << 20) >> 20


def gone(folder: Path) -> str:
    """The folder is no longer where it was; what was typed stays in the window."""
    return (
        f"数据文件夹“{folder}”已被移动、改名或删除，本次没有保存。"
        "请先不要关闭程序，把文件夹放回原处后点“重试”；被删除的，可到系统回收站找回。"
    )


def _text(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error)


def _errno(error: BaseException) -> int | None:
    cause = getattr(error, "orig", None) or error
    return cause.errno if isinstance(cause, OSError) else None

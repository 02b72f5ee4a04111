"""Where a data folder may lie: on a local fixed disk, for WAL is not safe on a network or removable one."""

import ctypes
import os
import re
import sys
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import real

_NETWORK_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smbfs", "smb3", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs",
    "fuse.sshfs", "fuse.davfs2", "fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.glusterfs",
}  # fmt: skip
_ESCAPED = re.compile(r"\\([0-7]{3})")
_REMOVABLE, _REMOTE = 2, 4
"""Answers of GetDriveType."""


def refuse_unsafe(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> None:
    """Raises UserError where the folder lies on a network drive or on a removable one."""
    kind = _kind_on_windows(folder) if sys.platform == "win32" else _kind_on_linux(folder, mounts)
    if kind:
        raise UserError(f"数据文件夹在{kind}上，断开时会损坏数据。请改放到本机硬盘；{kind}可用来存放备份。")


def _kind_on_windows(folder: Path) -> str:
    if sys.platform != "win32":
        return ""
    text = str(folder.absolute())
    if text.startswith("\\\\"):
        return "网络盘"
    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor)
    return {_REMOVABLE: "移动盘", _REMOTE: "网络盘"}.get(kind, "")


def _kind_on_linux(folder: Path, mounts: Path) -> str:
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    place = real(folder)
    best, found = -1, ("", "")
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, system = before.split(), after.split()
        if len(fields) < 5 or not system:
            continue
        point = Path(_ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields[4]))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), (fields[2], system[0])
    device, system_name = found
    if system_name in _NETWORK_SYSTEMS:
        return "网络盘"
    return "移动盘" if device and _is_removable(device) else ""


def _is_removable(device: str) -> bool:
    """Return True if the kernel calls the disk of this device number removable."""
    node = Path("/sys/dev/block") / device
    for place in (node / "removable", Path(os.path.realpath(node)).parent / "removable"):
        try:
            return place.read_text("ascii").strip() == "1"
        except OSError:
            continue
    return False

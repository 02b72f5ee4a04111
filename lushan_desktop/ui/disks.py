"""The disks that somebody has put in: sticks, and what else is mounted beside the system's own."""

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_SHOWN_AT = ("/media/", "/run/media/", "/mnt/")
_MOUNTED_BY_HAND = "/mnt/"
_BLOCKS = Path("/sys/class/block")


def disks_put_in() -> list[Path]:
    """Return where each of them begins."""
    return [Path(volume.rootPath()) for volume in _mounted()]


def sticks_put_in() -> list[Path]:
    """The same without what an administrator has mounted for good: a second disk, a share of a server."""
    return [
        Path(volume.rootPath())
        for volume in _mounted()
        if not volume.rootPath().startswith(_MOUNTED_BY_HAND) or is_removable(bytes(volume.device().data()))
    ]


def _mounted() -> list[QStorageInfo]:
    return [
        volume
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and _is_put_in(volume.rootPath())
    ]


def _is_put_in(root: str) -> bool:
    if sys.platform == "win32":
        return root[:1].upper() not in ("", "C", "/")
    return root.startswith(_SHOWN_AT)


def is_removable(device: bytes, blocks: Path = _BLOCKS) -> bool:
    """Return True if Linux says of the disk behind a device that it can be taken out, or hangs on USB."""
    name = device.rpartition(b"/")[2].decode("utf-8", "replace")
    if not device.startswith(b"/dev/") or not (blocks / name).exists():
        return False
    place = (blocks / name).resolve()
    flags = [each / "removable" for each in (place, place.parent)]
    is_marked = any(flag.is_file() and flag.read_text("ascii").strip() == "1" for flag in flags)
    return is_marked or any(part.startswith("usb") for part in place.parts)

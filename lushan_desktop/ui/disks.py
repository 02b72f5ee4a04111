"""The disks that somebody has put in: sticks, and what else is mounted beside the system's own."""

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_SHOWN_AT = ("/media/", "/run/media/", "/mnt/")


def disks_put_in() -> list[Path]:
    """Return where each of them begins."""
    return [
        Path(volume.rootPath())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and _is_put_in(volume.rootPath())
    ]


def _is_put_in(root: str) -> bool:
    if sys.platform == "win32":
        return root[:1].upper() not in ("", "C", "/")
    return root.startswith(_SHOWN_AT)

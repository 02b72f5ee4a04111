"""The place where packages may lie: sticks and other disks that were put in, and the folder used last."""

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_SHOWN_AT = ("/media/", "/run/media/", "/mnt/")


def sticks() -> list[Path]:
    """The disks that somebody has put in, each with the folders on it."""
    found: list[Path] = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        is_put_in = root[:1].upper() not in ("", "C", "/") if sys.platform == "win32" else _is_shown(root)
        if volume.isReady() and is_put_in:
            found += [Path(root), *_folders(Path(root))]
    return found


def _is_shown(root: str) -> bool:
    return root.startswith(_SHOWN_AT)


def _folders(root: Path) -> list[Path]:
    """The folders on a stick: packages lie there or in one of them."""
    try:
        return [each for each in sorted(root.iterdir()) if each.is_dir() and not each.name.startswith(".")]
    except OSError:
        return []

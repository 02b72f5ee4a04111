"""How large the window was when it was closed: kept beside the data of this machine."""

from typing import TYPE_CHECKING, Any, NamedTuple

from lushan_desktop.services.records import beside

if TYPE_CHECKING:
    from pathlib import Path

    from lushan_desktop.storage.store import Store

_FILE, _KEY = "window.json", "window"
LEAST, MOST = (1366, 768), (1728, 972)
"""Pixels that a window has at first: at least, and at most on a large screen."""
_SHARE = 0.9
"""Of the screen that a first window takes, where that is more than the least."""


class WindowSize(NamedTuple):
    """Its inner size in pixels, and whether it takes the whole screen."""

    width: int
    height: int
    is_whole: bool = False


def remembered(folder: "Path", room: tuple[int, int]) -> WindowSize:
    """Return what was kept, within the room of this screen; at first as large as is good to read."""
    held: dict[str, Any] = beside.read(folder, _FILE).get(_KEY, {})
    try:
        size = WindowSize(int(held["width"]), int(held["height"]), bool(held["is_whole"]))
    except (KeyError, TypeError, ValueError):
        size = _first(room)
    needs_all = room[0] <= LEAST[0] or room[1] <= LEAST[1]
    return WindowSize(min(size.width, room[0]), min(size.height, room[1]), size.is_whole or needs_all)


def keep(store: "Store", size: WindowSize) -> None:
    """Keep it for the next start. Raises UserError where the disk is full."""
    beside.keep(store, _FILE, _KEY, size._asdict())


def _first(room: tuple[int, int]) -> WindowSize:
    width, height = (
        min(max(round(_SHARE * has), least), most) for has, least, most in zip(room, LEAST, MOST, strict=True)
    )
    return WindowSize(width, height)

"""The data folder that a command works on."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lushan_desktop.base import paths
from lushan_desktop.base.errors import UserError


class Folder:
    """The folder named with --data, or the machine's own."""

    def __init__(self, given: Path | None) -> None:
        self.given = given

    @property
    def office(self) -> Path:
        return self.given or paths.office_folder()

    @contextmanager
    def store(self) -> Iterator[Any]:
        """The open store; other commands than the window never make a new folder."""
        from lushan_desktop.app import open_store

        if not any(self.office.glob("*")):
            raise UserError(f"“{self.office}”里没有数据。请先打开程序，或用 --data 指定数据文件夹。")
        with open_store(self.office, create=False) as store:
            tell(store.notice)
            yield store


def tell(notice: str) -> None:
    """Tell what is out of the ordinary: recovered, read-only, held."""
    if notice:
        print(notice, file=sys.stderr)


def has_display() -> bool:
    on_desktop = sys.platform in ("win32", "darwin")
    offered = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return on_desktop or any(os.environ.get(name) for name in offered)


def open_window(folder: Path, *, is_sample: bool = False, given: Path | None = None) -> None:
    """Show the window until it is closed. Raises UserError where there is no display."""
    from lushan_desktop.app import open_sample, open_store, run_window

    if not has_display():
        raise UserError("没有显示器，不能打开窗口；可以用命令完成，用法见 --help。")
    code = run_window(folder, open_sample if is_sample else open_store, given=given)
    if code:
        raise SystemExit(code)

"""Says how much of a table becomes nothing, and lists it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu

from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.layout import show_if

_SHOWN = 40


class UnusedButton(Button):
    """没有用到 3 处: sheets, columns and rows with their first words."""

    def __init__(self) -> None:
        super().__init__("没有用到", "act.columns", tip="表里没有用到的工作表、列和行")
        self.lines: tuple[str, ...] = ()
        self._menu = QMenu()
        self.setMenu(self._menu)

    def show_lines(self, lines: Sequence[str]) -> None:
        """These became nothing; without any the button is not there."""
        self.lines = tuple(lines)
        self.setText(f"没有用到 {len(lines)} 处")
        self._menu.clear()
        for line in lines[:_SHOWN]:
            self._menu.addAction(line)
        if len(lines) > _SHOWN:
            self._menu.addAction(f"等 {len(lines)} 处")
        show_if(self, bool(lines))

"""A bar to find words on pages: how many there are, the next one, the one before."""

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from lushan_desktop.ui.widgets.buttons import SmallIconButton
from lushan_desktop.ui.widgets.card import Bar
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.search_box import SearchBox


class _FindBox(SearchBox):
    """Enter goes on where the words are those that were looked for already."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        is_early = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_early and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            event.accept()  # Esc closes the bar, not the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text() == self._told:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)


class FindBar(Bar):
    """Hidden until it is opened; Enter goes on, Shift+Enter back, Esc closes."""

    asked = Signal(str)
    went_to = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("head")
        self.box = _FindBox("在预览中查找")
        self.back_button = SmallIconButton("act.up", "上一处", keys="Shift+F3")
        self.on_button = SmallIconButton("act.down", "下一处", keys="F3")
        self.close_button = SmallIconButton("act.clear", "关闭查找")
        self._said = Words("", "label")
        self._count, self._at = 0, -1
        self.show_items((self.box, 1), self._said, self.back_button, self.on_button, self.close_button)
        self.hide()
        self.box.searched.connect(self.asked)
        self.box.stepped.connect(self.step)
        self.box.left.connect(self.close_bar)
        self.back_button.clicked.connect(lambda: self.step(-1))
        self.on_button.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.close_bar)
        self.show_count(0)

    def open_bar(self) -> None:
        self.show()
        self.box.take_focus()
        if self.box.text().strip():
            self.asked.emit(self.box.text())

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def show_count(self, count: int, at: int = 0) -> None:
        """Show how many places were found; the one to begin with is gone to."""
        self._count, self._at = count, at if count else -1
        for button in (self.back_button, self.on_button):
            button.setEnabled(count > 0)
        self._say()
        if count:
            self.went_to.emit(self._at)

    def step(self, by: int) -> None:
        """To the next place or back, round and round."""
        if self._count:
            self._at = (self._at + by) % self._count
            self._say()
            self.went_to.emit(self._at)

    def said(self) -> str:
        return self._said.text()

    def _say(self) -> None:
        found = f"第 {self._at + 1} 处，共 {self._count} 处" if self._count else "没有找到"
        self._said.setText(found if self.box.text().strip() else "")

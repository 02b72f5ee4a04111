"""A card with pages and what turns and enlarges them."""

from PySide6.QtWidgets import QFrame

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import IconButton, TextButton
from lushan_desktop.ui.widgets.card import Bar
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.page_view import PageView


class PreviewPanel(QFrame):
    """The head says which page; below it the pages."""

    def __init__(self, title: str = "预览", *, note: str = "", is_compact: bool = False) -> None:
        """`is_compact`: where the room is short, the pages only fit the width."""
        super().__init__()
        style.set_look(self, "card")
        self.pages = PageView(says=title)
        self._note = ElidedWords(note, "small")
        self._where = Words("", "label")
        self._back, self._on = IconButton("act.prev", "上一页"), IconButton("act.next", "下一页")
        smaller, larger = IconButton("act.zoom_out", "缩小"), IconButton("act.zoom_in", "放大")
        fit = IconButton("act.fit", "适合宽度") if is_compact else TextButton("适合宽度")
        head = Bar("head", gap="tight")
        head.show_items(
            Words(title, "section"), (self._note, 1), self._back, self._where, self._on, smaller, fit, larger
        )
        column(self, head, (self.pages, 1), gap="none")
        for button in (smaller, larger):
            button.setVisible(not is_compact)
        self._back.clicked.connect(lambda: self.pages.go_to(self.pages.current_page - 1))
        self._on.clicked.connect(lambda: self.pages.go_to(self.pages.current_page + 1))
        smaller.clicked.connect(self.pages.zoom_out)
        larger.clicked.connect(self.pages.zoom_in)
        fit.clicked.connect(self.pages.fit_width)
        self.pages.page_changed.connect(self._show_page)
        self._show_page(0, 0)

    def say(self, note: str) -> None:
        self._note.setText(note)

    def _show_page(self, number: int, count: int) -> None:
        self._where.setText(f"第 {number + 1} / {count} 页" if count else "")
        self._back.setEnabled(number > 0)
        self._on.setEnabled(number + 1 < count)

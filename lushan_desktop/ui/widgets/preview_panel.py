"""A card with pages and what turns, enlarges and searches them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.ui import dialogs
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import IconButton, TextButton
from lushan_desktop.ui.widgets.card import Bar
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.find_bar import FindBar
from lushan_desktop.ui.widgets.labels import ElidedWords, WholeWords
from lushan_desktop.ui.widgets.layout import column, show_if
from lushan_desktop.ui.widgets.page_reader import PageReader


class PreviewPanel(QFrame):
    """The head says which page; below it the pages. Ctrl+F opens a bar to find words in them."""

    outside_requested = Signal()
    """The paper is wanted in the program that the system has for it."""

    folder_requested = Signal()
    """The folder that the paper was saved in is to be opened."""

    def __init__(self, title: str = "预览", *, note: str = "", is_compact: bool = False) -> None:
        """`is_compact`: where the room is short, the pages only fit the width."""
        super().__init__()
        style.set_look(self, "card")
        self.pages = PageReader(says=title)
        self.find_bar = FindBar()
        self._title, self._note = ElidedWords(title, "section"), WholeWords(note, "small")
        self.foot = Bar("foot")
        """Hidden while nothing is put into it."""
        self.where_button = TextButton("", tip="跳到某一页", keys="Ctrl+G")
        self.where_button.setAccessibleName("页码")
        self._back, self._on = IconButton("act.prev", "上一页"), IconButton("act.next", "下一页")
        self._lay_out(is_compact=is_compact)
        self._back.clicked.connect(lambda: self.pages.go_to(self.pages.current_page - 1))
        self._on.clicked.connect(lambda: self.pages.go_to(self.pages.current_page + 1))
        self.where_button.clicked.connect(self._ask_for_page)
        self.pages.page_changed.connect(self._show_page)
        self.find_bar.went_to.connect(self.pages.go_to_hit)
        self.find_bar.closed.connect(self._leave_finding)
        self._show_page(0, 0)

    def _lay_out(self, *, is_compact: bool) -> None:
        smaller, larger = IconButton("act.zoom_out", "缩小"), IconButton("act.zoom_in", "放大")
        fit = IconButton("act.fit", "适合宽度")
        self.find_button = IconButton("act.search", "在预览中查找", keys="Ctrl+F")
        self.outside_button = IconButton("act.open", "用系统阅读器打开")
        self.folder_button = IconButton("act.folder", "打开文件夹")
        self.folder_button.hide()
        self._head = Bar("head", gap="tight")
        self._giving = [self.outside_button, self.find_button, *((fit,) if is_compact else (larger, smaller))]
        self._head.show_items(
            self._title,
            (self._note, 1),
            self._back,
            self.where_button,
            self._on,
            smaller,
            fit,
            larger,
            self.find_button,
            self.outside_button,
            self.folder_button,
        )
        for never in (smaller, larger) if is_compact else ():
            never.hide()
        self._make_room()
        self.empty = EmptyState("nav.reports", "")
        self.empty.hide()
        column(self, self._head, self.find_bar, (self.pages, 1), (self.empty, 1), self.foot, gap="none")
        smaller.clicked.connect(self.pages.zoom_out)
        larger.clicked.connect(self.pages.zoom_in)
        fit.clicked.connect(self.pages.fit_width)
        self.find_button.clicked.connect(self.find_bar.open_bar)
        self.outside_button.clicked.connect(self.outside_requested)
        self.folder_button.clicked.connect(self.folder_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """The least is without the buttons that give way; what they do has a key as well."""
        frame = self.width() - self.contentsRect().width()
        foot = 0 if self.foot.isHidden() else self.foot.minimumSizeHint().width()
        return QSize(max(self._least_head(), foot) + frame, super().minimumSizeHint().height())

    def _least_head(self) -> int:
        shown = sum(self._width_of(button) for button in self._giving if not button.isHidden())
        return self._head.minimumSizeHint().width() - shown

    def _make_room(self) -> None:
        """Show as many of the buttons that give way as there is room for, the first of them first."""
        room = self.contentsRect().width() - self._least_head()
        for button in self._giving:
            room -= self._width_of(button)
            show_if(button, room >= 0)

    def _width_of(self, button: QWidget) -> int:
        return button.sizeHint().width() + theme().space("tight")

    def show_empty(self, title: str, text: str) -> None:
        """There is no paper: say why, and what to do."""
        self.empty.say(title, text)
        self._show_pages(is_shown=False)

    def _show_pages(self, *, is_shown: bool) -> None:
        self.pages.setVisible(is_shown)
        self.empty.setVisible(not is_shown)

    def rename(self, title: str) -> None:
        """Another paper is on show."""
        self._title.setText(title)
        self.pages.setAccessibleName(title)

    def say(self, note: str) -> None:
        self._note.setText(note)

    def _ask_for_page(self) -> None:
        number = dialogs.ask_for_page(self, self.pages.current_page + 1, self.pages.page_count)
        if number:
            self.pages.go_to(number - 1)

    def _leave_finding(self) -> None:
        self.pages.show_hits(())
        self.pages.setFocus()

    def _show_page(self, number: int, count: int) -> None:
        self.where_button.setText(f"{number + 1} / {count} 页" if count else "")
        self._back.setEnabled(number > 0)
        self._on.setEnabled(number + 1 < count)
        for button in (self.where_button, self.find_button, self.outside_button):
            button.setEnabled(count > 0)
        self._make_room()

"""The office's own words that are easily mistaken: added and taken away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from lushan_desktop.services.checks import office_words
from lushan_desktop.services.checks.office_words import OwnWord
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row

_ID = Qt.ItemDataRole.UserRole


class WordsDialog(QDialog):
    """Enter adds, Delete takes away; what is wrong is said below."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("易错词")
        self._context = context
        self.wrong, self.right = QLineEdit(), QLineEdit()
        for box, says in ((self.wrong, "错误写法"), (self.right, "规范写法")):
            box.setAccessibleName(says)
            box.setPlaceholderText(says)
            box.returnPressed.connect(self.add)
        self.add_button = PrimaryButton("添加", "act.add")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        self.list = QListWidget()
        self.list.setAccessibleName("本单位的易错词")
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.remove_button = Button("删除", "act.clear")
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self.remove)
        self.told = Words("", "error", wraps=True)
        close = TextButton("关闭 Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        title = Words("校核文稿时提示，能改的一次改正", "small")
        typed = row(None, (self.wrong, 1), (self.right, 1), self.add_button)
        foot = row(None, self.remove_button, SPRING, close)
        column(self, title, typed, self.told, (self.list, 1), foot, margins=("page", "large"))
        self.setMinimumSize(theme().width("waiting"), theme().width("waiting"))
        for given in (self.wrong, self.right, self.add_button):
            given.setEnabled(not context.is_read_only)
        self._show_buttons()
        self.load()

    def load(self) -> None:
        """Show what is kept."""
        self._context.query(office_words.words, then=self._show)

    def _show(self, words: tuple[OwnWord, ...]) -> None:
        self.list.clear()
        for one in words:
            item = QListWidgetItem(f"{one.wrong} → {one.right}" if one.right else one.wrong)
            item.setData(_ID, one.id)
            self.list.addItem(item)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.remove_button.setEnabled(bool(self.list.selectedItems()) and not self._context.is_read_only)

    def add(self) -> None:
        """Keep what was typed."""
        self._context.change(
            office_words.add, self.wrong.text(), self.right.text(), then=self._added, failed=self._refuse
        )

    def _added(self, _: object) -> None:
        for box in (self.wrong, self.right):
            box.clear()
        self._refuse("")
        self.wrong.setFocus()
        self.load()

    def _refuse(self, sentence: str) -> None:
        style.set_look(self.told, "error")
        self.told.setText(str(sentence))

    def remove(self) -> None:
        """Take away what is chosen."""
        ids = tuple(item.data(_ID) for item in self.list.selectedItems())
        if ids:
            self._context.change(office_words.remove, ids, then=lambda _: self.load(), failed=self._refuse)

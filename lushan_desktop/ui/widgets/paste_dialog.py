"""A box to paste the text of a paper into."""

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class PasteDialog(QDialog):
    """Accepted with some text in it."""

    def __init__(self, parent: QWidget, use: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴文稿")
        self.box = QPlainTextEdit()
        self.box.setAccessibleName("文稿的文字")
        self.box.setPlaceholderText("把文稿的全部文字粘贴到这里（Ctrl+V），从标题到落款")
        self.use_button = PrimaryButton(use, keys="Ctrl+Return")
        cancel = Button("取消")
        self.use_button.setEnabled(False)
        self.use_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.box.textChanged.connect(lambda: self.use_button.setEnabled(bool(self.text().strip())))
        foot = row(None, SPRING, cancel, self.use_button)
        column(self, Words("粘贴文稿", "section"), (self.box, 1), foot, margins=("page", "large"))
        self.resize(theme().width("waiting") + theme().width("tree"), theme().width("waiting"))

    def text(self) -> str:
        return self.box.toPlainText()

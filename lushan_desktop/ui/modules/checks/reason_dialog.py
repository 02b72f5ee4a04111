"""Asks why a finding is left as it is."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class ReasonDialog(QDialog):
    """Accepted with a reason in it."""

    def __init__(self, parent: QWidget, count: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("不改的理由")
        self.box = QLineEdit()
        self.box.setAccessibleName("不改的理由")
        self.box.setPlaceholderText("如 与原件一致")
        self.use_button = PrimaryButton("不改", keys="Ctrl+Return")
        cancel = Button("取消")
        self.use_button.setEnabled(False)
        self.use_button.clicked.connect(self.accept)
        self.box.returnPressed.connect(self.use_button.click)
        cancel.clicked.connect(self.reject)
        self.box.textChanged.connect(lambda: self.use_button.setEnabled(bool(self.reason())))
        title = Words(f"{count} 处不改，请写明理由，印入校核单", "strong")
        column(self, title, self.box, row(None, SPRING, cancel, self.use_button), margins=("page", "large"))
        self.setMinimumWidth(theme().width("waiting"))

    def reason(self) -> str:
        return self.box.text().strip()

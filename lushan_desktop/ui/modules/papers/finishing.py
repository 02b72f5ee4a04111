"""定稿 asks once: which marks are open, and what becomes of them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class FinishDialog(QDialog):
    """Lists the open 【待补】 before a paper is printed without them."""

    def __init__(self, parent: QWidget, gaps: Sequence[Any]) -> None:
        super().__init__(parent)
        self.setWindowTitle("定稿")
        marks = [Words(f"{number}　{gap.text}", wraps=True) for number, gap in enumerate(gaps, 1)]
        self.finish_button, back = PrimaryButton("定稿"), Button("先不定稿")
        self.finish_button.clicked.connect(self.accept)
        back.clicked.connect(self.reject)
        column(
            self,
            Words(f"还有 {len(gaps)} 处待补", "section"),
            Words(
                "定稿以后，这些标记和（送审稿）都不再印出，相应的地方就空着。随时可以改回送审稿。", wraps=True
            ),
            (ScrollBody(*marks, SPRING), 1),
            row(None, SPRING, back, self.finish_button),
            margins=("page", "large"),
        )
        self.resize(theme().width("calendar") + theme().width("tree"), theme().width("toast"))


def may_finish(parent: QWidget, gaps: Sequence[Any]) -> bool:
    """Return True if the paper may be printed without its marks; nothing is asked where there are none."""
    return not gaps or FinishDialog(parent, gaps).exec() == QDialog.DialogCode.Accepted

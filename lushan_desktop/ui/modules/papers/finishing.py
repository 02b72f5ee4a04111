"""定稿 asks once: which marks are open, what is undecided, and what becomes of them."""

from PySide6.QtWidgets import QDialog, QWidget

from lushan_desktop.reports.statement_value import Statement
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row

_MARKS = "定稿后不再印出这些标记和（送审稿），待补处留空；可随时改回送审稿。"
_UNDECIDED = "两边不一致的，正文暂按现在显示的写，不加标注。请到数据交换里决定。"


class FinishDialog(QDialog):
    """Lists what a final paper would pass over: the open 【待补】, and what two offices say differently."""

    def __init__(self, parent: QWidget, statement: Statement) -> None:
        super().__init__(parent)
        self.setWindowTitle("定稿")
        gaps, undecided = statement.gaps, statement.undecided
        told = (*(gap.text for gap in gaps), *undecided)
        marks = [Words(f"{number}　{text}", wraps=True) for number, text in enumerate(told, 1)]
        counts = [
            said
            for is_open, said in (
                (gaps, f"还有 {len(gaps)} 处待补"),
                (undecided, f"{len(undecided)} 处尚未决定"),
            )
            if is_open
        ]
        advice = [text for is_open, text in ((gaps, _MARKS), (undecided, _UNDECIDED)) if is_open]
        self.finish_button, back = PrimaryButton("定稿"), Button("先不定稿")
        self.finish_button.clicked.connect(self.accept)
        back.clicked.connect(self.reject)
        column(
            self,
            Words("，".join(counts), "section"),
            *(Words(text, wraps=True) for text in advice),
            (ScrollBody(*marks, SPRING), 1),
            row(None, SPRING, back, self.finish_button),
            margins=("page", "large"),
        )
        self.resize(theme().width("calendar") + theme().width("tree"), theme().width("toast"))


def may_finish(parent: QWidget, statement: Statement) -> bool:
    """Return True if the paper may be printed as it is; nothing is asked where nothing is open."""
    is_open = bool(statement.gaps or statement.undecided)
    return not is_open or FinishDialog(parent, statement).exec() == QDialog.DialogCode.Accepted

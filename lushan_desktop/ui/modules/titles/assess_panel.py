"""The applicant's own scores, item by item, in the right panel."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Points
from lushan_desktop.services.titles.review import Line, ReviewSheet
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if


class ScoreRow(QWidget):
    """One item with the box for its score."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.item = line.id
        self.points = line.points
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.box = QLineEdit("" if line.self_score is None else f"{line.self_score:f}")
        self.box.setAccessibleName(f"第{line.number}项自评分")
        self.box.setFixedWidth(theme().width("fact_name"))
        self.error = Words("", "error")
        show_if(self.error, False)
        worth = Words("" if line.points is None else f"/ {line.points:f}", "small")
        words = Words(f"{line.number}. {' '.join(line.content.split())}", wraps=True)
        column(self, row(None, (words, 1), self.box, worth), row(None, SPRING, self.error), gap="hair")

    def refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        show_if(self.error, bool(sentence))
        style.set_state(self.box, "wrong", bool(sentence))


class AssessPanel(Panel):
    """Hands over the scores when all of them can be read."""

    left = Signal()
    answered = Signal(dict)

    def __init__(self, context: Context) -> None:
        super().__init__(title="申报单位自评")
        self._context, self._kind = context, Points()
        self.rows: list[ScoreRow] = []
        self.total = Words("", "label")
        self.save_button = PrimaryButton("保存自评分", "act.save", keys="Ctrl+S")
        self.cancel_button = TextButton("取消 Esc", tip="不改自评分（Esc）")
        self.foot.show_items(self.save_button, self.total, SPRING, self.cancel_button)
        self.save_button.clicked.connect(self.finish)
        self.cancel_button.clicked.connect(self.left)

    def open(self, sheet: ReviewSheet) -> None:
        """Show the items with the scores given so far, the keyboard in the first box."""
        self.rows = [ScoreRow(line) for line in sheet.lines]
        nothing = Words("还没有审查条目，请先导入标准条目。", "label", wraps=True)
        items: list[QWidget] = [*self.rows] or [nothing]
        self.show_body(*items)
        for each in self.rows:
            each.box.textEdited.connect(lambda _: self._add_up())
        self._add_up()
        if self.rows:
            self.rows[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Hand over the scores, or say under the box what is wrong."""
        scores: dict[str, Decimal | None] = {}
        wrong: ScoreRow | None = None
        for each in self.rows:
            try:
                scores[each.item] = self._read(each)
                each.refuse("")
            except UserError as error:
                each.refuse(error.message)
                wrong = wrong or each
        if wrong is not None:
            wrong.box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.rows:
            self.answered.emit(scores)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _read(self, each: ScoreRow) -> Decimal | None:
        score = self._kind.parse(each.box.text(), self._context.reading())
        if score is not None and not 0 <= score <= (score if each.points is None else each.points):
            raise UserError(
                f"应在 0 到 {each.points:f} 之间。" if each.points is not None else "不能小于 0。"
            )
        return score

    def _add_up(self) -> None:
        total = Decimal(0)
        for each in self.rows:
            try:
                total += self._read(each) or 0
            except UserError:
                continue
        self.total.setText(f"合计 {total:f} 分" if self.rows else "")

"""The day of a move of a statement: when it was published."""

from PySide6.QtWidgets import QDialog, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.flow import Move
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records.statement import STATEMENT
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.ask_form import AskForm, Question
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.layout import column


class StageDialog(QDialog):
    """Asks for the days that a move puts in; today stands there at first."""

    def __init__(self, parent: QWidget, context: Context, move: Move) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{move.label}情况说明")
        self.answer: Values = {}
        self.form = AskForm(context)
        self.form.left.connect(self.reject)
        column(self, (self.form, 1), margins=("page", "large"))
        today = PartialDate.from_date(clock.today())
        values = {**STATEMENT.blank(), **dict.fromkeys(days_of(move), today)}
        question = Question(f"{move.label}情况说明", move.label, STATEMENT, days_of(move), values, {})
        self.form.open(question, self._take)
        self.resize(theme().width("waiting"), theme().width("tree"))

    def _take(self, values: Values) -> None:
        self.answer = values
        self.accept()


def days_of(move: Move) -> tuple[str, ...]:
    """The fields that are today unless somebody says otherwise."""
    return tuple(demand.field for demand in move.demands if demand.is_today)

"""What a move of a statement asks first: the day it was published."""

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.flow import Move
from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.ui.records.question import Question


def question_of(move: Move, statement_id: str) -> Question | None:
    """The days that a move puts in, today at first; None where it needs none."""
    days = tuple(demand.field for demand in move.demands if demand.is_today)
    if not days:
        return None
    today = PartialDate.from_date(clock.today())
    return Question(
        f"{move.label}情况说明",
        move.label,
        STATEMENT,
        days,
        {**STATEMENT.blank(), **dict.fromkeys(days, today)},
        {},
        key=f"{statement_id} {move.end}",
    )

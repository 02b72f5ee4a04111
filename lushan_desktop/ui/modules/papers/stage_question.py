"""What a move of a statement asks first: all that it demands and nobody has filled in yet."""

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.flow import Move
from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.services.papers.composing import Composition
from lushan_desktop.ui.records.question import Question


def question_of(move: Move, shown: Composition) -> Question | None:
    """The days that a move puts in, today at first, and what is lacking; None where it needs nothing."""
    statement = shown.statement
    held = {"signed_on": statement.signed, "issuer": statement.issuer_id}
    asked = tuple(each.field for each in move.demands if each.is_today or not held.get(each.field, True))
    if not asked:
        return None
    today = PartialDate.from_date(clock.today())
    days = [each.field for each in move.demands if each.is_today]
    return Question(
        f"{move.label}情况说明",
        move.label,
        STATEMENT,
        asked,
        {**STATEMENT.blank(), **dict.fromkeys(days, today)},
        {},
        key=f"{shown.id} {move.end}",
    )

"""How dates are read and written in this program's date boxes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.date_box import DateSpelling


def date_spelling(
    context: Context, kind: Day | None = None, since: Callable[[], date | None] = lambda: None
) -> DateSpelling:
    """The spelling of a Day; dates without a year are put inside the period the office works on.

    `since` tells the day that a deadline follows.
    """
    day = kind or Day()
    return DateSpelling(
        parse=lambda text: day.parse(text, replace(context.reading(), since=since())),
        format=day.format,
        describe=PartialDate.with_weekday,
        from_day=PartialDate.from_date,
        to_day=lambda value: value.first_day,
    )

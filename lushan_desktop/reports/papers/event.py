"""One numbered item of a section before it knows its number, and the order such items stand in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.statement_value import StatementParagraph


@dataclass(frozen=True)
class Event:
    """A paragraph with the day that places it."""

    key: str
    label: str
    passage: Passage
    day: PartialDate | None = None
    is_standing: bool = False
    """True if it tells of what has gone on regularly since a date: such items stand first."""

    @property
    def place(self) -> tuple[int, date, str]:
        if self.is_standing:
            return 0, self.day.first_day if self.day else date.max, self.key
        if self.day:
            return 1, self.day.first_day, self.key
        return 2, date.max, self.key


def in_order(events: Iterable[Event], *, numbered: bool) -> tuple[StatementParagraph, ...]:
    """Recurring since … first, then by date, undated last; numbered 1. 2. 3. where the section is."""
    paragraphs = [
        event.passage.paragraph(event.key, event.label)
        for event in sorted(events, key=lambda each: each.place)
    ]
    if not numbered or len(paragraphs) < 2:
        return tuple(paragraphs)
    return tuple(each.with_number(f"{place}.") for place, each in enumerate(paragraphs, 1))

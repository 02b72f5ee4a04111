"""The day of the signature against the events: what to propose, and what to do about a later one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.quoting import in_quotes
from lushan_desktop.domain.record import Record, key_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.known_records import Ledger, day, link
from lushan_desktop.reports.papers.beginning import begun_on
from lushan_desktop.reports.papers.when import day_after
from lushan_desktop.reports.periods import Period
from lushan_desktop.reports.statement_value import Link, Remedy

_TOLD = (
    "document", "meeting", "instruction", "measure", "study_visit", "symposium", "publicity_item",
    "training", "supervision_round", "honour",
)  # fmt: skip
_MOVED = {
    "problem": ("found_on", "issued_on", "closed_on"),
    "supervision_visit": ("held_on",),
    "application": ("applied_on", "passed_on", "public_from", "recommended_on", "designated_on"),
}
"""What is counted as it stood on the day of the signature: the days on which it went on."""


@dataclass(frozen=True)
class _Moment:
    """A first or a last day of a matter."""

    day: PartialDate
    record: Record
    is_first: bool = True
    is_beginning: bool = False
    """True if the matter went on from that day."""
    is_of_a_number: bool = False
    """True if nothing but the number of a paper tells its year."""

    @property
    def latest(self) -> date:
        """By when it had come: what runs on had begun on the first possible day."""
        return self.day.first_day if self.is_beginning else self.day.last_day


def _moments(ledger: Ledger) -> Iterator[_Moment]:
    for key in _TOLD:
        record_type = RECORD_TYPES.get(key)
        for record in ledger.chosen(record_type.model):
            runs_on = key == "supervision_round" or bool(getattr(record, "recurring", False))
            last = day(getattr(record, "until", None))
            if first := begun_on(record):
                by_number = not getattr(record, record_type.dated_by)
                goes_on = runs_on or last is not None
                yield _Moment(first, record, is_beginning=goes_on, is_of_a_number=by_number)
            if last:
                yield _Moment(last, record, is_first=False)


def last_event(ledger: Ledger, period: Period) -> PartialDate | None:
    """The latest day of the period on which something happened that the statement tells of or counts.

    What is known to the month may have happened on its last day; what runs on began on its first. A year
    alone says nothing where something else of that year is known better.
    """
    within = [each for each in (*_moments(ledger), *_moves(ledger)) if _lies_in(each.day, period)]
    sure = [each for each in within if not each.is_of_a_number]
    if not sure:
        return None
    latest = max(each.day.year for each in sure)
    within = [each for each in within if not each.is_of_a_number or each.day.year > latest]
    finer = {each.day.year for each in within if each.day.month}
    telling = [each for each in within if each.day.month or each.day.year not in finer]
    known = max(telling, key=lambda each: each.latest).day
    close = period.end.last_day if period.end else known.last_day
    return PartialDate.from_date(known.first_day if known.day else min(known.last_day, close))


def _lies_in(moment: PartialDate, period: Period) -> bool:
    return period.touches(moment) and not period.is_ahead(moment)


def _moves(ledger: Ledger) -> Iterator[_Moment]:
    for key, fields in _MOVED.items():
        for record in ledger.all(RECORD_TYPES.get(key).model):
            for moment in filter(None, (day(getattr(record, field)) for field in fields)):
                yield _Moment(moment, record)


def proposed_signature(ledger: Ledger, period: Period) -> PartialDate | None:
    """The day after the last event of the period; the close of the period where no day of it is known.

    Never a day to come: a paper is not dated ahead.
    """
    last = last_event(ledger, period)
    proposed = day_after(last) if last else _close(period)
    if proposed is None or period.today is None or proposed.first_day <= period.today.last_day:
        return proposed
    return period.today


def _close(period: Period) -> PartialDate | None:
    if period.end is None or period.is_ahead(period.end):
        return None
    return PartialDate.from_date(period.end.last_day)


def later_than(ledger: Ledger, signed: PartialDate | None) -> tuple[Link, ...]:
    """The records whose event is certainly later than the signature."""
    if signed is None:
        return ()
    late = [each for each in _moments(ledger) if each.is_first and each.day.first_day > signed.last_day]
    return tuple(dict.fromkeys(link(each.record) for each in late))


def remedies(
    ledger: Ledger, signed: PartialDate | None, period: Period, late: Iterable[Link]
) -> tuple[Remedy, ...]:
    """Both ways out: a later signature, or an earlier close of the period."""
    count = len(tuple(late))
    better = proposed_signature(ledger, period)
    if not count or signed is None or better is None:
        return ()
    return (
        Remedy("改成文日期", f"成文日期改为{better}，正文不变。", "signed", better),
        Remedy("删去截止日后的事项", f"材料截止到{signed}，正文删去此后的{count}项。", "end", signed),
    )


def label_of(record: Record) -> str:
    """Return what a record is called in the 待核单."""
    record_type = RECORD_TYPES.get(key_of(record))
    named = [
        str(getattr(record, name)) for name in record_type.named_by if name not in _ids_of(record_type.key)
    ]
    called = "".join(part for part in named if part)[:40]
    return record_type.title + (in_quotes(called) if called else "")


def _ids_of(key: str) -> set[str]:
    return {spec.name for spec in RECORD_TYPES.get(key).fields if hasattr(spec.kind, "target")}

"""The day of the signature against the events: what to propose, and what to do about a later one."""

from collections.abc import Iterable, Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.quoting import in_quotes
from lushan_desktop.domain.record import Record, key_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.titles.applying import came_about
from lushan_desktop.reports.known_records import Ledger, day, link
from lushan_desktop.reports.papers.when import day_after
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


def event_days(ledger: Ledger) -> list[tuple[PartialDate, Record]]:
    """The first day of every event that the ledger tells of, and the last day where it is over."""
    found: list[tuple[PartialDate, Record]] = []
    for key in _TOLD:
        record_type = RECORD_TYPES.get(key)
        for record in ledger.chosen(record_type.model):
            for stored in (getattr(record, record_type.dated_by), getattr(record, "until", None)):
                if moment := day(stored):
                    found.append((moment, record))
    return found


def last_event(ledger: Ledger, end: PartialDate | None = None) -> PartialDate | None:
    """The latest day of the period on which something happened that the statement tells of or counts."""
    days = [moment for moment, _ in event_days(ledger)]
    days += [moment for moment in _moves(ledger) if came_about(moment, end)]
    return max(days, key=lambda moment: moment.first_day, default=None)


def _moves(ledger: Ledger) -> Iterator[PartialDate]:
    for key, fields in _MOVED.items():
        for record in ledger.all(RECORD_TYPES.get(key).model):
            yield from filter(None, (day(getattr(record, field)) for field in fields))


def proposed_signature(ledger: Ledger, end: PartialDate | None = None) -> PartialDate | None:
    """The day after the last event."""
    last = last_event(ledger, end)
    if last is None:
        return None
    return day_after(PartialDate.from_date(last.first_day) if not last.day else last)


def later_than(ledger: Ledger, signed: PartialDate | None) -> tuple[Link, ...]:
    """The records whose event is certainly later than the signature."""
    if signed is None:
        return ()
    late = [record for moment, record in event_days(ledger) if moment.first_day > signed.last_day]
    return tuple(dict.fromkeys(link(record) for record in late))


def remedies(
    ledger: Ledger, signed: PartialDate | None, end: PartialDate | None, late: Iterable[Link]
) -> tuple[Remedy, ...]:
    """Both ways out: a later signature, or an earlier close of the period."""
    count = len(tuple(late))
    better = proposed_signature(ledger, end)
    if not count or signed is None or better is None:
        return ()
    return (
        Remedy("改成文日期", f"成文日期改为{better}，正文不变。", "signed", better),
        Remedy("删去截止日后的事项", f"材料截止到{signed}，正文删去此后的{count}项。", "end", signed),
    )


def label_of(record: Record) -> str:
    """What a record is called in the 待核单."""
    record_type = RECORD_TYPES.get(key_of(record))
    named = [
        str(getattr(record, name)) for name in record_type.named_by if name not in _ids_of(record_type.key)
    ]
    called = "".join(part for part in named if part)[:40]
    return record_type.title + (in_quotes(called) if called else "")


def _ids_of(key: str) -> set[str]:
    return {spec.name for spec in RECORD_TYPES.get(key).fields if hasattr(spec.kind, "target")}

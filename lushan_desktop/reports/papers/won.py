"""What the county itself applied for and won, and honours of no title that has a section of its own."""

from collections.abc import Collection, Iterable, Iterator

from lushan_desktop.domain.titles.applying import DESIGNATED
from lushan_desktop.domain.titles.batch import Batch
from lushan_desktop.domain.titles.honour import Honour
from lushan_desktop.domain.titles.title import Title
from lushan_desktop.reports.known_records import day
from lushan_desktop.reports.papers.by_then import ApplicationByThen, all_applied, is_held
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.standing import (
    remark_earlier,
    remark_lapsed,
    say_applications,
    say_batches,
    say_honours,
)
from lushan_desktop.reports.papers.writing import Writing


def honour_events(writing: Writing, elsewhere: Collection[str]) -> Iterator[Event]:
    """One item for each honour that is held and that no section of a title tells of."""
    honours = [each for each in writing.ledger.chosen(Honour) if each.title not in elsewhere]
    remark_lapsed(writing, [each for each in honours if not is_held(each, writing.until)])
    for honour in honours:
        if is_held(honour, writing.until):
            passage = Passage()
            say_honours(writing, passage, [honour])
            yield Event(f"honour:{honour.id}", honour.name, passage, day(honour.named_on))


def standing_events(writing: Writing, titles: Iterable[Title]) -> Iterator[Event]:
    """The one item that tells how far the county's own applications have come."""
    ledger = writing.ledger
    ids = {title.id for title in titles}
    stood = all_applied(ledger, ids, writing.until)
    remark_earlier(writing, stood)
    known = [each for each in stood if each.stage or not each.is_earlier]
    batches = [each for each in ledger.all(Batch) if each.title in ids]
    held = [each for each in ledger.chosen(Honour) if is_held(each, writing.until)]
    passage = Passage()
    say_batches(writing, passage, batches, known)
    say_applications(writing, passage, [each for each in known if not became(each, held)], batches)
    if passage:
        yield Event("county_applications", "本县申报", passage)


def became(applied: ApplicationByThen, honours: Iterable[Honour]) -> bool:
    """Return True if the honour that an application became tells of it, or it is held no more."""
    record = applied.record
    told = {each.id for each in honours} | {(each.unit, each.title) for each in honours if each.title}
    is_told = {record.honour, (record.applicant, record.title)} & told
    return applied.is_lapsed or (applied.stage == DESIGNATED and bool(is_told))

"""七个纳入 as an item of its own: by which paper or meeting each was carried out."""

from collections.abc import Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.inclusions.inclusion import Inclusion
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import by_rank
from lushan_desktop.reports.known_records import Ledger, called, day, link
from lushan_desktop.reports.papers.doing import does_it_itself
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.issuing import LOCAL
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.writing import Writing

_WHAT = "法治政府建设"


def told(ledger: Ledger) -> list[Inclusion]:
    """What the county carried out, as a paper, a meeting of its own or words prove.

    What is only named as one of the seven is a demand, and what a township did is its own.
    """
    return sorted(
        (each for each in ledger.chosen(Inclusion) if is_told(ledger, each)),
        key=lambda each: (each.held_on or str(each.year or "9999"), by_rank(each)),
    )


def is_told(ledger: Ledger, inclusion: Inclusion) -> bool:
    """Return True if it is told of by itself."""
    return _is_carried_out(ledger, inclusion) and not _is_local(ledger, inclusion)


def _is_carried_out(ledger: Ledger, inclusion: Inclusion) -> bool:
    if ledger.get(Document, inclusion.basis) or inclusion.content.strip():
        return True
    met = ledger.get(Meeting, inclusion.meeting)
    return met is not None and inclusion.id not in ledger.targets(met.id, "inclusions")


def _is_local(ledger: Ledger, inclusion: Inclusion) -> bool:
    unit = ledger.get(Unit, inclusion.unit or inclusion.origin)
    return unit is not None and unit.kind in LOCAL


def events(writing: Writing) -> Iterator[Event]:
    """One item for all of them; those of one day or year share a sentence."""
    passage = Passage()
    found = told(writing.ledger)
    before = None
    for inclusion in found:
        when = _when(inclusion)
        if when != before:
            passage = passage.stop() if passage else passage
            passage.say(f"{when}，" if when else "", writing.use(inclusion)).say(writing.we, link(inclusion))
        else:
            passage.say("；", link(inclusion))
        before = when
        _say(writing, passage, inclusion)
    if found:
        yield Event("inclusions", "七个纳入", passage.stop(), day(found[0].held_on))


def _when(inclusion: Inclusion) -> PartialDate | None:
    return day(inclusion.held_on) or (PartialDate(inclusion.year) if inclusion.year else None)


def _say(writing: Writing, passage: Passage, inclusion: Inclusion) -> None:
    """在《甲》中将法治政府建设纳入乙，…, at the meeting where that was taken up."""
    owner = writing.use(inclusion)
    basis = writing.ledger.get(Document, inclusion.basis)
    met = writing.ledger.get(Meeting, inclusion.meeting)
    if (
        met
        and does_it_itself(writing, met)
        and inclusion.id not in writing.ledger.targets(met.id, "inclusions")
    ):
        passage.say(f"召开{called(met).removeprefix(writing.county)}，", owner, link(met))
    if basis:
        writing.document(passage.say("在", owner), basis).say("中", owner)
    item, content = inclusion.item.strip(), inclusion.content.strip()
    # Words that say what was included themselves say it in its place.
    is_said = item in content
    passage.say("" if is_said else f"将{_WHAT}{item}", owner)
    if basis and basis.title and not basis.number:
        passage.lack("文号", link(basis, "number"))
    if content:
        writing.recorded(passage.say("" if is_said else "，", owner), inclusion.content, inclusion, "content")
    if not basis:
        passage.lack("载体文件", link(inclusion, "basis"))

"""七个纳入 as an item of its own: by which paper or meeting each was carried out."""

from collections.abc import Iterator, Sequence

from lushan_desktop.base.text.dates import YEARS, PartialDate
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


def told(writing: Writing) -> list[Inclusion]:
    """What the county carried out, as a paper, a meeting of its own or words prove.

    What is only named as one of the seven is a demand, and what a township did is told by that alone.
    """
    return sorted(
        (each for each in writing.ledger.chosen(Inclusion) if is_told(writing, each)),
        key=lambda each: (each.held_on or str(each.year or "9999"), by_rank(each)),
    )


def is_told(writing: Writing, inclusion: Inclusion) -> bool:
    """Return True if it is told of by itself."""
    ledger, unit = writing.ledger, inclusion.unit or inclusion.origin
    is_ours = bool(unit) and unit == writing.home_unit
    return _is_carried_out(ledger, inclusion) and (is_ours or not _is_local(ledger, unit))


def _is_carried_out(ledger: Ledger, inclusion: Inclusion) -> bool:
    if ledger.get(Document, inclusion.basis) or inclusion.content.strip():
        return True
    met = ledger.get(Meeting, inclusion.meeting)
    return met is not None and inclusion.id not in ledger.targets(met.id, "inclusions")


def _is_local(ledger: Ledger, unit_id: str) -> bool:
    unit = ledger.get(Unit, unit_id)
    return unit is not None and unit.kind in LOCAL


def events(writing: Writing) -> Iterator[Event]:
    """One item for all of them; those of one day or year share a sentence."""
    passage = Passage()
    found = told(writing)
    before: Inclusion | None = None
    named: set[str] = set()  # the papers whose number was said
    for inclusion in _by_carrier(writing, found):
        when = _when(inclusion)
        carrier = _carrier(writing, inclusion)
        if before is None or _begins_anew(writing, inclusion, before):
            passage = passage.stop() if passage else passage
            is_again = before is not None and when is not None and when == _when(before)
            then = _again(when) if when and is_again else f"{when}，" if when else ""
            passage.say(then, writing.use(inclusion)).say(_us(writing, inclusion), link(inclusion))
            before = None
        else:
            passage.say("；", link(inclusion))
        if before is None or _carrier(writing, before) != carrier:
            _say_carrier(writing, passage, inclusion, is_named=inclusion.basis in named)
            named.add(inclusion.basis)
        before = inclusion
        _say_item(writing, passage, inclusion)
    if found:
        yield Event("inclusions", "七个纳入", passage.stop(), day(found[0].held_on))


def _begins_anew(writing: Writing, inclusion: Inclusion, before: Inclusion) -> bool:
    """Behind a paper 将… would be read as of that paper: what has none begins anew."""
    is_loose = len(_carrier(writing, inclusion)) == 1 < len(_carrier(writing, before))
    is_of_another = _us(writing, inclusion) != _us(writing, before)
    return is_loose or is_of_another or _when(inclusion) != _when(before)


def _us(writing: Writing, inclusion: Inclusion) -> str:
    """我镇 where a township writes of what is its own, by whomever it was entered."""
    return writing.we if inclusion.unit == writing.home_unit else writing.us(inclusion)


def _by_carrier(writing: Writing, found: Sequence[Inclusion]) -> list[Inclusion]:
    """Those that one paper or meeting carries stand together, and it is named once; days keep their order."""
    days, carriers = [*map(_when, found)], [_carrier(writing, each) for each in found]
    places = [(days.index(when), carriers.index(one)) for when, one in zip(days, carriers, strict=True)]
    return [each for _, each in sorted(zip(places, found, strict=True), key=lambda pair: pair[0])]


def _carrier(writing: Writing, inclusion: Inclusion) -> tuple[str, ...]:
    """The paper it stands in and the meeting it was taken up at; itself where nothing is known of either."""
    met = _met(writing, inclusion)
    carrier = (inclusion.basis, met.id if met else "")
    return carrier if any(carrier) else (inclusion.id,)


def _met(writing: Writing, inclusion: Inclusion) -> Meeting | None:
    """The meeting of the county where it was taken up, which does not itself tell of it."""
    met = writing.ledger.get(Meeting, inclusion.meeting)
    if met is None or inclusion.id in writing.ledger.targets(met.id, "inclusions"):
        return None
    return met if does_it_itself(writing, met) else None


def _when(inclusion: Inclusion) -> PartialDate | None:
    year = inclusion.year if inclusion.year in YEARS else None  # 23 may have come in from a table
    return day(inclusion.held_on) or (PartialDate(year) if year else None)


def _again(when: PartialDate) -> str:
    """同日，: the day of the sentence before is not said again."""
    return "同日，" if when.day else "同月，" if when.month else "同年，"


def _say_carrier(writing: Writing, passage: Passage, inclusion: Inclusion, *, is_named: bool) -> None:
    """召开丙，在《甲》（号）中: the paper and the meeting where it was taken up; its number once."""
    owner = writing.use(inclusion)
    if met := _met(writing, inclusion):
        passage.say(f"召开{called(met).removeprefix(writing.county)}，", owner, link(met))
    basis = writing.ledger.get(Document, inclusion.basis)
    if basis is None:
        return
    writing.document(passage.say("在", owner), basis, with_number=not is_named)
    if basis.title and not basis.number and not is_named:
        passage.lack("文号", link(basis, "number"))
    passage.say("中", owner)


def _say_item(writing: Writing, passage: Passage, inclusion: Inclusion) -> None:
    """将法治政府建设纳入乙，…."""
    owner = writing.use(inclusion)
    item, content = inclusion.item.strip(), inclusion.content.strip()
    # Words that say what was included themselves say it in its place.
    is_said = item in content
    passage.say("" if is_said else f"将{_WHAT}{item}", owner)
    if content:
        writing.recorded(passage.say("" if is_said else "，", owner), inclusion.content, inclusion, "content")
    if writing.ledger.get(Document, inclusion.basis) is None:
        passage.lack("载体文件", link(inclusion, "basis"))

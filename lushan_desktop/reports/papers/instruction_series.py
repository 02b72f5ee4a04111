"""批示 of one leader of which nobody knows more than the day or the paper: one item for many of them."""

from collections.abc import Iterable, Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.instructions.instruction import Instruction
from lushan_desktop.domain.learning.briefing import Briefing
from lushan_desktop.reports.known_records import Ledger, day, link
from lushan_desktop.reports.papers import instructions, routine
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_person
from lushan_desktop.reports.papers.when import span
from lushan_desktop.reports.papers.writing import Writing
from lushan_desktop.reports.periods import Days
from lushan_desktop.reports.statement_value import Annex

_WHOLE_DAY = len("2023-06-02")


def parted(
    ledger: Ledger, found: Iterable[Instruction]
) -> tuple[list[list[Instruction]], list[list[Instruction]]]:
    """The series, and what is told item by item; where the paper is known, only a long run is one."""
    told: list[list[Instruction]] = []
    alike: dict[tuple[object, ...], list[list[Instruction]]] = {}
    for group in instructions.groups(found):
        keys = {_sameness(ledger, each) for each in group}
        if len(keys) == 1 and (key := keys.pop()):
            alike.setdefault(key, []).append(group)
        else:
            told.append(group)
    series = []
    for groups in alike.values():
        run = [each for group in groups for each in group]
        least = routine.MOST_DAYS + 1 if instructions.has_carrier(ledger, run[0]) else routine.LEAST
        if len(run) >= least:
            series.append(run)
        else:
            told += groups
    return series, told


def _sameness(ledger: Ledger, instruction: Instruction) -> tuple[object, ...]:
    """By what several are one item: kind, leader, the post of the day; empty where more is to be told."""
    given_on, person = day(instruction.given_on), ledger.person(instruction.leader)
    if not (given_on and person) or instruction.words or instruction.gist:
        return ()
    if len(str(instruction.given_on)) < _WHOLE_DAY or not person.is_sure(given_on):
        return ()
    held = person.held_on(given_on)
    upon = instructions.has_carrier(ledger, instruction)
    return (instruction.kind, person.id, held, upon, instruction.origin) if held else ()


def events(writing: Writing, group: list[Instruction]) -> Iterator[Event]:
    """The leader wrote on these days, or so many times between two."""
    first, passage = group[0], Passage()
    owners = tuple(map(writing.use, group))
    days = list(dict.fromkeys(PartialDate.from_iso(each.given_on) for each in group if each.given_on))
    has_carriers = instructions.has_carrier(writing.ledger, first)
    is_told_by_day = not (writing.is_complete or has_carriers) and len(days) <= routine.MOST_DAYS
    passage.say(f"{routine.listed_days(days) if is_told_by_day else span(days[0], days[-1])}，", *owners)
    say_person(writing, passage, first, "leader", Days(days[0], days[0]))
    act = instructions.ACT_BY_KIND.get(first.kind, "作出批示")
    passage.say(f"先后{len(group)}次" if writing.is_complete else "先后", *owners)
    passage.say(f"在有关文件、简报上{act}" if has_carriers else act, *owners)
    if not is_told_by_day:
        annex = _list_of(writing, group)
        writing.annex.append(annex)
        passage.say("（各次日期见附表）", *owners)
    if not has_carriers and first.kind != instructions.SPOKEN:
        fills = [link(each, name) for each in group for name in instructions.CARRIERS]
        passage.lack(instructions.upon(first), *fills)
    if first.kind != instructions.TICKED:
        passage.lack(f"{first.kind or '批示'}原文", *(link(each, "words") for each in group))
    if not writing.is_complete:
        writing.lack_whole(passage)
    passage.stop()
    yield Event(
        f"instructions:{min(each.id for each in group)}", f"{first.kind}{len(group)}件", passage, days[0]
    )


def _list_of(writing: Writing, group: list[Instruction]) -> Annex:
    person = writing.ledger.person(group[0].leader)
    name = f"{person.name if person else ''}{group[0].kind or '批示'}一览表"
    rows = tuple((str(day(each.given_on)), _carrier(writing, each)) for each in group)
    return Annex(name, ("日期", "批示所在的文件、简报"), rows, tuple(each.id for each in group))


def _carrier(writing: Writing, instruction: Instruction) -> str:
    document = writing.ledger.get(Document, instruction.document)
    briefing = writing.ledger.get(Briefing, instruction.briefing)
    if briefing:
        return instructions.briefing_name(writing, briefing)
    return instructions.carrier_name(document) if document else instruction.carrier

"""批示指示 as sentences; neighbours on one paper within a month become one item."""

from collections.abc import Iterable, Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.instructions.instruction import Instruction
from lushan_desktop.domain.learning.briefing import Briefing
from lushan_desktop.reports.known_records import Ledger, day, link
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_person
from lushan_desktop.reports.papers.when import following
from lushan_desktop.reports.papers.writing import Writing, bare, in_title_marks
from lushan_desktop.reports.periods import Days
from lushan_desktop.reports.speech import Words, indirect, quoted

SPOKEN, TICKED = "口头指示", "圈阅"
ACT_BY_KIND = {"批示": "作出批示", "指示": "作出指示", SPOKEN: "作出口头指示", TICKED: TICKED}


def groups(instructions: Iterable[Instruction]) -> Iterator[list[Instruction]]:
    """The instructions by date, neighbours that leaders wrote on one paper in a month together."""
    ordered = sorted(instructions, key=lambda each: (each.given_on is None, each.given_on or "", each.id))
    group: list[Instruction] = []
    for instruction in ordered:
        if group and not _belongs(group[-1], instruction):
            yield group
            group = []
        group.append(instruction)
    if group:
        yield group


def _belongs(one: Instruction, other: Instruction) -> bool:
    if not one.given_on or not other.given_on or one.given_on[:7] != other.given_on[:7]:
        return False
    keys = {_carrier_key(one), _carrier_key(other)}
    return ("", "", "") not in keys and (len(keys) == 1 or _is_of_one_desk(one, other))


def _is_of_one_desk(one: Instruction, other: Instruction | None) -> bool:
    """Return True if one leader wrote both on one day."""
    if other is None or not one.given_on or day(one.given_on) != day(other.given_on):
        return False
    return len(one.given_on) == _WHOLE_DAY and one.leader == other.leader != ""


_WHOLE_DAY = len("2023-06-02")


def _carrier_key(instruction: Instruction) -> tuple[str, str, str]:
    return instruction.document, instruction.briefing, instruction.carrier


def events(writing: Writing, group: list[Instruction]) -> Iterator[Event]:
    """The one item that tells of a group."""
    first = group[0]
    passage = Passage()
    is_alone = len(group) == 1
    previous: Instruction | None = None
    for instruction in group:
        _say_one(writing, passage, instruction, previous)
        previous = instruction
        if not is_alone and instruction.words:
            _say_words(writing, passage, instruction)
    if is_alone:
        _say_words(writing, passage, first) if first.words else _say_gist(writing, passage, group)
    else:
        _say_gist(writing, passage, [each for each in group if not each.words], is_part=len(group) > 1)
    if not first.given_on:
        noun = "批示" if first.kind == "批示" else first.kind or "批示"
        passage.lack(f"{noun}日期", link(first, "given_on"))
    passage.stop()
    days = "、".join(
        dict.fromkeys(str(day(each.given_on)).partition("年")[2] for each in group if each.given_on)
    )
    yield Event(f"instruction:{first.id}", f"{days}{first.kind}", passage, day(first.given_on))


def _say_one(
    writing: Writing, passage: Passage, instruction: Instruction, previous: Instruction | None
) -> None:
    """Who wrote on what; of what one leader wrote on one day, the leader and the day once."""
    given_on, owner = day(instruction.given_on), writing.use(instruction)
    goes_on = _is_of_one_desk(instruction, previous) and not passage.ends_quotation
    if previous and not passage.ends_quotation:
        passage.say("；")
    if not goes_on:
        before = day(previous.given_on) if previous else None
        passage.say(f"{_day_after(given_on, before)}，" if given_on else "", owner)
        say_person(writing, passage, instruction, "leader", Days(given_on, given_on))
    act = ACT_BY_KIND.get(instruction.kind, "作出批示")
    is_ticked = instruction.kind == TICKED
    passage.say(act if is_ticked else "", owner)
    is_new = previous is None or _carrier_key(previous) != _carrier_key(instruction)
    _say_carrier(writing, passage, instruction, is_first=is_new)
    passage.say("" if is_ticked else act, owner)
    if is_new and instruction.kind != SPOKEN and not has_carrier(writing.ledger, instruction):
        passage.lack(upon(instruction), *(link(instruction, name) for name in CARRIERS))


def _day_after(given_on: PartialDate, before: PartialDate | None) -> str:
    if before is None:
        return str(given_on)
    return "同日" if given_on == before and given_on.day else following(given_on, before)


def _say_carrier(writing: Writing, passage: Passage, instruction: Instruction, *, is_first: bool) -> None:
    if _carrier_key(instruction) == ("", "", ""):
        return
    verb = "" if instruction.kind == TICKED else "在"
    suffix = "" if instruction.kind == TICKED else "上"
    document = writing.ledger.get(Document, instruction.document)
    briefing = writing.ledger.get(Briefing, instruction.briefing)
    if not is_first:
        what = "该期简报" if briefing else "该报告" if document and _is_report(document) else "该件"
        passage.say(f"{verb}{what}{suffix}", link(instruction))
    elif briefing:
        passage.say(f"{verb}{briefing_name(writing, briefing)}{suffix}", writing.use(briefing))
    elif document:
        passage.say(verb).say(carrier_name(document), writing.use(document)).say(suffix)
    elif instruction.carrier:
        # An oral or other directive is given at a place or an event, an endorsement is written on a paper.
        carrier = bare(instruction.carrier).removeprefix(verb)
        is_placed = carrier.endswith(("上", "中", "时", "期间"))
        upon = suffix if not is_placed and (instruction.kind == "批示" or carrier.endswith(_MET)) else ""
        passage.say(f"{verb}{carrier}{upon}", link(instruction))


_MET = ("会", "会议")
CARRIERS = ("document", "briefing", "carrier")
"""Any of these tells what an instruction was written on."""


def has_carrier(ledger: Ledger, instruction: Instruction) -> bool:
    """Return True if somebody knows what it was written on."""
    known = ledger.get(Document, instruction.document) or ledger.get(Briefing, instruction.briefing)
    return bool(known or instruction.carrier)


def upon(instruction: Instruction) -> str:
    """Return how that is called on which it was written."""
    return "圈阅的文件或简报" if instruction.kind == TICKED else "批示所在的文件或简报"


def briefing_name(writing: Writing, briefing: Briefing) -> str:
    """《简报》（第7期）; the year stands before the number where another year has the same."""
    if not briefing.issue:
        return in_title_marks(briefing.title)
    issued_on = day(briefing.issued_on)
    alike = [
        each
        for each in writing.ledger.all(Briefing)
        if (each.title, each.issue) == (briefing.title, briefing.issue) and each.id != briefing.id
    ]
    year = f"{issued_on.year}年" if alike and issued_on else ""
    return in_title_marks(f"{briefing.title}（{year}第{briefing.issue}期）")


def carrier_name(document: Document) -> str:
    """A report to the leaders is called by its words, any other paper by its title in marks."""
    if not document.title:
        return document.matter or "有关文件"
    if _is_report(document) and not document.number:
        return document.title
    # A paper of our own is told of with its number where it was issued.
    return in_title_marks(document.title, "" if is_issued(document) else document.number)


def is_issued(document: Document) -> bool:
    """Return True if a paper went out, whoever wrote on it: its issuing is told of besides."""
    return document.direction == "发文" and not _is_report(document)


def _is_report(document: Document) -> bool:
    return document.kind in ("报告", "请示") or document.title.endswith(("报告", "请示"))


def _say_words(writing: Writing, passage: Passage, instruction: Instruction) -> None:
    words = Words(instruction.words, instruction.standing)
    owner = writing.use(instruction)
    if words.is_verified:
        passage.say(f"：{quoted(words.text)}", owner)
        return
    text = indirect(words.text, after_demand=True)
    passage.say("，要求" + text, owner)


_TELLING = (
    "要求",
    "明确",
    "强调",
    "指出",
    "提出",
    "同意",
    "肯定",
    "表示",
    "责成",
    "指示",
    "认为",
    "希望",
    "对",
    "就",
)
"""Verbs by which the gist of an instruction tells itself what it does."""


def _say_gist(writing: Writing, passage: Passage, group: list[Instruction], *, is_part: bool = False) -> None:
    """Say what they are reported to say, once for all; the missing originals are marked."""
    group = [each for each in group if each.kind != TICKED]
    if not group:
        return
    noun = "和".join(sorted({"批示" if each.kind in ("", "批示") else "指示" for each in group}))
    gists = dict.fromkeys(each.gist.strip() for each in group if each.gist.strip())
    if gists:
        passage.stop()
    for place, gist in enumerate(gists):
        owners = [writing.use(each) for each in group if each.gist.strip() == gist]
        plain = indirect(gist)
        told = plain if plain.startswith(_TELLING) else f"要求{indirect(gist, after_demand=True)}"
        passage.say((noun if place == 0 else f"；{noun}") + told, *owners)
    if is_part and len(group) == 1 and (person := writing.ledger.person(group[0].leader)):
        noun = f"{person.name}{noun}"
    count = "两件" if len(group) == 2 else f"{len(group)}件" if len(group) > 2 else ""
    passage.lack(f"{count}{noun}的原文" if count else f"{noun}原文", *(link(each, "words") for each in group))

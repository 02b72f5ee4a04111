"""Runs the rules over a text, or over the registers."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.registers import Registers
from lushan_desktop.checks.rule import MAY, Rule, rules
from lushan_desktop.domain.mentions.quotations import spoken
from lushan_desktop.domain.recognise import LEVELS, Role
from lushan_desktop.domain.recognise.aligned import PaperText

_Spans = tuple[tuple[int, int], ...]
_NAMED = {Role.TITLE: "标题", Role.ISSUER: "落款", Role.DATE: "落款", Role.ADDRESSEE: "主送"}
_MANY = 4
_IN_SPEECH = "属引用的原话，请对照原件核对，不直接改动。"
"""Words of leaders are never corrected by one click."""


@dataclass(frozen=True)
class Finding:
    """What a rule found in a text; `start` and `end` count characters of the text as read."""

    rule: str
    title: str
    topic: str
    group: str
    place: str
    page: int
    start: int
    end: int
    text: str
    sentence: str
    correction: str | None


@dataclass(frozen=True)
class RecordFinding:
    """What a rule found in a record."""

    rule: str
    title: str
    topic: str
    group: str
    type: str
    id: str
    field: str
    shown: str
    sentence: str


def check_text(
    paper: PaperText, ledger: Ledger, *, with_all: bool = False, only: tuple[str, ...] = ("",)
) -> tuple[Finding, ...]:
    """The findings in a text in the order of their places; of equal ones one.

    `only` are the beginnings of the ids of the rules that are asked for.
    """
    speeches, place = _speeches(paper), places(paper)
    found = {
        (one.rule, one.start, one.end): one
        for each in rules("text")
        if (with_all or not each.is_off) and each.id.startswith(only)
        for one in _of_rule(each, paper, ledger, speeches, place)
    }
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.rule)))


def alike(findings: Sequence[Finding]) -> tuple[tuple[int, ...], ...]:
    """The places of findings in their order; many of one rule that are safely put right stand together."""
    by_rule: dict[str, list[int]] = {}
    for place, one in enumerate(findings):
        if one.correction is not None:
            by_rule.setdefault(f"{one.rule} {one.group}", []).append(place)
    many = {places[0]: tuple(places) for places in by_rule.values() if len(places) >= _MANY}
    held = {place for places in many.values() for place in places}
    return tuple(
        many.get(place, (place,)) for place in range(len(findings)) if place in many or place not in held
    )


def _speeches(paper: PaperText) -> _Spans:
    """Return where the words of speakers stand in the whole text."""
    return tuple(piece.span(*span) for piece in paper.said for span in spoken(piece.text))


def _of_rule(
    each: Rule, paper: PaperText, ledger: Ledger, speeches: _Spans, place: Callable[[int], str]
) -> Iterator[Finding]:
    for slip in each.find(paper, ledger):
        is_spoken = any(start <= slip.start and slip.end <= end for start, end in speeches)
        yield Finding(
            each.id,
            each.title,
            each.topic,
            MAY if slip.is_doubtful else each.group,
            place(slip.start),
            paper.page_of(slip.start),
            slip.start,
            slip.end,
            paper.text[slip.start : slip.end],
            f"{slip.sentence}{_IN_SPEECH}" if is_spoken else slip.sentence,
            None if is_spoken else slip.correction,
        )


def places(paper: PaperText) -> Callable[[int], str]:
    """Tells where a character stands: 标题, 二（一）7, 落款, else the number of its paragraph."""
    starts, names = [], []
    marks = dict.fromkeys(LEVELS, "")
    for number, piece in enumerate((one for one in paper.pieces if one.offsets), 1):
        if piece.role in LEVELS:
            for lower in LEVELS[LEVELS.index(piece.role) :]:
                marks[lower] = ""
            marks[piece.role] = _mark(piece.text)
        starts.append(piece.offsets[0])
        names.append(_NAMED.get(piece.role, "") or "".join(marks.values()) or f"第{number}段")
    return lambda offset: names[max(0, bisect_right(starts, offset) - 1)] if names else ""


def _mark(text: str) -> str:
    head = text[:6]
    for sign in "、.．":
        if sign in head:
            return head.split(sign)[0]
    end = max(head.find("）"), head.find(")"))
    return head[: end + 1] if end > 0 else head[:2]


def check_office(session: Session, *, progress: Progress = UNWATCHED) -> tuple[RecordFinding, ...]:
    """The findings in the registers, in the order of the rules."""
    registers = Registers(session)
    found: list[RecordFinding] = []
    for each in over(progress, rules("office"), "校核台账"):
        found += [
            RecordFinding(
                each.id,
                each.title,
                each.topic,
                MAY if flaw.is_doubtful else each.group,
                flaw.type,
                flaw.id,
                flaw.field,
                flaw.shown,
                flaw.sentence,
            )
            for flaw in each.find(registers)
        ]
    return tuple(found)

"""Instructions that a text tells of: who wrote them, when, on what, and in which words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.days import Dated, DayMention, day_mentions
from lushan_desktop.domain.mentions.persons import PersonMention, persons
from lushan_desktop.domain.mentions.sentences import sentences

_GIVEN = re.compile(
    r"(?:作出|做出|给予)(?:了)?(?:重要|专门|书面|明确)?(?P<kind>批示指示|指示批示|批示|指示)|(?P<short>批示|签批|圈阅)(?=[：:“]|指出|要求|强调|肯定|表扬)|(?P<told>指示)(?=[：:]\s*“)"
)
_CARRIER = re.compile(
    r"(?:在|对|就|于)(?:[^，。；：《》]{0,20}?(?=《))?(?P<carrier>《[^》]+》(?:\s*[（(][^）)]{1,20}[）)])?|[^，。；：]{4,50}?(?:报告|简报|信息|材料|文件|专报|请示))(?=上|中|作出|做出)"
)
_WORDS = re.compile(
    r"[：:]?\s*“(?P<quoted>[^”]+)”|[^。！？]*?[：:]\s*[“]?(?P<words>[^”。]+[。]?)"
    r"|[，,]?(?:明确)?(?:要求|指出|强调)[，,：:]?(?P<told>[^。]+。?)"
)
_OF_ANOTHER = re.compile(r"[，,]")
"""What stands between a day and who wrote, where the day is that of something else."""
_TOGETHER = re.compile(r"[、和及与以]{0,2}")
_LONGEST = 400


@dataclass(frozen=True)
class InstructionMention:
    """An instruction of one leader; two who wrote on two days are two."""

    start: int
    end: int
    kind: str
    leader: PersonMention
    given_on: PartialDate | None
    carrier: str = ""
    words: str = ""
    is_matched: bool = False
    """True if day and leader were matched by their order only: 分别."""
    day_before: PartialDate | None = None
    """The day of what was told before, which need not be that of the instruction."""


def instructions(text: str, year: Dated = None) -> Iterator[InstructionMention]:
    """The instructions of a paragraph whose writer is named."""
    days, people = day_mentions(text, year), tuple(persons(text))
    subject: list[PersonMention] = []
    for sentence in sentences(text):
        named = [one for one in people if sentence.start <= one.start < sentence.end]
        begin = sentence.start
        for found in _GIVEN.finditer(text, sentence.start, sentence.end):
            before = [one for one in named if begin <= one.start < found.start()]
            before = before or (subject if begin == sentence.start else [])
            within = [one for one in days if sentence.start <= one.start < found.start()]
            yield from _given(text, found, before, within, sentence.end)
            begin = found.end()
        subject = (named or subject)[:1] if sentence.text.endswith(("；", ";")) else []


def _given(
    text: str,
    found: re.Match[str],
    before: Sequence[PersonMention],
    within: Sequence[DayMention],
    end: int,
) -> Iterator[InstructionMention]:
    """The instruction of each who wrote: those of 分别, else those who are named together."""
    if not before:
        return
    carrier = _CARRIER.search(text, before[0].end, found.start() + 2)
    several = len(within) == len(before) > 1 and re.search("分别|先后", text[before[0].end : found.start()])
    leaders = before if several else _together(text, before)
    is_own = bool(within) and not _OF_ANOTHER.search(text[within[-1].end + 1 : leaders[0].start])
    last = within[-1].day if within else None
    for n, leader in enumerate(leaders):
        day = within[n].day if several else last if is_own else None
        yield InstructionMention(
            min([leader.start, *(one.start for one in within)]),
            found.end(),
            _kind(found),
            leader,
            day,
            carrier["carrier"] if carrier else "",
            "" if text[: found.start()].endswith("的") else _words(text, found.end(), end),
            bool(several),
            None if day else last,
        )


def _together(text: str, before: Sequence[PersonMention]) -> list[PersonMention]:
    """The last who are named, with those right before them: 县委书记甲、县长乙."""
    leaders = [before[-1]]
    for one in reversed(before[:-1]):
        if not _TOGETHER.fullmatch(text[one.end : leaders[0].start]):
            break
        leaders.insert(0, one)
    return leaders


def _words(text: str, start: int, end: int) -> str:
    said = _WORDS.match(text[start : start + _LONGEST])
    if said is None or (not said["quoted"] and start + said.start(said.lastgroup or 0) > end + 120):
        return ""
    return next(filter(None, said.groups()), "").strip()


def _kind(found: re.Match[str]) -> str:
    word = found["kind"] or found["short"] or found["told"] or ""
    if word == "圈阅":
        return "圈阅"
    return "指示" if word == "指示" else "批示"

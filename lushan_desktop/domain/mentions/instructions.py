"""Instructions that a text tells of: who wrote them, when, on what, and in which words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.days import day_mentions
from lushan_desktop.domain.mentions.persons import PersonMention, persons
from lushan_desktop.domain.mentions.sentences import sentences

_GIVEN = re.compile(
    r"(?:作出|做出|给予)(?:了)?(?:重要|专门|书面|明确)?(?P<kind>批示指示|指示批示|批示|指示)|(?P<short>批示|签批|圈阅)(?=[：:“]|指出|要求|强调|肯定|表扬)"
)
_CARRIER = re.compile(
    r"(?:在|对|就|于)(?P<carrier>《[^》]+》(?:\s*[（(][^）)]{1,20}[）)])?|[^，。；：]{4,50}?(?:报告|简报|信息|材料|文件|专报|请示))(?=上|中|作出|做出)"
)
_WORDS = re.compile(
    r"[^。！？]*?[：:]\s*[“]?(?P<words>[^”。]+[。]?)|[，,]?(?:明确)?(?:要求|指出|强调)[，,：:]?(?P<told>[^。]+。?)"
)


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


def instructions(text: str, year: int | None = None) -> Iterator[InstructionMention]:
    """The instructions of a paragraph whose writer is named."""
    days, people = day_mentions(text, year), tuple(persons(text))
    for sentence in sentences(text):
        found = _GIVEN.search(text, sentence.start, sentence.end)
        if found is None:
            continue
        before = [one for one in people if sentence.start <= one.start < found.start()]
        within = [one for one in days if sentence.start <= one.start < found.start()]
        if not before:
            continue
        carrier = _CARRIER.search(text, before[0].end, found.start() + 2)
        words = _WORDS.match(text[found.end() : sentence.end + 120])
        said = (words["words"] or words["told"] or "").strip() if words else ""
        several = "分别" in text[sentence.start : found.start()] and len(within) == len(before) > 1
        leaders = before if several else before[-1:]
        for n, leader in enumerate(leaders):
            day = within[n].day if several else within[-1].day if within else None
            start = min([leader.start, *(one.start for one in within)])
            yield InstructionMention(
                start,
                found.end(),
                _kind(found),
                leader,
                day,
                carrier["carrier"] if carrier else "",
                said,
                several,
            )


def _kind(found: re.Match[str]) -> str:
    word = found["kind"] or found["short"] or ""
    if word == "圈阅":
        return "圈阅"
    return "指示" if word == "指示" else "批示"

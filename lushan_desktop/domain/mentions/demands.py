"""What speakers demanded: their own words in quotation marks, or what they are said to have demanded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lushan_desktop.domain.mentions.persons import PersonMention, persons
from lushan_desktop.domain.mentions.quotations import spoken
from lushan_desktop.domain.mentions.sentences import sentence_at

_SAYS = re.compile(
    r"(?:同志)?(?:在(?:会上|讲话中)?[^，。；：]{0,12}?)?(?:强调|指出|明确提出|提出|要求|讲话强调)(?P<mark>[，,：:]?(?:要(?=“))?)"
)
_SHORTEST = 8


@dataclass(frozen=True)
class DemandMention:
    """What one speaker demanded; `is_quoted` where the words stand in quotation marks."""

    start: int
    end: int
    speaker: PersonMention
    words: str
    is_quoted: bool


def demands(text: str) -> Iterator[DemandMention]:
    """The demands of a paragraph in their order."""
    quoted = tuple(spoken(text))
    for person in persons(text):
        says = _SAYS.match(text, person.end)
        if says is None:
            continue
        own = next(((start, end) for start, end in quoted if 0 <= start - says.end() <= 14), None)
        sentence = sentence_at(text, says.start())
        start, end = own or (says.end(), sentence.end)
        words = text[start:end].strip("，, ")
        if len(words) >= _SHORTEST:
            yield DemandMention(start, end, person, words, own is not None)

"""Sentences and clauses of a paragraph, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?；;]*[。！？!?；;]?[”’）)]*")
_CLAUSE = re.compile(r"[^。！？!?；;，,：:、]+")


_HALF_MARK = re.compile(r"(?<=[^\x00-\x7f)\]\"])[,;:?!]")
_WHOLE = dict(zip(",;:?!", "，；：？！", strict=True))


def in_whole_marks(text: str) -> str:
    """The text with the half-width marks of a web page as those of Chinese, each in its place."""
    return _HALF_MARK.sub(lambda found: _WHOLE[found[0]], text)


@dataclass(frozen=True)
class Stretch:
    """A part of a paragraph."""

    start: int
    end: int
    text: str


def sentences(text: str) -> Iterator[Stretch]:
    """The sentences of a paragraph, their end marks included; ； ends one, too."""
    for found in _SENTENCE.finditer(text):
        if found[0].strip():
            yield Stretch(found.start(), found.end(), found[0])


def clauses(text: str) -> Iterator[Stretch]:
    """Yield what stands between any two marks."""
    for found in _CLAUSE.finditer(text):
        yield Stretch(found.start(), found.end(), found[0])


def sentence_at(text: str, place: int) -> Stretch:
    """The sentence in which a character stands."""
    return next((one for one in sentences(text) if one.start <= place < one.end), Stretch(0, len(text), text))

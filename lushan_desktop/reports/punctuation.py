"""Marks that a sentence cannot take: doubled stops, empty brackets, stops that nothing precedes.

Records bring them along; where texts are joined they meet. Words in ：“…” were compared with their original
and stay as they are, and so does what a 【待补】 says.
"""

import re
from collections.abc import Iterator

_KEPT = re.compile("【[^】]*】|：“[^“”]*”")
_SURPLUS = re.compile(
    "（）|《》|〈〉|“”"
    "|(?<=[（《〈“])[，。；、：！]"
    "|[，。；、：](?=[）》〉])|[，；、：](?=”)"
    "|(?<=[。！？]”)[，。；、]"
    "|^[，。；、：）》〉]"
)
_TWO = re.compile("(?=([，。；、：！？])([，。；、：！？]))")
_STRENGTH = {"、": 1, "，": 2, "：": 3, "；": 4}
_FULL = 5


def surplus(text: str) -> frozenset[int]:
    """The places of the characters that are too many."""
    left = list(range(len(text)))
    while True:
        now = "".join(text[place] for place in left)
        gone = set(_too_many(now))
        if not gone:
            return frozenset(range(len(text))).difference(left)
        left = [place for n, place in enumerate(left) if n not in gone]


def tidied(text: str) -> str:
    """The text without them."""
    gone = surplus(text)
    return "".join(char for place, char in enumerate(text) if place not in gone)


def _too_many(text: str) -> Iterator[int]:
    kept = {place for match in _KEPT.finditer(text) for place in range(*match.span())}
    found = [place for match in _SURPLUS.finditer(text) for place in range(*match.span())]
    found += [_weaker(match) for match in _TWO.finditer(text)]
    yield from (place for place in found if place not in kept)


def _weaker(pair: re.Match[str]) -> int:
    """The place of the weaker of two stops; of two alike the second."""
    first, second = (_STRENGTH.get(mark, _FULL) for mark in pair.groups())
    return pair.start() + (second <= first)

"""Wrong characters: where one character of the same sound makes a known word out of what is none.

The words and how often they are met come from jieba's dictionary (MIT). A word of three characters and more
is only proposed where the text reads far better with it: by `_GAIN` nats over the best division into words.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from lushan_desktop.base.paths import resources
from lushan_desktop.base.text.pinyin import readings
from lushan_desktop.domain.mentions.lexicon import lexicon

_GAIN, _GAIN_BESIDE_WORD = 8.0, 12.0
"""How much better; more where the rest is a word by itself: 推动柘城 is no 推动者, 档案柜 no 档案局."""
_SHORTEST, _LONGEST, _AROUND = 3, 4, 4
_PLACES = frozenset("省市县区镇乡州村山河湖江岭沟湾寺庙桥岛泉溪")
"""Names of places are many and alike: they are the register's to know."""
_NEWER = 100
"""How often words of offices count as met that are newer than the dictionary."""
_RAREST = 20
"""How often a word of the list is met at least."""
_RUNS_KEPT = 10_000
_HAN = re.compile(r"[\u4e00-\u9fff]{3,}")


class WrongCharacter(NamedTuple):
    """A stretch with one wrong character, and the word that was meant."""

    start: int
    end: int
    right: str

    def moved(self, by: int) -> "WrongCharacter":
        """The same where the stretch stands so many characters on."""
        return WrongCharacter(self.start + by, self.end + by, self.right)


class _Words:
    """The known words, how probable each is, and words by all but one of their characters."""

    def __init__(self) -> None:
        told = resources("checks", "words.txt").read_text("utf-8").split()
        self.frequency = dict(zip(told[::2], map(int, told[1::2]), strict=True))
        self.frequency |= dict.fromkeys(lexicon().newer, _NEWER)
        self._total = math.log(sum(self.frequency.values()))
        self.unknown = math.log(_RAREST) - self._total - 1.0
        self.open: dict[str, list[str]] = {}
        for word in self.frequency:
            if _SHORTEST <= len(word) <= _LONGEST and word[-1] not in _PLACES:
                for place in range(len(word)):
                    self.open.setdefault(f"{word[:place]}*{word[place + 1 :]}", []).append(word[place])

    def worth(self, text: str) -> float:
        """Return how probable the best division into words is."""
        best = [0.0] + [-math.inf] * len(text)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - _LONGEST - 1), end):
                chance = self._chance(text[start:end])
                if best[start] + chance > best[end]:
                    best[end] = best[start] + chance
        return best[-1]

    def _chance(self, word: str) -> float:
        count = self.frequency.get(word)
        if count is None:
            return self.unknown if len(word) == 1 else -math.inf
        return math.log(count) - self._total


@cache
def _words() -> _Words:
    return _Words()


def wrong_characters(text: str, known: Iterable[str] = ()) -> Iterator[WrongCharacter]:
    """The stretches that read far better with one character of the same sound; never inside `known` names."""
    taken = [match.span() for name in known if name in text for match in re.finditer(re.escape(name), text)]
    for run in _HAN.finditer(text):
        for found in (one.moved(run.start()) for one in _in_run(run[0])):
            if not any(found.start < end and start < found.end for start, end in taken):
                yield found


@lru_cache(_RUNS_KEPT)
def _in_run(text: str) -> tuple[WrongCharacter, ...]:
    """What is wrong in a run of Chinese; registers say the same again and again."""
    return tuple(_looked_for_in(text))


def _looked_for_in(text: str) -> Iterator[WrongCharacter]:
    words, last = _words(), len(text)
    for start in range(last - _SHORTEST + 1):
        for length in range(_SHORTEST, min(_LONGEST, last - start) + 1):
            window = text[start : start + length]
            if window in words.frequency:
                continue
            for place in range(length):
                key = f"{window[:place]}*{window[place + 1 :]}"
                for sign in words.open.get(key, ()):
                    right = window[:place] + sign + window[place + 1 :]
                    if _is_other_person(window, sign, place):
                        continue
                    gain = _GAIN_BESIDE_WORD if _is_beside_word(window, place) else _GAIN
                    if _sounds_alike(sign, window[place]) and _gained(text, start, right) >= gain:
                        yield WrongCharacter(start, start + length, right)


def _is_other_person(window: str, sign: str, place: int) -> bool:
    """Return True where a surname would be made another: that names somebody else."""
    surnames = lexicon().surnames
    return place == 0 and len(window) == _SHORTEST and window[0] in surnames and sign in surnames


def _is_beside_word(window: str, place: int) -> bool:
    """Return True if the character stands before or behind what is a word without it."""
    rest = window[1:] if place == 0 else window[:-1] if place == len(window) - 1 else ""
    return rest in _words().frequency


def _gained(text: str, start: int, right: str) -> float:
    """Return by how much the text reads better with the word that may have been meant."""
    before = text[max(0, start - _AROUND) : start]
    after = text[start + len(right) : start + len(right) + _AROUND]
    window = text[start : start + len(right)]
    words = _words()
    return words.worth(before + right + after) - words.worth(before + window + after)


@cache
def _sounds_alike(one: str, other: str) -> bool:
    return bool(set(readings(one)) & set(readings(other)))

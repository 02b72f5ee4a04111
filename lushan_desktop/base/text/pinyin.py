"""Finding names by their pinyin: every reading of short names, initials and full spelling alike."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import islice, product

from lushan_desktop.base.paths import resources

LONGEST_NAME = 8
"""Characters up to which every combination of readings is kept; longer text is read the usual way."""
MOST_COMBINATIONS = 64

_SURNAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "解": "xie", "任": "ren", "华": "hua", "查": "zha", "区": "ou",
    "朴": "piao", "盖": "ge", "缪": "miao", "乐": "yue", "翟": "zhai", "覃": "qin", "隗": "wei", "召": "shao",
    "种": "chong", "纪": "ji", "员": "yun", "黑": "he", "秘": "bi", "晁": "chao", "尹": "yin", "洗": "xian",
    "冼": "xian", "折": "she", "燕": "yan", "车": "che", "宁": "ning", "葛": "ge", "万俟": "mo qi",
    "尉迟": "yu chi", "长孙": "zhang sun", "澹台": "tan tai", "单于": "chan yu",
}  # fmt: skip
_TWO_LETTER_STARTS = ("zh", "ch", "sh")


@cache
def _readings_by_character() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in resources("pinyin", "readings.txt").read_text("utf-8").splitlines():
        readings, characters = line.split("\t")
        table |= dict.fromkeys(characters, tuple(readings.split()))
    return table


def readings(character: str) -> tuple[str, ...]:
    """The readings of a character without tones, the most usual first; a letter is read as itself."""
    known = _readings_by_character().get(character)
    if known:
        return known
    return (character.lower(),) if character.isascii() and character.isalnum() else ()


@cache
def every_syllable() -> frozenset[str]:
    """All syllables that any character is read as."""
    return frozenset(reading for heard in _readings_by_character().values() for reading in heard)


@lru_cache(maxsize=20_000)
def _placed(name: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Each character that has readings, with its place; a surname's own reading comes first."""
    heard = [readings(character) for character in name]
    for surname in (name[:2], name[:1]):
        if surname in _SURNAMES:
            for place, reading in enumerate(_SURNAMES[surname].split()):
                heard[place] = tuple(dict.fromkeys((reading, *heard[place])))
            break
    return tuple((place, each) for place, each in enumerate(heard) if each)


def every_character() -> Iterable[tuple[str, tuple[str, ...]]]:
    """All characters that have readings, each with them."""
    return _readings_by_character().items()


def surnames() -> dict[str, str]:
    """The characters that are read in their own way as a surname, each with that reading."""
    return {name: reading for name, reading in _SURNAMES.items() if len(name) == 1}


def syllables(name: str) -> tuple[tuple[str, ...], ...]:
    """For each character that has any, its readings."""
    return tuple(each for _, each in _placed(name))


class _Usual(dict[int, str]):
    """For `str.translate`: what a character becomes by its most usual reading; marks become nothing."""

    def __init__(self, spell: Callable[[str], str]) -> None:
        super().__init__()
        self._spell = spell

    def __missing__(self, code: int) -> str:
        heard = readings(chr(code))
        self[code] = self._spell(heard[0]) if heard else ""
        return self[code]


_INITIALS = _Usual(lambda reading: reading[0])
_SPELT = _Usual(lambda reading: f"{reading} ")


def usual(name: str) -> tuple[str, str]:
    """The initials of a name and its syllables with blanks between, each character read the usual way."""
    initials, spelt, rest = "", "", name
    for surname in (name[:2], name[:1]):
        if surname in _SURNAMES:
            heard = _SURNAMES[surname]
            initials, spelt, rest = (
                "".join(each[0] for each in heard.split()),
                f"{heard} ",
                name[len(surname) :],
            )
            break
    return initials + rest.translate(_INITIALS), (spelt + rest.translate(_SPELT)).rstrip()


def keys(name: str) -> tuple[str, ...]:
    """Initials and full spellings, without marks: what an index holds for this name."""
    heard = syllables(name)
    if len(heard) > LONGEST_NAME:
        heard = tuple(each[:1] for each in heard)
    ways = list(islice(product(*heard), MOST_COMBINATIONS)) if heard else []
    initials = ("".join(syllable[0] for syllable in way) for way in ways)
    return tuple(dict.fromkeys([*initials, *("".join(way) for way in ways)]))


def matches(name: str, typed: str) -> bool:
    """Whether typed characters, initials, spelling or a mixture (zengh) stand for a stretch of the name."""
    wanted = _letters(typed)
    return not wanted or wanted in name.lower() or stretch(name, wanted) is not None


def stretch(name: str, typed: str) -> tuple[int, int] | None:
    """Return where in the name the typed letters are spelt, as (start, end); None where nowhere."""
    wanted = _letters(typed)
    if not (wanted.isascii() and wanted.isalnum()):
        return None
    placed = _placed(name)
    heard = tuple(each for _, each in placed)
    for start in range(len(heard)):
        if (reach := _reach(heard[start:], wanted)) is not None:
            return placed[start][0], placed[start + reach - 1][0] + 1
    return None


def _letters(typed: str) -> str:
    return re.sub(r"[\s'’]+", "", typed).lower()


def _reach(heard: tuple[tuple[str, ...], ...], wanted: str) -> int | None:
    """Over how many characters from the first on the letters can be dealt out."""
    if not wanted:
        return 0
    for reading in heard[0] if heard else ():
        for part in _parts(reading, wanted):
            if wanted.startswith(part):
                rest = _reach(heard[1:], wanted[len(part) :])
                if rest is not None:
                    return rest + 1
    return None


def _parts(reading: str, wanted: str) -> set[str]:
    """Return what may be typed for one syllable: all of it, its start, or so much as was typed so far."""
    parts = {reading, reading[0]}
    if reading.startswith(_TWO_LETTER_STARTS):
        parts.add(reading[:2])
    if reading.startswith(wanted):
        parts.add(wanted)
    return parts

"""The order a clerk expects of Chinese names: digits, letters, then characters by their pinyin."""

from functools import cache
from itertools import chain

from lushan_desktop.base.text import pinyin

_FIRST = 0x3400
_MARKS = "《〈“‘（(〔[【"
_LONGEST_PERSON = 4
"""Characters up to which a name may be a person's, so that 单小娟 stands under shan."""


def key(name: str) -> str:
    """Return what puts names in order where texts are compared by their characters."""
    ranks, surnames = _ranks()
    plain = name.strip().lstrip(_MARKS).lower()
    if len(plain) <= _LONGEST_PERSON and plain[:1] in surnames:
        return surnames[plain[0]] + plain[1:].translate(ranks)
    return plain.translate(ranks)


@cache
def _ranks() -> tuple[dict[int, str], dict[str, str]]:
    """For each character, and for each as a surname, a character that stands where its reading belongs."""
    surnames = pinyin.surnames()
    alike: dict[str, set[str]] = {}
    for one, reading in chain(
        ((one, readings[0]) for one, readings in pinyin.every_character()), surnames.items()
    ):
        alike.setdefault(reading, set()).add(one)
    # Reading by reading: sorted in one go, they would hold up all other threads.
    pairs = ((reading, one) for reading in sorted(alike) for one in sorted(alike[reading]))
    places = {pair: chr(_place(number)) for number, pair in enumerate(pairs)}
    usual = {ord(one): places[readings[0], one] for one, readings in pinyin.every_character()}
    return usual, {one: places[reading, one] for one, reading in surnames.items()}


def _place(number: int) -> int:
    """The number-th character after the first; the gap that UTF-16 needs is left out."""
    code = _FIRST + number
    return code if code < 0xD800 else code + 0x800

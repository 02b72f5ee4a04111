"""Names that fit what was typed, and names that were probably meant by it."""

from collections.abc import Sequence
from difflib import get_close_matches

from lushan_desktop.base.text import pinyin

_ALIKE = 0.5
_SPELT_ALIKE = 0.75


def fitting(names: Sequence[str], typed: str) -> tuple[str, ...]:
    """Return the names that hold what was typed, or are spelt so in pinyin: what begins so comes first."""
    wanted = "".join(typed.split()).lower()
    if not wanted:
        return tuple(names)
    found = [name for name in names if pinyin.matches(name, wanted)]
    return tuple(sorted(found, key=lambda name: _rank(name, wanted)))


def near(names: Sequence[str], typed: str, most: int = 3) -> tuple[str, ...]:
    """Return the names that are written or sound nearly like the typed text, none of which it may be."""
    wanted = "".join(typed.split())
    if not wanted:
        return ()
    heard = _spelling(wanted)
    same_sound = [name for name in names if _spelling(name) == heard]
    alike = get_close_matches(wanted, names, most, _ALIKE)
    by_spelling = {spelt: name for name in reversed(names) for spelt in _spellings(name)}
    sounding = [by_spelling[spelt] for spelt in get_close_matches(heard, by_spelling, most, _SPELT_ALIKE)]
    return tuple(dict.fromkeys([*same_sound, *alike, *sounding]))[:most]


def _rank(name: str, wanted: str) -> tuple[bool, bool]:
    initials, spelt = pinyin.usual(name)
    starts = (name.lower(), initials, spelt.replace(" ", ""))
    return name.lower() != wanted, not any(start.startswith(wanted) for start in starts)


def _spelling(text: str) -> str:
    """Return how a text is said, its letters as they stand."""
    return pinyin.usual(text)[1].replace(" ", "")


def _spellings(name: str) -> tuple[str, str]:
    initials, spelt = pinyin.usual(name)
    return initials, spelt.replace(" ", "")

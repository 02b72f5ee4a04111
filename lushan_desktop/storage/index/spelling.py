"""Names by their pinyin: an index of initials and of syllables, every reading of short names among them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise, product
from operator import add

from sqlalchemy import Connection

from lushan_desktop.base.text import pinyin
from lushan_desktop.domain.kinds import DocumentNumber, Ref, Text
from lushan_desktop.domain.record_type import RecordType

_INITIAL = chr(0x10F200)
"""Begins a token of initials, so that none is taken for a syllable."""
_BREAK = chr(0x10F201)
"""Stands between two readings or two fields: no phrase reaches across it."""
_WORD = re.compile(r"[a-z]+")
_LONGEST_SPELLING = 100
"""Letters beyond which nobody spells a name."""
_MOST_WAYS = 12
"""Ways to cut a row of letters into syllables that are asked for."""


@lru_cache(maxsize=4096)
def tokens(text: str) -> str:
    """Return what the index holds for a name: its initials in pairs, its syllables, reading by reading."""
    if not text.isascii():
        initials, spelt = pinyin.usual(text)
        if len(initials) > pinyin.LONGEST_NAME:
            return f"{_pairs(initials)} {_BREAK} {spelt}"
    heard = _heard(text)
    if not heard:
        return ""
    if len(heard) > pinyin.LONGEST_NAME:
        usual = [each[0] for each in heard]
        return f"{_pairs(''.join(syllable[0] for syllable in usual))} {_BREAK} {' '.join(usual)}"
    readings = list(islice(product(*heard), pinyin.MOST_COMBINATIONS))
    initials_of_all = dict.fromkeys("".join(syllable[0] for syllable in reading) for reading in readings)
    all_spelt = dict.fromkeys(" ".join(reading) for reading in readings)
    return f" {_BREAK} ".join([*map(_pairs, initials_of_all), *all_spelt])


def _heard(text: str) -> tuple[tuple[str, ...], ...]:
    """A reading typed as letters (zeng hua) is a syllable a word; else the characters say it."""
    if text.isascii():
        words = text.lower().split()
        if all(map(_WORD.fullmatch, words)):
            return tuple((word,) for word in words)
    return pinyin.syllables(text)


def _pairs(initials: str) -> str:
    """Neighbours and the last one, each a word that begins with the mark."""
    return _INITIAL + f" {_INITIAL}".join([*map(add, initials, initials[1:]), initials[-1:]])


def is_spelling(typed: str) -> bool:
    """Return True if what was typed may be pinyin: letters, with digits among them at most."""
    letters = _letters(typed)
    is_word = letters.isascii() and letters.isalnum() and not letters.isdigit()
    return is_word and len(letters) <= _LONGEST_SPELLING


def _letters(typed: str) -> str:
    return re.sub(r"[\s'’]+", "", typed).lower()


def expression(typed: str) -> str:
    """What to ask the index for letters: as initials, or as syllables of which the last may be cut short."""
    letters = _letters(typed)
    if len(letters) == 1:
        asked = [f'"{_INITIAL}{letters}" *']
    else:
        pairs = map("".join, pairwise(letters))
        asked = ['"' + " ".join(_INITIAL + pair for pair in pairs) + '"']
    asked += [f'"{" ".join(way)}" *' for way in islice(_ways(letters), _MOST_WAYS)]
    return " OR ".join(asked)


def _ways(letters: str) -> Iterator[list[str]]:
    """Every way to read letters as syllables; the last may be the beginning of one.

    What cannot be read to its end is not tried: the ways that lead there double with every syllable.
    """
    can_end = [False] * len(letters)
    for start in range(len(letters) - 1, -1, -1):
        can_end[start] = letters[start:] in _beginnings() or any(
            can_end[end] for end in _ends(letters, start)
        )

    def read(start: int) -> Iterator[list[str]]:
        if letters[start:] in _beginnings():
            yield [letters[start:]]
        for end in _ends(letters, start):
            if can_end[end]:
                for rest in read(end):
                    yield [letters[start:end], *rest]

    return read(0)


def _ends(letters: str, start: int) -> Iterator[int]:
    """Yield where a syllable that begins here may end, the longest first."""
    for end in range(min(start + 6, len(letters) - 1), start, -1):
        if letters[start:end] in _syllables():
            yield end


@cache
def _syllables() -> frozenset[str]:
    return pinyin.every_syllable() | frozenset("0123456789")


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(syllable[:end] for syllable in _syllables() for end in range(1, len(syllable) + 1))


def spelt_columns(record_type: RecordType) -> list[str]:
    """What names a record, its number, and of what has no date, such as units, its other short texts."""
    return [
        spec.name
        for spec in record_type.columns
        if (spec.name in record_type.named_by and not isinstance(spec.kind, Ref))
        or (spec.searched and isinstance(spec.kind, DocumentNumber))
        or (spec.searched and type(spec.kind) is Text and not record_type.dated_by)
    ]


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take these records out of the index."""
    if numbers:
        sql = "DELETE FROM search_spelling WHERE rowid = ?"
        connection.exec_driver_sql(sql, [(one,) for one in numbers])


def index(connection: Connection, record_type: RecordType, number_by_id: Mapping[str, int]) -> None:
    """Put the living ones of these records into the index."""
    columns = spelt_columns(record_type)
    if not columns or not number_by_id:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    sql = (
        f'SELECT id, {names} FROM "{record_type.key}"'
        f" WHERE NOT deleted AND id IN ({', '.join('?' * len(number_by_id))})"
    )
    rows = []
    for record, *texts in connection.exec_driver_sql(sql, tuple(number_by_id)).all():
        said = f" {_BREAK} ".join(tokens(str(text)) for text in texts if text)
        if said:
            rows.append((number_by_id[record], said))
    if rows:
        connection.exec_driver_sql("INSERT INTO search_spelling (rowid, body) VALUES (?, ?)", sorted(rows))

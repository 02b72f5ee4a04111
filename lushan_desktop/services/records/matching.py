"""Where in a title or in a record the typed text stands: to mark it, and to quote what is around it."""

import re
from collections.abc import Iterator, Mapping

from lushan_desktop.base.text import pinyin
from lushan_desktop.base.text.date_spellings import date_spellings, goes_on
from lushan_desktop.base.text.widths import half_width
from lushan_desktop.domain.kinds import Rows, Value
from lushan_desktop.domain.numbering import normalise_number
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES

Mark = tuple[int, int]
AROUND = 12
"""Characters quoted before what was found."""
LONGEST_QUOTED = 60


def mark(text: str, typed: str) -> Mark | None:
    """From where to where the text is what was typed: its characters, its number or its pinyin."""
    wanted = typed.strip()
    if not wanted:
        return None
    for spelling in dict.fromkeys((wanted, half_width(wanted), normalise_number(wanted))):
        start = text.lower().find(spelling.lower())
        if start >= 0:
            return start, start + len(spelling)
    if (dated := _date_in(text, wanted)) is not None:
        return dated
    is_spelling = wanted.isascii() and any(letter.isalpha() for letter in wanted)
    return pinyin.stretch(text, wanted) if is_spelling else None


def _date_in(text: str, typed: str) -> Mark | None:
    """Return where the date that was typed stands in another spelling."""
    for spelling in date_spellings(typed):
        if found := re.search(re.escape(spelling) + (r"(?!\d)" if goes_on(spelling) else ""), text):
            return found.span()
    return None


def excerpt(record_type: RecordType, values: Values, name_by_id: Mapping[str, str], typed: str) -> str:
    """The field in which the text stands, as 字段：…words around it…; empty where no field holds it."""
    for label, text in _texts(record_type, values, name_by_id):
        found = mark(text, typed)
        if found is not None:
            start = max(0, found[0] - AROUND)
            words = text[start : start + LONGEST_QUOTED]
            before, after = "…" if start else "", "…" if len(text) > start + LONGEST_QUOTED else ""
            return f"{label}：{before}{words}{after}"
    return ""


def _texts(
    record_type: RecordType, values: Values, name_by_id: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Every searched field of a record and of its rows, on one line each."""
    for spec in record_type.fields:
        value: Value = values.get(spec.name, spec.kind.empty)
        if isinstance(spec.kind, Rows):
            child = RECORD_TYPES.get(spec.kind.child)
            for row in value or ():
                yield from ((spec.label, text) for _, text in _texts(child, row, name_by_id))
        elif spec.searched and not spec.kind.is_empty(value):
            yield spec.label, " ".join(spec.kind.format(value, name_by_id).split())

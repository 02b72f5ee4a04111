"""A paper as lines of text, to be kept in a file and compared: every value that is not the usual one."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from lushan_desktop.paper.content import Content, Table

ROWS = 2
"""Rows of a table that are kept, from its head; the others are of the same kind."""
STEP = "    "
OF_ITS_OWN = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+-[0-9a-f]{8}|\d{4}年\d+月\d+日 \d\d:\d\d:\d\d"
)
"""What differs from one office to the next: ids, the head of the log, and when it was written."""


def outline(paper: Content, rows: int = ROWS) -> str:
    return OF_ITS_OWN.sub("…", "\n".join(_lines(paper, "", rows)))


def _lines(value: Any, indent: str, rows: int) -> Iterator[str]:
    """One line with the plain values, the values within further in."""
    own = [(each.name, getattr(value, each.name)) for each in fields(value) if not _is_usual(each, value)]
    within = [(name, given) for name, given in own if _is_nest(given)]
    plain = " ".join(f"{name}={given!r}" for name, given in own if not _is_nest(given))
    yield f"{indent}{type(value).__name__} {plain}".rstrip()
    for name, given in within:
        kept = given[:rows] if isinstance(value, Table) and name == "rows" else given
        if kept != given:
            yield f"{indent}{STEP}{name}: {len(given)}"
        for each in kept:
            yield from (
                _lines(each, indent + STEP, rows) if is_dataclass(each) else [f"{indent}{STEP}{each!r}"]
            )


def _is_usual(field: "Field[Any]", value: Any) -> bool:
    return field.default is not MISSING and getattr(value, field.name) == field.default


def _is_nest(given: object) -> bool:
    return isinstance(given, tuple) and any(is_dataclass(each) or isinstance(each, tuple) for each in given)

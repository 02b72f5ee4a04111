"""The mark of a state secret at a sheet's head: such a text does not belong on this machine."""

import re
from collections.abc import Sequence

from lushan_desktop.domain.recognise.passage import Grid, Source

_GRADE = r"(?:绝\s*密|机\s*密|秘\s*密)"
_WITH_TERM = re.compile(rf"(?:^|[\s　\d]){_GRADE}\s*[★☆*＊](?!\*)")
_ALONE = re.compile(
    rf"(?:№|No\.?)?\s*\d{{0,8}}\s*{_GRADE}\s*(?:[（(]?(?:\d+年|长期)[）)]?)?\s*(?:特急|加急)?"
)
_HEAD = 10
"""Lines that can stand above a title."""


def classification_mark(sources: Sequence[Source]) -> str:
    """The mark as it stands there, or nothing. The word in a sentence is no mark."""
    lines = [line.strip() for source in sources for line in _lines(source) if line.strip()]
    for place, line in enumerate(lines):
        if _WITH_TERM.search(line) and len(line) <= 40:
            return line
        if place < _HEAD and _ALONE.fullmatch(line):
            return line
    return ""


def _lines(source: Source) -> list[str]:
    if isinstance(source, Grid):
        return [cell for row in source.rows for cell in row]
    return source.text.splitlines()

"""Runs the rules over texts that are no papers: the fields of records, one record alone or many at once.

To check a record alone costs a millisecond. So many are read as one text first, and only those in which
something was seen there, or by a rule that looks over paragraphs, are looked at by themselves.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.running import Finding, check_text
from lushan_desktop.domain.recognise import Role
from lushan_desktop.domain.recognise.aligned import PaperText, Piece
from lushan_desktop.domain.recognise.taking import Taken

OF_A_FIELD = (
    *("TXT", "PUN", "PER", "ORG-01", "CON-01", "CON-02"),
    *("NUM-01", "NUM-02", "NUM-04", "DAT-02", "DAT-03", "DAT-13"),
)
"""Rules that a field alone can be held to; the others want a whole paper around it.

A title gives a whole name where the field beside it gives a short one: that is one paper's law (ORG-03).
"""
_ACROSS = ("CON-01", "PER-02", "PER-03", "PUN-02", "PUN-10")
"""Rules that look from one paragraph to another: what other records say would hide what they find in one."""
_NOTHING = Taken("", "", "", "", "", (), ())


class FieldFinding(NamedTuple):
    """A finding, the place of its text among those given, and where in that text it begins."""

    place: int
    start: int
    finding: Finding


def check_fields(texts: Sequence[str], ledger: Ledger) -> tuple[FieldFinding, ...]:
    """The findings in the texts of one record."""
    starts = _starts(texts)
    found = check_text(_paper_of(texts), ledger, only=OF_A_FIELD)
    return tuple(_placed(starts, one) for one in found)


def check_many(records: Sequence[Sequence[str]], ledger: Ledger) -> dict[int, tuple[FieldFinding, ...]]:
    """The findings in the texts of many records, by the places of those that have any."""
    texts = list(dict.fromkeys(text for each in records for text in each))
    starts = _starts(texts)
    seen = check_text(_paper_of(texts), ledger, only=OF_A_FIELD)
    doubtful = {texts[_placed(starts, one).place] for one in seen}
    suspects = (
        place
        for place, each in enumerate(records)
        if not doubtful.isdisjoint(each) or check_text(_paper_of(each), ledger, only=_ACROSS)
    )
    found = ((place, check_fields(records[place], ledger)) for place in suspects)
    return {place: findings for place, findings in found if findings}


def _starts(texts: Sequence[str]) -> list[int]:
    """Return where each text begins where a line feed stands between them."""
    return [0, *accumulate(len(text) + 1 for text in texts)][: len(texts)]


def _placed(starts: Sequence[int], one: Finding) -> FieldFinding:
    place = bisect_right(starts, one.start) - 1
    return FieldFinding(place, one.start - starts[place], one)


def _paper_of(texts: Sequence[str]) -> PaperText:
    whole = "\n".join(texts)
    return PaperText(whole, tuple(_pieces(whole)), _NOTHING)


def _pieces(whole: str) -> Iterator[Piece]:
    """A field has neither title nor signature: each line of it says something."""
    at = 0
    for line in whole.split("\n"):
        words = line.strip()
        first = at + len(line) - len(line.lstrip())
        if words:
            yield Piece(Role.BODY, words, tuple(range(first, first + len(words))))
        at += len(line) + 1

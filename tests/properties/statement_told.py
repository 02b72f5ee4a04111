"""A statement beside what its records prove, and marks that no sentence may hold."""

import re
from dataclasses import dataclass
from datetime import date

from lushan_desktop.reports.statement_value import GAP, Statement
from tests.properties.statement_oracle import Oracle, Row, within

_VERBATIM = re.compile("：“[^“”]*”")
"""Words that were compared with the original stand as they are."""
_UNTIDY = re.compile(
    "[，。；、：！？][，。；、：！]|[（《〈“][，。；、：！）》〉”]|[，。；、：][）》〉]|[。！？]”[，。；、]|^[，。；、：）》]|\\s|的的|，和|，上|在上"
)
_PAIRS = {"）": "（", "》": "《", "〉": "〈", "”": "“"}


def untidy(text: str) -> str:
    """The first place of a text that no reviewer would let pass; empty where there is none."""
    plain = GAP.sub("补", _VERBATIM.sub("：言", text))
    found = _UNTIDY.search(plain)
    return found[0] if found else _unpaired(plain)


def _unpaired(text: str) -> str:
    open_ones: list[str] = []
    for mark in text:
        if mark in _PAIRS.values():
            open_ones.append(mark)
        elif mark in _PAIRS and (not open_ones or open_ones.pop() != _PAIRS[mark]):
            return mark
    return "".join(open_ones)


@dataclass(frozen=True)
class Told:
    """A statement beside what its records prove."""

    statement: Statement
    oracle: Oracle
    indicator: str

    @property
    def sentences(self) -> list[tuple[str, list[Row]]]:
        """Every sentence with the rows that it is credited to."""
        found = []
        for paragraph in self.statement.paragraphs:
            for each in paragraph.sentences:
                rows = [
                    self.oracle.rows[link.record] for link in each.links if link.record in self.oracle.rows
                ]
                found.append((paragraph.text[each.start : each.end], rows))
        return found

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.statement.paragraphs)

    @property
    def until(self) -> date:
        end = self.statement.end.last_day if self.statement.end else date.max
        return min(end, self.oracle.today)

    def had_come(self, stored: str | None) -> bool:
        """True if a day may lie in what the paper tells of; an unknown one may."""
        signed = self.statement.signed.last_day if self.statement.signed else date.max
        start = self.statement.start
        begins, ends = within(stored)
        return not stored or (begins <= min(self.until, signed) and (not start or ends >= start.first_day))

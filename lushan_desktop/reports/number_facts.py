"""How the numbers of the office stand: the series of each 机关代字 and year, with what is missing in it.

A document counts in the series of its number where the office issued it; what came in counts by 收文号.
A paper of several offices takes a number in each series. What lies in the 回收站 takes none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.documents.void_number import VoidNumber
from lushan_desktop.domain.numbering import NumberParts, Span, missing, read_numbers

NUMBER, RECEIPT = "number", "receipt_number"
"""The two fields that have series."""
RECEIPT_CODE = "收"
"""What a 收文号 begins with: 收〔2023〕15号."""
OUTGOING, INCOMING = "发文", "收文"
_MOST_GAPS = 5


@dataclass(frozen=True)
class Series:
    """The numbers of one 机关代字 in one year."""

    code: str
    year: int
    holders: Mapping[int, tuple[str, ...]]
    """The records that hold each serial."""
    voided: Mapping[int, str]
    """Serials that were never used, with the reason."""

    @property
    def name(self) -> str:
        return f"{self.code}〔{self.year}〕"

    @property
    def taken(self) -> set[int]:
        return {*self.holders, *self.voided}

    @property
    def last(self) -> int:
        return max(self.taken, default=0)

    @property
    def next_free(self) -> int:
        return self.last + 1

    @property
    def gaps(self) -> tuple[Span, ...]:
        return missing(self.taken)

    @property
    def count_missing(self) -> int:
        return sum(span.count for span in self.gaps)

    @property
    def gaps_told(self) -> str:
        """The missing serials, not too many: 2号、4-5号 等; empty where none is missing."""
        told = "、".join(map(str, self.gaps[:_MOST_GAPS]))
        return f"{told} 等" if len(self.gaps) > _MOST_GAPS else told

    @property
    def duplicates(self) -> tuple[int, ...]:
        """Serials that more than one record holds, or that are called unused and are not."""
        return tuple(
            serial for serial, ids in sorted(self.holders.items()) if len(ids) > 1 or serial in self.voided
        )

    def number(self, serial: int) -> str:
        return str(NumberParts(self.code, self.year, serial))

    @property
    def standing(self) -> tuple[str, str]:
        """One word and its tone: 连续, 缺 6 号, 缺 3 个号, 重 2 号."""
        if self.duplicates:
            return f"重 {'、'.join(map(str, self.duplicates[:3]))} 号", "bad"
        if self.count_missing == 1:
            return f"缺 {self.gaps[0].first} 号", "bad"
        return (lacking(self.count_missing), "bad") if self.gaps else ("连续", "ok")


def lacking(count: int) -> str:
    """Return how a gap in numbers is told."""
    return f"缺 {count} 个号"


def series_in(session: Session, field: str = NUMBER) -> tuple[Series, ...]:
    held: dict[tuple[str, int], dict[int, tuple[str, ...]]] = {}
    for record, text in numbers(session, field, whose=OUTGOING if field == NUMBER else ""):
        for number in read_numbers(text):
            serials = held.setdefault((number.code, number.year), {})
            serials[number.serial] = (*serials.get(number.serial, ()), record)
    unused = voided(session)
    keys = sorted({*held, *(key for key in unused if _belongs(key[0], field))}, key=place)
    return tuple(Series(*key, held.get(key, {}), unused.get(key, {})) for key in keys)


def numbers(session: Session, field: str, *, whose: str = "") -> Sequence[tuple[str, str]]:
    """Record and number of the living documents that have one, of one side of the register or of both."""
    column: Any = getattr(Document, field)
    asked = select(col(Document.id), column).where(col(Document.deleted).is_(False), column != "")
    if whose:
        asked = asked.where(col(Document.direction) == whose)
    return [(record, text) for record, text in session.execute(asked.order_by(Document.id))]


def voided(session: Session) -> dict[tuple[str, int], dict[int, str]]:
    found: dict[tuple[str, int], dict[int, str]] = {}
    for row in session.scalars(select(VoidNumber).where(col(VoidNumber.deleted).is_(False))):
        for number in read_numbers(row.number):
            found.setdefault((number.code, number.year), {})[number.serial] = row.reason
    return found


def _belongs(code: str, field: str) -> bool:
    return (code == RECEIPT_CODE) == (field == RECEIPT)


def place(key: tuple[str, int]) -> tuple[str, int]:
    """Series stand by 机关代字, the latest year first."""
    code, year = key
    return code, -year

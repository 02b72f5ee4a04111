"""The number series of the office: what is taken, what is missing, what comes next, what stands twice.

A document counts in the series of its number where the office issued it; what came in counts by 收文号.
A paper of several offices takes a number in each series. What lies in the 回收站 takes none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from lushan_desktop.base.text import pinyin
from lushan_desktop.domain.numbering import Numbered, Span, missing, read_numbers
from lushan_desktop.domain.records.document import Document
from lushan_desktop.domain.records.issuer import Issuer
from lushan_desktop.domain.records.void_number import VOID_NUMBER, VoidNumber
from lushan_desktop.services.records import records
from lushan_desktop.storage import queries
from lushan_desktop.storage.step import Changes
from lushan_desktop.storage.store import Store

NUMBER, RECEIPT = "number", "receipt_number"
"""The two fields that have series."""
RECEIPT_CODE = "收"
"""What a 收文号 begins with: 收〔2023〕15号."""
OUTGOING, INCOMING = "发文", "收文"
MOST_SHOWN = 8


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
    def duplicates(self) -> tuple[int, ...]:
        """Serials that more than one record holds, or that are called unused and are not."""
        return tuple(
            serial for serial, ids in sorted(self.holders.items()) if len(ids) > 1 or serial in self.voided
        )

    def number(self, serial: int) -> str:
        return str(Numbered(self.code, self.year, serial))

    @property
    def standing(self) -> tuple[str, str]:
        """One word and its tone: 连续, 缺 6 号, 缺 3 个号, 重 2 号."""
        if self.duplicates:
            return f"重 {'、'.join(map(str, self.duplicates[:3]))} 号", "bad"
        if self.count_missing == 1:
            return f"缺 {self.gaps[0].first} 号", "bad"
        return (f"缺 {self.count_missing} 个号", "bad") if self.gaps else ("连续", "ok")


@dataclass(frozen=True)
class Code:
    """A 机关代字 that the office knows, and the name it writes under with it."""

    code: str
    issuer: str = ""
    issuer_id: str = ""


def all_series(store: Store, field: str = NUMBER) -> tuple[Series, ...]:
    """Every series of the office, by 机关代字, the latest year first."""
    with store.read() as session:
        return series_in(session, field)


def series_in(session: Session, field: str = NUMBER) -> tuple[Series, ...]:
    held: dict[tuple[str, int], dict[int, tuple[str, ...]]] = {}
    for record, text in numbers(session, field, whose=OUTGOING if field == NUMBER else ""):
        for number in read_numbers(text):
            serials = held.setdefault((number.code, number.year), {})
            serials[number.serial] = (*serials.get(number.serial, ()), record)
    voided = _voided(session)
    keys = sorted({*held, *(key for key in voided if _belongs(key[0], field))}, key=place)
    return tuple(Series(*key, held.get(key, {}), voided.get(key, {})) for key in keys)


def one(store: Store, field: str, code: str, year: int) -> Series:
    """The series of a 机关代字 in a year, empty where it has not begun."""
    for series in all_series(store, field):
        if (series.code, series.year) == (code, year):
            return series
    return Series(code, year, {}, {})


def holders(store: Store, field: str, text: str, *, but: str = "") -> tuple[str, ...]:
    """The names of the records that hold one of these numbers already; what is joint counts for each part."""
    wanted = set(read_numbers(text))
    if not wanted:
        return ()
    with store.read() as session:
        found = [
            record
            for record, held in numbers(session, field)
            if record != but and wanted & set(read_numbers(held))
        ]
        names = queries.names(session, found[:3])
        told = [names.get(one, "") for one in found[:3]]
        unused = [
            f"已注明未用{f'（{why}）' if why else ''}"
            for (code, year), reasons in _voided(session).items()
            for serial, why in reasons.items()
            if Numbered(code, year, serial) in wanted
        ]
    return (*told, *unused)


def codes(store: Store, text: str = "") -> tuple[Code, ...]:
    """The codes that fit what was typed: those of the 发文名义, then those the register has seen."""
    with store.read() as session:
        living = select(Issuer).where(col(Issuer.deleted).is_(False), Issuer.code != "").order_by(Issuer.name)
        known = {issuer.code: Code(issuer.code, issuer.name, issuer.id) for issuer in session.exec(living)}
        for series in series_in(session):
            known.setdefault(series.code, Code(series.code))
    wanted = text.strip()
    fitting = (code for code in known.values() if _fits(code, wanted))
    return tuple(fitting)[:MOST_SHOWN]


def code_of(store: Store, issuer_id: str) -> str:
    """The 机关代字 of a 发文名义; empty where none is entered."""
    with store.read() as session:
        issuer = session.get(Issuer, issuer_id)
        return issuer.code if issuer else ""


def mark_unused(store: Store, series: Series, span: Span, reason: str = "") -> Changes:
    """Tell that these numbers were given out and never used, in one step."""
    with store.change(f"注明{series.name}{span}未用") as step:
        for serial in range(span.first, span.last + 1):
            values = {NUMBER: series.number(serial), "reason": reason}
            records.write(step, VOID_NUMBER, VoidNumber(), values)
    return step.changes


def mark_wanted(store: Store, number: str) -> Changes:
    """Take back that a number was never used."""
    with store.change(f"撤回{number}未用") as step:
        living = select(VoidNumber).where(col(VoidNumber.deleted).is_(False), VoidNumber.number == number)
        for row in step.session.exec(living).all():
            row.deleted = True
            step.add(row)
    return step.changes


def direction_of(store: Store, record_id: str) -> str:
    """On which side of the register a document stands; what says nothing was not issued here."""
    with store.read() as session:
        document = session.get(Document, record_id)
        return OUTGOING if document and document.direction == OUTGOING else INCOMING


def numbers(session: Session, field: str, *, whose: str = "") -> Sequence[tuple[str, str]]:
    """Record and number of the living documents that have one, of one side of the register or of both."""
    column: Any = getattr(Document, field)
    asked = select(Document.id, column).where(col(Document.deleted).is_(False), column != "")
    if whose:
        asked = asked.where(Document.direction == whose)
    return [(record, text) for record, text in session.exec(asked.order_by(Document.id))]


def _voided(session: Session) -> dict[tuple[str, int], dict[int, str]]:
    found: dict[tuple[str, int], dict[int, str]] = {}
    for row in session.exec(select(VoidNumber).where(col(VoidNumber.deleted).is_(False))):
        for number in read_numbers(row.number):
            found.setdefault((number.code, number.year), {})[number.serial] = row.reason
    return found


def _belongs(code: str, field: str) -> bool:
    return (code == RECEIPT_CODE) == (field == RECEIPT)


def place(key: tuple[str, int]) -> tuple[str, int]:
    """Series stand by 机关代字, the latest year first."""
    code, year = key
    return code, -year


def _fits(code: Code, text: str) -> bool:
    if not text:
        return True
    if text.isascii():
        return pinyin.matches(code.code, text) or pinyin.matches(code.issuer, text)
    return code.code.startswith(text) or text in code.issuer


def said_holders(names: Sequence[str]) -> str:
    """The holders of a number, told in one sentence."""
    return f"这个文号已登记：{'；'.join(names)}。确需重复可以照存。" if names else ""

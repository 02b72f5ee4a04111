"""The number series of the office: told, taken, and numbers that were never used marked as such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text import pinyin
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.widths import half_width
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.documents.void_number import VOID_NUMBER, VoidNumber
from lushan_desktop.domain.numbering import NumberParts, Span, read_numbers
from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.reports.number_facts import (
    INCOMING,
    NUMBER,
    OUTGOING,
    RECEIPT,
    RECEIPT_CODE,
    Series,
    lacking,
    numbers,
    place,
    series_in,
    voided,
)
from lushan_desktop.services.records import records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

__all__ = [
    "INCOMING",
    "NUMBER",
    "OUTGOING",
    "RECEIPT",
    "RECEIPT_CODE",
    "Code",
    "Series",
    "all_series",
    "code_of",
    "codes",
    "direction_of",
    "holders",
    "lacking",
    "mark_unused",
    "mark_wanted",
    "numbers",
    "one",
    "part_of",
    "place",
    "said_holders",
    "series_in",
]

MOST_SHOWN = 8
MOST_UNUSED = 200
"""Numbers that are marked as unused in one go: a longer gap comes of a number that was mistyped."""
_DIGITS = re.compile(r"\d{1,5}")


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
            for (code, year), reasons in voided(session).items()
            for serial, why in reasons.items()
            if NumberParts(code, year, serial) in wanted
        ]
    return (*told, *unused)


def codes(store: Store, text: str = "") -> tuple[Code, ...]:
    """The codes that fit what was typed: those of the 发文名义, then those the register has seen."""
    with store.read() as session:
        living = (
            select(Issuer)
            .where(col(Issuer.deleted).is_(False), col(Issuer.code) != "")
            .order_by(col(Issuer.name))
        )
        known = {issuer.code: Code(issuer.code, issuer.name, issuer.id) for issuer in session.scalars(living)}
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


def part_of(span: Span, text: str) -> Span:
    """The serials meant among those that are missing: 2, 1-2, 1—3号; all where nothing is written.

    Raises UserError for what is no number among them.
    """
    written = [int(one) for one in _DIGITS.findall(half_width(text))]
    if not written:
        return span
    first, last = written[0], written[-1]
    if len(written) > 2 or not span.first <= first <= last <= span.last:
        raise UserError(
            f"请填 {span} 之中的号，如 {span.first} 或 {span.first}-{span.last}。", field="serials"
        )
    return Span(first, last)


def mark_unused(store: Store, series: Series, span: Span, reason: str = "") -> Changes:
    """Tell that these numbers were given out and never used, in one step.

    Raises UserError for a gap so long that a number must be wrong.
    """
    if span.count > MOST_UNUSED:
        raise UserError(f"{lacking(span.count)}，疑有一件文号有误。请先核对{series.name}最大的文号。")
    today = PartialDate.from_date(clock.today())
    with store.change(f"注明{series.name}{span}未用") as step:
        for serial in range(span.first, span.last + 1):
            values = {NUMBER: series.number(serial), "reason": reason, "voided_on": today}
            records.write(step, VOID_NUMBER, VoidNumber(), values)
    return step.changes


def mark_wanted(store: Store, number: str) -> Changes:
    """Take back that a number was never used."""
    with store.change(f"撤回{number}未用") as step:
        living = select(VoidNumber).where(
            col(VoidNumber.deleted).is_(False), col(VoidNumber.number) == number
        )
        for row in step.session.scalars(living).all():
            row.deleted = True
            step.add(row)
    return step.changes


def direction_of(store: Store, record_id: str) -> str:
    """On which side of the register a document stands; what says nothing was not issued here."""
    with store.read() as session:
        document = session.get(Document, record_id)
        return OUTGOING if document and document.direction == OUTGOING else INCOMING


def _fits(code: Code, text: str) -> bool:
    if not text:
        return True
    if text.isascii():
        return pinyin.matches(code.code, text) or pinyin.matches(code.issuer, text)
    return code.code.startswith(text) or text in code.issuer


def said_holders(names: Sequence[str]) -> str:
    """The holders of a number, told in one sentence."""
    return f"这个文号已登记：{'；'.join(names)}。确需重复的，可继续保存。" if names else ""

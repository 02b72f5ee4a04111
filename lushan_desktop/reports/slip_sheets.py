"""Slips that units sign for: a sheet for each unit, each on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records.issuer import Issuer
from lushan_desktop.domain.records.unit import Unit
from lushan_desktop.paper.content import (
    Addressee,
    Block,
    Content,
    Note,
    PageBreak,
    Paragraph,
    SignatureRow,
    SignOff,
    Table,
    Title,
    with_gaps_marked,
)
from lushan_desktop.reports.report import Options


@dataclass(frozen=True)
class Head:
    """What all sheets of a print have in common."""

    title: str
    issuer: str
    signed: str
    log_head: str = ""


@dataclass(frozen=True)
class Sheet:
    """What one unit is told."""

    unit: str
    text: str
    table: Table


def issuer_name(session: Session, options: Options) -> str:
    """Under which name the slips go out; 【待补】 where none was chosen."""
    issuer = session.get(Issuer, str(options.get("issuer") or ""))
    return issuer.name if issuer else "【待补：发文名义】"


def signed_on(options: Options) -> PartialDate:
    """The day of the slips: the one asked for, else today."""
    signed: PartialDate = options.get("signed") or PartialDate.from_date(clock.today())
    return signed


def in_order(unit: Unit) -> tuple[int, str]:
    """By which units follow each other."""
    return unit.rank or 10**6, unit.name


def on_sheets(head: Head, sheets: Iterable[Sheet], nothing: str) -> Content:
    """All sheets, or the sentence that there are none."""
    blocks: list[Block] = []
    for sheet in sheets:
        blocks += [PageBreak()] if blocks else []
        blocks += [
            Title(head.title),
            Addressee(f"{sheet.unit}："),
            Paragraph(with_gaps_marked(sheet.text)),
            sheet.table,
            SignOff(head.issuer, head.signed, sealed=True),
            SignatureRow("签收人：", "签收日期："),
            Note("此单一式两份，签收后一份退回。"),
        ]
    if not blocks:
        blocks = [Title(head.title), Paragraph(nothing)]
    return Content(*blocks, name=head.title, log_head=head.log_head)

"""Slips that units sign for: a sheet for each unit, each on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

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

SIGNED_FOR = (SignatureRow("签收人：", "签收日期："), Note("此单一式两份，签收后一份退回。"))
"""What a unit signs below a slip."""


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
            *SIGNED_FOR,
        ]
    if not blocks:
        blocks = [Title(head.title), Paragraph(nothing)]
    return Content(*blocks, name=head.title, log_head=head.log_head)

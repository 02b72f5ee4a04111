"""Slips that units sign for: a sheet for each unit, each on a page of its own."""

from collections.abc import Iterable, Sequence
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
from lushan_desktop.reports.report import Issuance, Options
from lushan_desktop.reports.signing import signed_day

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


def issuance_of_sheets(
    title: str, sheets: Sequence[tuple[str, str]], options: Options, *, kind: str = "", is_open: bool
) -> Issuance | None:
    """How slips go out: one to the unit that was asked for, else a sheaf to all, known by its issuer and day.

    `sheets` are the id and the name of every unit; one that nobody knows leaves the paper open. `kind` tells
    slips of one day apart. What went out is known again when nobody owes anything any more.
    """
    subject = str(options.get("unit") or options.get("issuer") or "")
    if not subject:
        return None
    known = [(unit, name) for unit, name in sheets if unit]
    signed = signed_day(options)
    return Issuance(
        subject,
        title,
        occasion=f"{signed}{'' if options.get('unit') else '各单位'}{kind}",
        issued_on=signed,
        addressee="、".join(name for _, name in known),
        about=tuple(unit for unit, _ in known),
        is_open=is_open or not known or len(known) < len(sheets),
    )


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

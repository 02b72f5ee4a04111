"""催报单: what each unit still has to provide, indicator by indicator, a sheet for each."""

from collections import defaultdict
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.kinds import Day, Ref
from lushan_desktop.domain.people.unit import Unit, by_protocol
from lushan_desktop.paper.content import Column, Content, Table
from lushan_desktop.reports.indicators.indicator_facts import (
    GROUP,
    SYSTEM_OPTION,
    Fact,
    MaterialNeed,
    facts,
    name_of,
)
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.signing import ISSUER_OPTION, NO_ISSUER, SIGNED_OPTION, issuer_name, signed_day
from lushan_desktop.reports.slip_sheets import Head, Sheet, issuance_of_sheets, on_sheets

COLUMNS = (
    Column("序号", 12, "center"),
    Column("指标", 44),
    Column("应提供材料", 56),
    Column("应有", 13, "center"),
    Column("已有", 13, "center"),
    Column("报送时限", 24),
)
NOBODY = "【待补：责任单位】"


@dataclass(frozen=True)
class Slip:
    """One unit's sheet."""

    unit: str
    rows: tuple[tuple[str, ...], ...]
    missing: int
    unit_id: str = ""


@dataclass(frozen=True)
class Slips:
    """All sheets, with what their bytes depend on."""

    slips: tuple[Slip, ...]
    system: str
    issuer: str
    signed: str
    due: str
    log_head: str = ""
    issuance: Issuance | None = None


def gather(session: Session, options: Options) -> Slips:
    owed: dict[str, list[tuple[Fact, MaterialNeed]]] = defaultdict(list)
    for fact in facts(session, {"system": options["system"]}):
        for asked in fact.missing:
            if not options.get("unit") or asked.unit == options["unit"]:
                owed[asked.unit].append((fact, asked))
    units = session.scalars(select(Unit).where(col(Unit.id).in_(sorted(owed)))).all()
    ordered = sorted(units, key=by_protocol)
    slips = [replace(_slip(unit.name, owed.pop(unit.id)), unit_id=unit.id) for unit in ordered]
    if nobody := [pair for pairs in owed.values() for pair in pairs]:
        slips.append(_slip(NOBODY, nobody))
    issuer, signed, due = issuer_name(session, options), signed_day(options), options.get("due")
    going = issuance_of_sheets(
        "催报单",
        [(slip.unit_id, slip.unit) for slip in slips],
        options,
        is_open=issuer == NO_ISSUER or not due,
    )
    return Slips(
        tuple(slips),
        name_of(session, options),
        issuer,
        str(signed),
        str(due or "【待补：报送期限】"),
        log_head(session),
        going,
    )


def _slip(unit: str, pairs: list[tuple[Fact, MaterialNeed]]) -> Slip:
    rows = tuple(
        (str(number), fact.title, asked.description, str(asked.wanted), str(asked.held or 0), asked.due)
        for number, (fact, asked) in enumerate(pairs, 1)
    )
    return Slip(unit, rows, sum(asked.wanted - (asked.held or 0) for _, asked in pairs))


def compose(slips: Slips) -> Content:
    """A sheet for each unit, each on a page of its own."""
    head = Head("催报单", slips.issuer, slips.signed, slips.log_head)
    sheets = (_sheet(slip, slips) for slip in slips.slips)
    return on_sheets(head, sheets, "应备材料已经齐全，没有要催报的单位。")


def _sheet(slip: Slip, slips: Slips) -> Sheet:
    text = (
        f"截至{slips.signed}，按照《{slips.system}》任务分工，由你单位提供的材料有{len(slip.rows)}种尚未齐全，"
        f"缺{slip.missing}份，具体见下表。请于{slips.due}前补齐报送。"
    )
    return Sheet(slip.unit, text, Table(COLUMNS, slip.rows))


MATERIAL_REMINDER = Report(
    key="material_reminder",
    title="催报单",
    group=GROUP,
    options=(
        SYSTEM_OPTION,
        Option("unit", "单位", Ref("unit"), hint="不填，每个单位一张"),
        ISSUER_OPTION,
        SIGNED_OPTION,
        Option("due", "报送期限", Day(is_deadline=True), hint="不填，印作【待补】", after="signed"),
    ),
    gather=gather,
    compose=compose,
)

"""批示办理单: one instruction with the units it is handed to, who signed for it and what came of it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import Column, Content, Field, Form, FormRow, Row, Table, Title
from lushan_desktop.reports.document_forms import DATED, line, pair
from lushan_desktop.reports.instructions.instruction_facts import GROUP, INSTRUCTION_OPTION, InstructionFacts
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Options, Report

COLUMNS = (
    Column("转办单位", 44),
    Column("期限", 30),
    Column("签收", 34),
    Column("办理结果", 48),
)
EMPTY_ROWS = 3


@dataclass(frozen=True)
class DispatchSlip:
    """What stands on the slip."""

    form: Form
    rows: tuple[Row, ...]
    name: str = "领导批示办理单"
    log_head: str = ""


def gather(session: Session, options: Options) -> DispatchSlip:
    facts = InstructionFacts(session, options)
    entry = facts.entry
    support = facts.support()
    units = "\n".join(
        filter(None, (facts.lead() and f"牵头：{facts.lead()}", support and f"配合：{support}"))
    )
    form = Form(
        (
            pair(("批示领导", facts.leader()), ("批示日期", facts.day)),
            pair(("类型", facts.kind), ("缓急", entry["urgency"])),
            line("来文单位", facts.issued_by()),
            line("文件标题", facts.carrier()),
            pair(("文号或期号", facts.carrier_number()), ("收件日期", entry["received_on"])),
            FormRow((Field("批示内容", facts.words()),), 26),
            FormRow((Field("拟办意见", entry["proposed_action"], DATED),), 22),
            line("承办单位", units),
            pair(("办理时限", entry["due_on"]), ("办结日期", entry["closed_on"])),
            FormRow((Field("办理情况", entry["feedback"]),), 20),
        )
    )
    rows: list[Row] = [
        (
            "".join((facts.name(row["unit"]), f"（{row['part']}）" if row["part"] else "")),
            str(row["due_on"] or entry["due_on"] or ""),
            "\n".join(filter(None, (row["acknowledged_by"], str(row["acknowledged_on"] or "")))),
            row["result"],
        )
        for row in entry["dispatches"]
    ]
    empty: Row = ("", "", "", "")
    return DispatchSlip(form, tuple(rows or [empty] * EMPTY_ROWS), log_head=log_head(session))


def compose(slip: DispatchSlip) -> Content:
    """The form, and below it the units that sign."""
    return Content(
        Title(slip.name),
        slip.form,
        Table(COLUMNS, slip.rows, by_hand_mm=10),
        name=slip.name,
        log_head=slip.log_head,
    )


DISPATCH_SLIP = Report(
    key="dispatch_slip",
    title="批示办理单",
    group=GROUP,
    options=(INSTRUCTION_OPTION,),
    gather=gather,
    compose=compose,
)

"""What 提示函, 督办单 and 提请约谈函 share: whom they go to, the problems they speak of, their number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.deadline import Light, light
from lushan_desktop.domain.kinds import Day, Ref, Text
from lushan_desktop.domain.supervision.rectifying import is_open
from lushan_desktop.domain.supervision.supervision_round import SupervisionRound
from lushan_desktop.paper.content import Column
from lushan_desktop.reports.cells import Entry, text_cell
from lushan_desktop.reports.gaps import Paper
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.reports.signing import (
    ISSUER_OPTION,
    NO_ISSUER,
    NO_NUMBER,
    SIGNED_OPTION,
    issuer_name,
    signed_day,
)
from lushan_desktop.reports.supervision.supervision_facts import (
    basis_of,
    named,
    problem_of,
    problems,
    stage_of,
)

COLUMNS = (
    Column("序号", 12, "center"),
    Column("存在问题"),
    Column("整改要求", 44),
    Column("整改时限", 32, "center"),
    Column("目前状态", 24, "center"),
)


@dataclass(frozen=True)
class Reminding(Paper):
    """A paper to one unit about problems that it has not put right."""

    unit: str = ""
    basis: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    demands: str = ""
    overdue: int = 0
    earliest: str = ""
    """The first deadline among them."""
    reply_by: str = ""
    content: str = ""
    """What is asked of the unit, as the clerk put it."""
    issuer: str = ""
    number: str = ""
    signed: str = ""

    @property
    def count(self) -> str:
        return f"{len(self.rows)}个"

    @property
    def standing(self) -> str:
        """其中2个已逾期; empty where none is."""
        return f"，其中{self.overdue}个已逾期" if self.overdue else ""

    @property
    def described(self) -> str:
        """The problems one a line; a single one without a number."""
        told = [row[1] for row in self.rows]
        return told[0] if len(told) == 1 else "\n".join(f"{n}.{text}" for n, text in enumerate(told, 1))


def gathered(session: Session, options: Options, level: str) -> Reminding:
    """The problem that is chosen, or all overdue ones of the unit. Raises UserError where there are none."""
    found = _spoken_of(session, options)
    signed = signed_day(options)
    lights = [light(entry["due_on"], signed.last_day) for entry in found]
    recorded = _recorded(found, level)
    issuer, number = issuer_name(session, options), str(options.get("number") or recorded.get("number") or "")
    reply = options.get("reply_by") or recorded.get("reply_by")
    supervision = session.get(SupervisionRound, found[0]["supervision_round"] or "")
    return Reminding(
        unit=named(found[0], "unit") or "【待补：单位】",
        basis=basis_of(session, supervision),
        rows=tuple(
            (str(n), each["description"], each["demand"], text_cell(each["due_on"]), _state(each, shown))
            for n, (each, shown) in enumerate(zip(found, lights, strict=True), 1)
        ),
        demands="\n".join(filter(None, dict.fromkeys(each["demand"] for each in found))),
        overdue=sum(shown.is_overdue for shown in lights),
        earliest=text_cell(found[0]["due_on"]),
        reply_by=text_cell(reply),
        content=str(options.get("content") or recorded.get("content") or ""),
        issuer=issuer,
        number=number or NO_NUMBER,
        signed=str(signed),
        is_open=issuer == NO_ISSUER or not number,
        log_head=log_head(session),
    )


def _spoken_of(session: Session, options: Options) -> Sequence[Entry]:
    if options.get("problem"):
        return [problem_of(session, options)]
    if not options.get("unit"):
        raise UserError("请选一个督导问题，或选一个单位（列出它全部逾期的问题）。", field="problem")
    today = signed_day(options).last_day
    asked = {"unit": options["unit"], "supervision_round": options.get("supervision_round")}
    found = [
        entry
        for entry in problems(session, **asked)
        if is_open(entry) and light(entry["due_on"], today).is_overdue
    ]
    if not found:
        raise UserError("这个单位没有逾期未销号的问题，请另选单位，或选一个督导问题。", field="unit")
    return found


def _recorded(found: Sequence[Entry], level: str) -> dict[str, Any]:
    """The last paper of this level that is entered with the problems."""
    rows = [row for entry in found for row in entry["escalations"] if row["level"] == level]
    return rows[-1] if rows else {}


def _state(entry: Entry, shown: Light) -> str:
    stage = stage_of(entry)
    return f"{stage}\n{shown.word.replace(' ', '')}" if shown.is_overdue else stage


def _latest_late(session: Session, options: Options) -> str:
    """The unit that has been late longest, where no problem is chosen."""
    if options.get("problem"):
        return ""
    late = [entry for entry in problems(session) if is_open(entry) and entry["unit"]]
    today = signed_day(options).last_day
    return next((str(entry["unit"]) for entry in late if light(entry["due_on"], today).is_overdue), "")


OPTIONS = (
    Option("problem", "督导问题", Ref("problem"), hint="不填，列出单位全部逾期的问题"),
    Option("unit", "单位", Ref("unit"), propose=_latest_late),
    Option("supervision_round", "督导轮次", Ref("supervision_round"), hint="不填为全部"),
    ISSUER_OPTION,
    Option("number", "编号", Text(), hint="不填，用已登记的编号"),
    Option("reply_by", "请于何日前反馈", Day(is_deadline=True)),
    Option("content", "要求", Text(), hint="不填，用已登记的要求"),
    SIGNED_OPTION,
)

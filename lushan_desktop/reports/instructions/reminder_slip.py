"""催办单: the open tasks of a unit on one sheet, for every unit that has any."""

from collections import defaultdict
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages
from lushan_desktop.domain.deadline import light
from lushan_desktop.domain.kinds import Flag, Ref
from lushan_desktop.domain.people.unit import Unit, by_protocol
from lushan_desktop.domain.supervision.task import TASK, Task
from lushan_desktop.paper.content import Column, Content, Table
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.signing import ISSUER_OPTION, NO_ISSUER, SIGNED_OPTION, issuer_name, signed_day
from lushan_desktop.reports.slip_sheets import Head, Sheet, issuance_of_sheets, on_sheets
from lushan_desktop.storage.lists import queries

COLUMNS = (
    Column("序号", 12, "center"),
    Column("事项", 58),
    Column("来源", 36),
    Column("时限", 26),
    Column("状态", 24),
)
_SOURCES = ("meeting", "instruction", "document", "supervision_round")


@dataclass(frozen=True)
class Slip:
    """One unit's sheet."""

    unit: str
    rows: tuple[tuple[str, ...], ...]
    overdue: int
    unit_id: str = ""


@dataclass(frozen=True)
class Slips:
    """All sheets, with what their bytes depend on."""

    slips: tuple[Slip, ...]
    issuer: str
    signed: str
    log_head: str = ""
    issuance: Issuance | None = None


def gather(session: Session, options: Options) -> Slips:
    living = select(col(Task.id)).where(
        col(Task.deleted).is_(False), col(Task.stage).not_in(stages.ended(stages.TASKS))
    )
    if options.get("unit"):
        living = living.where(Task.lead_unit == options["unit"])
    ids = session.scalars(living.order_by(col(Task.due_on).is_(None), col(Task.due_on), col(Task.id))).all()
    signed = signed_day(options)
    today = signed.last_day
    by_unit: dict[str, list[Entry]] = defaultdict(list)
    for entry in queries.rows(session, TASK, ids):
        if not options.get("only_overdue") or light(entry["due_on"], today).is_overdue:
            by_unit[entry["lead_unit"]].append(entry)
    units = session.scalars(select(Unit).where(col(Unit.id).in_(by_unit))).all()
    ordered = sorted(units, key=by_protocol)
    slips = [replace(_slip(unit.name, by_unit[unit.id], signed), unit_id=unit.id) for unit in ordered]
    if by_unit.get(""):
        slips.append(_slip("【待补：牵头单位】", by_unit[""], signed))
    issuer = issuer_name(session, options)
    going = issuance_of_sheets(
        "催办单",
        [(slip.unit_id, slip.unit) for slip in slips],
        options,
        kind="（逾期）" if options.get("only_overdue") else "",
        is_open=issuer == NO_ISSUER,
    )
    return Slips(tuple(slips), issuer, str(signed), log_head(session), going)


def _slip(unit: str, tasks: list[Entry], signed: PartialDate) -> Slip:
    lights = [light(task["due_on"], signed.last_day) for task in tasks]
    rows = tuple(
        (str(number), task["content"], _source(task), str(task["due_on"] or "未定"), shown.word)
        for number, (task, shown) in enumerate(zip(tasks, lights, strict=True), 1)
    )
    return Slip(unit, rows, sum(each.is_overdue for each in lights))


def _source(task: Entry) -> str:
    """The meeting, instruction, document or round it came from."""
    names = (task["names"].get(task[field], "") for field in _SOURCES)
    source = next(filter(None, names), "")
    given = f"{task['given_on']}交办" if task["given_on"] else ""
    return "\n".join(filter(None, (source, given)))


def compose(slips: Slips) -> Content:
    """A sheet for each unit, each on a page of its own."""
    head = Head("催办单", slips.issuer, slips.signed, slips.log_head)
    return on_sheets(head, (_sheet(slip, slips) for slip in slips.slips), "没有尚未办结的任务。")


def _sheet(slip: Slip, slips: Slips) -> Sheet:
    overdue = f"，其中{slip.overdue}项已逾期" if slip.overdue else ""
    text = (
        f"截至{slips.signed}，由你单位牵头办理的事项有{len(slip.rows)}项尚未办结{overdue}。"
        "请抓紧办理，并书面反馈办理情况。"
    )
    return Sheet(slip.unit, text, Table(COLUMNS, slip.rows))


REMINDER_SLIP = Report(
    key="reminder_slip",
    title="催办单",
    group="会议批示文件",
    options=(
        Option("unit", "单位", Ref("unit"), hint="不填，每个单位一张"),
        ISSUER_OPTION,
        SIGNED_OPTION,
        Option("only_overdue", "只催逾期的", Flag()),
    ),
    gather=gather,
    compose=compose,
)

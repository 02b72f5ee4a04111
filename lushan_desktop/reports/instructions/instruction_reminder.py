"""批示催办单: a sheet for every unit that an instruction was handed to and that has not reported yet."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.deadline import light
from lushan_desktop.domain.kinds import Day, Ref
from lushan_desktop.domain.leaders_words import VERIFIED
from lushan_desktop.paper.content import Addressee, Block, Content, PageBreak, SignOff
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.gaps import Gaps, Paper
from lushan_desktop.reports.instructions.instruction_facts import GROUP, INSTRUCTION_OPTION, InstructionFacts
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.signing import ISSUER_OPTION, NO_ISSUER, SIGNED_OPTION, issuer_name, signed_day
from lushan_desktop.reports.slip_sheets import SIGNED_FOR

NAME = "领导批示催办单"
NOBODY = "这件批示没有尚未反馈的单位。"


@dataclass(frozen=True)
class Reminder(Paper):
    """One sheet for each unit, with what their bytes depend on."""

    units: tuple[tuple[str, str], ...] = ()
    """Each unit with what is said to it."""
    issuer: str = ""
    signed: str = ""


def gather(session: Session, options: Options) -> Reminder:
    facts = InstructionFacts(session, options)
    gaps = Gaps("instruction", str(options["instruction"]))
    signed = signed_day(options)
    opening = _opening(facts, gaps)
    waiting = [row for row in facts.entry["dispatches"] if not (row["reported_on"] or row["result"])]
    if options.get("unit"):
        waiting = [row for row in waiting if row["unit"] == options["unit"]]
    units = tuple((facts.name(row["unit"]), opening + _asked(row, facts, options, signed)) for row in waiting)
    issuer = issuer_name(session, options)
    is_open = issuer == NO_ISSUER or bool(gaps.pieces)
    return Reminder(
        units=units,
        issuer=issuer,
        signed=str(signed),
        gaps=gaps.pieces,
        is_open=issuer == NO_ISSUER,
        log_head=log_head(session),
        issuance=_issuance(facts, options, [name for name, _ in units], is_open=is_open),
    )


def _issuance(facts: InstructionFacts, options: Options, units: list[str], *, is_open: bool) -> Issuance:
    """It stands with the instruction: a sheet to one unit, or a sheaf to all that have not answered."""
    signed = signed_day(options)
    only = facts.name(str(options["unit"])) if options.get("unit") else ""
    return Issuance(
        facts.entry["id"],
        NAME,
        occasion=f"{signed}{only}",
        issued_on=signed,
        addressee="、".join(units),
        about=tuple(row["unit"] for row in facts.entry["dispatches"] if facts.name(row["unit"]) in units),
        is_open=is_open or not units,
    )


def _opening(facts: InstructionFacts, gaps: Gaps) -> str:
    day = gaps.fill(str(facts.day or ""), "批示日期", "given_on")
    leader = gaps.fill(facts.leader(), "批示领导", "leader")
    carrier = f"在《{facts.carrier()}》{facts.carrier_number() and f'（{facts.carrier_number()}）'}上"
    # Words that nobody held against the original are not passed on to others.
    said = f"：{facts.words()}" if facts.entry["standing"] == VERIFIED and facts.entry["words"] else ""
    return f"{day}，{leader}{carrier if facts.carrier() else ''}作出{facts.kind}{said.rstrip('。')}。"


def _asked(row: Entry, facts: InstructionFacts, options: Options, signed: PartialDate) -> str:
    """When it was handed over, how the deadline stands, and by when an answer is wanted."""
    due: PartialDate | None = row["due_on"] or facts.entry["due_on"]
    handed = f"该件已于{row['dispatched_on']}转你单位办理" if row["dispatched_on"] else "该件已转你单位办理"
    until = f"，要求于{due}前反馈" if due else ""
    shown = light(due, signed.last_day)
    late = f"，现已{shown.word.replace(' ', '')}" if shown.is_overdue else ""
    reply = options.get("reply_by")
    wanted = f"于{reply}前" if reply else "尽快"
    return f"{handed}{until}{late}，至今未收到办理情况。请抓紧办理，{wanted}书面反馈办理情况。"


def compose(reminder: Reminder) -> Content:
    """A sheet for each unit, each on a page of its own."""
    blocks: list[Block] = []
    for unit, said in reminder.units:
        blocks += [PageBreak()] if blocks else []
        blocks += [
            reminder.title(NAME),
            Addressee(f"{unit}："),
            reminder.text(said),
            SignOff(reminder.issuer, reminder.signed, sealed=True),
            *SIGNED_FOR,
        ]
    return Content(
        *(blocks or (reminder.title(NAME), reminder.text(NOBODY))), name=NAME, log_head=reminder.log_head
    )


INSTRUCTION_REMINDER = Report(
    key="instruction_reminder",
    title="批示催办单",
    group=GROUP,
    options=(
        INSTRUCTION_OPTION,
        Option("unit", "单位", Ref("unit"), hint="不填，每个未反馈的单位一张"),
        Option("reply_by", "请于何日前反馈", Day(is_deadline=True), after="signed"),
        ISSUER_OPTION,
        SIGNED_OPTION,
    ),
    gather=gather,
    compose=compose,
)

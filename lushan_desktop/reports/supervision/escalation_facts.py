"""What 提示函, 督办单 and 提请约谈函 share: whom they go to, the problems they speak of, their number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day, Ref, Text
from lushan_desktop.domain.supervision.rectifying import Standing, standing
from lushan_desktop.domain.supervision.supervision_round import SupervisionRound
from lushan_desktop.paper.content import Column
from lushan_desktop.reports.cells import Entry, text_cell
from lushan_desktop.reports.gaps import Paper
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options
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
    pressed: tuple[str, ...] = ()
    """The milder papers that had gone out about these problems before."""

    @property
    def unfinished(self) -> str:
        """3个问题未完成整改，其中2个已逾期; 1个问题未完成整改且已逾期."""
        count = len(self.rows)
        told = f"{count}个问题未完成整改"
        if not self.overdue:
            return told
        if count == 1:
            return f"{told}且已逾期"
        return f"{told}，{'均' if self.overdue == count else f'其中{self.overdue}个'}已逾期"

    @property
    def described(self) -> str:
        """The problems one a line; a single one without a number."""
        told = [row[1] for row in self.rows]
        return told[0] if len(told) == 1 else "\n".join(f"{n}.{text}" for n, text in enumerate(told, 1))


def gathered(session: Session, options: Options, level: str) -> Reminding:
    """The problems of a paper that went out, the problem that is chosen, or all overdue ones of the unit.

    Raises UserError where there are none, or the one that is chosen was put right by the day of the paper.
    """
    found = _spoken_of(session, options, level)
    recorded = _recorded(found, level, str(options.get("number") or "")) or _recorded(found, level)
    issuer = issuer_name(session, options)
    number = str(options.get("number") or recorded.get("number") or "")
    is_recorded = bool(number) and number == recorded.get("number")
    signed = (recorded.get("issued_on") if is_recorded else None) or signed_day(options)
    reply = options.get("reply_by") or recorded.get("reply_by")
    shown = [standing(entry, signed.last_day) for entry in found]
    supervision = session.get(SupervisionRound, found[0]["supervision_round"] or "")
    return Reminding(
        unit=named(found[0], "unit") or "【待补：单位】",
        basis=basis_of(session, supervision),
        rows=tuple(
            (str(n), each["description"], each["demand"], text_cell(stood.due), _state(stood))
            for n, (each, stood) in enumerate(zip(found, shown, strict=True), 1)
        ),
        demands="\n".join(filter(None, dict.fromkeys(each["demand"] for each in found))),
        overdue=sum(stood.is_late for stood in shown),
        earliest=text_cell(shown[0].due),
        reply_by=text_cell(reply),
        content=str(options.get("content") or recorded.get("content") or ""),
        issuer=issuer,
        number=number or NO_NUMBER,
        signed=str(signed),
        pressed=_pressed(found, level, signed),
        is_open=issuer == NO_ISSUER or not number,
        log_head=log_head(session),
        issuance=_issuance(found, level, number, signed, is_open=issuer == NO_ISSUER or not number),
    )


def _pressed(found: Sequence[Entry], level: str, signed: PartialDate) -> tuple[str, ...]:
    """The levels below this one that were recorded up to the day, the mildest first."""
    levels = catalogue("escalation_levels").names
    sent = {
        row["level"]
        for entry in found
        for row in entry["escalations"]
        if row["issued_on"] is None or row["issued_on"].first_day <= signed.last_day
    }
    milder = levels[: levels.index(level)] if level in levels else ()
    return tuple(each for each in milder if each in sent)


def _issuance(
    found: Sequence[Entry], level: str, number: str, signed: PartialDate, *, is_open: bool
) -> Issuance:
    """The paper belongs to the unit: it may be about several problems."""
    return Issuance(
        found[0]["unit"] or found[0]["id"],
        level,
        number,
        issued_on=signed,
        addressee=named(found[0], "unit"),
        about=tuple(sorted(entry["id"] for entry in found)),
        is_open=is_open,
    )


def _spoken_of(session: Session, options: Options, level: str) -> Sequence[Entry]:
    if options.get("problem"):
        return _with_its_like(session, problem_of(session, options), options, level)
    if not options.get("unit"):
        raise UserError("请选一个督导问题，或选一个单位（列出它全部逾期的问题）。", field="problem")
    day = signed_day(options).last_day
    asked = {"unit": options["unit"], "supervision_round": options.get("supervision_round")}
    found = [entry for entry in problems(session, **asked) if _is_due(entry, day)]
    if not found:
        is_done = any(standing(entry, day).is_late for entry in problems(session, **asked))
        why = "逾期的问题都已完成整改，等候验收" if is_done else "没有逾期未销号的问题"
        raise UserError(f"这个单位{why}，请另选单位，或选一个督导问题。", field="unit")
    return found


def _with_its_like(session: Session, entry: Entry, options: Options, level: str) -> Sequence[Entry]:
    """The problem, with those that the same paper was recorded for; one that goes out now still presses."""
    given = str(options.get("number") or "")
    number = str(_recorded([entry], level, given).get("number") or "")
    if number:
        beside = problems(session, unit=entry["unit"]) if entry["unit"] else [entry]
        like = [each for each in beside if _recorded([each], level, number)]
        return sorted(like or [entry], key=lambda each: (each["due_on"] is None, each["due_on"], each["id"]))
    stood = standing(entry, signed_day(options).last_day)
    refused = pressed_no_more(stood, level)
    if refused:
        raise UserError(refused, field="problem")
    return [entry]


def pressed_no_more(stood: Standing, level: str) -> str:
    """Return why nobody is to be pressed for a problem as it stands; empty where somebody is."""
    if stood.is_closed:
        return f"这个问题已经销号{f'（{stood.closed_on}）' if stood.closed_on else ''}，不用再发{level}。"
    if stood.is_finished:
        return f"这个问题已于{stood.finished_on}完成整改，等候验收，不用再发{level}。"
    if not stood.is_issued:
        return f"这个问题还没有下发，请先下发再发{level}。"
    return ""


def _is_due(entry: Entry, day: date) -> bool:
    stood = standing(entry, day)
    return stood.is_found and stood.is_issued and not stood.is_finished and stood.is_late


def _recorded(found: Sequence[Entry], level: str, number: str = "") -> dict[str, Any]:
    """The last paper of this level (and number) that is entered with the problems."""
    rows = [row for entry in found for row in entry["escalations"] if row["level"] == level]
    rows = [row for row in rows if number in ("", row["number"])]
    return rows[-1] if rows else {}


def _state(stood: Standing) -> str:
    return f"{stood.stage}\n{stood.light.word.replace(' ', '')}" if stood.light.is_overdue else stood.stage


def _latest_late(session: Session, options: Options) -> str:
    """The unit that has been late longest, where no problem is chosen."""
    if options.get("problem"):
        return ""
    day = signed_day(options).last_day
    late = (entry for entry in problems(session) if entry["unit"] and _is_due(entry, day))
    return next((str(entry["unit"]) for entry in late), "")


OPTIONS = (
    Option("problem", "督导问题", Ref("problem"), hint="不填，列出单位全部逾期的问题"),
    Option("unit", "单位", Ref("unit"), propose=_latest_late),
    Option("supervision_round", "督导轮次", Ref("supervision_round"), hint="不填为全部"),
    ISSUER_OPTION,
    Option("number", "编号", Text(), hint="不填，用已登记的编号"),
    Option("reply_by", "请于何日前反馈", Day(is_deadline=True), after="signed"),
    Option("content", "要求", Text(), hint="不填，用已登记的要求"),
    SIGNED_OPTION,
)

"""Bringing a problem of supervision to its closure; each deed is one undoable step.

What the board shows is asked in `supervision_board`, the numbers in `supervision_figures`, the letters to the
units in `feedback`, the sharper reminders in `escalation`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import flow, stages
from lushan_desktop.domain.record_type import COUNTY, UNIT, Values
from lushan_desktop.domain.supervision.extension import AGREED, EXTENSION, REFUSED
from lushan_desktop.domain.supervision.problem import (
    AWAITING,
    CALENDAR_DAYS,
    CLOSING_FORM,
    FORMER_FORM,
    IN_HAND,
    PROBLEM,
    WORKING_DAYS,
    Problem,
)
from lushan_desktop.domain.supervision.rectifying import is_open
from lushan_desktop.domain.supervision.working_days import Deadline
from lushan_desktop.services.office.office import Office
from lushan_desktop.services.records import date_orders, flows, ownership, records
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.supervision.working_days import working_days
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log import history
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class OldDeadline:
    """A deadline that held before it was changed."""

    due: PartialDate | None
    changed: datetime
    person: str


def side_of(office: Office) -> str:
    """On which side a copy stands: UNIT for one that reports to a county."""
    return UNIT if office.is_township else COUNTY


def ways(store: Store, problem_id: str, side: str = COUNTY) -> tuple[Way, ...]:
    """What may be done next by this side and what is still to be filled in for it, the moves onward first."""
    with store.read() as session:
        held = _with_deadline(session, queries.values(session, PROBLEM, problem_id))
    return tuple(way for way in flows.moves(PROBLEM, held) if _may(way.move, side))


def move(store: Store, problem_id: str, end: str, *, side: str = COUNTY, **given: Any) -> Changes:
    """Bring a problem to a stage, as one step; a term becomes a deadline when the problem is sent out.

    Raises UserError, naming the field to open, for a move that does not exist, that is the other side's, or
    whose demands are not met.
    """
    with store.read() as session:
        held = queries.values(session, PROBLEM, problem_id)
        wanted = flows.flow_of(PROBLEM).move(flows.stage_of(PROBLEM, held), end)
        _check_side(wanted, side, given)
        given = {**_on_sending(session, {**held, **given}, end), **_on_return(session, held, end), **given}
    return flows.move(store, PROBLEM, problem_id, end, **given)


def _on_return(session: Session, held: Values, end: str) -> Values:
    """What no longer holds where a problem goes back: a counted deadline, the approval of its closure."""
    if end == AWAITING and held["term"] and held["due_on"]:
        counted = _with_deadline(session, {**held, "due_on": None})["due_on"]
        return {"due_on": None} if counted == held["due_on"] else {}
    if held["stage"] in stages.ended(stages.PROBLEMS):
        files = (
            replace(file, role=FORMER_FORM) if file.role == CLOSING_FORM else file for file in held["files"]
        )
        return {"files": tuple(files)}
    return {}


def _may(move: flow.Move, side: str) -> bool:
    return side == COUNTY or move.by != COUNTY


def _check_side(move: flow.Move, side: str, given: Values) -> None:
    if not _may(move, side):
        raise UserError(f"“{move.label}”由县创建办办理，本单位可以提请验收或申请延期。", field="stage")
    for name, reason in (ownership.locked_for_units(PROBLEM) if side == UNIT else {}).items():
        if name in given:
            raise UserError(f"“{PROBLEM.field(name).label}”{reason}", field=name)


def sent_out(session: Session, held: Values, **given: Any) -> Values:
    """Return what is written when a problem is sent out. Raises UserError as `move` does."""
    accepts = bool(given.pop("accepts", False))
    given = {**_on_sending(session, {**held, **given}, IN_HAND), **given}
    written = flows.moved(PROBLEM, held, IN_HAND, **given)
    date_orders.check(session, PROBLEM, held, written, accepts=accepts)
    return written


def _on_sending(session: Session, values: Values, end: str) -> Values:
    """The number and the deadline that a problem gets when it is sent out, where it has none."""
    if end != IN_HAND or values["stage"] not in ("", AWAITING):
        return {}
    written: Values = {}
    if not values["number"]:
        written["number"] = Numbers(session).take(values["found_on"])
    due = _with_deadline(session, values)["due_on"]
    return written if due is None else {**written, "due_on": due}


def _with_deadline(session: Session, values: Values) -> Values:
    """The values, the deadline counted from the term where only that is known."""
    if values["due_on"] or not values["term"]:
        return values
    counted = _counted(session, values["term"], values["term_in"], values["issued_on"])
    return {**values, "due_on": PartialDate.from_date(counted.day)}


def deadline(store: Store, term: int, term_in: str, start: PartialDate | None = None) -> Deadline:
    """The last day of a term in working or calendar days from this day (today); its notice is to be shown."""
    with store.read() as session:
        return _counted(session, term, term_in, start)


def _counted(session: Session, term: int, term_in: str, start: PartialDate | None) -> Deadline:
    if term < 1:
        raise UserError("整改期限至少一日。", field="term")
    first = start.last_day if start else clock.today()
    calendar = working_days(session)
    count = calendar.after_days if term_in == CALENDAR_DAYS else calendar.after_working_days
    return count(first, term)


def set_term(
    store: Store,
    problem_id: str,
    term: int | None,
    term_in: str = "",
    *,
    on: PartialDate | None = None,
    accepts: bool = False,
) -> Changes:
    """Set a new term on a day (today), counted from the day the problem was sent out; the old one is kept.

    Working days where nothing else is said. Raises UserError for a term of no days, or where no term runs;
    DatesOutOfOrder unless `accepts` is given.
    """
    unit = term_in or WORKING_DAYS
    with store.read() as session:
        held = queries.values(session, PROBLEM, problem_id)
        _check_in_hand(held)
        due = PartialDate.from_date(_counted(session, term or 0, unit, held["issued_on"]).day)
        row = {
            "label": "调整时限",
            "start": held["stage"],
            "stage": held["stage"] or AWAITING,
            "moved_on": on or _today(),
            "due_before": held["due_on"] if held["due_on"] != due else None,
        }
        written = {"term": term, "term_in": unit, "due_on": due, "moves": (*held["moves"], row)}
        date_orders.check(session, PROBLEM, held, written, accepts=accepts)
    return records.save(store, PROBLEM, written, problem_id, label="调整整改时限")


def _check_in_hand(held: Values) -> None:
    """Raises UserError where no term runs: not yet, or not any more."""
    if flows.stage_of(PROBLEM, held) == AWAITING:
        raise UserError("这个问题还没有下发，请先在登记内容里填整改期限，下发时推算时限。", field="term")
    if not is_open(held):
        raise UserError("这个问题已经销号，不用再调整时限。", field="term")
    if held["finished_on"]:
        raise UserError(f"这个问题已于{held['finished_on']}完成整改，不用再调整时限。", field="term")


def old_deadlines(store: Store, problem_id: str) -> tuple[OldDeadline, ...]:
    """The deadlines that held before, the latest first, as the log tells them."""
    with store.read() as session:
        changes = history.history(session, problem_id)
    return tuple(
        OldDeadline(PartialDate.from_iso(str(field.before)), change.when, change.person)
        for change in changes
        for field in change.fields
        if change.record == problem_id and field.name == "due_on" and field.before
    )


def ask_extension(
    store: Store,
    problem_id: str,
    wanted_on: PartialDate | None,
    reason: str,
    *,
    on: PartialDate | None = None,
    accepts: bool = False,
) -> Changes:
    """A unit asks (on a day, today) for a later deadline.

    Raises UserError with the field that is lacking, DatesOutOfOrder unless `accepts` is given.
    """
    held = records.values(store, PROBLEM, problem_id)
    if not is_open(held):
        raise UserError("这个问题已经销号，不用再延期。", field="stage")
    if flows.stage_of(PROBLEM, held) == AWAITING:
        raise UserError("这个问题尚未下发，不需要申请延期。", field="stage")
    if open_extension(held):
        raise UserError("上一次延期申请还没有答复，请先答复。", field="extensions")
    if wanted_on is None:
        raise UserError("请填写申请延至哪一天。", field="wanted_on")
    due: PartialDate | None = held["due_on"]
    if due and wanted_on.last_day <= due.last_day:
        raise UserError(f"申请延至的日期要晚于现在的时限{due}。", field="wanted_on")
    asked_on = on or _today()
    if wanted_on.last_day < asked_on.last_day:
        raise UserError("申请延至的日期已经过了，请填申请日期以后的日期。", field="wanted_on")
    if not reason.strip():
        raise UserError("请写明延期的理由。", field="reason")
    row = {"asked_on": asked_on, "wanted_on": wanted_on, "reason": reason.strip(), "old_due_on": due}
    written: Values = {"extensions": (*held["extensions"], row)}
    with store.read() as session:
        date_orders.check(session, PROBLEM, held, written, accepts=accepts)
    return records.save(store, PROBLEM, written, problem_id, label="申请延期")


def answer_extension(
    store: Store,
    problem_id: str,
    *,
    agrees: bool,
    why: str = "",
    on: PartialDate | None = None,
    accepts: bool = False,
) -> Changes:
    """Answer the request that is open; where it is agreed to, the deadline moves and the old one is kept.

    Raises UserError where it is refused without a reason, DatesOutOfOrder unless `accepts` is given.
    """
    held = records.values(store, PROBLEM, problem_id)
    asked = open_extension(held)
    if asked is None:
        raise UserError("没有待答复的延期申请。", field="extensions")
    if not agrees and not why.strip():
        raise UserError("请写明不同意的理由。", field="note")
    answer = {
        **asked,
        "answer": AGREED if agrees else REFUSED,
        "answered_on": on or _today(),
        "answered_by": store.person,
        "old_due_on": held["due_on"],
        "note": why.strip() or asked.get("note", ""),
    }
    date_orders.check_row(store, EXTENSION, answer, accepts=accepts)
    rows = tuple(answer if row["id"] == asked["id"] else row for row in held["extensions"])
    written: Values = {"extensions": rows}
    if agrees:
        written["due_on"] = asked["wanted_on"]
    label = "同意延期" if agrees else "不同意延期"
    return records.save(store, PROBLEM, written, problem_id, label=label)


def open_extension(values: Values) -> Values | None:
    """The request for more time that nobody answered yet; a problem that is closed needs none."""
    if not is_open(values):
        return None
    return next((row for row in values["extensions"] if not row["answer"]), None)


def record_answers(
    store: Store,
    answers: Mapping[str, str],
    answered_on: PartialDate | None = None,
    *,
    accepts: bool = False,
) -> Changes:
    """Enter what units answered, by the id of the problem, all in one step; empty answers are left out."""
    told = {problem: text.strip() for problem, text in answers.items() if text.strip()}
    if not told:
        raise UserError("请先填写单位的回复。", field="answer")
    day = (answered_on or _today()).iso
    for problem, text in told.items():
        ownership.refuse(store, PROBLEM, {"answer": text}, problem)
    with store.read() as session:
        for problem in told:
            held = queries.values(session, PROBLEM, problem)
            written = {"answered_on": answered_on or _today()}
            date_orders.check(session, PROBLEM, held, written, accepts=accepts)
    with store.change(f"录入单位回复{len(told)}条") as step:
        for problem, text in told.items():
            record = step.get(Problem, problem)
            record.answer, record.answered_on = text, day
            step.add(record)
    return step.changes


def look_back(
    store: Store,
    problem_id: str,
    told: str,
    *,
    holds: bool,
    on: PartialDate | None = None,
    accepts: bool = False,
) -> Changes:
    """Enter a 回头看 at a closed problem; where it does not hold, the problem goes back to 整改中."""
    if not told.strip():
        raise UserError("请先写明回头看发现的情况。", field="look_back")
    written: Values = {"look_back": told.strip(), "looked_back_on": on or _today()}
    if not holds:
        return move(store, problem_id, IN_HAND, accepts=accepts, **written)
    with store.read() as session:
        held = queries.values(session, PROBLEM, problem_id)
        if is_open(held):
            raise UserError("已经销号的问题才用回头看。", field="stage")
        date_orders.check(session, PROBLEM, held, written, accepts=accepts)
    return records.save(store, PROBLEM, written, problem_id, label="回头看")


class Numbers:
    """Gives out the numbers of problems: 2023-019 after the last one of the year it was found in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._last_by_year: dict[int, int] = {}

    def take(self, found_on: PartialDate | None) -> str:
        """The next number; one that went out on paper is not given again, even where its problem is gone."""
        year = (found_on or _today()).year
        last = self._last_by_year.get(year)
        self._last_by_year[year] = (self._last(year) if last is None else last) + 1
        return f"{year}-{self._last_by_year[year]:03d}"

    def _last(self, year: int) -> int:
        column: Any = col(Problem.number)
        taken = or_(col(Problem.deleted).is_(False), col(Problem.issued_on).is_not(None))
        held = select(col(Problem.number)).where(column.startswith(f"{year}-"), taken)
        tails = (number.partition("-")[2] for number in self._session.scalars(held))
        return max((int(tail) for tail in tails if tail.isdecimal()), default=0)


def _today() -> PartialDate:
    return PartialDate.from_date(clock.today())

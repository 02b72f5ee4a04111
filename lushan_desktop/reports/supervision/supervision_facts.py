"""What the papers of supervision share: the round, its problems by unit, what they ask."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain import stages
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.people.unit import Unit, by_protocol
from lushan_desktop.domain.supervision.problem import AWAITING, PROBLEM, Problem
from lushan_desktop.domain.supervision.supervision_round import SupervisionRound
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

GROUP = "督导整改"
OPEN_DAY = "年　　月　　日"
SEALED = f"（盖章）\n{OPEN_DAY}"
SIGNED = f"签名：　　　　\n{OPEN_DAY}"


def latest_round(session: Session, _options: Options) -> str:
    """The round that began last; one without a date stands behind those with one."""
    living = select(col(SupervisionRound.id)).where(col(SupervisionRound.deleted).is_(False))
    began = col(SupervisionRound.held_on)
    return (
        session.scalars(living.order_by(began.is_(None), began.desc(), col(SupervisionRound.id))).first()
        or ""
    )


def rounds_with_plan(session: Session) -> list[tuple[str, str, str]]:
    """Every round: its id, its name, the 文号 of its plan."""
    living = select(SupervisionRound).where(col(SupervisionRound.deleted).is_(False))
    found = session.scalars(living.order_by(col(SupervisionRound.id))).all()
    plans = {
        one.id: one.number for one in session.scalars(select(Document).where(col(Document.number) != ""))
    }
    return [(each.id, each.title, plans.get(each.plan, "")) for each in found]


def round_of(session: Session, options: Options) -> SupervisionRound:
    """The round that is asked for. Raises UserError where it is gone."""
    found = session.get(SupervisionRound, str(options.get("supervision_round") or ""))
    if found is None or found.deleted:
        raise UserError("这一轮督导已不存在，请另选一轮。", field="supervision_round")
    return found


def basis_of(session: Session, supervision: SupervisionRound | None) -> str:
    """按照《…方案》（鲁法办〔2023〕4号），; empty where no plan is entered, or it is gone."""
    plan = session.get(Document, supervision.plan) if supervision and supervision.plan else None
    if plan is None or plan.deleted:
        return ""
    number = f"（{plan.number}）" if plan.number else ""
    return f"按照《{plan.title or plan.matter}》{number}要求，"


def problem_of(session: Session, options: Options) -> Entry:
    """The problem that is asked for. Raises UserError where it is gone."""
    rows = queries.rows(session, PROBLEM, [str(options["problem"])])
    if not rows or rows[0]["deleted"]:
        raise UserError("这个问题已不存在，请另选一个。", field="problem")
    return rows[0]


def problems(session: Session, **filters: Any) -> Sequence[Entry]:
    """The living problems that fit, by deadline, those without one last."""
    asked = {name: value for name, value in filters.items() if value}
    query = ListQuery(filters=asked, sort=(("due_on", False),))
    return queries.rows(session, PROBLEM, queries.ids(session, PROBLEM, query))


def stage_of(entry: Entry) -> str:
    return str(entry["stage"] or AWAITING)


def named(entry: Entry, field: str) -> str:
    """The name of the record that the field points to."""
    return str(entry["names"].get(entry[field], ""))


def units_in_order(session: Session, ids: Iterable[str]) -> Sequence[Unit]:
    """These units in protocol order."""
    found = session.scalars(select(Unit).where(col(Unit.id).in_(set(ids)))).all()
    return sorted(found, key=by_protocol)


def latest_problem(session: Session, _options: Options) -> str:
    """The open problem whose deadline comes first."""
    ended = col(Problem.stage).not_in(stages.ended(stages.PROBLEMS))
    living = select(col(Problem.id)).where(col(Problem.deleted).is_(False), ended)
    due = col(Problem.due_on)
    return session.scalars(living.order_by(due.is_(None), due, col(Problem.id))).first() or ""


ROUND_OPTION = Option(
    "supervision_round", "督导轮次", Ref("supervision_round"), required=True, propose=latest_round
)
PROBLEM_OPTION = Option("problem", "督导问题", Ref("problem"), required=True, propose=latest_problem)

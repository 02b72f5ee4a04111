"""提示函 → 督办单 → 通报 → 提请约谈: what is sent after a problem that is not put right, in series."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.numbering import read_number
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.supervision.escalation import ESCALATION, Escalation
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.domain.supervision.rectifying import standing
from lushan_desktop.reports.supervision.escalation_facts import pressed_no_more
from lushan_desktop.services.printing import issuing
from lushan_desktop.services.records import date_orders, records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

REPORT_BY_LEVEL = {
    "提示函": "prompt_letter",
    "督办单": "supervision_order",
    "通报": "supervision_bulletin",
    "提请约谈": "interview_request",
}
"""The paper that is printed at each level."""
PERSONAL = ("提示函", "督办单", "提请约谈")
"""The papers about the problems of one unit; a 通报 is about a whole round."""


def levels() -> tuple[str, ...]:
    """The levels, the mildest first."""
    return catalogue("escalation_levels").names


def next_level(values: Values) -> str:
    """Return what comes after the sharpest paper so far; the last one again where it was reached."""
    known = levels()
    sent = [known.index(row["level"]) for row in values["escalations"] if row["level"] in known]
    return known[min(max(sent, default=-1) + 1, len(known) - 1)]


def next_number(store: Store, level: str, year: int | None = None) -> str:
    """The number after the last one of this level, in its series where it has a code, else 2023年第2号."""
    year = year or clock.today().year
    with store.read() as session:
        numbers = _numbers(session, level)
    read = [number for number in map(read_number, numbers) if number and number.year == year]
    if read:
        last = max(read, key=lambda number: number.serial)
        return str(replace(last, serial=last.serial + 1))
    return f"{year}年第{_last_plain(numbers, year) + 1}号"


def _numbers(session: Session, level: str) -> Sequence[str]:
    asked = select(col(Escalation.number)).where(
        col(Escalation.level) == level, col(Escalation.deleted).is_(False)
    )
    return session.scalars(asked).all()


def _last_plain(numbers: Iterable[str], year: int) -> int:
    head = f"{year}年第"
    plain = (number.removeprefix(head).removesuffix("号") for number in numbers if number.startswith(head))
    return max((int(serial) for serial in plain if serial.isdecimal()), default=0)


def escalate(
    store: Store,
    problem_ids: Sequence[str],
    level: str,
    *,
    number: str = "",
    issued_on: PartialDate | None = None,
    reply_by: PartialDate | None = None,
    content: str = "",
    document: str = "",
    accepts: bool = False,
) -> Changes:
    """Note with each of these problems that a paper of this level went out, under one number, in one step.

    The paper is kept as it went out, where nothing is missing in it. Raises UserError where none is chosen,
    one is put right, or was not sent the milder paper yet, or the level is none.
    """
    day = issued_on or PartialDate.from_date(clock.today())
    row = {
        "level": level,
        "number": number or next_number(store, level, day.year),
        "issued_on": day,
        "reply_by": reply_by,
        "content": content,
        "document": document,
    }
    held = _checked(store, problem_ids, level, day)
    date_orders.check_row(store, ESCALATION, row, accepts=accepts)
    with store.read() as session:
        for values in held.values():
            told = {"escalations": (*values["escalations"], row)}
            date_orders.check(session, PROBLEM, values, told, accepts=accepts)
    with store.change(f"登记{level}") as step:
        for problem, values in held.items():
            record = step.get(PROBLEM.model, problem)
            records.write(step, PROBLEM, record, {"escalations": (*values["escalations"], row)})
        step.session.flush()
        if level in PERSONAL:
            issuing.issue_within(step, store, REPORT_BY_LEVEL[level], {"problem": problem_ids[0]})
    return step.changes


def _checked(store: Store, problem_ids: Sequence[str], level: str, day: PartialDate) -> dict[str, Values]:
    """The problems that a paper may go out for."""
    if level not in levels():
        raise UserError(f"没有“{level}”这种方式，可用的有：{'、'.join(levels())}。", field="level")
    if not problem_ids:
        raise UserError(f"请先选要发{level}的问题。", field="problem")
    with store.read() as session:
        held = {one: queries.values(session, PROBLEM, one) for one in problem_ids}
    for values in held.values():
        _check(values, level, day)
    return held


def _check(values: Values, level: str, day: PartialDate) -> None:
    """Raises UserError where nobody is to be pressed, or something milder comes first."""
    refused = pressed_no_more(standing(values, day.last_day), level)
    if refused:
        raise UserError(refused, field="stage")
    sent = {row["level"] for row in values["escalations"]}
    if levels().index(level) > 1 and not sent:
        raise UserError(
            f"还没有发{levels()[0]}，请先发{levels()[0]}或{levels()[1]}，再发{level}。", field="level"
        )

"""A round planned in one go: its plan, its teams, the units each looks after and the day of every visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.kinds import Day, Reading
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.supervision.supervision_round import SUPERVISION_ROUND, SupervisionRound
from lushan_desktop.domain.supervision.supervision_team import SUPERVISION_TEAM, SupervisionTeam
from lushan_desktop.domain.supervision.supervision_visit import SUPERVISION_VISIT, SupervisionVisit
from lushan_desktop.domain.supervision.working_days import Deadline
from lushan_desktop.services.records import date_orders, records
from lushan_desktop.services.supervision.working_days import working_days
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class TeamPlan:
    """One team: its name, its leader, the units it visits and from which day on, one each working day."""

    name: str
    units: tuple[str, ...]
    leader: str = ""
    begins: PartialDate | None = None
    days: tuple[PartialDate | None, ...] = ()
    """The day of each visit, where they were set one by one."""


def plan_round(store: Store, title: str, teams: Sequence[TeamPlan], **given: object) -> Changes:
    """Make the round with its teams and a planned visit to each unit, as one step.

    `given` are further fields of the round (`plan`, `held_on`, `until`, `phase` …). Raises UserError, naming
    what is lacking, without a title, without a team, or where a unit is visited by two teams;
    DatesOutOfOrder unless `accepts` is given.
    """
    _check(store, title, teams)
    accepts = bool(given.pop("accepts", False))
    values: Values = {**SUPERVISION_ROUND.blank(), "title": title.strip(), **given}
    date_orders.check_row(store, SUPERVISION_ROUND, values, accepts=accepts)
    days = {team.name: team.days or visit_days(store, team.begins, len(team.units)) for team in teams}
    with store.change(f"安排{title.strip()}") as step:
        made = records.write(step, SUPERVISION_ROUND, SupervisionRound(), values)
        for team in teams:
            shared: Values = {"supervision_round": made.id}
            own = {**shared, "name": team.name, "leader": team.leader, "visited_units": team.units}
            kept = records.write(
                step, SUPERVISION_TEAM, SupervisionTeam(), {**SUPERVISION_TEAM.blank(), **own}
            )
            for unit, planned in zip(team.units, days[team.name], strict=True):
                visit = {**shared, "team": kept.id, "unit": unit, "planned_on": planned}
                row = {**SUPERVISION_VISIT.blank(), **visit}
                records.write(step, SUPERVISION_VISIT, SupervisionVisit(), row)
    return step.changes


def team_from(store: Store, text: str, begins: PartialDate | None = None) -> TeamPlan:
    """Read 第一组：张良镇、露峰街道. Raises UserError naming the unit that is not registered."""
    name, _, told = text.replace(":", "：").partition("：")
    with store.read() as session:
        named = [one.strip() for one in told.replace("，", "、").split("、")]
        units = tuple(_unit(session, one) for one in named if one)
    return TeamPlan(name.strip(), units, begins=begins)


def read_round(
    store: Store, plan: str = "", begins: str = "", until: str = ""
) -> tuple[Values, PartialDate | None]:
    """Return what a command says of a round: the number of its plan, its first and its last day.

    Raises UserError for a day that cannot be read, or a paper that is not registered.
    """
    with store.read() as session:
        ids = queries.ids(session, DOCUMENT, ListQuery(filters={"number": plan})) if plan else [""]
        paper = next(iter(ids), None)
    if paper is None:
        raise UserError(f"没有登记文件“{plan}”，请先登记，或写全文号。", field="plan")
    reading = Reading(clock.today(), None, lambda *_: None)
    first, last = (Day().parse(text, reading) for text in (begins, until))
    return {"plan": paper, "held_on": first, "until": last}, first


def _unit(session: Session, name: str) -> str:
    found = queries.find_by_name(session, "unit", name)
    if found is None:
        raise UserError(f"没有登记“{name}”这个单位，请先登记，或写全名称。", field="unit")
    return found


def _check(store: Store, title: str, teams: Sequence[TeamPlan]) -> None:
    lacking = [] if title.strip() else ["名称"]
    lacking += [] if teams else ["督导组"]
    lacking += [f"{team.name}的单位" for team in teams if team.name and not team.units]
    lacking += ["督导组的组名"] if any(not team.name for team in teams) else []
    if not lacking and len({team.name for team in teams}) < len(teams):
        raise UserError("有两个督导组同名，请改一个组名。", field="name")
    if lacking:
        raise UserError(f"请先填写{'、'.join(lacking)}。", field="title" if not title.strip() else "name")
    units = [unit for team in teams for unit in team.units]
    if twice := [unit for unit in dict.fromkeys(units) if units.count(unit) > 1]:
        with store.read() as session:
            names = queries.names(session, twice)
        raise UserError(f"同一轮里有单位排了两次：{'、'.join(names.values())}。", field="visited_units")


@dataclass(frozen=True)
class Schedule:
    """The day of each visit of a team, and what is to be known of them."""

    days: tuple[PartialDate | None, ...]
    notice: str = ""


def visit_days(store: Store, begins: PartialDate | None, count: int) -> tuple[PartialDate | None, ...]:
    """One working day for each visit, from this day on; a day that is not known in full leaves them open."""
    return schedule(store, begins, count).days


def schedule(store: Store, begins: PartialDate | None, count: int) -> Schedule:
    """The same, with word of years whose holidays nobody knows yet."""
    if begins is None or begins.day is None or not count:
        return Schedule((None,) * count)
    with store.read() as session:
        calendar = working_days(session)
    start = begins.first_day - timedelta(days=1)
    found = [calendar.after_working_days(start, place + 1) for place in range(count)]
    # The day before the first is no day of the schedule: 31 December says nothing of its year.
    years = tuple(year for year in found[-1].unknown_years if year >= begins.year)
    told = Deadline(found[-1].day, years).notice
    return Schedule(tuple(PartialDate.from_date(each.day) for each in found), told)

"""Problems of supervision as of any day: told from stated days only, and alike wherever they are counted."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.supervision.rectifying import standing
from lushan_desktop.services.home import home
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records, todo
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.supervision import (
    problem_list,
    problem_view,
    supervision,
    supervision_board,
    supervision_figures,
)
from lushan_desktop.services.supervision.supervision_board import Filter
from lushan_desktop.storage.store import Store
from tests.offices import new_store
from tests.saving import save

PROBLEM = RECORD_TYPES.get("problem")
FOUND = date(2023, 1, 10)
DEEDS = {
    "待下发": ["下发"],
    "整改中": ["提请", "延期"],
    "待验收": ["退回", "销号"],
    "已销号": ["回头看"],
}
"""What may be done in a stage."""
ENDS = {"下发": "整改中", "提请": "待验收", "退回": "整改中", "销号": "已销号", "回头看": "整改中"}
"""Where it leads."""
CLOSING = (Attachment("e-proof", ""), Attachment("e-form", "整改销号审批表"))


@dataclass
class Recount:
    """What happened to one problem, kept by the test in its own way: events with their days."""

    due: date
    events: list[tuple[date, str]] = field(default_factory=list)
    deadlines: list[tuple[date, date]] = field(default_factory=list)
    """From which day which deadline holds."""

    def stage(self, day: date) -> str:
        return next((stage for on, stage in reversed(self.events) if on <= day), "待下发")

    def deadline(self, day: date) -> date:
        return next((due for on, due in reversed(self.deadlines) if on <= day), self.due)

    def finished(self, day: date) -> date | None:
        if self.stage(day) not in ("待验收", "已销号"):
            return None
        return next(on for on, stage in reversed(self.events) if on <= day and stage == "待验收")

    def is_late(self, day: date) -> bool:
        if self.stage(day) == "已销号" or self.deadline(day) >= day:
            return False
        finished = self.finished(day)
        return finished is None or finished > self.deadline(day)


@st.composite
def lives(draw):
    """What happens to a problem, in order: each deed with the days that pass before it."""
    deeds, stage = [], "待下发"
    for _ in range(draw(st.integers(0, 9))):
        deed = draw(st.sampled_from(DEEDS[stage]))
        stage = ENDS.get(deed, stage)
        deeds.append((deed, draw(st.integers(0, 40)), draw(st.integers(1, 60))))
    return draw(st.integers(5, 60)), deeds


def live(store: Store, term: int, deeds, round_id: str = "") -> tuple[str, Recount]:
    """Enter the life of a problem through the services, typed long after it happened."""
    day, due = FOUND, FOUND + timedelta(term)
    unit = save(store, "unit", name=f"示例镇{term}")
    problem = save(
        store,
        "problem",
        unit=unit,
        supervision_round=round_id,
        description="示例：问题",
        found_on=stated(FOUND),
        demand="示例：整改",
        due_on=stated(due),
        measure="示例：措施",
        rechecker=save(store, "person", name="示例甲"),
        files=CLOSING,
    )
    told = Recount(due)
    for deed, days, more in deeds:
        day += timedelta(days)
        due = enter(store, problem, told, (deed, day, due, more))
        if deed in ENDS:
            told.events.append((day, ENDS[deed]))
    return problem, told


def enter(store: Store, problem: str, told: Recount, happened: tuple[str, date, date, int]) -> date:
    """Enter one deed; returns the deadline that holds from then on."""
    deed, day, due, more = happened
    given = {
        "下发": {"issued_on": stated(day)},
        "提请": {"finished_on": stated(day)},
        "退回": {"recheck": "示例：不到位", "rechecked_on": stated(day)},
        "销号": {"closed_on": stated(day), "files": CLOSING, "rechecker": "p"},
        "回头看": {"look_back": "示例：反弹", "looked_back_on": stated(day)},
    }
    if deed in ("回头看", "延期"):
        due = (max(due, day) if deed == "回头看" else due) + timedelta(more)
    if deed == "延期":
        row = {"asked_on": stated(day), "wanted_on": stated(due), "reason": "示例", "answer": "同意"}
        row |= {"old_due_on": stated(told.deadline(day)), "answered_on": stated(day)}
        held = records.values(store, PROBLEM, problem)
        changed = {"extensions": (*held["extensions"], row), "due_on": stated(due)}
        records.save(store, PROBLEM, changed, problem)
    else:
        again = {"due_on": stated(due)} if deed == "回头看" else {}
        # A problem may be sent out past its deadline: the program asks about it, and it is meant.
        supervision.move(store, problem, ENDS[deed], accepts=True, **given[deed], **again)
    if deed in ("回头看", "延期"):
        told.deadlines.append((day, due))
    return due


def stated(day: date) -> PartialDate:
    return PartialDate.from_date(day)


@dataclass
class Office:
    """An office in which every example leaves its problems, with what the test counted of them."""

    store: Store
    round: str
    told: list[Recount] = field(default_factory=list)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with new_store(tmp_path_factory.mktemp("office") / "x", person="示例甲") as opened:
        yield Office(opened, save(opened, "supervision_round", title="示例：一轮"))


def tried(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )


LIFE = given(life=lives(), asked=st.lists(st.integers(-5, 460), min_size=1, max_size=6))
LIVES = given(each=st.lists(lives(), min_size=1, max_size=4), number=st.integers(-5, 460))


@tried(8)
@LIFE
def test_as_of_any_day_a_problem_stands_as_its_stated_days_say(office, life, asked):
    stands_as_stated(office, life, asked)


@pytest.mark.slow
@tried(100)
@LIFE
def test_as_of_any_day_each_of_many_problems_stands_as_its_stated_days_say(office, life, asked):
    stands_as_stated(office, life, asked)


def stands_as_stated(office, life, asked):
    store = office.store
    problem, told = live(store, *life, office.round)
    office.told.append(told)
    held = records.values(store, PROBLEM, problem)

    for number in [*asked, 4000]:
        day = FOUND + timedelta(number)
        found = standing(held, day)
        assert found.stage == told.stage(day)
        assert found.is_closed == (told.stage(day) == "已销号")
        assert found.due == stated(told.deadline(day))
        assert found.finished_on == (told.finished(day) and stated(told.finished(day)))
        assert found.is_late == told.is_late(day)
        assert found.is_found == (day >= FOUND)


@tried(4)
@LIVES
def test_the_sums_agree_on_board_table_progress_home_and_badge(office, each, number):
    sums_agree(office, each)
    agrees_as_of(office, FOUND + timedelta(number))


@pytest.mark.slow
@tried(25)
@LIVES
def test_the_sums_of_very_many_problems_agree(office, each, number):
    sums_agree(office, each)
    agrees_as_of(office, FOUND + timedelta(number))


def sums_agree(office, each):
    store, told = office.store, office.told
    told += [live(store, *life, office.round)[1] for life in each]
    today = clock.today()
    late = sum(one.is_late(today) for one in told)
    closed = sum(one.stage(today) == "已销号" for one in told)

    board = supervision_board.board(store, Filter())
    figures = supervision_figures.figures(store)
    units = supervision_figures.by_unit(store)
    narrowed = supervision_board.board(store, Filter(state=supervision_board.OVERDUE))
    listed = problem_list.look(store, PROBLEM, Filter().query).ids
    rows = problem_list.block(store, PROBLEM, listed)
    ledger = reports.gather(store, "rectification_ledger", {}).rows
    tile = next(tile for tile in home.look(store, Cycle()).tiles if tile.key == "overdue")
    ahead = todo.upcoming(store, Cycle(), sort=todo.OVERDUE)

    assert {
        board.overdue,
        narrowed.total,
        figures.overdue,
        sum(unit.overdue for unit in units),
        sum(row.standing.tone == "bad" for row in rows),
        sum("逾期" in row[-1] for row in ledger),
        tile.count,
        ahead.count_by_sort[todo.OVERDUE],
        problem_view.count_overdue(store, Filter()),
    } == {late}
    settled = sum(row[-1].startswith("已销号") for row in ledger)
    assert {board.closed, figures.closed, sum(unit.closed for unit in units), settled} == {closed}
    assert {board.total, figures.problems, len(listed)} == {len(told)}


def agrees_as_of(office, day):
    """The bulletin and the chart of any day, held against the recount."""
    store, told = office.store, office.told
    found = [one for one in told if day >= FOUND]
    asked = {"supervision_round": office.round, "signed": stated(day)}
    if any(one.stage(day) != "待下发" for one in found):
        total = reports.gather(store, "supervision_bulletin", asked).total
        closed, late = (
            sum(one.stage(day) == "已销号" for one in found),
            sum(one.is_late(day) for one in found),
        )
        assert total[2:6] == (str(len(found)), str(closed), str(len(found) - closed), str(late))
    else:
        with pytest.raises(UserError, match="还没有向单位反馈问题"):
            reports.gather(store, "supervision_bulletin", asked)
    for moment in supervision_figures.over_time(store, office.round):
        assert moment.found == (len(told) if moment.day >= FOUND else 0)
        assert moment.closed == sum(one.stage(moment.day) == "已销号" for one in told)

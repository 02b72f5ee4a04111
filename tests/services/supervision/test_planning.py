"""A round is planned in one go: teams, their units and the day of each visit, as one step."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import lists, undoing
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.supervision import planning
from tests.saving import day, save


@pytest.fixture
def units(store):
    return [save(store, "unit", name=name) for name in ("示例甲镇", "示例乙镇", "示例丙镇")]


def listed(store, key):
    record_type = RECORD_TYPES.get(key)
    return [
        row.values for row in lists.block(store, record_type, lists.look(store, record_type, ListQuery()).ids)
    ]


def test_a_round_has_its_teams_and_a_visit_a_day_and_one_undo_takes_it_all_back(store, units):
    paper = save(
        store, "document", number="示例发〔2023〕4号", matter="示例督导方案", signed_on=day("2023-06-20")
    )
    values, begins = planning.read_round(store, "示例发〔2023〕4号", "2023年7月3日", "2023年7月20日")
    teams = [
        planning.team_from(store, "第一组：示例甲镇、示例乙镇", begins),
        planning.team_from(store, "第二组:示例丙镇", begins),
    ]

    planning.plan_round(store, "第二阶段督导", teams, **values)

    (made,) = listed(store, "supervision_round")
    assert (made["title"], made["plan"], made["until"]) == ("第二阶段督导", paper, day("2023-07-20"))
    assert {row["name"]: len(row["visited_units"]) for row in listed(store, "supervision_team")} == {
        "第一组": 2,
        "第二组": 1,
    }
    planned = {row["unit"]: row["planned_on"] for row in listed(store, "supervision_visit")}
    assert planned == dict(zip(units, (day("2023-07-03"), day("2023-07-04"), day("2023-07-03")), strict=True))
    undoing.undo_last(store)
    assert not listed(store, "supervision_round") + listed(store, "supervision_visit")


def test_all_that_is_lacking_is_named_at_once(store, units):
    with pytest.raises(UserError, match=r"请先填写名称、第一组的单位。"):
        planning.plan_round(store, " ", [planning.TeamPlan("第一组", ())])
    with pytest.raises(UserError, match="没有登记“示例丁镇”"):
        planning.team_from(store, "第一组：示例丁镇")
    twice = [planning.TeamPlan("第一组", tuple(units)), planning.TeamPlan("第二组", (units[1],))]
    with pytest.raises(UserError, match="排了两次：示例乙镇"):
        planning.plan_round(store, "第二阶段督导", twice)


def test_a_schedule_over_a_year_whose_holidays_nobody_knows_says_so_until_they_are_entered(store):
    told = planning.schedule(store, day("2035-01-01"), 3)

    assert [str(one) for one in told.days] == ["2035年1月2日", "2035年1月3日", "2035年1月4日"], (
        "no New Year's Day"
    )
    assert "2035年放假安排未录入" in told.notice
    save(store, "calendar_day", kind="休息", held_on=day("2035-01-01"), until=day("2035-01-03"))
    known = planning.schedule(store, day("2035-01-01"), 3)
    assert (str(known.days[0]), known.notice) == ("2035年1月4日", "")
    assert planning.schedule(store, day("2023-07-03"), 3).notice == ""

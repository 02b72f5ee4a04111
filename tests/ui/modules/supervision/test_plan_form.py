"""安排一轮: the plan, the teams, their units and the days of the visits on one page, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import lists, undoing
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.ui.modules.supervision.supervision_page import SupervisionPage
from tests.saving import day
from tests.ui.modules.conftest import PAGE_AREA

Key = Qt.Key


@pytest.fixture
def office_page(qtbot, context, units):
    page = SupervisionPage(context)
    qtbot.addWidget(page)
    page.resize(*PAGE_AREA)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def rounds(office_page):
    return office_page.open("supervision_round")


def listed(store, key, round_id):
    record_type = RECORD_TYPES.get(key)
    query = ListQuery(filters={"supervision_round": round_id})
    return [row.values for row in lists.block(store, record_type, lists.look(store, record_type, query).ids)]


def write(text):
    """As an input method does it: the text appears whole."""
    edit = QApplication.focusWidget()
    edit.setText(text)
    edit.textEdited.emit(text)
    return edit


def pick(qtbot, group, field, name):
    group.focus_field(field)
    edit = write(name)
    qtbot.waitUntil(edit.is_open)
    qtbot.keyClick(edit, Key.Key_Return)


def test_a_round_is_planned_on_one_page_and_one_undo_takes_it_all_back(qtbot, rounds, store, units):
    rounds.rounds.plan_button.click()
    form = rounds.plan
    assert form.group.editor("title").edit.hasFocus()
    write("示例：第三阶段督导")
    form.group.editor("held_on").set_value(day("2023-07-07"))
    (team,) = form.teams
    team.group.editor("planned_on").set_value(day("2023-07-07"))
    for name in list(units)[:2]:
        pick(qtbot, team.group, "visited_units", name)
    qtbot.waitUntil(lambda: len(team.days) == 2)
    told = [one.readable()[unit] for unit, one in team.days.items()]
    assert told == [day("2023-07-07"), day("2023-07-10")], "a weekend lies between"
    last = team.days[units["示例李局"]]
    last.editor(units["示例李局"]).set_value(day("2023-07-12"))
    last.changed.emit()

    form.finish()
    qtbot.waitUntil(lambda: rounds.detail.shown is not None and "第三阶段" in rounds.detail.shown.title)

    made = rounds.detail.shown.id
    teams = listed(store, "supervision_team", made)
    assert [row["name"] for row in teams] == ["第一组"]
    visits = {row["unit"]: row["planned_on"] for row in listed(store, "supervision_visit", made)}
    assert visits == {units["示例张镇"]: day("2023-07-07"), units["示例李局"]: day("2023-07-12")}
    undoing.undo_last(store)
    assert not listed(store, "supervision_visit", made) + listed(store, "supervision_team", made)


def test_what_is_lacking_stands_under_its_field_and_esc_keeps_what_was_typed(qtbot, rounds, store):
    rounds.rounds.plan_button.click()
    form = rounds.plan
    form.finish()
    assert "请填写" in form.group.field("title").message()
    write("示例：第三阶段督导")
    qtbot.keyClick(form.group.editor("title").edit, Key.Key_Escape)
    assert not rounds.is_open("plan")
    rounds.rounds.plan_button.click()
    assert form.group.readable()["title"] == "示例：第三阶段督导"
    form.finish()
    assert "请填写" in form.teams[0].group.field("visited_units").message()


def test_a_day_without_a_year_is_the_first_after_the_round_begins(qtbot, rounds, units):
    rounds.rounds.plan_button.click()
    form = rounds.plan
    form.group.editor("held_on").set_value(day("2021-12-03"))
    (team,) = form.teams
    team.group.focus_field("planned_on")
    write("1.5")
    pick(qtbot, team.group, "visited_units", "示例李局")
    qtbot.waitUntil(lambda: len(team.days) == 1)
    visit = team.days[units["示例李局"]]
    visit.focus_field(units["示例李局"])
    write("2.10")

    assert team.group.readable()["planned_on"] == day("2022-01-05")
    assert visit.readable()[units["示例李局"]] == day("2022-02-10")

"""批示指示 on screen: lights with words, the way through the units by buttons and by keys."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.instructions import instruction_handling
from lushan_desktop.services.records import records
from lushan_desktop.ui.modules.instructions.instructions_page import InstructionsPage
from lushan_desktop.ui.records.table_model import RecordTableModel
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.cells import Role
from lushan_desktop.ui.widgets.stage_line import StageLine
from tests.ui.modules.asking import state
from tests.ui.modules.conftest import PAGE_AREA

INSTRUCTION = RECORD_TYPES.get("instruction")
DUE = PartialDate(2023, 8, 10)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 8, 8))


@pytest.fixture
def open_page(qtbot, context):
    def _open():
        page = InstructionsPage(context)
        qtbot.addWidget(page)
        page.resize(*PAGE_AREA)
        page.show()
        page.list.period.show_all()
        qtbot.waitUntil(lambda: page.list.tally is not None and page.detail.shown is not None)
        return page

    return _open


def the(store, given_on):
    """The instruction of the sample that was given on this day."""
    with store.read() as session:
        sql = "SELECT id FROM instruction WHERE given_on = ?"
        return session.connection().exec_driver_sql(sql, (given_on,)).scalar_one()


def show(qtbot, page, record):
    page.show_record(record)
    qtbot.waitUntil(lambda: page.detail.shown is not None and page.detail.shown.id == record)


def cell(rows: RecordTableModel, record, key, role=Qt.ItemDataRole.DisplayRole):
    place = [column.key for column in rows.columns].index(key)
    return rows.data(rows.index(rows.place_of(record), place), role)


def held(store, record):
    return records.values(store, INSTRUCTION, record)


def test_the_list_shows_leader_with_the_post_of_that_day_and_the_light_with_its_word(
    qtbot, open_page, save, store
):
    late = save("instruction", leader_post="示例：县领导", due_on=PartialDate(2023, 8, 3), stage="办理中")
    seen = save("instruction", kind="圈阅", leader_post="示例：县领导")
    page = open_page()
    ye = the(store, "2023-07-26")
    qtbot.waitUntil(lambda: page.list.table.rows.place_of(late) >= 0)

    assert cell(page.list.table.rows, ye, "@name") == "县委副书记、县长叶锐"
    assert "常态化开展法治培训考试" in cell(page.list.table.rows, ye, "@name", Role.SECOND)
    assert cell(page.list.table.rows, late, "@standing", Role.BADGES) == [("逾期 5 天", "bad")]
    assert cell(page.list.table.rows, seen, "@standing") == "不需办理"
    assert "圈阅 1" in page.list.chips.labels()
    assert "批示 4" in page.list.chips.labels()


def test_a_move_asks_for_what_it_demands_and_carries_it_out(qtbot, open_page, save, store):
    unit = save("unit", name="示例县司法局")
    page = open_page()
    ye = the(store, "2023-07-26")
    show(qtbot, page, ye)

    qtbot.mouseClick(page.handling.way_buttons["转办"], Qt.MouseButton.LeftButton)
    assert page.right.currentWidget() is page.ask
    qtbot.waitUntil(lambda: page.ask.lacking.text() == "请先填写承办单位、时限。")
    lead = page.ask.group.editor("lead_unit")
    qtbot.focus(lead.edit)
    qtbot.keyClicks(lead.edit, "slxsfj")
    qtbot.waitUntil(lead.edit.is_open)
    qtbot.keyClick(lead.edit, Qt.Key.Key_Return)
    page.ask.group.editor("due_on").set_value(DUE)
    qtbot.mouseClick(page.ask.act_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.handling.shown.stage == "已转办")
    assert page.right.currentWidget() is page.detail
    assert held(store, ye)["dispatches"][0]["unit"] == unit
    qtbot.waitUntil(lambda: "牵头：示例县司法局" in page.visible_text())
    assert "还剩 2 天" in page.visible_text()


def test_a_demand_that_is_left_open_is_said_under_its_field(qtbot, open_page, store):
    page = open_page()
    show(qtbot, page, the(store, "2023-07-26"))
    qtbot.mouseClick(page.handling.way_buttons["转办"], Qt.MouseButton.LeftButton)

    page.ask.finish()

    qtbot.waitUntil(lambda: "请先填写承办单位" in page.ask.group.field("lead_unit").message())
    assert page.ask.act_button.isEnabled()


def test_what_was_typed_and_left_is_there_again(qtbot, open_page, store):
    page = open_page()
    show(qtbot, page, the(store, "2023-07-26"))
    button = page.handling.way_buttons["直接办结"]
    button.click()
    page.ask.group.editor("feedback").set_raw("示例：已电话答复")

    qtbot.keyClick(page.ask, Qt.Key.Key_Escape)
    assert page.right.currentWidget() is page.detail
    button.click()

    assert page.ask.group.editor("feedback").raw() == "示例：已电话答复"
    assert page.ask.group.editor("closed_on").value() == PartialDate(2023, 8, 8)


def test_what_is_asked_while_another_move_is_made_stays_open(qtbot, context, open_page, store):
    slow = threading.Event()
    page = open_page()
    ye, chen = the(store, "2023-07-26"), the(store, "2023-02-10")
    show(qtbot, page, ye)
    page.handling.way_buttons["直接办结"].click()
    page.ask.group.editor("feedback").set_raw("示例：已电话答复")
    context.change(lambda _: slow.wait(60) and None)
    page.ask.finish()
    page.list.chosen.emit(chen)
    qtbot.waitUntil(lambda: page.detail.shown.id == chen)
    page.handling.way_buttons["转办"].click()
    page.ask.group.editor("proposed_action").set_raw("示例：拟办")

    with qtbot.waitSignal(context.told):
        slow.set()

    assert held(store, ye)["stage"] == "已办结"
    assert page.is_asking
    assert "示例：拟办" in page.ask.group.raw().values()


@pytest.fixture
def handed_out(save, store):
    ye = the(store, "2023-07-26")
    units = [save("unit", name=f"示例县{name}局") for name in ("司法", "教育")]
    instruction_handling.move(store, ye, "已转办", lead_unit=units[0], support_units=(units[1],), due_on=DUE)
    return ye


def test_the_next_stage_is_a_key_away(qtbot, open_page, store, handed_out):
    page = open_page()
    show(qtbot, page, handed_out)
    assert "Ctrl+Right" in page.handling.way_buttons["签收"].toolTip()

    qtbot.waitUntil(lambda: page.handling.way_buttons["签收"].isVisible())
    qtbot.focus(page.list.table)
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    state(qtbot, page)
    qtbot.waitUntil(lambda: page.handling.shown.stage == "已签收")

    line = page.findChildren(StageLine)[-1]
    assert [mark.place for mark in line.marks] == ["behind", "behind", "here", "ahead", "ahead", "ahead"]


def test_a_unit_signs_and_reports_by_the_links_beside_it(qtbot, open_page, store, handed_out):
    page = open_page()
    show(qtbot, page, handed_out)

    link(page, "签收").click()
    page.ask.group.editor("acknowledged_by").set_value("示例乙")
    page.ask.finish()
    qtbot.waitUntil(lambda: held(store, handed_out)["dispatches"][0]["acknowledged_by"] == "示例乙")
    qtbot.waitUntil(lambda: link(page, "记反馈") is not None)
    link(page, "记反馈").click()
    state(qtbot, page, result="示例：已制定计划", reported_on=PartialDate(2023, 8, 8))
    assert held(store, handed_out)["dispatches"][0]["reported_on"] == PartialDate(2023, 8, 8)

    qtbot.waitUntil(lambda: "应反馈 2，已反馈 1" in page.visible_text())
    assert "示例：已制定计划" in page.visible_text()


def link(page, words):
    return next(
        (each for each in page.findChildren(LinkButton) if each.text() == words and each.isVisible()), None
    )


def test_papers_open_for_the_instruction_on_show(qtbot, open_page, context, handed_out):
    page = open_page()
    show(qtbot, page, handed_out)
    asked = []
    context.asked_for.connect(lambda *where: asked.append((where, context.handed_over)))

    link(page, "打印催办单").click()

    assert asked == [(("papers", "instruction_reminder", "print"), {"instruction": handed_out})]


def test_filters_by_leader_and_by_state(qtbot, open_page, save, store, handed_out):
    late = save("instruction", leader_post="示例：县领导", due_on=PartialDate(2023, 8, 3), stage="办理中")
    page = open_page()

    def shows(box, title, count):
        box.choose(box.itemData(box.findText(title)))
        page.list.load()
        qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == count)
        box.choose("")
        return page.list.table.rows.ids

    qtbot.waitUntil(lambda: page.list.leader.findText("叶锐") > 0)
    assert shows(page.list.leader, "叶锐", 1) == (handed_out,)
    assert len(shows(page.list.state, "未办结", 4)) == 4
    assert shows(page.list.state, "逾期", 1) == (late,)
    assert len(shows(page.list.state, "待转办", 2)) == 2
    assert shows(page.list.state, "待签收", 1) == (handed_out,)


def test_the_form_leaves_to_the_buttons_what_the_buttons_write(qtbot, open_page):
    page = open_page()

    page.add()
    page.form.group.unfold()

    names = {spec.name for spec in page.form.group._type.fields}
    assert {"words", "feedback", "closed_on"} <= names
    assert not names & {"stage", "dispatches"}


def test_the_page_fits_a_small_screen(open_page):
    hint = open_page().minimumSizeHint()

    assert hint.width() <= 1180
    assert hint.height() <= 620


def test_an_instruction_becomes_a_task_that_its_panel_names(qtbot, open_page, context, save):
    unit = save("unit", name="示例局")
    record = save("instruction", words="示例：请抓紧办理。", lead_unit=unit, due_on=DUE)
    page = open_page()
    show(qtbot, page, record)
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))

    links_of(page)["转为任务"].click()

    qtbot.waitUntil(lambda: "看任务" in links_of(page))
    links_of(page)["看任务"].click()
    assert [(key, task) for key, task, _ in asked] == [("task", page.detail.shown.tasks[0].id)]
    assert page.detail.shown.tasks[0].unit == "示例局"


def links_of(page):
    return {link.text(): link for link in page.detail.findChildren(LinkButton) if not link.isHidden()}

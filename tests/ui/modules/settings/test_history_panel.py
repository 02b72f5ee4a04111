"""操作记录 on the screen: narrowed, page by page, and led to paper as it is narrowed."""

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import history, records
from lushan_desktop.services.records.history import LogFilter
from lushan_desktop.ui.modules.settings.settings_page import SettingsPage
from lushan_desktop.ui.widgets.labels import Words
from tests.ui.modules.conftest import PAGE_AREA

TASK = RECORD_TYPES.get("task")


@pytest.fixture
def page(qtbot, context, store, monkeypatch):
    monkeypatch.setattr(history, "PAGE", 3)
    monkeypatch.setattr(history.page, "__defaults__", (0, 3))
    for number in range(4):
        records.save(store, TASK, {"content": f"示例任务{number}"})
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    return made


@pytest.fixture
def panel(qtbot, page):
    made = page.open("history")
    qtbot.waitUntil(lambda: made.page is not None)
    return made


def test_the_log_is_shown_page_by_page(qtbot, panel):
    assert panel.page.told == "第 1–3 步，共 5 步"
    assert not panel.newer.isEnabled()

    panel.older.click()
    qtbot.waitUntil(lambda: panel.page.offset == 3)
    assert panel.page.told == "第 4–5 步，共 5 步"
    assert not panel.older.isEnabled()
    panel.newer.click()
    qtbot.waitUntil(lambda: panel.page.offset == 0)


def words_of(widget):
    return [one.text() for one in widget.findChildren(Words) if not one.isHidden()]


def test_a_step_is_headed_by_when_it_was_what_it_did_and_to_what(qtbot, store, panel):
    task = store_id(store, panel.page.lines[0])
    records.save(store, TASK, {"content": "示例任务改"}, task)
    panel.load()
    qtbot.waitUntil(lambda: panel.page.total == 6)
    line = panel.page.lines[0]
    panel.steps.choose(line.step.id)
    panel.steps.chosen.emit(line.step.id)
    moment = f"{line.step.when.month}月{line.step.when.day}日 {line.step.when:%H:%M}"

    qtbot.waitUntil(lambda: words_of(panel.comparison.head)[-1:] == ["1 处"])
    assert words_of(panel.comparison.head) == [f"{moment} 修改任务 · 任务：示例任务改", "1 处"]
    assert {"示例任务3", "示例任务改"} <= set(words_of(panel.comparison))


def test_the_log_is_narrowed_by_type_words_and_day(qtbot, panel):
    filters = panel.filters
    filters.type.choose("meeting")
    filters.type.chosen.emit("meeting")
    qtbot.waitUntil(lambda: panel.page.total == 1)
    filters.clear()
    qtbot.waitUntil(lambda: panel.page.total == 5)

    filters.search.setText("示例任务2")
    qtbot.waitUntil(lambda: panel.page.total == 1)
    assert panel.page.lines[0].about == "任务：示例任务2"
    filters.clear()
    yesterday = PartialDate(clock.today().year - 1)
    filters.end.set_value(yesterday)
    filters.end.changed.emit(yesterday)
    qtbot.waitUntil(lambda: panel.page.told == "没有符合条件的操作")
    assert not panel.undo.isEnabled()


def test_the_paper_gets_the_filter_of_the_screen(qtbot, context, panel):
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))
    panel.filters.search.setText("示例任务2")
    panel.printing.click()
    panel.export.click()

    assert asked == [("papers", "operation_log", "print"), ("papers", "operation_log", "export")]
    assert context.handed_over == LogFilter(text="示例任务2")


def test_the_history_of_one_record_prints_alone(qtbot, context, store, panel):
    record = panel.page.lines[0]
    found = next(line for line in history.page(store, LogFilter()).lines if line.about == record.about)
    task = store_id(store, found)
    panel.show_record(task)
    qtbot.waitUntil(lambda: panel.steps.keys() == [found.step.id])
    assert panel.filters.isHidden()

    panel.printing.click()
    assert context.handed_over == LogFilter(record=task)
    panel.back.click()
    qtbot.waitUntil(lambda: len(panel.steps.keys()) == 3)
    assert not panel.filters.isHidden()


def store_id(store, line):
    """The id of the record the step was about."""
    with store.read() as session:
        sql = "SELECT record FROM operation WHERE step = ?"
        return session.connection().exec_driver_sql(sql, (line.step.id,)).scalar()


def test_the_page_fits_a_small_screen(panel):
    assert panel.minimumSizeHint().height() <= 560

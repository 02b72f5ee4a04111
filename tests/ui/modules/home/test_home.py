"""工作台 in the window: what is counted can be opened, what is due or lacking is one click away."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.base import clock
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.office import office
from lushan_desktop.services.records import records
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules import MODULES, rail_modules
from lushan_desktop.ui.shell.page_area import PageArea
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.window import MainWindow
from tests.offices import new_store
from tests.saving import day, save


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "office", person="示例甲") as opened:
        yield opened


@pytest.fixture
def open_window(qtbot, store):
    """Open the window on the store and wait for the figures."""
    runners = []

    def _open(**settings) -> MainWindow:
        office.change(store.folder, **{"unit": "县创建办", **settings})
        runners.append(Runner(store))
        window = MainWindow(Context(runners[-1], store.folder))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitUntil(lambda: window.open("home").home is not None)
        return window

    yield _open
    for runner in runners:
        runner.stop()


@pytest.fixture
def filled(store):
    """A record behind every tile, one inside the period and one outside."""
    system = save(store, "indicator_system", name="示例体系")
    for number in ("92", "93"):
        one = save(store, "indicator", system=system, level="三级", number=number, text="示例指标")
        save(store, "required_material", indicator=one, description="示例要求")
    for found in ("2023-06-01", "2020-06-01"):
        due, found_on = day("2023-07-15"), day(found)
        save(
            store,
            "problem",
            unit="x",
            description=f"示例问题 {found}",
            due_on=due,
            found_on=found_on,
            stage="整改中",
        )
    for due in ("2023-07-28", "2023-08-20"):
        save(store, "task", content=f"示例任务 {due}", due_on=day(due), stage="待办")
    for held in ("2023-05-01", "2023-05-02", "2020-05-02"):
        save(store, "meeting", title=f"示例会议 {held}", kind="协调会", held_on=day(held))
    save(store, "meeting", title="示例其他", kind="其他会议", held_on=day("2023-05-03"))
    return store


@pytest.mark.parametrize("cycle", [{}, {"cycle_start": "2021", "cycle_end": "2023-07-27"}])
@pytest.mark.parametrize("key", ["overdue", "meetings"])
def test_a_tile_opens_the_list_with_exactly_the_records_it_counts(qtbot, filled, open_window, key, cycle):
    window = open_window(**cycle)
    page = window.open("home")
    tile = page.overview.tiles[key]
    count = tile.tile.count
    assert count

    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    opened = window.pages.currentWidget()
    assert opened is not page
    shown = opened.current().list
    qtbot.waitUntil(lambda: shown.tally is not None and shown.tally.shown == count)
    assert len(shown.listing.ids) == count
    assert "只列出" in shown.narrowed.words()

    if key == "meetings":
        window.rail.chosen.emit("meetings")  # the rail leads to the whole list as well
    else:
        shown.narrowed.link_clicked.emit()
    assert shown.narrowed.isHidden()
    everything = {"overdue": 2, "meetings": 4}[key]
    shown.period.show_all()
    qtbot.waitUntil(lambda: len(shown.listing.ids) == everything)


def test_the_tile_of_the_week_opens_the_list_of_what_is_due_in_it(qtbot, filled, open_window):
    page = open_window().open("home")
    tile = page.overview.tiles["week"]
    assert tile.text() == "1 件本周到期"

    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.todo.shown is not None)
    assert [line.title for line in page.todo.list.lines()] == ["示例任务 2023-07-28"]
    assert page.todo.chips.labels() == ["全部 4", "已逾期 2", "本周到期 1", "以后 1"]
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.overview


def test_things_to_do_stand_by_deadline_with_a_word_and_open_their_record(qtbot, filled, open_window):
    window = open_window()
    lines = window.open("home").overview.todo.list.lines()
    assert [(line.badge, line.tone) for line in lines] == [
        ("逾期 12 天", "bad"),
        ("逾期 12 天", "bad"),
        ("还剩 1 天", "warn"),
        ("8月20日前", "info"),
    ]
    row = window.open("home").overview.todo.list.rows()[2]
    qtbot.focus(row)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    current = window.pages.currentWidget().open("task")
    qtbot.waitUntil(lambda: current.detail.shown is not None)
    assert "示例任务 2023-07-28" in current.detail.shown.title


def test_a_gap_opens_the_form_at_the_field_that_lacks(qtbot, filled, open_window):
    window = open_window()
    home = window.open("home").overview
    window.resize(1366, 1000)
    qtbot.waitUntil(lambda: len(home.gaps.list.lines()) > 2)
    place = next(
        number for number, line in enumerate(home.gaps.list.lines()) if line.title == "示例会议 2023-05-02"
    )
    assert home.gaps.list.lines()[place].badge == "缺 4 种 · 添加"
    home.gaps.list.rows()[place].click()
    page = window.pages.currentWidget().current()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.form)


@pytest.mark.parametrize(("place", "key"), [(0, "meetings"), (1, "instructions"), (2, "documents")])
def test_the_quick_buttons_open_the_form_of_a_new_record(qtbot, filled, open_window, place, key):
    window = open_window()
    qtbot.mouseClick(window.open("home").overview.new_buttons[place], Qt.MouseButton.LeftButton)
    page = window.pages.currentWidget().current()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.form)
    assert window.rail.current_key() == key


def test_the_red_button_opens_the_statement(qtbot, filled, open_window):
    window = open_window()
    qtbot.mouseClick(window.open("home").overview.statement, Qt.MouseButton.LeftButton)
    assert window.rail.current_key() == "papers"


def test_figures_follow_a_step_that_touches_them_and_no_other(qtbot, filled, open_window, monkeypatch):
    unit = save(filled, "unit", name="示例单位")
    window = open_window()
    page = window.open("home")
    before = page.home
    saved = []
    window._context.failed.connect(pytest.fail)
    honour = {"name": "示例荣誉", "unit": unit}
    window._context.change(records.save, RECORD_TYPES.get("honour"), honour, then=saved.append)
    qtbot.settle(window._context._runner)
    assert len(saved) == 1
    assert page.home is before

    values = {"content": "新任务", "due_on": day("2023-07-29"), "stage": "待办"}
    window._context.change(records.save, RECORD_TYPES.get("task"), values)
    qtbot.waitUntil(lambda: page.overview.tiles["week"].text() == "2 件本周到期")


def test_another_period_asks_again(qtbot, filled, open_window):
    page = open_window().open("home")
    assert page.overview.tiles["overdue"].text() == "2 件整改已逾期"
    page._context.change_office(cycle_start="2021", cycle_end="2023-07-27")
    qtbot.waitUntil(lambda: page.overview.tiles["overdue"].text() == "1 件整改已逾期")


def test_a_new_office_begins_with_three_steps(qtbot, store, open_window):
    window = open_window()
    page = window.open("home")
    assert page.stack.currentWidget() is page.steps
    qtbot.mouseClick(page.steps.buttons["meeting"], Qt.MouseButton.LeftButton)
    meetings = window.pages.currentWidget().current()
    assert meetings.right.currentWidget() is meetings.form
    assert page.steps.sample.isHidden()


def test_a_new_unit_begins_with_what_the_county_hands_down(qtbot, store, open_window):
    window = open_window(unit="下汤镇")
    page = window.open("home")
    assert list(page.steps.buttons) == ["receive", "meeting", "send"]
    qtbot.mouseClick(page.steps.buttons["receive"], Qt.MouseButton.LeftButton)
    assert window.rail.current_key() == "exchange"


def test_a_township_has_the_short_rail_and_what_is_to_be_done_today(qtbot, filled, open_window):
    window = open_window(unit="下汤镇")
    titles = [module.title for module in rail_modules(is_short=True)]
    assert titles == ["今天要做", "我的指标", "会议", "材料", "整改", "申报", "报送", "设置"]
    assert window.top.title() == "今天要做"
    page = window.open("home")
    assert page.overview._head.text() == "今天要做 3 件事"
    assert page.overview.tiles == {}
    window._context.open("statement", "statement")
    assert window.pages.currentWidget() is not page
    assert window.rail.current_key() == ""
    window.open("meetings")
    assert window.rail.current_key() == "meetings"


def handed_down(store, key: str, **values) -> str:
    """As a package brings it: no form of a township writes it."""
    record_type = RECORD_TYPES.get(key)
    with store.change("下发") as step:
        return records.write(step, record_type, record_type.model(), {**record_type.blank(), **values}).id


@pytest.mark.parametrize("due", [0, 2, 5, 9])
def test_a_township_sees_several_of_the_things_that_it_lacks_however_much_is_due(
    qtbot, store, open_window, due
):
    for number in range(9):
        save(store, "meeting", title=f"示例会议 {number}", kind="动员会", held_on=day("2023-05-01"))
    for number in range(due):
        save(store, "task", content=f"示例任务 {number}", due_on=day("2023-07-28"), stage="待办")
    page = open_window(unit="下汤镇").open("home")
    assert len(page.overview.gaps.list.lines()) >= 4
    assert len(page.overview.todo.list.lines()) >= min(due, 3)


@pytest.mark.parametrize(
    ("unit", "waits_for"), [("下汤镇", "县里的指标还没有收到"), ("县创建办", "还没有导入")]
)
def test_nothing_is_complete_before_it_is_said_what_has_to_be_there(
    qtbot, store, open_window, unit, waits_for
) -> None:
    save(store, "document", title="示例文件", signed_on=day("2023-05-01"))
    page = open_window(unit=unit).open("home")
    told = page.overview.gaps.findChildren(Words)
    assert waits_for in "".join(words.text() for words in told)
    system = handed_down(store, "indicator_system", name="示例体系")
    one = handed_down(store, "indicator", system=system, level="三级", number="92", text="示例指标")
    page.load()
    qtbot.waitUntil(lambda: "应备材料" in "".join(words.text() for words in told))
    proof = save(store, "evidence", title="示例材料")
    handed_down(store, "required_material", indicator=one, description="示例要求", files=(Attachment(proof),))
    page.load()
    qtbot.waitUntil(lambda: any(words.text() == "应备材料和日期均已齐全。" for words in told))


def test_the_window_opens_on_it_and_it_stands_first():
    assert MODULES[0].key == "home"


@pytest.fixture
def nine(filled):
    """Nine first-level indicators with a required material below each: as many bars as there can be."""
    for number in "一二三四五六七八九":
        top = save(filled, "indicator", system="x", level="一级", number=number, text="示例一级指标")
        one = save(filled, "indicator", system="x", level="三级", number=number, text="示例", superior=top)
        save(filled, "required_material", indicator=one, description="示例要求")
    return filled


def test_the_tile_of_the_indicators_opens_exactly_those_that_lack_something(qtbot, filled, open_window):
    window = open_window()
    tile = window.open("home").overview.tiles["indicators"]
    count = tile.tile.count
    assert count
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    shown = window.pages.currentWidget().overview
    qtbot.waitUntil(lambda: shown.rows.rowCount() == count)
    assert all(one.lacking for one in shown.rows.rows)

    window.rail.chosen.emit("indicators")  # the rail leads to the whole list
    qtbot.waitUntil(lambda: shown.head.sieve(shown.tree.chosen_node()).is_open)
    assert shown.rows.rowCount() == len(shown.gaps.indicators)


def test_what_the_clerk_has_chosen_on_a_page_stays_when_the_rail_is_clicked(qtbot, filled, open_window):
    window = open_window()
    shown = window.open("indicators").overview
    qtbot.waitUntil(lambda: shown.gaps is not None)
    shown.narrow(state="缺失")

    window.open("home")
    window.rail.chosen.emit("indicators")

    assert shown.head.sieve(shown.tree.chosen_node()).state == "缺失"


def test_a_bar_opens_exactly_the_indicators_it_counts(qtbot, nine, open_window):
    window = open_window()
    home = window.open("home")
    qtbot.waitUntil(lambda: home.overview.bars is not None)
    bar = home.home.bars[3]
    link = next(
        one for one in home.overview.bars.findChildren(InlineLink) if f"{bar.title}”中" in one.toolTip()
    )
    assert link.text() == "缺 1"
    link.click()
    shown = window.pages.currentWidget().overview
    qtbot.waitUntil(lambda: shown.tree.chosen_node() == bar.record)
    assert [one.superior for one in shown.rows.rows] == [bar.record]


@pytest.mark.parametrize(("unit", "is_dark"), [("县创建办", False), ("下汤镇", True)])
@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE])
def test_it_fits_the_smallest_window(qtbot, nine, open_window, size, unit, is_dark):
    style.apply(QApplication.instance(), Theme(is_dark, size))
    window = open_window(unit=unit)
    hint = window.minimumSizeHint()
    assert hint.width() <= 1180, hint
    assert hint.height() <= 620, hint
    bars = window.open("home").overview.bars
    assert bars is None if unit == "下汤镇" else bars.isVisible()


def test_what_is_overdue_is_told_beside_the_entry_of_the_rail(filled, open_window):
    assert open_window().rail.entry("supervision").count == 2


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE])
@pytest.mark.parametrize("is_busy", [True, False])
def test_it_never_scrolls_as_a_whole_however_much_or_little_there_is_to_do(
    qtbot, request, store, open_window, size, is_busy
):
    """A sentence where rows would be takes no more room than the rows."""
    for number in range(12):
        save(store, "person", name=f"示例{number}")
    if is_busy:
        request.getfixturevalue("nine")
    system = save(store, "indicator_system", name="示例体系", in_use=True)
    for number in "一二三四":
        top = save(store, "indicator", system=system, level="一级", number=number, text="示例一级指标")
        one = save(store, "indicator", system=system, level="三级", text="示例", superior=top)
        save(store, "required_material", indicator=one, description="示例要求")
    style.apply(QApplication.instance(), Theme(text_size=size))
    window = open_window()

    for room in ((1366, 768), (1366, 688), (1180, 620)):
        window.resize(*room)
        qtbot.waitUntil(lambda room=room: window.width() == room[0])
        area = window.findChild(PageArea)
        qtbot.waitUntil(lambda area=area: area.verticalScrollBar().maximum() == 0)


def test_a_township_that_has_time_reads_so_above_what_it_will_have_to_do(qtbot, store, open_window):
    page = open_window(unit="下汤镇").open("home")
    assert page.overview._head.text() == "今天没有待办事项"
    save(store, "task", content="示例任务", due_on=day("2023-09-20"), stage="待办")
    page.load()
    qtbot.waitUntil(lambda: page.overview._head.text() == "待办 1 件，未来7天内无到期事项")


def test_what_was_entered_in_another_year_is_told_with_its_year(store, open_window):
    save(store, "document", title="示例文件", signed_on=day("2023-05-01"))
    entered = open_window().open("home").overview.entered.list.lines()

    assert [line.badge[:5] for line in entered] == [f"{clock.now().year}年"]

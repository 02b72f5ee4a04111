"""生成报送材料 in the window: tick, say where to, watch, open the folder."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.indicators.indicators_page import IndicatorsPage
from lushan_desktop.ui.modules.papers.paper_list import SUBMISSION
from lushan_desktop.ui.modules.papers.report_centre import ReportsPage
from lushan_desktop.ui.modules.submission.submission_page import SubmissionPage
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from tests.ui.fit import faults
from tests.ui.modules.papers.conftest import PAGE_AREA

MORE = 12


@pytest.fixture
def more(store) -> list[str]:
    """Further indicators under one of the first level, besides the one of the sample."""
    indicator = RECORD_TYPES.get("indicator")
    with store.read() as session:
        sql = "SELECT id FROM indicator_system WHERE in_use = 1"
        system = session.connection().exec_driver_sql(sql).scalar()
    values = {"system": system, "level": "一级", "number": "十", "text": "示例大类"}
    top = records.save(store, indicator, values).ids("indicator")[0]
    values = {"system": system, "level": "三级", "superior": top}
    return [
        records.save(store, indicator, {**values, "number": str(number), "text": f"示例指标{number}"}).ids(
            "indicator"
        )[0]
        for number in range(101, 101 + MORE)
    ]


@pytest.fixture
def page(qtbot, context, more) -> SubmissionPage:
    made = SubmissionPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    made.open()
    qtbot.waitUntil(lambda: made.rows.rowCount() == MORE + 1)
    return made


def press(page: SubmissionPage, key: Qt.Key) -> None:
    QTest.keyClick(page.table, key)


def test_all_are_ticked_and_a_key_or_a_click_changes_that(qtbot, page):
    qtbot.waitUntil(lambda: "还没有佐证材料" in page.options.load.text())
    assert page.options.make_button.text() == f"生成 {MORE + 1} 项"
    assert "勾选 13 项" in page.card.foot_text()

    page.table.choose_row(0)
    press(page, Qt.Key.Key_Space)
    assert page.options.make_button.text() == f"生成 {MORE} 项"
    box = page.table.visualRect(page.rows.index(1, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert page.options.make_button.text() == f"生成 {MORE - 1} 项"
    page.none_button.click()
    assert not page.options.make_button.isEnabled()
    assert page.options.load.text() == "勾选要报送的指标"


def test_ticking_can_be_limited_to_a_first_level_indicator(page):
    page.none_button.click()
    page.tops.setCurrentText("十 示例大类")
    page.tops.activated.emit(page.tops.currentIndex())

    assert page.rows.rowCount() == MORE
    page.all_button.click()
    assert len(page.chosen()) == MORE


def test_without_a_folder_it_is_said_where_to_choose_one(qtbot, page, context):
    options = page.options
    aims = options.limit, options.shrinks, *options.box_by_kind.values()
    stood = [aim.mapTo(page, aim.rect().center()) for aim in aims]
    options.make_button.click()

    assert not page.is_making
    assert options._place.whole_text() == "请先选一个文件夹。"
    qtbot.settle(context._runner)
    assert [aim.mapTo(page, aim.rect().center()) for aim in aims] == stood, "nothing below has moved"


def test_each_row_says_what_came_of_it_and_the_folder_opens(qtbot, page, more, tmp_path, monkeypatch):
    place = tmp_path / "报送"
    place.mkdir()
    opened = []
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: place)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.options.place_button.click()
    page.none_button.click()
    page.rows.tick(more[:2], holds=True)

    page.options.make_button.click()
    assert page.options.stop_button.isVisible()
    assert not page.options.make_button.isVisible()
    assert page.rows.said(more[1]) == "等待"
    qtbot.waitUntil(lambda: page.delivered is not None)

    assert page.rows.said(more[0]) == "已生成"
    assert "情况说明" in page.rows.verdicts[more[1]].sentence
    assert "2 项指标的报送材料已生成" in page.options.outcome.words()
    assert (place / "101 示例指标101" / "情况说明.pdf").is_file()
    page.options.open_button.click()
    assert opened == [str(place)]

    page.options.make_button.click()
    qtbot.waitUntil(lambda: not page.is_making and page.delivered is not None)
    assert page.rows.said(more[0]) == "上次已生成"


def test_the_choices_are_there_again_next_time(qtbot, context, page, more, tmp_path):
    page.options.set_place(tmp_path)
    page.options.limit.choose("20")
    page.options.box_by_kind["volume"].click()
    page.none_button.click()
    page.rows.tick(more[:1], holds=True)
    page.options.make_button.click()
    qtbot.waitUntil(lambda: page.delivered is not None)

    again = SubmissionPage(context)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.options.place == tmp_path)
    assert again.options.most_megabytes == 20
    assert "volume" not in again.options.includes
    assert "copies" in again.options.includes


def test_stopping_keeps_what_is_finished(qtbot, page, tmp_path):
    page.options.set_place(tmp_path / "报送")
    page.options.make_button.click()
    qtbot.waitUntil(lambda: len(page.rows.verdicts) >= 2)

    page.options.stop_button.click()

    qtbot.waitUntil(lambda: not page.is_making)
    assert "已停止" in page.options.outcome.words()
    assert page.delivered is None
    assert list((tmp_path / "报送").glob("*/情况说明.pdf"))
    assert page.options.make_button.isVisible()


@pytest.mark.parametrize("end", ["made", "stopped", "left for the list"])
def test_the_keyboard_goes_on_where_the_clerk_is_when_all_is_made(qtbot, page, more, tmp_path, end):
    options = page.options
    page.none_button.click()
    page.rows.tick(more if end == "stopped" else more[:1], holds=True)
    options.set_place(tmp_path / "报送")
    qtbot.focus(options.make_button)
    QTest.keyClick(options.make_button, Qt.Key.Key_Return)
    assert options.stop_button.hasFocus()

    if end == "stopped":
        QTest.keyClick(options.stop_button, Qt.Key.Key_Space)
    elif end == "left for the list":
        qtbot.focus(page.table)

    aim = {"made": options.open_button, "stopped": options.make_button, "left for the list": page.table}[end]
    qtbot.waitUntil(lambda: not page.is_making and (end == "stopped" or page.delivered is not None))
    qtbot.waitUntil(aim.hasFocus)


def test_a_place_that_cannot_be_written_is_said(qtbot, page, tmp_path):
    (tmp_path / "文件").write_text("x", "utf-8")
    page.options.set_place(tmp_path / "文件")

    page.options.make_button.click()

    qtbot.waitUntil(lambda: not page.is_making)
    assert "不是文件夹" in page.options.outcome.words()


def test_it_is_reached_from_the_papers_and_from_the_indicators(qtbot, context, more):
    papers, indicators = ReportsPage(context), IndicatorsPage(context)
    for made in (papers, indicators):
        qtbot.addWidget(made)
    asked = []
    context.asked_for.connect(lambda *words: asked.append(words))
    indicators.show()
    qtbot.waitUntil(lambda: indicators.overview.rows.rowCount() == MORE + 1)
    indicators.overview.table.choose_rows([1, 2])

    indicators.submit_button.click()
    assert asked == [("papers", SUBMISSION, "")]
    papers.show_record(SUBMISSION)
    qtbot.waitUntil(lambda: len(papers.stack.of(SubmissionPage).chosen()) == 2)

    papers.stack.of(SubmissionPage).back_button.click()
    assert papers.stack.currentWidget() is papers.centre
    papers.list.list.entered.emit(SUBMISSION)
    assert papers.stack.currentWidget() is papers.stack.of(SubmissionPage)


@pytest.mark.parametrize("size", list(TextSize))
def test_the_page_fits_the_screen_in_every_text_size(qtbot, context, more, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    page = SubmissionPage(context)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.open()
    qtbot.waitUntil(lambda: page.rows.rowCount() == MORE + 1)
    for is_making in (False, True):
        page.options.show_progress(is_making=is_making)
        page.options.say("warn", "2 项指标的报送材料已生成。", [("93 示例", "示例问题。")], can_open=True)
        for area in (PAGE_AREA, (1096, 560)):
            page.resize(*area)
            assert faults(page) == []
    style.apply(QApplication.instance(), Theme())

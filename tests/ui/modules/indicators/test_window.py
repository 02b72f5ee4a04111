"""The window for tables of indicators: what it shows, how it is put right, what it writes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.indicators import indicator_editions
from lushan_desktop.services.indicators.indicator_import import opening
from lushan_desktop.services.records import answers, undoing
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.indicators.importing.rows_model import COLUMNS
from lushan_desktop.ui.modules.indicators.importing.window import (
    COMPARE,
    IndicatorWindow,
    open_indicator_import,
)
from lushan_desktop.ui.modules.indicators.indicators_page import IndicatorsPage
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.widgets.cells import Role
from tests.offices import open_sample
from tests.services.indicators import indicator_tables as tables

COLUMN = {name: place for place, (_, name) in enumerate(COLUMNS) if name}
VERDICT = len(COLUMNS) - 1


@pytest.fixture
def store(tmp_path):
    with open_sample(tmp_path / "示例") as opened:
        yield opened


@pytest.fixture
def context(store):
    runner = Runner(store)
    yield Context(runner, store.folder)
    runner.stop()


@pytest.fixture
def window(qtbot, context):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    made = open_indicator_import(context, parent)
    qtbot.waitUntil(lambda: made.compare.new.count() == 1)
    yield made
    parent.close()


def opened(qtbot, window: IndicatorWindow, file) -> IndicatorWindow:
    window.open_file(file)
    qtbot.waitUntil(lambda: window.work.understood is not None)
    return window


def test_the_red_button_has_the_keyboard_when_the_window_opens(qtbot, window):
    assert window.focusWidget() is window.start.file_button


def row_of(window: IndicatorWindow, number: str) -> int:
    rows = window.work.grid.rows
    texts = [rows.index(n, COLUMN["number"]).data() for n in range(rows.rowCount())]
    return texts.index(number)


def indicators(store) -> list[dict]:
    return [line.plain for line in answers.everything(store, RECORD_TYPES.get("indicator"))]


def test_a_good_table_is_shown_and_imported_with_one_click(qtbot, window, store, tmp_path):
    told = []
    window._context.told.connect(lambda text, _: told.append(text))
    opened(qtbot, window, tables.merged(tmp_path / "示例体系2024.xlsx"))

    assert "读到指标32项（一级2项、二级5项、三级25项）" in window.told.whole_text()
    assert window.badge.text() == "还没有写入"
    assert window.work.chips.labels() == ["全部 32", "可导入 32", "照原表 0", "需修改 0", "不导入 0"]
    assert [head.box.current_key() for head in window.work.strip.heads][:3] == [
        "first",
        "points_first",
        "second",
    ]
    assert (window.work.name.text(), window.work.year.text()) == ("示例体系2024", "2024")
    assert window.work.import_button.text() == "导入 32 项"
    assert len(indicators(store)) == 1

    window.work.import_button.click()
    qtbot.waitUntil(lambda: window.body.currentWidget() is window.compare)

    assert told == ["已导入指标 32 项，应备材料 44 条"]
    assert len(indicators(store)) == 33
    undoing.undo_last(store)
    assert len(indicators(store)) == 1


def test_a_faulty_table_shows_each_fault_and_cannot_be_imported(qtbot, window, store, tmp_path):
    opened(qtbot, window, tables.faulty(tmp_path / "表.xlsx"))
    rows = window.work.grid.rows

    assert not window.work.import_button.isEnabled()
    assert window.work.import_button.text() == "还有 11 处需修改"
    assert "第8行，序号2重复" in window.work.said.whole_text()
    assert window.work.grid.current_row() == 4
    assert rows.index(4, COLUMN["number"]).data(Role.SECOND).startswith("序号2重复")
    assert rows.index(4, VERDICT).data(Role.BADGES) == [("需修改", "bad")]
    assert len(indicators(store)) == 1


def test_a_unit_that_nobody_knows_is_told_in_the_cell_that_names_it(qtbot, window, tmp_path):
    file = tmp_path / "表.csv"
    lines = (
        "序号,三级指标,牵头单位,责任单位",
        "1,示例一,鲁山县司法局,示例甲单位",
        "2,示例二,示例乙单位,尧山镇",
    )
    file.write_text("\n".join(lines), "utf-8")
    rows = opened(qtbot, window, file).work.grid.rows

    told = [
        [rows.index(place, COLUMN[name]).data(Role.SECOND) for name in ("lead", "support")]
        for place in (0, 1)
    ]
    assert [[reason.partition("，")[0] for reason in each] for each in told] == [
        ["", "人员机构里没有“示例甲单位”"],
        ["人员机构里没有“示例乙单位”", ""],
    ]


def test_a_cell_is_put_right_in_its_place(qtbot, window, tmp_path):
    opened(qtbot, window, tables.faulty(tmp_path / "表.xlsx"))
    grid = window.work.grid
    grid.setCurrentIndex(grid.rows.index(4, COLUMN["number"]))

    qtbot.keyClick(grid, Qt.Key.Key_F2)
    editor = grid.findChild(QLineEdit)
    editor.setText("3")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "10 处" in window.work.import_button.text())
    assert grid.rows.index(4, COLUMN["number"]).data() == "3"
    assert grid.current_row() == 4


def test_space_leaves_an_indicator_out(qtbot, window, tmp_path):
    opened(qtbot, window, tables.in_one_column(tmp_path / "表.xlsx"))
    grid = window.work.grid
    grid.setCurrentIndex(grid.rows.index(row_of(window, "25"), COLUMN["title"]))

    qtbot.keyClick(grid, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: "不导入 1" in window.work.chips.labels())
    assert "1 处需修改" in window.work.import_button.text(), "what is left no longer comes to the sum"
    window.work.accepts_doubts.click()
    qtbot.waitUntil(lambda: window.work.import_button.text() == "导入 31 项")


def test_a_column_is_given_another_meaning_and_a_sheet_left_aside(qtbot, window, tmp_path):
    opened(qtbot, window, tables.merged(tmp_path / "表.xlsx"))
    box = window.work.strip.heads[7].box
    assert box.current_key() == "lead"

    box.choose("support")
    box.chosen.emit("support")
    qtbot.waitUntil(lambda: window.work.strip.heads[8].box.current_key() == "")
    assert window.work.strip.heads[7].box.current_key() == "support"

    window.work.strip.taken.click()
    qtbot.waitUntil(lambda: "读到指标13项" in window.told.whole_text())


def test_sheets_are_chosen_among_where_there_are_several_and_the_first_that_is_imported_is_on_show(
    qtbot, window, tmp_path
):
    opened(qtbot, window, tables.in_level_columns(tmp_path / "表.xlsx"))
    strip = window.work.strip
    assert (strip.sheets.current_key(), strip.taken.isChecked()) == ("1", True)
    assert [strip.sheets.isHidden(), strip.taken.isHidden()] == [False, False]

    strip.sheets.choose("0")
    strip.sheets.chosen.emit("0")
    assert not strip.taken.isChecked()

    one = tmp_path / "一张.csv"
    one.write_text("序号,三级指标,分值\n1,示例一,2\n2,示例二,3\n3,示例三,1\n", "utf-8")
    window.open_file(one)
    qtbot.waitUntil(lambda: len(window.work.understood.tables) == 1)
    assert [strip.sheets.isHidden(), strip.taken.isHidden()] == [True, True]


def test_a_wrong_file_says_what_to_do_and_the_window_stays(qtbot, window, tmp_path):
    file = tmp_path / "别的.csv"
    file.write_text("甲,乙\n1,2\n", "utf-8")
    assert window.start.error.isHidden()

    window.open_file(file)

    qtbot.waitUntil(lambda: "未识别出指标" in window.start.error.text())
    assert not window.start.error.isHidden()
    assert window.body.currentWidget() is window.start


def test_the_example_opens_without_a_file_of_ones_own(qtbot, window):
    window.start.example_button.click()
    qtbot.waitUntil(lambda: window.work.understood is not None)

    assert "读到指标129项（一级9项、二级20项、三级100项）" in window.told.whole_text()
    assert window.work.name.text() == "指标体系示例"


def test_the_template_and_what_is_to_be_mended_are_saved(qtbot, window, tmp_path, monkeypatch):
    saved = tmp_path / "存.xlsx"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: saved)
    window.template_button.click()
    qtbot.waitUntil(lambda: "模板已存到" in window.told.whole_text())
    opening = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opening.append(Path(url.toLocalFile())))
    for button in window.saved.buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opening == [saved, tmp_path]
    saved.unlink()

    opened(qtbot, window, tables.faulty(tmp_path / "表.xlsx"))
    assert window.saved.open_button.isHidden()
    window.work.refusals_button.click()

    qtbot.waitUntil(lambda: "11 处已存到" in window.told.whole_text())
    assert window.saved.open_button.isVisible()
    assert saved.is_file()


def test_editions_are_compared_corrected_and_carried_over(qtbot, window, store, tmp_path):
    opened(qtbot, window, tables.merged(tmp_path / "示例体系2024.xlsx"))
    window.work.import_button.click()
    qtbot.waitUntil(lambda: window.compare.rows.rowCount() == 33)
    compare = window.compare
    assert not compare.carry_button.isEnabled()

    place = next(n for n in range(33) if compare.rows.index(n, 0).data().startswith("25 "))
    compare.table.choose_row(place)
    old = compare.tie_box.itemData(1)
    compare.tie_box.choose(old)
    compare.tie_box.chosen.emit(old)

    assert compare.carry_button.text() == "转入 1 项的材料和责任"
    told = []
    window._context.told.connect(lambda text, _: told.append(text))
    compare.carry_button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("已转入 1 项指标的 ")
    meetings = [line.plain for line in answers.everything(store, RECORD_TYPES.get("meeting"))]
    assert any("25 示例三级指标第25项" in [one["name"] for one in row["indicators"]] for row in meetings)


def test_an_edition_is_rolled_over_and_another_one_used(qtbot, window, store):
    window.show_view(COMPARE)
    first = window.compare.new.current_key()

    window.compare.roll_button.click()
    qtbot.waitUntil(lambda: window.compare.new.count() == 2)

    lines = indicator_editions.editions(store)
    assert [line.year for line in lines] == [2024, 2023]
    assert lines[0].is_used
    window.compare.new.choose(first)
    window.compare.used.emit(first)
    qtbot.waitUntil(lambda: indicator_editions.editions(store)[1].is_used)


def test_the_page_of_the_indicators_opens_the_window(qtbot, context):
    page = IndicatorsPage(context)
    qtbot.addWidget(page)
    page.show()

    page.import_table()

    qtbot.waitUntil(lambda: page.findChild(IndicatorWindow) is not None)
    page.findChild(IndicatorWindow).close()


def test_what_is_not_used_is_listed_and_what_was_said_of_a_head_is_kept(qtbot, window, store, tmp_path):
    file = tmp_path / "表.csv"
    file.write_text("示例县任务表,,\n序号,三级指标,抓手\n1,示例一,示例材料\n", "utf-8")
    opened(qtbot, window, file)

    assert window.work.unused.text() == "没有用到 2 处"
    assert "“抓手”列，没有用到：示例材料" in window.work.unused.lines
    window.work.strip.mapped.emit(0, 2, "materials")
    qtbot.waitUntil(lambda: window.work.understood.materials == 1)
    window.work.name.setText("示例体系")
    qtbot.waitUntil(window.work.import_button.isEnabled)
    window.work.import_button.click()

    qtbot.waitUntil(lambda: (store.folder / "table_heads.json").exists())
    assert opening.open_table(store, file).materials == 1


def test_the_button_counts_what_the_chip_counts(qtbot, window, tmp_path):
    """A fault that many rows have in common is told once and mended row by row."""
    file = tmp_path / "表.csv"
    rows = [f"{number},示例{number},示例甲单位" for number in range(1, 25)]
    file.write_text("\n".join(("序号,三级指标,牵头单位", *rows)), "utf-8")
    work = opened(qtbot, window, file).work

    assert "需修改 24" in work.chips.labels()
    assert work.import_button.text() == "还有 24 处需修改"

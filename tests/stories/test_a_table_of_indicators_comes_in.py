"""From an official table to a tree with its materials, and back: with clicks counted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.indicators.importing.window import IndicatorWindow
from tests.services.indicators import indicator_tables as tables


def window_of(clerk) -> IndicatorWindow | None:
    return clerk.window.findChild(IndicatorWindow)


def count(store) -> int:
    return len(answers.everything(store, RECORD_TYPES.get("indicator")))


def test_a_table_comes_in_with_three_clicks_and_goes_with_one_key(
    clerk, store, tmp_path, monkeypatch, snapshot
):
    file = tables.merged(tmp_path / "示例体系2024.xlsx")
    monkeypatch.setattr(dialogs, "ask_for_table", lambda _: file)
    clerk.go("indicators")
    clerk.see(lambda: clerk.button("导入指标体系"))
    clerk.begin_counting()

    clerk.click(clerk.button("导入指标体系"))
    clerk.see(lambda: window_of(clerk) is not None)
    window = window_of(clerk)
    clerk.click(window.start.file_button)
    clerk.see(lambda: window.work.import_button.text() == "导入 32 项")
    clerk.look("read", window)
    clerk.click(window.work.import_button)
    clerk.see(lambda: window.body.currentWidget() is window.compare)
    clerk.look("compared", window)

    assert (clerk.clicks, clerk.keys) == (3, 0)
    assert count(store) == 33
    clerk.qtbot.keyClick(window, Qt.Key.Key_Escape)
    clerk.see(lambda: window_of(clerk) is None and clerk.window.isActiveWindow())

    clerk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    clerk.see(lambda: count(store) == 1)
    assert clerk.seen == snapshot


def test_a_red_cell_is_mended_by_keys_alone(clerk, tmp_path, snapshot):
    page = clerk.go("indicators")
    page.import_table(tables.faulty(tmp_path / "表.xlsx"))
    clerk.see(lambda: window_of(clerk) is not None and window_of(clerk).work.understood is not None)
    window = window_of(clerk)
    grid = window.work.grid
    clerk.see(grid.hasFocus)
    clerk.look("faulty", window)

    clerk.press(Qt.Key.Key_Left)
    clerk.press(Qt.Key.Key_F2)
    editor = grid.findChild(QLineEdit)
    editor.selectAll()
    clerk.write("3", editor)
    clerk.qtbot.keyClick(editor, Qt.Key.Key_Return)

    clerk.see(lambda: window.work.import_button.text() == "还有 10 处需修改")
    clerk.qtbot.keyClick(grid, Qt.Key.Key_Escape)
    clerk.see(lambda: window_of(clerk) is None)
    assert clerk.seen == snapshot

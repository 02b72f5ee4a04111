"""The panel over a list: what it shows, how cells are put right, what it writes and what it does not."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing.checking import Verdict
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.importing.panel import ImportPanel, open_import
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.widgets.cells import Role
from tests.offices import open_sample

MEETING = RECORD_TYPES.get("meeting")
ROWS = (
    "日期\t会议名称\t类型\t主持\n"
    "2023.3.21\t示例：述法大会\t述法评议会\t\n"
    "2023.2.30\t示例：推进会\t推进会\t\n"
    "2023.5.18\t\t推进会\t\n"
    "2023年4月\t示例：部署会\t部署会\t示例生人\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as opened:
        yield opened


@pytest.fixture
def context(store):
    runner = Runner(store)
    yield Context(runner, store.folder)
    runner.stop()


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1160, 680)
    made.covered = QLineEdit(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def panel(qtbot, context, page) -> ImportPanel:
    made = open_import(context, MEETING, page, text=ROWS)
    qtbot.waitUntil(lambda: made.work.checked is not None)
    return made


def column_of(panel: ImportPanel, label: str) -> int:
    return next(
        n for n, head in enumerate(panel.work.grid.head.heads, 1) if head.name.whole_text().endswith(label)
    )


def at(panel: ImportPanel, row: int, label: str):
    return panel.work.grid.rows.index(row, column_of(panel, label))


def test_it_says_what_was_read_counts_the_verdicts_and_writes_nothing(panel, store):
    assert "粘贴了 4 行 4 列，第 1 行识别为表头" in panel.head.told.whole_text()
    assert panel.head.badge.text() == "还没有写入"
    assert panel.work.chips.labels() == ["全部 4", "可导入 1", "提醒 1", "需修改 2", "已有 0"]
    assert panel.work.import_button.text() == "跳过 2 行，导入 2 行"
    assert [head.box.current_key() for head in panel.work.grid.head.heads] == [
        "held_on",
        "title",
        "kind",
        "chair",
    ]


def test_the_room_that_is_left_goes_to_the_names(panel):
    widths = {label: panel.work.grid.columnWidth(column_of(panel, label)) for label in ("日期", "会议名称")}
    assert widths["会议名称"] > 2 * widths["日期"]


def test_a_red_cell_says_its_reason_in_its_second_line_and_at_the_foot(panel):
    cell = at(panel, 1, "日期")

    assert panel.work.grid.currentIndex() == cell, "the first red cell is chosen"
    assert panel.work.said.whole_text() == "第3行，日期：日期不存在，请按“2023年3月1日”格式填写"
    assert "日期不存在" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert at(panel, 2, "会议名称").data() == "（空）"


def test_a_cell_is_mended_in_its_place_and_its_row_judged_at_once(qtbot, panel):
    grid = panel.work.grid
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    editor = grid.findChild(QLineEdit)
    assert editor.text() == "2023.2.30", "what was typed, to be put right"
    editor.selectAll()
    qtbot.keyClicks(editor, "2023.2.28")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: at(panel, 1, "日期").data() == "2023年2月28日")
    assert panel.work.chips.labels()[3] == "需修改 1"
    assert panel.work.import_button.text() == "跳过 1 行，导入 3 行"


def test_a_term_that_was_probably_meant_is_taken_by_f2_and_enter(qtbot, context, page):
    panel = open_import(context, MEETING, page, text="日期\t会议名称\t类型\n2023.4.20\t示例：会\t常务会")
    qtbot.waitUntil(lambda: panel.work.checked is not None)
    grid = panel.work.grid
    grid.setCurrentIndex(at(panel, 0, "类型"))
    assert at(panel, 0, "类型").data(Role.SECOND) == "选：政府常务会议"

    qtbot.keyClick(grid, Qt.Key.Key_F2)
    qtbot.keyClick(grid.findChild(QLineEdit), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: at(panel, 0, "类型").data() == "政府常务会议")
    assert panel.work.chips.labels()[1] == "可导入 1"


def test_only_the_rows_to_mend_can_be_looked_at(qtbot, panel):
    qtbot.mouseClick(panel.work.chips.chip("需修改"), Qt.MouseButton.LeftButton)

    rows = panel.work.grid.rows
    assert [rows.row_at(n).verdict for n in range(rows.rowCount())] == [Verdict.MEND, Verdict.MEND]


def test_rows_are_ticked_by_space_and_by_mouse_but_never_the_red_ones(qtbot, panel):
    grid = panel.work.grid
    grid.setCurrentIndex(grid.rows.index(0, 1))
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert panel.work.import_button.text() == "跳过 3 行，导入 1 行"

    for row in (0, 1):
        spot = grid.visualRect(grid.rows.index(row, 0)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert panel.work.import_button.text() == "跳过 2 行，导入 2 行"


def test_another_field_for_a_column_is_judged_anew_and_leaves_its_old_column(qtbot, panel):
    grid = panel.work.grid
    grid.head.mapped.emit(3, "title")
    qtbot.waitUntil(lambda: panel.work.checked.plan.fields == ("held_on", "", "kind", "title"))

    assert grid.head.heads[1].box.current_key() == ""
    assert panel.work.chips.labels()[3] == "需修改 3"


def test_unknown_names_are_entered_along_or_refused(qtbot, panel):
    qtbot.mouseClick(
        panel.work.adds_names, Qt.MouseButton.LeftButton, pos=panel.work.adds_names.rect().center()
    )
    panel.work.adds_names.setChecked(False)
    qtbot.waitUntil(lambda: not panel.work.checked.plan.adds_names)
    qtbot.waitUntil(lambda: panel.work.chips.labels()[3] == "需修改 3")


def test_the_ticked_rows_are_written_as_one_step_and_told(qtbot, panel, context, page):
    told, changes = [], []
    context.told.connect(lambda sentence, can_undo: told.append((sentence, can_undo)))
    context.changed.connect(changes.append)

    qtbot.mouseClick(panel.work.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told))

    assert told == [("已导入 2 条会议，并登记了 1 个单位或人员", True)]
    assert [each.label for each in changes] == ["导入会议 2 条"]
    assert page.covered.isEnabled()


def test_esc_leaves_everything_as_it_was(qtbot, panel, page):
    assert not page.covered.isEnabled()
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.work.grid, Qt.Key.Key_Escape)
    assert page.covered.isEnabled()


def test_what_cannot_be_read_is_told_and_another_try_is_open(qtbot, context, page, tmp_path):
    file = tmp_path / "示例.xlsx"
    file.write_bytes(b"no workbook")
    panel = open_import(context, MEETING, page, files=[file])

    qtbot.waitUntil(lambda: "不是Excel表格" in panel.start.error.text())
    QGuiApplication.clipboard().setText(ROWS)
    qtbot.keyClick(panel.start, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.work.checked is not None)


def test_a_file_can_be_chosen_or_dropped_and_a_template_saved(qtbot, context, page, tmp_path, monkeypatch):
    template = tmp_path / "模板.xlsx"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: template)
    panel = open_import(context, MEETING, page)
    qtbot.mouseClick(panel.head.template_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(template.is_file)

    file = tmp_path / "示例.csv"
    file.write_text(ROWS.replace("\t", ","), "gb18030")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    where, copy = QPointF(9, 9), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel.start, QDragEnterEvent(where.toPoint(), copy, data, left, none))
    QApplication.sendEvent(panel.start, QDropEvent(where, copy, data, left, none))
    qtbot.waitUntil(lambda: panel.work.checked is not None)
    assert panel.work.chips.labels()[0] == "全部 4"


def test_the_rows_to_mend_are_saved_with_their_reasons(qtbot, panel, tmp_path, monkeypatch):
    file = tmp_path / "需修改.xlsx"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)

    qtbot.mouseClick(panel.work.faulty_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(file.is_file)


def test_the_red_button_has_the_keyboard_and_ctrl_v_is_still_heard(qtbot, context, page):
    panel = open_import(context, MEETING, page)
    qtbot.waitUntil(panel.start.file_button.hasFocus)
    QGuiApplication.clipboard().setText(ROWS)

    qtbot.keyClick(panel.start.file_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: panel.body.currentWidget() is panel.work)

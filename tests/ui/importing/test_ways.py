"""The ways from a list to the panel: the button, Ctrl+V, a workbook dropped on it; and where none is."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.tasks.runner import Runner
from tests.offices import open_sample


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as opened:
        yield opened


@pytest.fixture
def open_page(qtbot, store):
    runners = []

    def make(key: str, *, is_read_only: bool = False) -> RecordPage:
        runners.append(Runner(store))
        context = Context(runners[-1], store.folder, is_read_only=is_read_only)
        page = RecordPage(context, RECORD_TYPES.get(key))
        qtbot.addWidget(page)
        page.resize(1160, 680)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(lambda: page.list.tally is not None)
        return page

    yield make
    for runner in runners:
        runner.stop()


def paste(qtbot, page: RecordPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.focus(page.list.table)
    qtbot.keyClick(page.list.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def drop(widget, file) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    where, copy = QPointF(9, 9), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(where.toPoint(), copy, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(where, copy, data, left, none))


def test_the_button_opens_the_panel_and_the_list_is_free_again_after_it(qtbot, open_page):
    page = open_page("meeting")

    qtbot.mouseClick(page.list.import_button, Qt.MouseButton.LeftButton)
    panel = page.importing.panel
    assert panel is not None
    assert not page.list.isEnabledTo(page)
    assert panel.geometry() == page.rect()

    page.resize(1200, 700)
    assert panel.geometry() == page.rect(), "it goes along with the page"
    qtbot.keyClick(panel.start, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.importing.panel is None)
    assert page.list.isEnabledTo(page)


def test_rows_of_cells_are_pasted_into_it_but_a_word_is_not(qtbot, open_page):
    page = open_page("unit")

    paste(qtbot, page, "示例")
    assert page.importing.panel is None

    paste(qtbot, page, "名称\t简称\n示例一局\t示例一")
    # What is pasted waits for what is on show.
    qtbot.waitUntil(lambda: page.importing.panel is not None)
    qtbot.waitUntil(lambda: page.importing.panel.work.checked is not None)
    assert page.importing.panel.work.import_button.text() == "导入 1 行"


def test_a_workbook_dropped_on_the_list_is_read_and_other_files_are_not(qtbot, open_page, tmp_path):
    page = open_page("meeting")
    photo, ledger = tmp_path / "示例.png", tmp_path / "示例.csv"
    photo.write_bytes(b"\x89PNG")
    ledger.write_text("日期,会议名称,类型\n2023.5.1,示例：推进会,推进会\n", "utf-8")

    drop(page.list.empty, photo)
    assert page.importing.panel is None
    drop(page.list.table.viewport(), ledger)
    qtbot.waitUntil(lambda: page.importing.panel.work.checked is not None)


def test_an_empty_list_offers_to_paste_a_ledger(qtbot, open_page):
    page = open_page("briefing")
    page.list._body.setCurrentWidget(page.list.empty)

    assert "或把 Excel 台账粘贴进来" in page.visible_text()
    qtbot.mouseClick(page.list.empty_import, Qt.MouseButton.LeftButton)
    assert page.importing.panel is not None


def test_evidence_comes_from_files_alone_and_a_read_only_folder_takes_nothing(qtbot, open_page):
    evidence = open_page("evidence")
    assert not evidence.list.import_button.isVisibleTo(evidence)
    paste(qtbot, evidence, "名称\t类型\n示例\t照片")
    assert evidence.importing.panel is None

    page = open_page("meeting", is_read_only=True)
    assert not page.list.import_button.isEnabled()
    paste(qtbot, page, "名称\t类型\n示例\t推进会")
    assert page.importing.panel is None

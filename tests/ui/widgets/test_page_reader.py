"""Text on the pages of a preview: found, selected, copied."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lushan_desktop.paper.content import Content, Paragraph, Title
from lushan_desktop.paper.finished.page_text import find_words, page_text
from lushan_desktop.paper.finished.raster import page_sizes
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.widgets.page_layout import Mark
from lushan_desktop.ui.widgets.preview_panel import PreviewPanel
from tests.paper.setting import a_long_text

TEXT = a_long_text(1500) + "。"
PDF = typeset(Content(Title("示例说明"), Paragraph(TEXT), Paragraph("第二段。")), bundled_fonts_only=True).pdf


@pytest.fixture
def panel(qtbot) -> PreviewPanel:
    """A preview that answers at once."""
    made = PreviewPanel()
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.pages.text_wanted.connect(lambda number: made.pages.set_text(number, page_text(PDF, number)))
    made.find_bar.asked.connect(lambda words: find(made, words))
    made.pages.show_document(page_sizes(PDF))
    made.show()
    return made


def find(panel: PreviewPanel, words: str) -> None:
    hits = find_words(PDF, words)
    panel.pages.show_hits(hits)
    panel.find_bar.show_count(len(hits), panel.pages.first_hit_from_here())


def spot_of(panel: PreviewPanel, page: int, place: int) -> QPoint:
    area = page_text(PDF, page).areas[place]
    return (panel.pages._layout().place(Mark(page, area)).center() - panel.pages._offset()).toPoint()


def drag(panel: PreviewPanel, start: QPoint, end: QPoint) -> None:
    view = panel.pages.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def look_for(panel: PreviewPanel, words: str) -> None:
    panel.find_button.click()
    panel.find_bar.box.setText(words)
    QTest.keyClick(panel.find_bar.box, Qt.Key.Key_Return)


def test_words_are_found_counted_and_gone_to(panel):
    look_for(panel, "压实责任")
    count = len(find_words(PDF, "压实责任"))
    assert panel.find_bar.said() == f"第 1 处，共 {count} 处"
    framed = [mark for mark in panel.pages.over_marks() if mark.look == "frame"]
    assert framed
    assert framed[0].page == 0

    QTest.keyClick(panel.find_bar.box, Qt.Key.Key_Return)
    assert panel.find_bar.said().startswith("第 2 处")
    QTest.keyClick(panel.find_bar.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    panel.find_bar.back_button.click()
    assert panel.find_bar.said().startswith(f"第 {count} 处")
    assert panel.pages.current_page == find_words(PDF, "压实责任")[-1].page


def test_what_is_not_there_is_said(panel):
    look_for(panel, "没有的字")
    assert panel.find_bar.said() == "没有找到"
    assert not panel.find_bar.on_button.isEnabled()


def test_escape_closes_the_bar_and_takes_the_tints_away(panel):
    look_for(panel, "压实责任")
    QTest.keyClick(panel.find_bar.box, Qt.Key.Key_Escape)
    assert not panel.find_bar.isVisible()
    assert panel.pages.over_marks() == []


def test_text_is_selected_by_dragging_and_copied(panel):
    drag(panel, spot_of(panel, 0, 4), spot_of(panel, 0, 43))

    assert panel.pages.selected_text() == TEXT[:40]
    assert {mark.look for mark in panel.pages.over_marks()} == {"info"}
    QTest.keyClick(panel.pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == TEXT[:40]


def test_dragging_where_no_page_is_yet_selects_nothing(panel):
    panel.pages.show_document(())

    drag(panel, QPoint(20, 20), QPoint(120, 90))

    assert panel.pages.selected_text() == ""


def test_a_click_takes_the_selection_away(panel):
    drag(panel, spot_of(panel, 0, 4), spot_of(panel, 0, 43))
    QTest.mouseClick(panel.pages.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(panel, 0, 50))
    assert panel.pages.selected_text() == ""


def test_a_paragraph_is_copied_without_the_ends_of_lines(panel):
    panel.pages.go_to(panel.pages.page_count - 1)
    panel.pages.select_page()
    rest, second, number = panel.pages.selected_text().split("\n")
    assert TEXT.endswith(rest)
    assert second == "第二段。"
    assert number.startswith("—")


def test_a_page_is_gone_to_by_its_number(panel, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_for_page", lambda *_: 2)
    panel.where_button.click()
    assert panel.where_button.text().startswith("2 /")


def test_the_wheel_with_ctrl_enlarges(panel):
    before = panel.pages._layout().page_width
    panel.pages.zoom_in()
    assert panel.pages._layout().page_width > before
    panel.pages.fit_width()
    assert panel.pages._layout().page_width == before


def test_the_number_of_the_page_is_whole_where_the_room_is_short(qtbot):
    pane = QWidget()
    qtbot.addWidget(pane)
    made = PreviewPanel("示例", is_compact=True)
    made.setParent(pane)
    pane.resize(600, 400)
    pane.show()
    made.pages.page_changed.emit(99, 120)
    least = made.minimumSizeHint().width()
    made.pages.page_changed.emit(0, 0)
    made.resize(least, 400)
    assert made.outside_button.isVisible()

    made.pages.page_changed.emit(99, 120)
    qtbot.wait(1)

    assert made.where_button.text() == "100 / 120 页"
    assert made.where_button.width() >= made.where_button.minimumSizeHint().width()

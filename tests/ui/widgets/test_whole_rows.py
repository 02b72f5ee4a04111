"""A list ends on a whole row at any height, wherever it was scrolled to, with or without headings."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from lushan_desktop.ui.widgets.table_view import TableView
from lushan_desktop.ui.widgets.tree_list import Node, TreeList
from tests.ui.fit import ends_on_half
from tests.ui.widgets.specimens import ROWS, MeetingRows

HEIGHTS = range(230, 290, 7)


def table() -> TableView:
    made = TableView()
    made.setModel(MeetingRows(ROWS * 4))
    made.mark_groups(range(0, made.model().rowCount(), 5))
    return made


def tree() -> TreeList:
    children = [Node(f"k{one}", f"单位{one}", second="示例" * (one % 2)) for one in range(20)]
    return TreeList([Node("", "县直单位"), Node("all", "全部", children=tuple(children))], says="单位")


@pytest.fixture(params=[table, tree])
def view(request, qtbot):
    made = request.param()
    qtbot.addWidget(made)
    made.resize(400, HEIGHTS[0])
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("height", HEIGHTS)
def test_no_row_is_cut_wherever_the_view_was_scrolled_to(view, height):
    view.resize(400, height)
    bar = view.verticalScrollBar()
    for place in (0, 1, 4, 2, bar.maximum(), bar.maximum() - 1):
        bar.setValue(place)
        assert not ends_on_half(view), place


def test_what_is_painted_after_scrolling_is_what_is_painted_anew(view):
    bar = view.verticalScrollBar()
    for place in (3, 4, 1, bar.maximum(), 0):
        bar.setValue(place)
        QApplication.processEvents()
        scrolled = on_screen(view)
        view.viewport().repaint()
        assert scrolled == on_screen(view), place


def test_the_last_row_can_be_reached(view):
    last = QModelIndex()
    while rows := view.model().rowCount(last):
        last = view.model().index(rows - 1, 0, last)
    view.setCurrentIndex(last)

    assert view.viewport().rect().contains(view.visualRect(last))
    assert not ends_on_half(view)


def test_a_click_where_no_row_is_to_be_seen_chooses_none(qtbot, view):
    cut = next(height for height in HEIGHTS if is_cut(view, height))
    view.resize(400, cut)
    chosen = view.currentIndex()

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, view.viewport().height() - 2))

    assert view.currentIndex() == chosen


def on_screen(view) -> QImage:
    """What was painted so far, without painting it anew."""
    return view.screen().grabWindow(view.winId()).toImage()


def is_cut(view, height: int) -> bool:
    view.resize(400, height)
    port = view.viewport()
    return view.visualRect(view.indexAt(QPoint(60, port.height() - 2))).bottom() >= port.height()

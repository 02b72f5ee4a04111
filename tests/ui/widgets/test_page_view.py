"""The preview: asks for pages as they come into view, tints on the picture, leads where one clicks."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage

from lushan_desktop.ui.widgets.page_layout import Mark, fitted
from lushan_desktop.ui.widgets.page_view import KEPT_PAGES, PageView
from tests.ui.widgets.specimens import a_page

A4 = (595.0, 842.0)


@pytest.fixture
def view(qtbot):
    made = PageView()
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    return made


def white_page() -> QImage:
    image = QImage(1190, 1684, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def show_white_page(view: PageView) -> None:
    view.show_document([A4])
    view.set_page(0, white_page())


def test_only_the_pages_near_the_view_are_asked_for(view):
    heard = []
    view.wanted.connect(heard.append)

    view.show_document([A4] * 50)
    assert heard == [0, 1]

    view.go_to(20)
    assert set(heard[2:]) <= {19, 20, 21, 22}
    assert 20 in heard


def test_no_more_than_eight_pictures_are_kept(view):
    view.show_document([A4] * 50)
    for number in range(20):
        view.set_page(number, white_page())
    assert len(view._images) == KEPT_PAGES


def test_pictures_may_come_as_png(view):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    a_page(0).save(buffer, "PNG")
    view.show_document([A4])
    view.set_page(0, bytes(buffer.data().data()))
    assert view._images[0].width() == 1190


def test_a_mark_tints_the_white_of_the_paper_only(view):
    show_white_page(view)
    view.show_marks([Mark(0, (0.1, 0.1, 0.5, 0.1), key="a")])
    page = view._layout().page(0)
    image = view.viewport().grab().toImage()

    inside = image.pixelColor(int(page.x() + page.width() * 0.3), int(page.y() + page.height() * 0.15))
    outside = image.pixelColor(int(page.x() + page.width() * 0.3), int(page.y() + page.height() * 0.3))
    assert inside.blue() < inside.red()
    assert outside == QColor("white")


def test_a_click_on_a_mark_tells_its_key(qtbot, view):
    show_white_page(view)
    view.show_marks([Mark(0, (0.1, 0.1, 0.5, 0.1), key="paragraph-4")])
    spot = view._layout().place(Mark(0, (0.1, 0.1, 0.5, 0.1))).center().toPoint()

    with qtbot.waitSignal(view.mark_clicked) as heard:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert heard.args == ["paragraph-4"]


def test_the_page_in_the_middle_is_the_one_that_is_told(view):
    heard = []
    view.page_changed.connect(lambda number, count: heard.append((number, count)))
    view.show_document([A4] * 5)
    view.go_to(3)
    assert heard == [(0, 5), (3, 5)]


@pytest.mark.parametrize("pages", [3, 5, 8])
def test_a_paper_set_anew_tells_its_pages_again_where_they_are_more_or_fewer(view, pages):
    heard = []
    view.show_document([A4] * 5)
    view.go_to(1)
    view.page_changed.connect(lambda number, count: heard.append((number, count)))

    view.renew([A4] * pages, ())

    assert heard == [(1, pages)] * (pages != 5)


def test_zooming_keeps_the_place(view):
    view.show_document([A4] * 5)
    view.go_to(3)
    view.zoom_in()
    assert view.current_page == 3


def test_pages_of_unlike_sizes_stand_below_one_another():
    layout = fitted([A4, (842.0, 595.0)], 600, zoom=1, gap=16)
    assert layout.page(1).top() == layout.page(0).bottom() + 16
    assert layout.page(1).width() > layout.page(0).width()

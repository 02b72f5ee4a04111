"""The overview of a day, and the way from it to paper and to records."""

import pytest
from PySide6.QtWidgets import QLabel

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.ui.modules.people.headquarters_panel import SeatBox
from lushan_desktop.ui.modules.people.people_page import PeoplePage
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme, theme
from lushan_desktop.ui.widgets.labels import ElidedWords
from tests.ui.fit import faults
from tests.ui.modules.conftest import PAGE_AREA


@pytest.fixture
def text_size():
    return TextSize.STANDARD


@pytest.fixture
def page(qtbot, qapp, context, text_size):
    style.apply(qapp, Theme(text_size=text_size))
    made = PeoplePage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    overview = made.pages.currentWidget()
    qtbot.waitUntil(lambda: overview.table.model().rowCount() > 0)
    return made


def words(widget):
    return {label.text() for label in widget.findChildren(QLabel) if not label.isHidden()}


def test_the_roster_is_printed_for_the_day_on_show(qtbot, context, page):
    overview = page.pages.currentWidget()
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))

    overview.day.set_value(PartialDate(2023, 3, 1))
    overview.headquarters.print_requested.emit()
    assert asked == [("papers", "headquarters_roster", "print")]
    assert context.handed_over == {"day": PartialDate(2023, 3, 1)}


def test_the_office_of_the_headquarters_asks_for_its_full_name(qtbot, context, page):
    overview = page.pages.currentWidget()
    qtbot.waitUntil(lambda: "指挥部办公室" in words(overview.headquarters))
    assert "县创建办" in words(overview.headquarters)
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))

    overview.headquarters.office_chosen.emit("示例")
    assert asked == [("unit", "示例", "name")]


def test_the_page_fits_a_small_screen(page):
    assert page.minimumSizeHint().width() <= PAGE_AREA[0]
    assert page.minimumSizeHint().height() <= 620


def test_the_post_of_every_seat_is_read_whole(page):
    seats = page.pages.currentWidget().headquarters.findChildren(SeatBox)
    posts = [label for seat in seats for label in seat.findChildren(ElidedWords)]

    assert len(seats) >= 4
    assert [label.text() for label in posts] == [label.whole_text() for label in posts]


@pytest.mark.parametrize("text_size", TextSize)
def test_no_width_of_the_window_cuts_the_names_of_those_in_office(page):
    """The third pane goes before a name does."""
    for width in range(1022, theme().scaled(1700), 40):
        page.resize(width, page.height())
        assert not [fault for fault in faults(page) if "names cut" in fault], width


def test_the_third_pane_goes_at_once_where_the_text_grows_and_the_window_does_not(qapp, page):
    headquarters = page.pages.currentWidget().headquarters
    assert headquarters.isVisible()

    style.apply(qapp, Theme(text_size=TextSize.LARGE))

    assert not headquarters.isVisible()

"""The clerk sees another look at once, in the window that is open."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QStackedWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.type_ahead import TypeAhead
from tests.ui.widgets.gallery import build


@pytest.mark.parametrize("name", ["list", "form", "parts"])
def test_switching_to_dark_leaves_nothing_light_behind(qtbot, name):
    window = build(name)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()

    style.apply(QApplication.instance(), Theme(is_dark=True))
    qtbot.wait(1)

    image = window.grab().toImage()
    bright = sum(
        image.pixelColor(x, y).lightness() > 235 for x in range(0, 1366, 7) for y in range(0, 768, 7)
    )
    assert bright < 0.02 * (1366 // 7) * (768 // 7)


def test_a_larger_text_size_makes_fields_grow_at_once(qtbot):
    window = build("form")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    field = window.findChild(TypeAhead, "leader")
    before = field.height()

    style.apply(QApplication.instance(), Theme(text_size=TextSize.LARGE))
    qtbot.wait(1)

    assert field.height() == pytest.approx(before * 1.2, abs=1)


@pytest.mark.parametrize("name", ["list", "form", "parts"])
def test_margins_and_spaces_grow_with_the_text_size_at_once(qtbot, name):
    """A window that stood in 标准 looks the same in 大字 as one that was opened in it."""
    window = build(name)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    before = spaces(window)

    style.apply(QApplication.instance(), Theme(text_size=TextSize.LARGE))
    fresh = build(name)
    qtbot.addWidget(fresh)

    assert spaces(window) == spaces(fresh) != before
    style.apply(QApplication.instance(), Theme())
    assert spaces(window) == before


def spaces(window):
    """Margins and spacing of every layout of the window."""
    found = []
    for layout in window.findChildren(QLayout):
        margins = layout.contentsMargins()
        sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
        found.append((type(layout).__name__, sides, layout.spacing()))
    return sorted(found)


def two_pages(qtbot):
    """A window with two pages in a stack; the second holds a stack of its own."""
    pages, inner = QStackedWidget(), QStackedWidget()
    for text in ("一", "二"):
        inner.addWidget(QPushButton(text * 12))
    pages.addWidget(QPushButton("首页"))
    pages.addWidget(inner)
    qtbot.addWidget(pages)
    pages.show()
    return pages, inner


def test_what_is_seen_is_dressed_at_once_and_a_page_behind_it_when_it_comes_up(qtbot):
    pages, inner = two_pages(qtbot)
    before = [page.sizeHint().height() for page in (pages.widget(0), inner.widget(0), inner.widget(1))]
    told = Telling()
    inner.widget(1).installEventFilter(told)

    style.apply(QApplication.instance(), Theme(text_size=TextSize.HUGE))
    assert pages.widget(0).sizeHint().height() == pytest.approx(before[0] * 1.4, abs=2)
    pages.setCurrentIndex(1)
    assert inner.widget(0).sizeHint().height() == pytest.approx(before[1] * 1.4, abs=2)
    assert not told.is_dressed
    inner.setCurrentIndex(1)

    assert inner.widget(1).sizeHint().height() == pytest.approx(before[2] * 1.4, abs=2)
    assert told.is_dressed


def test_a_page_that_still_has_large_words_does_not_keep_the_window_large(qtbot):
    pages, _ = two_pages(qtbot)
    least = pages.minimumSizeHint()
    style.apply(QApplication.instance(), Theme(text_size=TextSize.HUGE))
    pages.setCurrentIndex(1)
    assert pages.minimumSizeHint().width() > least.width() * 1.3
    pages.setCurrentIndex(0)

    style.apply(QApplication.instance(), Theme())

    assert pages.minimumSizeHint().width() < least.width() + 2
    pages.setCurrentIndex(1)
    assert pages.minimumSizeHint() == least


class Telling(QObject):
    """Hears that a widget was dressed."""

    is_dressed = False

    def eventFilter(self, _watched, event):
        self.is_dressed |= event.type() == QEvent.Type.StyleChange
        return False

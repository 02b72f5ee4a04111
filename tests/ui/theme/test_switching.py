"""The clerk sees another look at once, in the window that is open."""

import pytest
from PySide6.QtWidgets import QApplication, QLayout

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

"""Every page of the program on the screens that the offices have, in every text size."""

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.modules.settings.settings_page import TOPICS, SettingsPage
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.shell.page_area import PageArea
from lushan_desktop.ui.theme.tokens import TextSize, Theme, theme
from lushan_desktop.ui.widgets.segments import Segments
from lushan_desktop.ui.window import MainWindow
from tests.offices import open_sample
from tests.ui.fit import faults, silences
from tests.ui.models import unruly
from tests.ui.opened import USUAL, opened
from tests.ui.outline import steady

SMALLEST = (1180, 620)
SCREENS = {
    "1366×768": USUAL,
    "1920×1080 at 150 %": (1280, 640),
    "1920×1080 at 125 %": (1536, 784),
    "1920×1080": (1920, 1000),
    "the smallest window": SMALLEST,
}
"""Logical px left for the window between title bar and task bar; 特大 is not for the smallest."""
LOOKS = {
    "标准": Theme(),
    "大字": Theme(text_size=TextSize.LARGE),
    "特大": Theme(text_size=TextSize.HUGE),
}
"""Dark looks have the same sizes: colours only."""
NARROWEST = {
    "标准": ("the smallest window",),
    "大字": ("the smallest window",),
    "特大": ("1920×1080 at 150 %",),
}
"""The screens that leave a look the least room; test-slow looks at all of them."""
BETWEEN = "大字"
"""The look that test-slow alone looks at."""
PATIENCE = 50
"""What does not fit after so many looks does not fit."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as store:
        yield store


@pytest.fixture(params=LOOKS, ids=lambda name: name)
def window(request, qtbot, sample):
    with opened(qtbot, sample, LOOKS[request.param]) as made:
        yield made


@pytest.mark.parametrize(
    ("window", "screens"),
    [
        pytest.param(look, screens, id=look, marks=[pytest.mark.slow] if look == BETWEEN else [])
        for look, screens in NARROWEST.items()
    ],
    indirect=["window"],
)
def test_every_page_says_what_it_said_and_fits_where_room_is_scarcest_with_a_name_for_everything(
    window, qtbot, screens, snapshot
):
    found = []
    said = {}
    for state in states(window, qtbot):
        said[state] = steady(window.findChild(PageArea))
        found += [f"{state}: {fault}" for fault in (*silences(window), *unruly(window))]
        found += unfit(window, state, screens)

    assert not found, told(found)
    # In larger sizes words give way: what is said is kept of one.
    assert theme().text_size is not TextSize.STANDARD or said == snapshot


@pytest.mark.slow
def test_every_page_fits_on_every_screen(window, qtbot):
    found = [fault for state in states(window, qtbot) for fault in unfit(window, state, SCREENS)]

    assert not found, told(found)


def unfit(window: MainWindow, state: str, screens: Iterable[str]) -> list[str]:
    return [
        f"{state} on {screen}: {fault}" for screen in screens for fault in on_screen(window, SCREENS[screen])
    ]


@pytest.mark.parametrize("window", ["标准", "特大"], indirect=True)
def test_the_bar_that_offers_to_undo_covers_nothing_of_a_page(window):
    """What was done is named as long as titles are."""
    window.undo_bar.say(f"“{'示例：关于成立指挥部的通知' * 3}”已移入回收站")

    for screen, size in SCREENS.items():
        window.resize(*size)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        assert window.undo_bar.isVisible()
        assert on_window(window.status).contains(on_window(window.undo_bar)), screen


def on_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def told(found: list[str]) -> str:
    return "\n".join([*found[:60], f"… {len(found)} in all"])


def on_screen(window: MainWindow, size: tuple[int, int]) -> list[str]:
    if size == SMALLEST and theme().text_size is TextSize.HUGE:
        return []
    # The rail folds at the first, the second goes as far as the folded rail lets it; where something came
    # in meanwhile, its place is found a moment later.
    found: list[str] = []
    for again in range(PATIENCE):
        window.resize(*size)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        is_clamped = window.width() > size[0] or window.height() > size[1]
        found = [*faults(window), *([f"needs {window.width()}×{window.height()}"] if is_clamped else ())]
        found += second_bar(window)
        if again and not found:
            break
    return found


def second_bar(window: MainWindow) -> list[str]:
    """The whole page scrolls in 特大 at most: elsewhere what scrolls are the lists and panels in it."""
    area = window.findChild(PageArea)
    is_huge = theme().text_size is TextSize.HUGE
    return ["scrolls as a whole"] if area.verticalScrollBar().isVisible() and not is_huge else []


def states(window: MainWindow, qtbot) -> Iterator[str]:
    """Every page, every tab of it, and the forms of the record pages, once their questions are answered."""
    runner = window._context._runner
    for module in MODULES:
        page = window.open(module.key)
        qtbot.settle(runner)
        yield module.key
        for tabs in page.findChildren(Segments):
            for segment in tabs.findChildren(QAbstractButton):
                if segment.isVisibleTo(page):
                    segment.click()
                    qtbot.settle(runner)
                    yield f"{module.key} · {segment.text()}"
        for topic in TOPICS if isinstance(page, SettingsPage) else ():
            page.open(topic.key)
            qtbot.settle(runner)
            yield f"{module.key} · {topic.title}"
        for one in page.findChildren(RecordPage):
            if one.isVisibleTo(page):
                one.add()
                qtbot.settle(runner)
                yield f"{module.key} · form"
                one.form.leave()

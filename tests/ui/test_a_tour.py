"""After a tour of all pages the window holds what it holds: another tour and other looks add nothing."""

import gc

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.window import MainWindow
from tests.offices import open_sample

LOOKS = (Theme(text_size=TextSize.LARGE), Theme(is_dark=True, text_size=TextSize.HUGE), Theme())


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    QApplication.instance() or QApplication([])
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as store:
        runner = Runner(store)
        made = MainWindow(Context(runner, store.folder))
        made.resize(1366, 768)
        made.show()
        yield made
        made.close()
        runner.stop()


def tour(window, qtbot):
    """Every page, on the record pages a record and the form."""
    runner = window._context._runner
    for module in MODULES:
        page = window.open(module.key)
        qtbot.settle(runner)
        for one in page.findChildren(RecordPage):
            if one.isVisibleTo(page):
                one.list.table.choose_row(1)
                one.add()
                qtbot.settle(runner)
                one.form.leave()
    window.open("settings")
    qtbot.settle(runner)


def held():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return len(QApplication.allWidgets()), len(QApplication.instance().findChildren(QObject))


def test_a_second_tour_leaves_no_more_widgets_than_the_first(window, qtbot):
    tour(window, qtbot)
    after_one = held()
    tour(window, qtbot)

    assert held() == after_one


def test_other_looks_dress_what_is_seen_and_no_more(window, qtbot):
    """So that a switch takes its time by what is on show, not by what was visited."""
    tour(window, qtbot)
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    dressed = Dressed(window)
    for looks in LOOKS:
        QApplication.instance().installEventFilter(dressed)
        style.apply(QApplication.instance(), looks)
        QApplication.instance().removeEventFilter(dressed)

    assert dressed.count < len(LOOKS) * 4 * len(shown) < len(LOOKS) * len(window.findChildren(QWidget))


class Dressed(QObject):
    """Counts who is dressed in a window; what other tests left behind is not looked at."""

    def __init__(self, window):
        super().__init__()
        self.window = window
        self.count = 0

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.StyleChange and watched.isWidgetType():
            self.count += watched.window() is self.window
        return False

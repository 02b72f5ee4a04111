"""The whole window on an office, as large as on the usual screen, on a day that stays the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import shiboken6
from PySide6.QtWidgets import QApplication

from lushan_desktop.base import clock
from lushan_desktop.storage.store import Store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import Theme
from lushan_desktop.ui.window import MainWindow
from tests.patience import PatientBot

USUAL = (1366, 688)
"""1366×768 without title bar and task bar."""
DAY = date(2023, 9, 1)


@contextmanager
def opened(qtbot: PatientBot, store: Store, looks: Theme | None = None) -> Iterator[MainWindow]:
    clock.stand_still(DAY)
    style.apply(QApplication.instance(), looks or Theme())
    runner = Runner(store)
    made = MainWindow(Context(runner, store.folder))
    made.notice.hide()
    made.resize(*USUAL)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    runner.stop()
    shiboken6.delete(made)  # at once: the next looks would dress it, too

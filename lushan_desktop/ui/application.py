"""The Qt application: looks, Chinese dialogs, one window on one folder, and a tidy end."""

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from lushan_desktop.base.errors import UserError
from lushan_desktop.services import backup, office, setting_up
from lushan_desktop.services.backup import Restoring
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.first_run.welcome import Place, Welcome
from lushan_desktop.ui.first_window import FirstWindow, raise_first
from lushan_desktop.ui.tasks.file_reading import FileReading
from lushan_desktop.ui.tasks.runner import UNEXPECTED, Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.window import MainWindow

NAME = "法治创建工作台"
FIRST_SIZE = (1366, 768)

_log = logging.getLogger(__name__)


class Application(QApplication):
    """Owns what lives as long as the program: store, runner, context, window."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName(NAME)
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        translator = QTranslator(self)
        if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self.installTranslator(translator)
        sys.excepthook = self._tell_bug
        threading.excepthook = lambda bug: _log.error("a thread failed", exc_info=bug.exc_value)

    def run(
        self,
        folder: Path,
        open_folder: Callable[[Path], Any],
        open_sample: Callable[[Path], Any] | None = None,
    ) -> int:
        """Open the folder's window and stay until it is closed; after a restore, open it again.

        With `open_sample`, a folder where nobody has worked yet begins with the first start's four steps.
        """
        home = Place(folder, open_folder)
        welcome = Welcome(home, open_sample) if open_sample else None
        if folder.is_dir() and raise_first(folder):
            return 0
        place: Place | None = home
        while place is not None:
            self.dress(office.load(place.folder))
            if welcome and place is home and setting_up.is_new(folder):
                place = welcome.ask()
                continue
            try:
                store = place.open(place.folder)
            except UserError as error:
                QMessageBox.warning(None, NAME, error.message)
                return 1
            with store:
                session = _Session(self, place, store)
                code = session.stay()
            if session.restoring is not None:
                backup.take_back_to(place.folder, session.restoring)
            elif session.goes_home:
                place = home
            else:
                return code
        return 0

    def dress(self, settings: office.Office) -> None:
        """Put the chosen text size and light or dark in force."""
        style.apply(self, Theme(settings.is_dark, TextSize(settings.text_size)))

    def _tell_bug(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        _log.error("unexpected", exc_info=(kind, bug, trace))
        QMessageBox.warning(None, NAME, UNEXPECTED)


class _Session:
    """One opening of the folder: from the first window to the backup at exit."""

    def __init__(self, application: Application, place: Place, store: Any) -> None:
        self.restoring: Restoring | None = None
        self.goes_home = False
        """Whether the sample was left for the own office."""
        self._application, self._folder, self._store = application, place.folder, store
        self._runner = Runner(store)
        self._context = Context(self._runner, place.folder, is_read_only=store.is_read_only)
        self._window = MainWindow(self._context, notice=store.notice, is_visit=place.is_visit)
        self._window.home_requested.connect(self._go_home)
        self._files = FileReading(self._context)
        self._routine = QTimer(interval=backup.ROUTINE_MINUTES * 60_000)
        self._context.restore_asked.connect(self._restore)
        self._context.backed_up.connect(self._show_backup)
        self._context.office_changed.connect(self._take_office)
        self._routine.timeout.connect(lambda: self._back_up(backup.back_up_if_changed))

    def stay(self) -> int:
        """Show the window until it is closed; steps under way are finished, then a backup is made."""
        first = FirstWindow(self._folder)
        first.called.connect(lambda _: _raise(self._window))
        self._show()
        self._routine.start()
        # What the last exit had no time for waits until the window is there.
        QTimer.singleShot(2000, lambda: self._back_up(backup.finish_at_start))
        QTimer.singleShot(5000, self._files.start)
        code = self._application.exec()
        self._routine.stop()
        first.close()
        self._runner.stop()
        self._window.deleteLater()
        backup.back_up_at_exit(self._store)
        return code

    def _show(self) -> None:
        """On the small screens of most offices the window takes all of it."""
        room = self._application.primaryScreen().availableSize()
        self._window.resize(*FIRST_SIZE)
        if room.width() <= FIRST_SIZE[0] or room.height() <= FIRST_SIZE[1]:
            self._window.showMaximized()
        else:
            self._window.show()

    def _back_up(self, way: Callable[..., Any]) -> None:
        self._context.query(way, is_long=True, then=lambda _: self._show_backup(), failed=_log.warning)

    def _show_backup(self) -> None:
        self._context.query(backup.standing, key="backup", then=self._window.show_backup)

    def _take_office(self, settings: office.Office) -> None:
        """The name in the top bar is the one in the log from now on."""
        self._store.person = settings.person

    def _go_home(self) -> None:
        self.goes_home = True
        self._window.close()

    def _restore(self, restoring: Restoring) -> None:
        self.restoring = restoring
        self._window.close()


def _raise(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.raise_()
    window.activateWindow()

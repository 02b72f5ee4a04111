"""The Qt application: looks, Chinese dialogs, one window on one folder, and a tidy end."""

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from lushan_desktop.base.errors import UserError
from lushan_desktop.services import office
from lushan_desktop.services.closing import close_day
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.first_window import FirstWindow, raise_first
from lushan_desktop.ui.tasks.runner import UNEXPECTED, Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.window import MainWindow

_log = logging.getLogger(__name__)


class Application(QApplication):
    """Owns what lives as long as the program: store, runner, context, window."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("法治创建工作台")
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        translator = QTranslator(self)
        if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self.installTranslator(translator)
        sys.excepthook = self._tell_bug
        threading.excepthook = lambda bug: _log.error("a thread failed", exc_info=bug.exc_value)

    def run(self, folder: Path, open_folder: Callable[[Path], Any]) -> int:
        """Open the folder's window and stay until it is closed."""
        if folder.is_dir() and raise_first(folder):
            return 0
        self.dress(office.load(folder))
        try:
            store = open_folder(folder)
        except UserError as error:
            QMessageBox.warning(None, "法治创建工作台", error.message)
            return 1
        with store:
            return self._stay(folder, store)

    def dress(self, settings: office.Office) -> None:
        """Put the chosen text size and light or dark in force."""
        style.apply(self, Theme(settings.is_dark, TextSize(settings.text_size)))

    def _stay(self, folder: Path, store: Any) -> int:
        runner = Runner(store)
        context = Context(runner, folder, is_read_only=store.is_read_only)
        window = MainWindow(context, notice=store.notice)
        first = FirstWindow(folder)
        first.called.connect(lambda _: _raise(window))
        window.resize(1366, 768)
        window.show()
        code = self.exec()
        first.close()
        runner.stop()
        close_day(store)
        return code

    def _tell_bug(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        _log.error("unexpected", exc_info=(kind, bug, trace))
        QMessageBox.warning(None, "法治创建工作台", UNEXPECTED)


def _raise(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.raise_()
    window.activateWindow()

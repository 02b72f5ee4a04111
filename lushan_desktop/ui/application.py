"""The Qt application: looks, Chinese dialogs, one window on one folder, and a tidy end."""

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QLocale,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.paths import sample_folder
from lushan_desktop.services.home import home
from lushan_desktop.services.office import office
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.ui.heeding import heeding_errors
from lushan_desktop.ui.place import CarryOut, OpenFolder, Place
from lushan_desktop.ui.plain import warn
from lushan_desktop.ui.qt_words import speak_chinese
from lushan_desktop.ui.session import NAME, SAMPLE, Session
from lushan_desktop.ui.tasks.runner import UNEXPECTED
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme

if TYPE_CHECKING:
    from lushan_desktop.services.settings.backup import Restoring
    from lushan_desktop.ui.first_run.welcome import Welcome
    from lushan_desktop.ui.preparing import Preparing

DESKTOP_FILE = "fazhi-chuangjian"
"""What desktops of Linux know the windows by: the name of the menu entry, and StartupWMClass in it."""

_TURN = 0.0005
"""Seconds a worker keeps the interpreter while the window waits for it: a paint asks for it many times."""

_OPENING_MS = 3000
"""Time a first window has to open its folder and listen, before a later start says that it is in use."""

_log = logging.getLogger(__name__)


class Application(QApplication):
    """Owns what lives as long as the program: one session after the other, each with its window."""

    painted = Signal(object)
    """The window is on the screen for the first time."""

    def __init__(self, arguments: Sequence[str]) -> None:
        from lushan_desktop.services.settings.diagnostics import watch_crashes

        super().__init__(list(arguments))
        self._preparing: Preparing | None = None
        self.setApplicationName(DESKTOP_FILE)
        self.setDesktopFileName(DESKTOP_FILE)
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        speak_chinese(self)
        if sys.platform not in ("win32", "darwin"):
            # What Linux desktops bring speaks their language, not that of the program, and cuts names short.
            self.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        sys.setswitchinterval(_TURN)
        sys.excepthook = self._tell_bug
        sys.unraisablehook = lambda bug: _log.error("an error nobody waited for", exc_info=bug.exc_value)
        threading.excepthook = lambda bug: _log.error("a thread failed", exc_info=bug.exc_value)
        qInstallMessageHandler(_note_qt)
        self.painted.connect(lambda _: QTimer.singleShot(0, watch_crashes))
        self.painted.connect(lambda _: QTimer.singleShot(0, self._show_icon))

    @heeding_errors
    def run(
        self,
        folder: Path,
        open_folder: OpenFolder,
        open_sample: OpenFolder | None = None,
        *,
        given: Path | None = None,
    ) -> int:
        """Open the folder's window and stay until it is closed; after a restore, open it again.

        With `open_sample`, a folder where nobody has worked yet begins with the first start's four steps.
        A package that was `given` is shown once the folder is open.
        """
        own = Place(folder, open_folder, given=given)
        welcome: Welcome | None = None
        place: Place | None = own
        while place is not None:
            self.dress(office.load(place.folder))
            if open_sample and place is own and office.is_new(folder):
                welcome = welcome or _make_welcome(own, open_sample, self._carry_out)
                place = welcome.ask()
                continue
            session = self._begin(place, can_visit=open_sample is not None)
            if isinstance(session, int):
                return session
            code = session.stay()
            own, place = own._replace(given=None), place._replace(given=None)
            if session.restoring is not None:
                _take_back(place.folder, session.restoring)
            elif session.goes_to:
                place = own
                if session.goes_to == SAMPLE and open_sample is not None:
                    place = Place(sample_folder(), open_sample, is_visit=True)
            elif not session.is_damaged:
                return code
        return 0

    def _begin(self, place: Place, *, can_visit: bool) -> "Session | int":
        """The window on a folder: on its figures where they can be had at once, else on its opened store."""
        settings = office.load(place.folder)
        clock.stand_still(settings.standing_day)
        first = home.first(place.folder, Cycle.of(settings.cycle))
        if first is not None:
            return Session(self, place, first=first, can_visit=can_visit)
        if place.folder.is_dir() and _raise_first(place):
            return 0
        try:
            store = self._carry_out("正在打开数据，请稍候…", lambda: place.open(place.folder))
            return Session(self, place, store=store, can_visit=can_visit)
        except UserError as error:
            # Opened twice in a hurry: the first window may hold the folder and not listen yet.
            if _raise_first(place, patience_ms=_OPENING_MS):
                return 0
            warn(None, NAME, error.message)
            return 1

    def _carry_out(self, words: str, work: Callable[[], Any]) -> Any:
        """Show at once that the program is at work; the window that follows takes the place of this one."""
        from lushan_desktop.ui.preparing import Preparing

        if self._preparing is None:
            self._preparing = Preparing(NAME)
            self.painted.connect(self._preparing.hide)
        return self._preparing.carry_out(words, work)

    def _show_icon(self) -> None:
        """In the bar of the window and in the task bar; drawn once the first paint is done."""
        from lushan_desktop.ui.theme.program_icon import program_icon

        if self.windowIcon().isNull():
            self.setWindowIcon(program_icon())

    def dress(self, settings: office.Office) -> None:
        """Put the chosen text size, light or dark and the spacing of rows in force."""
        style.apply(self, Theme(settings.is_dark, TextSize(settings.text_size), settings.is_compact))

    def _tell_bug(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        _log.error("unexpected", exc_info=(kind, bug, trace))
        warn(None, NAME, UNEXPECTED)


def _make_welcome(own: Place, open_sample: OpenFolder, carry_out: CarryOut) -> "Welcome":
    from lushan_desktop.ui.first_run.welcome import Welcome

    return Welcome(own, open_sample, carry_out)


def _take_back(folder: Path, restoring: "Restoring") -> None:
    from lushan_desktop.services.settings.backup import take_back_to

    take_back_to(folder, restoring)


def _raise_first(place: Place, *, patience_ms: int = 0) -> bool:
    from lushan_desktop.ui.first_window import raise_first

    return raise_first(place.folder, place.given, patience_ms=patience_ms)


def _note_qt(kind: QtMsgType, _place: object, message: str) -> None:
    """Note what Qt has to say goes where everything else does; what a screen cannot do is no fault."""
    is_fault = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
    if is_fault and not message.startswith("This plugin does not support"):
        _log.warning("Qt: " + message)

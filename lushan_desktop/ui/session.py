"""One opening of a folder: from the first paint of its window to the backup at exit."""

import gc
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.home.home import Home
from lushan_desktop.services.office.office import Office
from lushan_desktop.services.settings import window_size
from lushan_desktop.services.settings.window_size import WindowSize
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.place import Place
from lushan_desktop.ui.plain import warn
from lushan_desktop.ui.tasks.runner import Refusal, Runner
from lushan_desktop.ui.tasks.tidying import Tidying
from lushan_desktop.ui.theme import icons
from lushan_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from lushan_desktop.services.settings.backup import Restoring
    from lushan_desktop.ui.first_window import FirstWindow
    from lushan_desktop.ui.tasks.file_checking import FileChecking
    from lushan_desktop.ui.tasks.file_reading import FileReading
    from lushan_desktop.ui.tasks.rolling import RollingCheck
    from lushan_desktop.ui.tasks.standing_checks import StandingChecks
    from lushan_desktop.ui.tasks.waiting_packages import WaitingPackages

NAME = "法治创建工作台"
OWN, SAMPLE = "own", "sample"
EXCHANGE = "exchange"
_PREPARES_AFTER = 500
"""Milliseconds after the store is open: the figures of the first page come before that."""
_CHECKS_AFTER = 60_000
"""Milliseconds after the store is open: by then nobody waits for anything of the start."""
_SETTLES_AFTER = 1500
"""Milliseconds after the store is open: by then the first pages are imported."""
_SERVICES = (
    "lushan_desktop.services.records.record_view",
    "lushan_desktop.services.records.list_looks",
    "lushan_desktop.services.records.attachments",
    "lushan_desktop.services.importing.pasted",
)
"""What the pages of records ask; imported along with the store, on its thread."""
_RECORD_SIDE = tuple(
    f"lushan_desktop.ui.{name}"
    for name in (
        *("widgets.cells", "records.table", "records.period_filter", "records.list", "records.detail"),
        *("records.record_acts", "records.page", "modules.records_page"),
    )
)
"""What they are made of, in pieces of less than 10 ms, so that the first page opened need not wait."""

_log = logging.getLogger(__name__)


class Session:
    """A window on a folder. With `first` the store is opened behind the first screen, else it is there."""

    def __init__(
        self,
        application: QApplication,
        place: Place,
        *,
        store: Any = None,
        first: Home | None = None,
        can_visit: bool = False,
    ) -> None:
        self.restoring: Restoring | None = None
        self.is_damaged = False
        """True if damage was met: the folder is to be opened once more, which recovers it."""
        self.goes_to = ""
        """The place where the user went from here: to the sample, or from it to the own office."""
        self._application, self._place = application, place
        self._can_visit = can_visit and not place.is_visit
        self._code: int | None = None
        self._warning = ""
        self._later: FirstWindow | None = None
        self._files: FileReading | None = None
        self._checking: FileChecking | None = None
        self._rolling: RollingCheck | None = None
        self._packages: WaitingPackages | None = None
        self._findings: StandingChecks | None = None
        self._runner = Runner(store)
        self._context = Context(
            self._runner, place.folder, is_read_only=store is not None and store.is_read_only, first=first
        )
        icons.wait()
        # Before the window: its first page may show what needs it at once.
        self._context.can_visit_sample = self._can_visit
        notice = store.notice if store is not None else ""
        self._window = MainWindow(self._context, notice=notice, is_visit=place.is_visit)
        self._routine = QTimer()
        self._connect()

    def _connect(self) -> None:
        self._window.closing.connect(self._keep_size)
        self._window.home_requested.connect(lambda: self._go(OWN))
        self._context.sample_asked.connect(lambda: self._go(SAMPLE))
        self._context.restore_asked.connect(self._restore)
        self._context.backed_up.connect(self._show_backup)
        self._context.office_changed.connect(self._take_office)
        self._runner.opened.connect(self._take_store)
        self._runner.refused.connect(self._refuse)
        self._runner.changing.connect(self._warn)
        self._routine.timeout.connect(self._back_up_if_changed)

    def stay(self) -> int:
        """Show the window until it is closed; steps under way are finished, then a backup is made."""
        watch = _FirstPaint(self._window, self._go_on)
        self._show()
        code = int(self._application.exec())
        begun = time.monotonic()
        del watch
        self._routine.stop()
        if self._later is not None:
            self._later.close()
        self._runner.stop()
        self._window.deleteLater()
        store = self._runner.store
        if store is not None:
            _leave(store, begun)
        return code if self._code is None else self._code

    def _show(self) -> None:
        """As large as it was last; on the small screens of most offices it takes all of it."""
        room = self._application.primaryScreen().availableSize()
        size = window_size.remembered(self._place.folder, (room.width(), room.height()))
        self._window.resize(size.width, size.height)
        if size.is_whole:
            self._window.showMaximized()
        else:
            self._window.show()

    def _keep_size(self) -> None:
        """For the next start; a full disk is no reason to stay open."""
        store, now = self._runner.store, self._window.normalGeometry().size()
        if store is not None and now.isValid():
            size = WindowSize(now.width(), now.height(), self._window.isMaximized())
            with suppress(UserError):
                window_size.keep(store, size)

    def _go_on(self) -> None:
        """The window is on the screen: now comes all that it did not need for that."""
        icons.show()
        self._tidying = Tidying(self._window, self._runner)
        self._application.painted.emit(self._window)  # type: ignore[attr-defined]  # our own Application
        if self._runner.store is not None:
            self._take_store(self._runner.store)
        else:
            self._runner.open(partial(_open, self._place))

    def _take_store(self, store: Any) -> None:
        """The store is open: listen for later starts, and do what the last exit had no time for."""
        from lushan_desktop.services.settings.backup import ROUTINE_MINUTES
        from lushan_desktop.services.settings.rolling_check import met_damage
        from lushan_desktop.ui.first_window import FirstWindow
        from lushan_desktop.ui.tasks.file_checking import FileChecking
        from lushan_desktop.ui.tasks.file_reading import FileReading
        from lushan_desktop.ui.tasks.rolling import RollingCheck
        from lushan_desktop.ui.tasks.standing_checks import StandingChecks
        from lushan_desktop.ui.tasks.sticks import sticks
        from lushan_desktop.ui.tasks.waiting_packages import WaitingPackages

        self._context.take_store(is_read_only=store.is_read_only)
        self._window.take_notice(store.notice)
        self._take_office(self._context.office)
        self._later = FirstWindow(self._place.folder)
        self._later.called.connect(lambda: _raise(self._window))
        self._later.given.connect(lambda file: self._show_package(Path(file)))
        if self._place.given is not None:
            self._show_package(self._place.given)
        self._files = FileReading(self._context)
        self._checking = FileChecking(self._context, self._files)
        self._runner.is_damage = met_damage
        self._runner.damaged.connect(self._reopen)
        self._rolling = RollingCheck(self._context)
        self._rolling.damaged.connect(self._reopen)
        self._rolling.found.connect(lambda told: self._window.take_notice(told, is_bad=True))
        self._packages = WaitingPackages(self._context, sticks)
        self._findings = StandingChecks(self._context)
        self._routine.start(ROUTINE_MINUTES * 60_000)
        self._import_pages(_RECORD_SIDE)
        QTimer.singleShot(_PREPARES_AFTER, self._prepare_paper)
        QTimer.singleShot(_SETTLES_AFTER, settle)
        QTimer.singleShot(2000, self._finish_backup)
        QTimer.singleShot(2000, self._packages.start)
        QTimer.singleShot(2000, self._findings.start)
        self._erase_copies()
        QTimer.singleShot(5000, self._files.start)
        QTimer.singleShot(_CHECKS_AFTER, self._rolling.start)

    def _show_package(self, file: Path) -> None:
        """What came from another office lies before the user, who merges it."""
        page: Any = self._window.open(EXCHANGE)
        page.offer(file)

    def _import_pages(self, pieces: Sequence[str]) -> None:
        """One piece between two events, and only on this thread.

        PySide makes a class of Qt where it is first named. Two threads that name some at once end the
        process now and then: 1 in 300 starts on a busy machine.
        """
        if pieces:
            import_module(pieces[0])
            QTimer.singleShot(0, lambda: self._import_pages(pieces[1:]))

    def _refuse(self, refusal: Refusal) -> None:
        """Another start was quicker by a moment, or the store cannot be opened: say so and end."""
        from lushan_desktop.ui.first_window import raise_first

        is_raised = raise_first(self._place.folder, self._place.given)
        if not is_raised:
            warn(self._window, NAME, str(refusal))
        self._code = 0 if is_raised else 1
        self._window.close()

    def _prepare_paper(self) -> None:
        """So that the first preview need not wait for a process, imports and fonts."""
        from lushan_desktop.services.printing.reports import prepare

        self._context.query(prepare, is_long=True, then=lambda _: None, failed=_log.warning)

    def _erase_copies(self) -> None:
        """A program that still held a copy open at the last exit has let go of it by now."""
        from lushan_desktop.services.records.evidence import erase_copies

        self._context.query(erase_copies, is_long=True, then=lambda _: None, failed=_log.warning)

    def _back_up_if_changed(self) -> None:
        from lushan_desktop.services.settings.backup import back_up_if_changed

        self._back_up(back_up_if_changed)

    def _finish_backup(self) -> None:
        from lushan_desktop.services.settings.backup import finish_at_start

        self._back_up(finish_at_start)

    def _back_up(self, way: Callable[..., object]) -> None:
        self._context.query(way, is_long=True, then=lambda _: self._show_backup(), failed=_log.warning)

    def _show_backup(self) -> None:
        from lushan_desktop.services.settings.backup import standing

        self._context.query(standing, key="backup", then=self._window.show_backup)

    def _take_office(self, settings: Office) -> None:
        """The name in the top bar is the one in the log from now on."""
        if self._runner.store is not None:
            self._runner.store.person = settings.person

    def _warn(self, is_changing: bool) -> None:
        """Tell, as long as it holds, what is to be minded about what was saved; then of the opening again."""
        store = self._runner.store
        if is_changing or store is None or store.warning == self._warning:
            return
        self._warning = store.warning
        self._window.take_notice(store.warning or store.notice, is_bad=bool(store.warning))

    def _reopen(self, problem: str) -> None:
        """Damage was met: close, which keeps what is typed as a draft, and open again with a recovery."""
        _log.warning("damage was met: %s", problem)
        self.is_damaged = True
        self._window.close()

    def _go(self, where: str) -> None:
        self.goes_to = where
        self._window.close()

    def _restore(self, restoring: "Restoring") -> None:
        self.restoring = restoring
        self._window.close()


class _FirstPaint(QObject):
    """Tells once that a window was painted."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__()
        self._window, self._then = window, then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # After the paint, when the picture has gone to the screen.
            QTimer.singleShot(0, self._then)
        return super().eventFilter(watched, event)


def settle() -> None:
    """What the start made stays: to look through all of it for garbage holds every thread up for 0.2 s."""
    gc.freeze()


def _open(place: Place) -> Any:
    """Open the store and import what the pages of records ask; nothing that knows Qt, see `_import_pages`."""
    store = place.open(place.folder)
    for module in _SERVICES:
        import_module(module)
    return store


def _raise(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.raise_()
    window.activateWindow()


_FOR_A_LOOK = 0.5
"""Seconds of those that the exit may take, for going on with the rolling check."""


def _leave(store: Any, begun: float) -> None:
    """Do what is done at the exit, as far as the seconds since the window was closed allow."""
    from lushan_desktop.services.records.evidence import erase_copies
    from lushan_desktop.services.settings.backup import EXIT_SECONDS, back_up_at_exit
    from lushan_desktop.services.settings.rolling_check import go_on_at_exit

    def left() -> float:
        return max(0.0, begun + EXIT_SECONDS - time.monotonic())

    with store:
        erase_copies(store)
        back_up_at_exit(store, seconds=max(0.0, left() - _FOR_A_LOOK))
        go_on_at_exit(store, min(_FOR_A_LOOK, left()))

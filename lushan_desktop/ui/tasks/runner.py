"""Carries questions and steps to worker threads and brings the answers back to the GUI thread."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.ui.tasks.progress import WatchedProgress

Then = Callable[[Any], object]
Failed = Callable[[str], object]

UNEXPECTED = "操作未完成；原因已记入程序日志。请重试；仍未解决的，请将日志交给维护人员。"

_log = logging.getLogger(__name__)


class Refusal(str):
    """The sentence the user reads when something was not done, and the field it is about, if any."""

    __slots__ = ("at", "field", "may_accept")
    field: str | None
    at: tuple[str, str] | None
    """The type and the id of another record that is to be mended first."""
    may_accept: bool
    """True if the same may be done all the same, when it is asked for once more."""

    @classmethod
    def of(cls, error: Exception) -> "Refusal":
        made = cls(error.message if isinstance(error, UserError) else UNEXPECTED)
        made.field = error.field if isinstance(error, UserError) else None
        made.at = error.at if isinstance(error, UserError) else None
        made.may_accept = bool(getattr(error, "may_accept", False))
        return made


@dataclass(eq=False)
class Job:
    """One call on its way: what to do, whom to tell, and then what came of it."""

    work: Callable[[Any], Any]
    then: Then | None
    failed: Failed | None
    key: str | None = None
    progress: WatchedProgress | None = None
    is_change: bool = False
    is_superseded: bool = False
    result: Any = None
    error: Exception | None = None


@dataclass
class _Lane:
    """Jobs waiting in line for the threads that serve it."""

    jobs: deque[Job] = field(default_factory=deque)
    ready: threading.Condition = field(default_factory=threading.Condition)
    is_closed: bool = False

    def put(self, job: Job) -> list[Job]:
        """Line the job up; the waiting jobs it replaces."""
        with self.ready:
            replaced = [other for other in self.jobs if job.key is not None and other.key == job.key]
            for other in replaced:
                self.jobs.remove(other)
            self.jobs.append(job)
            self.ready.notify()
        return replaced

    def take(self) -> Job | None:
        """The next job; None once the lane is closed and empty."""
        with self.ready:
            while not self.jobs and not self.is_closed:
                self.ready.wait()
            return self.jobs.popleft() if self.jobs else None

    def close(self, *, drop: bool) -> None:
        with self.ready:
            self.is_closed = True
            if drop:
                self.jobs.clear()
            self.ready.notify_all()


class Runner(QObject):
    """A thread that changes the store, threads that ask it, one for long questions, one for what nobody
    waits for.

    Functions get the store first. `then` and `failed` are called on the GUI thread, unless the widget they
    belong to is gone. A newer question with the same key replaces the older, even one already running.
    """

    failed = Signal(object)  # a sentence nobody else took
    changing = Signal(bool)  # whether steps are under way: 正在保存 / 已保存
    opened = Signal(object)  # the store that was opened behind the first screen
    refused = Signal(object)  # why it could not be opened
    damaged = Signal(str)  # the database is found to be broken
    _done = Signal(object)

    def __init__(self, store: Any = None) -> None:
        """Without a store, everything asked for waits until `open` has brought one."""
        super().__init__()
        self.store = store
        self.is_damage: Callable[[Any, Exception], bool] = lambda _store, _error: False
        """Tells whether an error comes of a damaged database; asked on a worker."""
        self._writing, self._reading, self._long, self._background = _Lane(), _Lane(), _Lane(), _Lane()
        # Held until answered: a widget whose last holder is a worker would be destroyed on its thread.
        self._under_way: dict[int, Job] = {}
        self._latest: dict[str, Job] = {}
        self._changes_under_way = 0
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._opening: threading.Thread | None = None
        self._lanes = [
            (self._writing, "writer"),
            (self._reading, "reader"),
            (self._long, "long"),
            (self._background, "background"),
        ]
        self._threads: list[threading.Thread] = []
        if store is not None:
            self._serve_lanes()

    def open(self, opening: Callable[[], Any]) -> None:
        """Open the store on a thread of its own; what was asked for in the meantime is done then."""
        self._opening = threading.Thread(target=self._open, args=(opening,), name="opening", daemon=True)
        self._opening.start()

    def _open(self, opening: Callable[[], Any]) -> None:
        try:
            self.store = opening()
        except Exception as error:
            if not isinstance(error, UserError):
                _log.exception("the store was not opened")
            if isValid(self):
                self.refused.emit(Refusal.of(error))
            return
        self._serve_lanes()
        if isValid(self):
            self.opened.emit(self.store)

    def change(
        self,
        function: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        failed: Failed | None = None,
        **options: Any,
    ) -> Job:
        """Carry out a step, after those asked for before it; a `progress` given along ends with it."""
        job = _job(function, args, options, then=then, failed=failed)
        job.is_change = True
        self._under_way[id(job)] = job
        self._changes_under_way += 1
        if self._changes_under_way == 1:
            self.changing.emit(True)
        self._writing.put(job)
        return job

    def query(
        self,
        function: Callable[..., Any],
        *args: Any,
        key: str | None = None,
        then: Then | None = None,
        failed: Failed | None = None,
        is_long: bool = False,
        in_background: bool = False,
        **options: Any,
    ) -> Job:
        """Ask a question; with a key, the answers to older questions of that key are no longer wanted.

        `is_long` sends papers and checks down a lane of their own, so that lists need not wait for them;
        `in_background` is for what nobody asked for, which neither lists nor papers wait for.
        """
        job = _job(function, args, options, then=then, failed=failed)
        job.key = key
        self._under_way[id(job)] = job
        if key is not None:
            if (older := self._latest.get(key)) is not None:
                self._supersede(older)
            self._latest[key] = job
        lane = self._background if in_background else self._long if is_long else self._reading
        for replaced in lane.put(job):
            self._done.emit(id(replaced))
        return job

    @property
    def is_changing(self) -> bool:
        return self._changes_under_way > 0

    def stop(self, *, seconds: float = 30.0) -> bool:
        """Finish the steps under way, drop the questions, end the threads; whether all ended in time."""
        for lane in (self._reading, self._long, self._background):
            lane.close(drop=True)
        for job in self._under_way.values():
            if not job.is_change:
                self._supersede(job)
        if self._opening is not None:
            self._opening.join(seconds)
        # Steps asked for while the store was opened are still carried out, if there is one now.
        self._writing.close(drop=self.store is None)
        for thread in self._threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def _serve_lanes(self) -> None:
        self._threads = [self._start(lane, name) for lane, name in self._lanes]

    def _start(self, lane: _Lane, name: str) -> threading.Thread:
        thread = threading.Thread(target=self._serve, args=(lane,), name=name, daemon=True)
        thread.start()
        return thread

    def _serve(self, lane: _Lane) -> None:
        while (job := lane.take()) is not None:
            if not job.is_superseded:
                self._carry_out(job)
            number = id(job)
            del job
            if isValid(self):
                self._done.emit(number)

    def _carry_out(self, job: Job) -> None:
        try:
            job.result = job.work(self.store)
        except Cancelled as error:
            job.error = error
        except Exception as error:
            job.error = error
            if not isinstance(error, UserError):
                # The one place where a bug in a service is caught: it is told, and the thread lives on.
                _log.exception("a job failed")
            if self.is_damage(self.store, error) and isValid(self):
                self.damaged.emit(str(error))

    @staticmethod
    def _supersede(job: Job) -> None:
        job.is_superseded = True
        if job.progress is not None:
            job.progress.cancel()

    @Slot(object)
    def _deliver(self, number: int) -> None:
        job = self._under_way.pop(number)
        if job.is_change:
            self._changes_under_way -= 1
            if not self.is_changing:
                self.changing.emit(False)
        if job.key is not None and self._latest.get(job.key) is job:
            del self._latest[job.key]
        if job.progress is not None:
            job.progress.finished.emit()
        if job.is_superseded or isinstance(job.error, Cancelled):
            return
        if job.error is None:
            tell(job.then, job.result)
        elif job.failed is not None:
            tell(job.failed, Refusal.of(job.error))
        else:
            self.failed.emit(Refusal.of(job.error))


def _job(
    function: Callable[..., Any],
    args: tuple[Any, ...],
    options: dict[str, Any],
    *,
    then: Then | None,
    failed: Failed | None,
) -> Job:
    progress = options.get("progress")
    watched = progress if isinstance(progress, WatchedProgress) else None
    return Job(lambda store: function(store, *args, **options), then, failed, progress=watched)


def tell(answer: Callable[[Any], object] | None, value: Any) -> None:
    """Call whoever asked, unless it belongs to a widget that is gone."""
    if answer is not None and all(isValid(owner) for owner in _owners(answer)):
        answer(value)


def _owners(answer: Callable[..., object]) -> Iterator[QObject]:
    """Whom an answer is for: what a method is bound to, what a function inside a method was made around."""
    method = answer.func if isinstance(answer, partial) else answer
    cells = getattr(method, "__closure__", None) or ()
    for held in (getattr(method, "__self__", None), *(cell.cell_contents for cell in cells)):
        if isinstance(held, QObject):
            yield held

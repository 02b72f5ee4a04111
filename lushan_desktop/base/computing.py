"""The child process: what computes runs there, so that the window never waits for it.

Functions and their values are pickled; the child never opens the database. It is spawned, not forked,
on every system, and is kept for the life of the program.
"""

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from threading import Lock, Thread, current_thread
from typing import Any, TypeVar, TypeVarTuple, Unpack
from weakref import WeakSet

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.platform.memory import give_back_large_blocks
from lushan_desktop.base.progress import UNWATCHED, Progress

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LOOK_EVERY, PATIENCE = 0.05, 1.0
"""Seconds between two looks whether to stop; how long the child may still finish after that."""
TRIES = 2
START = "spawn"
"""Nothing of us is in a child but what it is given: forked, it would keep the locks that our threads hold."""
_BEGINNING = Lock()
"""Held while a child is begun, so that each of us knows its own."""
_ALL: "WeakSet[Computing]" = WeakSet()


def _begin_child() -> None:
    """Leave no orphan: a parent that was killed cannot tell its child to stop.

    What a library says as a bad file ends it is for nobody's eyes; what is raised comes back as a value.
    """
    give_back_large_blocks()
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)
    os.close(silent)

    def wait() -> None:
        parent = multiprocessing.parent_process()
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _interpreter() -> str:
    """What a child is started with: the plain Python where this program has an executable of its own."""
    if Path(sys.executable).stem.lower().startswith("python"):
        return sys.executable
    return str(Path(sys.prefix) / "pythonw.exe")


class Computing:
    """One long-lived child process that runs functions found at the top of a module.

    Calls take turns, so that a child that dies, or is given up, takes nobody's work with it but the caller's.
    """

    def __init__(self, ended: str = "") -> None:
        """`ended` is told to the user where the child dies twice over the same call."""
        self._pool: ProcessPoolExecutor | None = None
        self._children: set[Any] = set()
        self._lock = Lock()
        self._turn = Lock()
        self._ended = ended
        _ALL.add(self)

    def submit(self, function: Callable[[Unpack[Ts]], T], *args: *Ts) -> "Future[T]":
        """Start the function in the child, for what nobody waits for."""
        return self._begin(function, args)[1]

    def call(self, function: Callable[[Unpack[Ts]], T], *args: *Ts) -> T:
        """Run the function in the child and wait; a child that died is replaced, the call made once more.

        Raises UserError where the second child dies as well, BrokenProcessPool where there is no sentence.
        """
        return self._call(UNWATCHED, None, function, args)

    def call_watched(self, progress: Progress, function: Callable[[Unpack[Ts]], T], *args: *Ts) -> T:
        """As `call`, until the user asks to stop: a child that does not finish soon is ended.

        Raises Cancelled.
        """
        return self._call(progress, None, function, args)

    def call_within(
        self,
        seconds: float,
        function: Callable[[Unpack[Ts]], T],
        *args: *Ts,
        progress: Progress = UNWATCHED,
    ) -> T:
        """As `call_watched`; after so many seconds, too, the child is ended. Raises TimeoutError."""
        return self._call(progress, seconds, function, args)

    def _call(
        self,
        progress: Progress,
        seconds: float | None,
        function: Callable[..., T],
        args: tuple[Any, ...],
    ) -> T:
        with self._in_turn(progress):
            for _ in range(TRIES):
                pool, future = self._begin(function, args)
                try:
                    return self._wait(progress, future, seconds)
                except CancelledError as error:  # closed by us before the child had come to it
                    raise Cancelled from error
                except BrokenProcessPool as error:
                    if not self._let_go(pool):
                        raise Cancelled from error  # closed by us: the program ends
                    died = error
        if self._ended:
            raise UserError(self._ended) from died
        raise died

    @contextmanager
    def _in_turn(self, progress: Progress) -> Iterator[None]:
        while not self._turn.acquire(timeout=-1 if progress is UNWATCHED else LOOK_EVERY):
            if progress.is_cancelled:
                raise Cancelled
        try:
            yield
        finally:
            self._turn.release()

    def _wait(self, progress: Progress, future: "Future[T]", seconds: float | None) -> T:
        end = inf if seconds is None else time.monotonic() + seconds
        patience = PATIENCE
        is_watched = progress is not UNWATCHED
        while not future.done():
            with suppress(TimeoutError):
                # Not `wait`: it never hears of a future that was cancelled together with its pool.
                future.exception(LOOK_EVERY if is_watched else seconds)
            patience -= LOOK_EVERY if progress.is_cancelled else 0
            if patience <= 0 and not future.done():
                self.close()
                raise Cancelled
            if time.monotonic() > end and not future.done():
                self.close()
                raise TimeoutError
        return future.result()

    def _begin(
        self, function: Callable[..., T], args: tuple[Any, ...]
    ) -> tuple[ProcessPoolExecutor, "Future[T]"]:
        with self._lock:
            try:
                return self._submit(self._running_pool(), function, args)
            except BrokenProcessPool:  # it died while it had nothing to do
                self._pool = None
                return self._submit(self._running_pool(), function, args)

    def _submit(
        self, pool: ProcessPoolExecutor, function: Callable[..., T], args: tuple[Any, ...]
    ) -> tuple[ProcessPoolExecutor, "Future[T]"]:
        """Submit a call, and keep the process that a pool begins with its first, to kill it if need be."""
        with _BEGINNING:
            before = set(multiprocessing.active_children())
            future = pool.submit(function, *args)
            self._children |= set(multiprocessing.active_children()) - before
        return pool, future

    def _let_go(self, pool: ProcessPoolExecutor) -> bool:
        """Forget a child that died; False where it was ended on purpose."""
        with self._lock:
            if self._pool is not pool:
                return False
            self._pool = None
        pool.shutdown(wait=False)
        return True

    def close(self) -> None:
        """End the child, whatever it is at; the next call starts another."""
        with self._lock:
            pool, self._pool = self._pool, None
            children, self._children = self._children, set()
        if pool:
            watching: Thread | None = getattr(pool, "_executor_manager_thread", None)
            pool.shutdown(wait=False, cancel_futures=True)
            for child in children:
                child.kill()
            # Its thread ends with it; one still there when the program ends complains of a closed handle.
            if watching and watching is not current_thread():
                watching.join(PATIENCE)

    def _running_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context(START)
            context.set_executable(_interpreter())
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=_begin_child)
        return self._pool


CHILD = Computing("操作被系统中断，未完成，数据未改动。请关闭占用内存的程序后重试。")
FOREIGN = Computing()
"""Reads what comes from outside; a second child, so that a bad file takes nothing else with it."""


def close_all() -> None:
    """End every child: the program ends, and waits for none of them."""
    for computing in list(_ALL):
        computing.close()

"""The child process: what computes runs there, so that the window never waits for it.

Functions and their values are pickled; the child never opens the database. It is spawned, not forked,
on every system, and is kept for the life of the program.
"""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock, Thread
from typing import Any

from lushan_desktop.base.errors import Cancelled
from lushan_desktop.base.lazy import resolve
from lushan_desktop.base.progress import Progress

LOOK_EVERY, PATIENCE = 0.05, 1.0
"""Seconds between two looks whether to stop; how long the child may still finish after that."""


def _call(path: str, args: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    return resolve(path)(*args, **keywords)


def _end_with_parent() -> None:
    """Leave no orphan: a parent that was killed cannot tell its child to stop."""

    def wait() -> None:
        parent = multiprocessing.parent_process()
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


class Computing:
    """One long-lived child; functions are named by dotted paths, so that the parent need not import them."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def submit(self, path: str, *args: Any, **keywords: Any) -> "Future[Any]":
        """Start `package.module:function` in the child."""
        with self._lock:
            return self._running_pool().submit(_call, path, args, keywords)

    def call(self, path: str, *args: Any, **keywords: Any) -> Any:
        """Run the function in the child and wait; a child that died is replaced, the call made once more."""
        try:
            return self.submit(path, *args, **keywords).result()
        except BrokenProcessPool:
            self.close()
            return self.submit(path, *args, **keywords).result()

    def call_watched(self, progress: Progress, path: str, *args: Any) -> Any:
        """As `call`, until the user asks to stop: a child that does not finish soon is given up.

        Raises Cancelled.
        """
        try:
            return self._wait(progress, self.submit(path, *args))
        except BrokenProcessPool:
            self.close()
            return self._wait(progress, self.submit(path, *args))

    def _wait(self, progress: Progress, future: "Future[Any]") -> Any:
        patience = PATIENCE
        while True:
            try:
                return future.result(LOOK_EVERY)
            except TimeoutError:
                patience -= LOOK_EVERY if progress.is_cancelled else 0
            if patience <= 0:
                self.close()
                raise Cancelled

    def close(self) -> None:
        """End the child; the next call starts another."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)

    def _running_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=spawn, initializer=_end_with_parent)
        return self._pool


CHILD = Computing()
FOREIGN = Computing()
"""Reads what comes from outside; a second child, so that a bad file takes nothing else with it."""


def path_of(function: Callable[..., Any]) -> str:
    """The dotted path of a function at the top of a module."""
    return f"{function.__module__}:{function.__qualname__}"

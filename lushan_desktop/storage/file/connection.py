"""Connections: a writer and two readers on one file, each with a lock of its own."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from lushan_desktop.storage.file.driving import connect, prepare_file
from lushan_desktop.storage.registry import Registry

__all__ = ["READ_ONCE", "Channel", "connect", "engine_on", "prepare_file"]


READ_ONCE = "read once"
"""Where a session that sees one state of the tables keeps what was read of it; others have no such place."""


class Channel:
    """One connection that several threads may use in turn; a session inside a session joins it."""

    def __init__(
        self,
        open_connection: Callable[[], Any],
        registry: Registry,
        prepare: Callable[[Any], Engine],
        about: Mapping[str, str],
    ) -> None:
        self.lock = threading.RLock()
        self._open_connection = open_connection
        self._prepare = prepare
        self._registry = registry
        self._about = about
        self._session: Session | None = None
        self._open()

    def _open(self) -> None:
        self.raw = self._open_connection()
        self.engine = self._prepare(self.raw)

    def new_session(self) -> Session:
        """A session whose objects stay readable once it has ended."""
        return Session(self.engine, expire_on_commit=False, info={"registry": self._registry, **self._about})

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that sees one state of the tables until its block ends."""
        with self.lock:
            if self._session is not None:
                yield self._session
                return
            self._session = self.new_session()
            self._session.info[READ_ONCE] = {}
            try:
                yield self._session
            finally:
                self._session.close()
                self._session = None

    def interrupt(self) -> None:
        """Break off what runs on this connection, from another thread."""
        self.raw.interrupt()

    def is_idle(self) -> bool:
        """Return True if the connection answers and stands in no transaction."""
        try:
            self.raw.execute("SELECT 1").fetchall()
            return not self.raw.in_transaction
        except Exception:
            return False

    def reopen(self) -> None:
        """Replace a connection that is no longer of use."""
        self.engine.dispose()
        with suppress(Exception):
            self.raw.close()
        self._open()

    def close(self) -> None:
        """Wait for whoever uses the connection, then close it."""
        with self.lock:
            self.engine.dispose()
            self.raw.close()


def engine_on(raw: Any, driver: Any, begin: str = "") -> Engine:
    """An engine on this one connection; `begin` is how its transactions start."""
    engine = create_engine(
        "sqlite://", module=driver, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )
    if begin:
        # By the driver: as a statement of SQLAlchemy it costs as much as a short question does.
        event.listen(engine, "begin", lambda _connection: raw.execute(begin))
    return engine

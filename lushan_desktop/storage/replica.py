"""The name under which this folder on this machine writes."""

import secrets
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.orm import Session

from lushan_desktop.storage import settings
from lushan_desktop.storage.folder import machine
from lushan_desktop.storage.folder.memory import Memory
from lushan_desktop.storage.log.log import Log


class NamedStore(Protocol):
    """What a store is to its name."""

    is_read_only: bool

    def read(self) -> AbstractContextManager[Session]:
        """A session for questions."""

    def writing(self) -> AbstractContextManager[Any]:
        """A connection that writes."""


def own_replica(store: NamedStore, file: Path, memory: Memory | None = None) -> str:
    """The name of our chain, drawn anew in a copy, an older state, on another machine, on a copied disk."""
    marks = machine.marks()
    place = f"{machine.identity()}:{file.stat().st_ino}"
    with store.read() as session:
        held = settings.settings(session)
        own = held.get("replica", "")
        last = Log(own)
        last.load(session.connection())
    is_newest = memory is None or memory.reached(own) <= last.seq
    known = frozenset(held.get("marks", "").split())
    is_here = held.get("place") == place and not (marks and known and marks.isdisjoint(known))
    said = {"marks": " ".join(sorted(marks))} if marks and marks != known else {}
    if store.is_read_only or (own and is_here and is_newest and not said):
        return own
    with store.writing() as connection:
        if not (own and is_here and is_newest):
            connection.exec_driver_sql(settings.KEEP_FORMER)
            own = secrets.token_hex(8)
            said |= {"replica": own, "place": place}
        settings.keep(connection, said)
    return own

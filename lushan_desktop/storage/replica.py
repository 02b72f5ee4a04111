"""The name under which this folder on this machine writes."""

import secrets
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.orm import Session

from lushan_desktop.storage import settings
from lushan_desktop.storage.folder import machine


class Named(Protocol):
    """What a store is to its name."""

    is_read_only: bool

    def read(self) -> AbstractContextManager[Session]:
        """A session for questions."""

    def writing(self) -> AbstractContextManager[Any]:
        """A connection that writes."""


def own_replica(store: Named, file: Path) -> str:
    """The name of our chain, drawn anew where the file is a copy or lies on another machine."""
    place = f"{machine.identity()}:{file.stat().st_ino}"
    with store.read() as session:
        held = settings.settings(session)
    if store.is_read_only or (held.get("place") == place and held.get("replica")):
        return held.get("replica", "")
    replica = secrets.token_hex(8)
    with store.writing() as connection:
        connection.exec_driver_sql(settings.KEEP_FORMER)
        settings.keep(connection, {"replica": replica, "place": place})
    return replica

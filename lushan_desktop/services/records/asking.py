"""Questions in plain SQL: the same words for the open store and for the first screen before it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lushan_desktop.base.text.dates import PartialDate
    from lushan_desktop.storage.store import Store

Rows = list[tuple[Any, ...]]
Ask = Callable[[str, tuple[Any, ...]], Rows]
"""Carries out one SELECT with its values."""
LACKING = "lacking"
"""What the page of the indicators is asked for by whoever counted those that lack something."""


class Narrowing(NamedTuple):
    """What a list is narrowed to by whoever opens it: the words for it and what a record `t` must be."""

    words: str
    condition: str


class Cycle(NamedTuple):
    """The 创建周期 as it is stored; empty where there is no limit."""

    start: str = ""
    end: str = ""

    @classmethod
    def of(cls, bounds: "tuple[PartialDate | None, PartialDate | None]") -> "Cycle":
        start, end = bounds
        return cls(start.iso if start else "", end.iso if end else "")


@contextmanager
def asking(store: "Store") -> Iterator[Ask]:
    """Ask the open store; all answers speak of one state of the tables."""
    with store.read() as session:
        yield asked_of(session)


def asked_of(session: "Session") -> Ask:
    """Ask within a reading that is open already."""
    connection = session.connection()

    def ask(sql: str, values: tuple[Any, ...]) -> Rows:
        return [tuple(row) for row in connection.exec_driver_sql(sql, values)]

    return ask

"""Tells at the rail how many packages lie on the sticks, whatever page is open."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject

from lushan_desktop.ui.tasks.sticks import StickWatch

EXCHANGE = "exchange"

_log = logging.getLogger(__name__)


class Telling(Protocol):
    """What is needed of the context: to ask, and to tell."""

    badged: Any

    def query(
        self, question: Callable[..., Any], *args: Any, then: Callable[[Any], None], **more: Any
    ) -> None:
        """Ask on another thread."""


class WaitingPackages(QObject):
    """Counts anew whenever a stick is put in or taken out."""

    def __init__(self, context: Telling, found: Callable[[], list[Path]]) -> None:
        super().__init__()
        self._context, self._found = context, found
        self.watch = StickWatch(self, found)
        self.watch.changed.connect(self._count)

    def start(self) -> None:
        """Count what lies there now, and watch from now on."""
        self.watch.keep_looking(True)
        if self._found():
            self._count()

    def _count(self) -> None:
        self._context.query(
            _count,
            self._found(),
            key="waiting packages",
            in_background=True,
            then=lambda count: self._context.badged.emit(EXCHANGE, count, "mute"),
            failed=_log.warning,
        )


def _count(store: Any, places: Sequence[Path]) -> int:
    from lushan_desktop.services.exchange import exchanging

    return len(exchanging.waiting(store, places))

"""Tells at the rail how many findings 校核 has, whatever page is open."""

import logging
from typing import Any

from PySide6.QtCore import QObject

from lushan_desktop.ui.tasks.waiting_packages import Telling

CHECKS = "checks"

_log = logging.getLogger(__name__)


class StandingChecks(QObject):
    """Asks once, as the window opens; later the page itself tells."""

    def __init__(self, context: Telling) -> None:
        super().__init__()
        self._context = context

    def start(self) -> None:
        """Ask for what was found last."""
        self._context.query(
            _count,
            key="standing checks",
            in_background=True,
            then=lambda count: self._context.badged.emit(CHECKS, count, "mute"),
            failed=_log.warning,
        )


def _count(store: Any) -> int:
    from lushan_desktop.services.checks import office_checks

    return office_checks.standing(store)

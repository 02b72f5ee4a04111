"""A key acts on the record that is marked: while that one is still being read, the act waits for it."""

from collections.abc import Callable

from lushan_desktop.ui.records.detail import RecordDetail


class OnShow:
    """Knows which record was asked for last, and what is to be done once it is on show."""

    def __init__(self, detail: RecordDetail) -> None:
        self._detail = detail
        self._asked = ""
        self._act: Callable[[], None] | None = None

    def ask(self, record_id: str) -> None:
        """Another record is to be shown; what waited for the one before is not done."""
        if record_id != self._asked:
            self._act = None
        self._asked = record_id

    def when_shown(self, act: Callable[[], None]) -> None:
        """Do it now, or as soon as the record that was asked for is there."""
        shown = self._detail.shown
        if self._asked and (shown is None or shown.id != self._asked):
            self._act = act
        else:
            act()

    def do_nothing(self) -> None:
        """Something else was begun: what waited is not done any more."""
        self._act = None

    def come(self, record_id: str) -> None:
        """A record is on show."""
        if record_id != self._asked:
            return
        act, self._asked, self._act = self._act, "", None
        if act is not None:
            act()

    def give_up(self, record_id: str) -> None:
        """It is not there any more."""
        if record_id == self._asked:
            self._asked, self._act = "", None

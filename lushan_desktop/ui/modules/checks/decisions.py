"""Which findings of a paper are put right, and what Ctrl+Z and Ctrl+Y make of that."""

from collections.abc import Iterable

from lushan_desktop.ui.widgets.own_undo import UNDO


class Decisions:
    """The places that are put right now and were so before; a click is one step, however many it decides."""

    def __init__(self) -> None:
        self.accepted: frozenset[int] = frozenset()
        self._done: list[frozenset[int]] = []
        self._undone: list[frozenset[int]] = []

    def decide(self, places: Iterable[int]) -> None:
        """Have these put right, and no others."""
        wanted = frozenset(places)
        if wanted != self.accepted:
            self._done.append(self.accepted)
            self._undone.clear()
            self.accepted = wanted

    def move(self, way: str) -> bool:
        """Take the last step back, or do it again; False where there is none."""
        steps, others = (self._done, self._undone) if way == UNDO else (self._undone, self._done)
        if not steps:
            return False
        others.append(self.accepted)
        self.accepted = steps.pop()
        return True

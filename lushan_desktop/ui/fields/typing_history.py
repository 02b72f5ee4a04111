"""What was typed into the fields of a form, in the order of the fields: taken back, brought again."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lushan_desktop.ui.widgets.own_undo import UNDO


class _Step(NamedTuple):
    """What stood in a field before it was typed into."""

    name: str
    raw: Any


class TypingHistory:
    """Typing in one field is one step, until another field is typed into."""

    def __init__(self, read: Callable[[], Mapping[str, Any]], write: Callable[[str, Any], None]) -> None:
        """`read` tells what stands in all fields, `write` puts something into one."""
        self._read, self._write = read, write
        self._standing: Mapping[str, Any] = {}
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._is_writing = False

    def begin(self) -> None:
        """What stands there now was not typed."""
        self._standing = self._read()

    def note(self, name: str) -> None:
        """Somebody typed into this field."""
        if self._is_writing:
            return
        if not self._done or self._done[-1].name != name:
            self._done.append(_Step(name, self._standing.get(name)))
        self._undone.clear()
        # Others may have been filled in by the program since.
        self._standing = self._read()

    def move(self, way: str) -> str:
        """Take the last step back, or bring it again; the field it was in, empty where there is none."""
        steps, others = (self._done, self._undone) if way == UNDO else (self._undone, self._done)
        while steps:
            step = steps.pop()
            now = self._read().get(step.name)
            if now != step.raw:
                others.append(_Step(step.name, now))
                self._put(step)
                return step.name
        return ""

    def _put(self, step: _Step) -> None:
        self._is_writing = True
        try:
            self._write(step.name, step.raw)
        finally:
            self._is_writing = False
        self._standing = self._read()

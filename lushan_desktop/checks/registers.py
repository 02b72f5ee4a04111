"""The registers as rows, read once for all rules that go through the office."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.storage import evidence_state as state

Row = Mapping[str, Any]


class Registers:
    """The living rows of every register, fetched when they are first asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._rows: dict[str, Sequence[Row]] = {}
        self._states: dict[str, str] | None = None

    def rows(self, key: str) -> Sequence[Row]:
        """All living rows of a type, as they are stored; examples are none of the office's."""
        if key not in self._rows:
            table = RECORD_TYPES.get(key).key
            found = self.session.execute(text(f'SELECT * FROM "{table}" WHERE deleted = 0 ORDER BY id'))
            self._rows[key] = [row for row in map(dict, found.mappings()) if not row.get("is_example")]
        return self._rows[key]

    @property
    def evidence_states(self) -> Mapping[str, str]:
        """By the hash of a file: missing or changed."""
        if self._states is None:
            self._states = {
                sha256: kind
                for kind in (state.MISSING, state.CHANGED)
                for sha256 in state.of_state(self.session, kind)
            }
        return self._states

"""The form of a problem: what the other side fills in is locked, and says why."""

from collections.abc import Mapping

from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import ownership
from lushan_desktop.services.supervision import supervision
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.form import RecordForm

PROBLEM = RECORD_TYPES.get("problem")
BY_BUTTONS = ("stage", "extensions", "escalations")
"""What the moves, requests and letters write; nobody types it into the form."""


class ProblemForm(RecordForm):
    """A township fills in measure, progress and evidence; the rest is the county's."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PROBLEM.without(*BY_BUTTONS), owner=PROBLEM)
        self._side_locks = supervision.locked(PROBLEM, supervision.side_of(context.office))
        self._locked: Mapping[str, str] = self._side_locks

    def open(
        self, values: Values, name_by_id: dict[str, str], *, record_id: str = "", field: str = ""
    ) -> None:
        self._locked = self._side_locks
        super().open(values, name_by_id, record_id=record_id, field=field)
        assert self.group is not None
        if record_id:
            self.group.more.clicked.connect(self._lock)
            self._lock()
            self._context.query(ownership.locked, PROBLEM, record_id, key="locked", then=self._lock_more)

    def _lock_more(self, reasons: Mapping[str, str]) -> None:
        """What a unit with a copy of its own answers is its own to fill in."""
        self._locked = {**self._locked, **reasons}
        if self.group is not None:
            self._lock()

    def locked(self) -> tuple[str, ...]:
        """The fields on show that cannot be changed here."""
        held = self.group.raw() if self.group is not None else {}
        return tuple(name for name in held if name in self._locked)

    def _lock(self) -> None:
        assert self.group is not None
        for name in self.locked():
            self.group.editor(name).setEnabled(False)
            self.group.field(name).show_hint(self._locked[name])
            set_tip(self.group.field(name), self._locked[name])

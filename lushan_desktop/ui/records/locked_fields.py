"""The fields of a form that the other side fills in: they can be read, and say why."""

from collections.abc import Mapping

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import ownership
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import FieldGroup
from lushan_desktop.ui.plain import set_tip


class LockedFields:
    """Follows the fields of one form, also those that are folded out later."""

    def __init__(self, context: Context, record_type: RecordType) -> None:
        self._context, self._type = context, record_type
        self._has_sides = any(spec.owner for spec in record_type.fields)
        self._group: FieldGroup | None = None
        self._reasons: Mapping[str, str] = {}

    def follow(self, group: FieldGroup, record_id: str) -> None:
        """Lock what is not filled in here, in the fields of a record or of a new one."""
        if not self._has_sides:
            return
        self._group = group
        group.more.clicked.connect(self._show)
        is_unit = self._context.office.is_township
        self._lock(ownership.locked_for_units(self._type) if is_unit else {})
        if record_id and not is_unit:
            # A unit with a copy of its own answers there.
            self._context.query(ownership.locked, self._type, record_id, key="locked", then=self._lock)

    def names(self) -> tuple[str, ...]:
        """The fields on show that cannot be changed here."""
        held = self._group.raw() if self._group is not None else {}
        return tuple(name for name in held if name in self._reasons)

    def _lock(self, reasons: Mapping[str, str]) -> None:
        self._reasons = reasons
        self._show()

    def _show(self) -> None:
        for name in self.names():
            assert self._group is not None
            self._group.editor(name).setEnabled(False)
            self._group.field(name).show_hint(self._reasons[name])
            set_tip(self._group.field(name), self._reasons[name])

"""Drafts of records that a text or a file told of, entered within an open step."""

from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.domain.kinds import Day, Files, Kind, Ref, Refs, Rows
from lushan_desktop.domain.mentions.draft import Draft
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.storage.log.step import Step


class DraftEntering:
    """One step, and the records that it has made so far, by type and name.

    A record of the types in `made_at_need` is made where a draft names one that nobody registered.
    """

    def __init__(self, step: Step, ledger: Ledger, made_at_need: tuple[str, ...] = ("unit",)) -> None:
        self._step, self._made_at_need = step, made_at_need
        self._id_by_name = {
            **{("unit", name): unit.id for name, unit in ledger.unit_named.items()},
            **{("person", person.name): person.id for person in ledger.persons},
            **{("document", one.number): one.id for one in ledger.documents if one.number},
            **{("document", one.title): one.id for one in ledger.documents if one.title},
        }

    def enter(self, draft: Draft, **more: Any) -> str:
        """Enter a draft with `more` values of its record; returns the id of its record."""
        record_type = RECORD_TYPES.get(draft.type)
        fields = dict(draft.fields)
        post = fields.pop("post", "")
        made = self._write(record_type, self._values(record_type, fields) | more)
        for name in (fields.get("number"), fields.get("title"), fields.get("name")):
            if name:
                self._id_by_name.setdefault((draft.type, str(name)), made)
        if draft.type == "person" and post:
            self._write(RECORD_TYPES.get("tenure"), {"person": made, "post": post})
        return made

    def _write(self, record_type: RecordType, values: Values) -> str:
        whole = record_type.blank() | values
        record_type.validate(whole)
        return records.write(self._step, record_type, record_type.model(), whole).id

    def _values(self, record_type: RecordType, fields: dict[str, Any]) -> dict[str, Any]:
        """The values as the kinds keep them; a name that leads to no record stands in the note."""
        found: dict[str, Any] = {}
        unknown: list[str] = []
        for spec in record_type.fields:
            value = fields.get(spec.name)
            if not value or isinstance(spec.kind, Files | Refs):
                continue
            if isinstance(spec.kind, Ref) and not self._target(spec.kind.target, str(value)):
                unknown.append(f"{spec.label}：{value}")
            else:
                found[spec.name] = self._value(spec.kind, value)
        return found | ({"note": "；".join(unknown)} if unknown else {})

    def _value(self, kind: Kind, value: Any) -> Any:
        if isinstance(kind, Day):
            return PartialDate.from_iso(str(value))
        if isinstance(kind, Ref):
            return self._target(kind.target, str(value))
        if isinstance(kind, Rows):
            child = RECORD_TYPES.get(kind.child)
            return tuple(child.blank() | self._values(child, row) for row in value)
        return value

    def _target(self, target: str, name: str) -> str:
        """The record that is called so."""
        known = self._id_by_name.get((target, name), "")
        if not known and target in self._made_at_need:
            known = self._write(RECORD_TYPES.get(target), {"name": name})
            self._id_by_name[target, name] = known
        return known

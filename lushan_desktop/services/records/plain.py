"""Records as plain values for other programs: every field by name, children nested."""

from collections.abc import Mapping
from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment, Day, Files, Kind, Ref, Refs, Rows, Value
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES

Plain = dict[str, Any]


def as_plain(record_type: RecordType, values: Values, name_by_id: Mapping[str, str]) -> Plain:
    """The values as JSON knows them; a day is followed by `…_precision` (day, month, year or null)."""
    plain: Plain = {"id": values["id"]} if "id" in values else {}
    for spec in record_type.fields:
        value = values.get(spec.name, spec.kind.empty)
        plain[spec.name] = _plain_value(spec.kind, value, name_by_id)
        if spec.also:
            plain[spec.also] = plain[spec.name]
        if isinstance(spec.kind, Day):
            plain[f"{spec.name}_precision"] = value.precision if isinstance(value, PartialDate) else None
    return plain


def _plain_value(kind: Kind, value: Value, name_by_id: Mapping[str, str]) -> Any:
    if isinstance(kind, Rows):
        child = RECORD_TYPES.get(kind.child)
        return [as_plain(child, row, name_by_id) for row in value or ()]
    if isinstance(kind, Refs):
        return [_named(target, name_by_id) for target in value or ()]
    if isinstance(kind, Files):
        return [_attached(file, name_by_id) for file in value or ()]
    if isinstance(kind, Ref):
        return _named(value, name_by_id) if value else None
    return kind.store(value)


def _named(target: str, name_by_id: Mapping[str, str]) -> Plain:
    return {"id": target, "name": name_by_id.get(target, "")}


def _attached(file: Attachment, name_by_id: Mapping[str, str]) -> Plain:
    return {**_named(file.evidence, name_by_id), "role": file.role}

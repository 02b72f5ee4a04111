"""The sample office: the facts of one real statement, and nothing else, entered as a careful clerk would."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from lushan_desktop.base.paths import resources
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.kinds import Attachment, Files, Kind, Refs, Rows, Value
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.office import identity
from lushan_desktop.services.records import records
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import SAMPLE_LOADED

LABEL = SAMPLE_LOADED
PLACE = ("河南省", "平顶山市", "鲁山县")
"""The place where the county of the sample lies, and the units that ship with it."""


@dataclass(frozen=True)
class SampleRecord:
    """One record as the sample's files describe it; `@key` stands for another record of the sample."""

    key: str
    record_type: RecordType
    stored: Mapping[str, Any]
    id: str = ""
    """The id it is to have; empty: one of its own."""


def sample_records() -> list[SampleRecord]:
    """All records of the sample, in the order of its files."""
    found = []
    for file in sorted(resources("sample").glob("*.json")):
        content = json.loads(file.read_text("utf-8"))
        shared = content.get("shared", {})
        for entry in content["records"]:
            record_type = RECORD_TYPES.get(entry["type"])
            names = {spec.name for spec in record_type.fields}
            stored = {name: value for name, value in shared.items() if name in names} | entry["values"]
            found.append(SampleRecord(entry["key"], record_type, stored))
    return found


def load_sample(store: Store, *, has_files: bool = False, progress: Progress = UNWATCHED) -> Changes:
    """Fill a store with the sample office, as one step; with files that are proof in this office alone."""
    return enter(
        store,
        with_shared_ids(store, sample_records()),
        LABEL,
        progress=progress,
        then=_with_files(store) if has_files else None,
    )


def _with_files(store: Store) -> Callable[[Step, Mapping[str, str]], None]:
    """Make the files, and return what hangs them on their records."""
    from lushan_desktop.services.settings import sample_files

    return partial(sample_files.hang, sample_files.take_in(store))


def with_shared_ids(store: Store, entries: Sequence[SampleRecord]) -> list[SampleRecord]:
    """The same records; units have the ids that every copy of the county gives them."""
    own = identity.identity(store.folder)
    if not all(own.place):
        return list(entries)
    return [
        replace(entry, id=identity.unit_id(own, str(entry.stored["name"])))
        if entry.record_type.key == "unit"
        else entry
        for entry in entries
    ]


def enter(
    store: Store,
    entries: Sequence[SampleRecord],
    label: str,
    *,
    progress: Progress = UNWATCHED,
    then: Callable[[Step, Mapping[str, str]], None] | None = None,
) -> Changes:
    """Enter these records, which speak of each other only, as one step; `then` goes on with their ids."""
    with store.change(label) as step:
        record_by_key = {entry.key: entry.record_type.model(id=entry.id) for entry in entries}
        # Every record has its id before any is filled, so that they may speak of each other both ways.
        for record in record_by_key.values():
            step.prepare(record)
        id_by_key = {key: record.id for key, record in record_by_key.items()}
        for entry in over(progress, entries, label):
            values = entry.record_type.blank() | _values(entry.record_type, entry.stored, id_by_key)
            entry.record_type.validate(values)
            records.write(step, entry.record_type, record_by_key[entry.key], values)
        if then is not None:
            then(step, id_by_key)
    return step.changes


def _values(record_type: RecordType, stored: Mapping[str, Any], id_by_key: Mapping[str, str]) -> Values:
    return {name: _value(record_type.field(name).kind, value, id_by_key) for name, value in stored.items()}


def _value(kind: Kind, stored: Any, id_by_key: Mapping[str, str]) -> Value:
    if isinstance(kind, Rows):
        child = RECORD_TYPES.get(kind.child)
        return tuple(child.blank() | _values(child, row, id_by_key) for row in stored)
    if isinstance(kind, Refs):
        return tuple(_resolved(target, id_by_key) for target in stored)
    if isinstance(kind, Files):
        return tuple(Attachment(_resolved(target, id_by_key)) for target in stored)
    return kind.load(_resolved(stored, id_by_key))


def _resolved(stored: Any, id_by_key: Mapping[str, str]) -> Any:
    if isinstance(stored, str) and stored.startswith("@"):
        return id_by_key[stored[1:]]
    return stored

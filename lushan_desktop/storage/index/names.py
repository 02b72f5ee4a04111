"""What records are called: their names by id, and their ids by name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.storage.log.log import blocks, read_types
from lushan_desktop.storage.registry import Registry


def registry_of(session: Session) -> Registry:
    """The record types that the session's store was opened with."""
    held = session.info.get("registry")
    return held if isinstance(held, Registry) else Registry()


def names(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """The names of these records, of whatever type, deleted or not; unknown ids are left out."""
    wanted = list(dict.fromkeys(one for one in ids if one))
    rows = _naming_rows(session, wanted)
    mentioned = [
        str(row[name]) for record_type, row in rows.values() for name in _refs(record_type) if row[name]
    ]
    inner = {
        record: _spell(record_type, row, {})
        for record, (record_type, row) in _naming_rows(session, list(dict.fromkeys(mentioned))).items()
    }
    return {record: _spell(record_type, row, inner) for record, (record_type, row) in rows.items()}


def names_apart(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """The names of these records; those called alike carry what describes them: 93 示范创建（2023版）."""
    called = names(session, ids)
    often = Counter(called.values())
    alike = [record for record, name in called.items() if often[name] > 1]
    marks = _marks(session, alike)
    return called | {record: f"{called[record]}（{marks[record]}）" for record in alike if marks.get(record)}


def _marks(session: Session, ids: list[str]) -> dict[str, str]:
    """What describes each first; where that is another record, what describes that one, or its name."""
    told = _first_words(session, ids)
    further = list(dict.fromkeys(value for is_ref, value in told.values() if is_ref and value))
    inner = {one: text for one, (is_ref, text) in _first_words(session, further).items() if not is_ref}
    named = names(session, further)
    return {
        record: (inner.get(value) or named.get(value, "")) if is_ref else value
        for record, (is_ref, value) in told.items()
    }


def _first_words(session: Session, ids: list[str]) -> dict[str, tuple[bool, str]]:
    """Of each record its first describing column: whether that is an id, and what it says."""
    found: dict[str, tuple[bool, str]] = {}
    for key, lot_ids in _by_type(session, ids).items():
        record_type = registry_of(session).get(key)
        spec = next((record_type.field(name) for name in record_type.described_by), None)
        if spec is None or not spec.kind.is_column:
            continue
        for marks, lot in blocks(lot_ids):
            sql = f'SELECT id, "{spec.name}" FROM "{key}" WHERE id IN ({marks})'
            for record, stored in session.connection().exec_driver_sql(sql, lot):
                is_ref = isinstance(spec.kind, Ref)
                value = spec.kind.load(stored)
                found[record] = (is_ref, str(value or "") if is_ref else spec.kind.format(value, {}))
    return found


def _by_type(session: Session, ids: list[str]) -> dict[str, list[str]]:
    ids_by_type: dict[str, list[str]] = {}
    for record, (key, _) in read_types(session.connection(), ids).items():
        ids_by_type.setdefault(key, []).append(record)
    return ids_by_type


def _naming_rows(session: Session, ids: list[str]) -> dict[str, tuple[RecordType, Mapping[str, Any]]]:
    registry, connection = registry_of(session), session.connection()
    found: dict[str, tuple[RecordType, Mapping[str, Any]]] = {}
    for key, lot_ids in _by_type(session, ids).items():
        record_type = registry.get(key)
        columns = ", ".join(f'"{name}"' for name in ("id", *_naming_columns(record_type)))
        for marks, lot in blocks(lot_ids):
            sql = f'SELECT {columns} FROM "{key}" WHERE id IN ({marks})'
            for row in connection.exec_driver_sql(sql, lot).mappings():
                found[row["id"]] = (record_type, dict(row))
    return found


def _naming_columns(record_type: RecordType) -> tuple[str, ...]:
    return tuple(name for name in record_type.named_by if record_type.field(name).kind.is_column)


def _refs(record_type: RecordType) -> list[str]:
    return [name for name in _naming_columns(record_type) if isinstance(record_type.field(name).kind, Ref)]


def _spell(record_type: RecordType, row: Mapping[str, Any], name_by_id: Mapping[str, str]) -> str:
    kinds = {name: record_type.field(name).kind for name in _naming_columns(record_type)}
    texts = [kind.format(kind.load(row[name]), name_by_id) for name, kind in kinds.items()]
    return " ".join(text for text in texts if text)


def find_by_name(session: Session, target_key: str, text: str) -> str | None:
    """The id of the living record of this type that is called so; None where none is, or several are."""
    registry, wanted = registry_of(session), text.strip()
    if not wanted or target_key not in registry.keys:
        return None
    record_type = registry.get(target_key)
    columns = [name for name in _naming_columns(record_type) if name not in _refs(record_type)]
    for name in columns:
        sql = f'SELECT id FROM "{target_key}" WHERE deleted = 0 AND "{name}" = ? LIMIT 2'
        found = session.connection().exec_driver_sql(sql, (wanted,)).scalars().all()
        if found:
            return str(found[0]) if len(found) == 1 else None
    return _find_by_whole_name(session, target_key, wanted) if len(record_type.named_by) > 1 else None


def _find_by_whole_name(session: Session, target_key: str, wanted: str) -> str | None:
    ids = session.connection().exec_driver_sql(f'SELECT id FROM "{target_key}" WHERE deleted = 0')
    called = names(session, ids.scalars().all())
    found = [record for record, name in called.items() if name == wanted]
    return found[0] if len(found) == 1 else None

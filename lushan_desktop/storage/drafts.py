"""What was typed and not yet saved: kept beside the records, never in the log."""

import json
from decimal import Decimal
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.record_type import Values
from lushan_desktop.storage.folder import failures
from lushan_desktop.storage.opening import free_reserve
from lushan_desktop.storage.store import Store


def save_draft(store: Store, key: str, values: Values) -> None:
    """Keep what a form holds. Raises UserError where not even the reserved space is enough."""
    content = json.dumps(values, ensure_ascii=False, default=_encode)
    try:
        try:
            _write(store, key, content)
        except failures.DiskFull:
            if not free_reserve(store.folder):
                raise
            _write(store, key, content)
    except failures.DiskFull:
        raise UserError(
            "磁盘空间不足，草稿也没有存下。内容仍在窗口里，请不要关闭；清理磁盘后点“重试”。"
        ) from None


def _write(store: Store, key: str, content: str) -> None:
    sql = "INSERT OR REPLACE INTO draft (key, content, saved_at) VALUES (?, ?, ?)"
    with store.writing() as connection:
        connection.exec_driver_sql(sql, (key, content, clock.now().isoformat()))


def draft(store: Store, key: str) -> Values | None:
    """Return what was kept under this key; None where nothing was."""
    with store.read() as session:
        sql = "SELECT content FROM draft WHERE key = ?"
        content = session.connection().exec_driver_sql(sql, (key,)).scalar()
    return None if content is None else {name: _tuples(value) for name, value in _load(content).items()}


def drop_draft(store: Store, key: str) -> None:
    """Forget what was kept, for it has been saved or given up."""
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM draft WHERE key = ?", (key,))


def drafts(store: Store) -> dict[str, str]:
    """The keys under which something is kept, each with the moment it was saved; newest first."""
    with store.read() as session:
        sql = "SELECT key, saved_at FROM draft ORDER BY saved_at DESC, key DESC"
        return dict(session.connection().exec_driver_sql(sql).all())


def _encode(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return {"~day": value.iso}
    if isinstance(value, Decimal):
        return {"~number": str(value)}
    if isinstance(value, Attachment):
        return {"~file": [value.evidence, value.role]}
    raise TypeError(f"{type(value).__name__} is no value of a form")


def _decode(held: dict[str, Any]) -> Any:
    match held:
        case {"~day": str(iso)}:
            return PartialDate.from_iso(iso)
        case {"~number": str(digits)}:
            return Decimal(digits)
        case {"~file": [str(evidence), str(role)]}:
            return Attachment(evidence, role)
    return held


def _load(content: str) -> Values:
    loaded: Values = json.loads(content, object_hook=_decode)
    return loaded


def _tuples(value: Any) -> Any:
    """Sets and rows of a form are tuples, which JSON does not know."""
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    if isinstance(value, dict):
        return {name: _tuples(held) for name, held in value.items()}
    return value

"""What was typed and not yet saved: kept beside the records, never in the log."""

import json
from decimal import Decimal
from hashlib import sha256
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
            "磁盘空间不足，草稿未能保存。内容仍在窗口里，请不要关闭；清理磁盘后点“重试”。"
        ) from None


def _write(store: Store, key: str, content: str) -> None:
    sql = "INSERT OR REPLACE INTO draft (key, content, saved_at) VALUES (?, ?, ?)"
    with store.writing() as connection:
        moment = clock.now().isoformat()
        connection.exec_driver_sql(sql, (key, _checked(key, moment, content), moment))


def draft(store: Store, key: str) -> Values | None:
    """Return what was kept under this key; None where nothing was."""
    with store.read() as session:
        sql = "SELECT content FROM draft WHERE key = ?"
        content = session.connection().exec_driver_sql(sql, (key,)).scalar()
    if content is None:
        return None
    try:
        return {name: _tuples(value) for name, value in _load(content.partition(_MARK)[2] or content).items()}
    except (ValueError, TypeError, AttributeError):
        return None  # 核对 tells of it


def problems(store: Store) -> list[str]:
    """The drafts that are no longer what was typed."""
    with store.read_long() as session:
        sql = "SELECT CAST(key AS BLOB), CAST(saved_at AS BLOB), CAST(content AS BLOB) FROM draft"
        rows = session.connection().exec_driver_sql(sql).all()
        broken = sum(not _is_whole(*map(bytes, row)) for row in rows)
    return [f"有 {broken} 份草稿的内容已变，打开后请逐项核对再保存。"] if broken else []


_MARK = "\n"
"""Between the check and the content, which is JSON in one line; drafts of older programs have no check."""


def _checked(key: str, moment: str, content: str) -> str:
    return f"{_sum(key.encode(), moment.encode(), content.encode())}{_MARK}{content}"


def _is_whole(key: bytes, moment: bytes, content: bytes) -> bool:
    check, mark, said = content.partition(_MARK.encode())
    if not mark:
        return content.startswith(b"{")  # kept by an older program
    return _sum(key, moment, said).encode() == check


def _sum(*parts: bytes) -> str:
    return sha256(b"\0".join(parts)).hexdigest()


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

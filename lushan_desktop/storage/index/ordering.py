"""The order of names, which no column holds: a key in the order of pinyin for each, in `ordered`."""

from collections.abc import Iterable

from sqlalchemy import Connection

from lushan_desktop.base.text import ordering
from lushan_desktop.domain.kinds import LongText, Ref, Text
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.storage.log.log import blocks


def ordered_column(record_type: RecordType) -> str:
    """The column by which a type is kept in order: the text that names it; empty where none does."""
    names = [
        spec.name
        for spec in record_type.columns
        if spec.name in record_type.named_by and type(spec.kind) in (Text, LongText)
    ]
    is_first = bool(names) and names[0] == _first_name(record_type)
    return names[0] if is_first and not record_type.is_child else ""


def _first_name(record_type: RecordType) -> str:
    """The first of what names a record that is no other record."""
    own = (name for name in record_type.named_by if not isinstance(record_type.field(name).kind, Ref))
    return next(own, "")


def index(connection: Connection, record_type: RecordType, records: Iterable[str]) -> None:
    """Put these records into the order of their names, deleted ones too: their bin is sorted as well."""
    column = ordered_column(record_type)
    if not column:
        return
    for marks, lot in blocks(list(records)):
        sql = f'SELECT id, "{column}" FROM "{record_type.key}" WHERE id IN ({marks})'
        rows = [(record, ordering.key(name)) for record, name in connection.exec_driver_sql(sql, lot)]
        if rows:
            connection.exec_driver_sql("INSERT OR REPLACE INTO ordered VALUES (?, ?)", rows)


def term(record: str) -> str:
    """SQL for where this record stands among its like, by name."""
    return f"(SELECT o.key FROM ordered AS o WHERE o.record = {record})"

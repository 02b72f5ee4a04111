"""What lists are sorted by and no column holds, kept ready.

The pinyin of names and the number of elements of sets stand in `ordered`, and in `filled` which fields of
a record hold anything: what lacks the value stands apart from the rest.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

from lushan_desktop.base.text import ordering
from lushan_desktop.domain.kinds import Files, Flag, LongText, Number, Points, Ref, Refs, Text
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.registry import columns_of

ALWAYS = "1"
_BEGINNING = 24
"""Characters of a long text that its order goes by: an index of all of it would take as much room again."""


def ordered_column(record_type: RecordType) -> str:
    """The column by which a type is kept in order: the text that names it; empty where none does."""
    names = [
        spec.name
        for spec in record_type.columns
        if spec.name in record_type.named_by and type(spec.kind) in (Text, LongText)
    ]
    is_first = bool(names) and names[0] == _first_name(record_type)
    return names[0] if is_first and not record_type.is_child else ""


def counted_sets(record_type: RecordType) -> list[str]:
    """The sets of a type whose elements are counted."""
    if record_type.is_child:
        return []
    return [spec.name for spec in record_type.fields if isinstance(spec.kind, Refs | Files)]


def sorted_columns(record_type: RecordType) -> list[FieldSpec]:
    """The columns of which an order is kept; of decimals held as text none is."""
    named = ordered_column(record_type)
    return [spec for spec in record_type.columns if not isinstance(spec.kind, Points) and spec.name != named]


def sorted_value(spec: FieldSpec, table: str = "") -> str:
    """SQL for what a column is sorted by: of a long text its beginning."""
    column = f'{table}"{spec.name}"'
    return f"substr({column}, 1, {_BEGINNING})" if isinstance(spec.kind, LongText) else column


def tie(spec: FieldSpec, *, descending: bool) -> str:
    """In which order records of equal value stand: newest first, but where an order is read from its end."""
    return "ASC" if descending and isinstance(spec.kind, LongText) else "DESC"


def is_filled(spec: FieldSpec) -> str:
    """SQL for a column that holds something; a yes or no is always there."""
    if isinstance(spec.kind, Flag):
        return ALWAYS
    # A number is less than any text, the empty one too.
    return f'"{spec.name}" IS NOT NULL' if isinstance(spec.kind, Number) else f"\"{spec.name}\" > ''"


def _first_name(record_type: RecordType) -> str:
    """The first of what names a record that is no other record."""
    own = (name for name in record_type.named_by if not isinstance(record_type.field(name).kind, Ref))
    return next(own, "")


def index(connection: Connection, record_type: RecordType, records: Mapping[str, int]) -> None:
    """Put these records into the order, deleted ones too: their bin is sorted as well."""
    for marks, lot in blocks(list(records)):
        connection.exec_driver_sql(f"DELETE FROM ordered WHERE record IN ({marks})", lot)
        _index_names(connection, record_type, marks, lot)
        _index_counts(connection, record_type, marks, lot)
        _index_filled(connection, record_type, marks, lot)


def _index_names(connection: Connection, record_type: RecordType, marks: str, lot: tuple[str, ...]) -> None:
    column = ordered_column(record_type)
    if not column:
        return
    sql = f'SELECT id, deleted, "{column}" FROM "{record_type.key}" WHERE id IN ({marks})'
    rows = [
        (record, column, record_type.key, deleted, ordering.key(name or ""))
        for record, deleted, name in connection.exec_driver_sql(sql, lot)
    ]
    connection.exec_driver_sql("INSERT INTO ordered VALUES (?, ?, ?, ?, ?)", rows)


def _index_counts(connection: Connection, record_type: RecordType, marks: str, lot: tuple[str, ...]) -> None:
    """Only what has elements is noted, so that it costs nothing where nothing is linked."""
    sets = counted_sets(record_type)
    if not sets:
        return
    connection.exec_driver_sql(
        f"INSERT INTO ordered SELECT f.parent, f.field, '{record_type.key}', t.deleted, count(*)"
        f' FROM reference AS f JOIN "{record_type.key}" AS t ON t.id = f.parent'
        f" WHERE f.deleted = 0 AND f.parent IN ({marks}) AND f.field IN ({', '.join('?' * len(sets))})"
        " GROUP BY f.parent, f.field",
        (*lot, *sets),
    )


def _index_filled(connection: Connection, record_type: RecordType, marks: str, lot: tuple[str, ...]) -> None:
    columns = [
        f"iif({is_filled(spec)}, {_bit(record_type, spec.name)}, 0)" for spec in sorted_columns(record_type)
    ]
    sets = (
        "coalesce((SELECT group_concat(o.field, ' ') || ' ' FROM ordered AS o"
        f" WHERE o.record = t.id AND o.field <> '{ordered_column(record_type)}'), '')"
    )
    connection.exec_driver_sql(
        f"INSERT OR REPLACE INTO filled SELECT '{record_type.key}', id, deleted,"
        f" {' + '.join(columns) or 0}, ' ' || {sets} FROM \"{record_type.key}\" AS t WHERE id IN ({marks})",
        lot,
    )


def _bit(record_type: RecordType, column: str) -> int:
    """The mark of a column in `filled`: by its place in the table, which changes only by a revision."""
    return int(1 << columns_of(record_type.model).index(column))


def lacking(record_type: RecordType, name: str, *, in_bin: bool, tie: str = "DESC") -> str:
    """The question for the records that hold nothing in this field: equals, in this order of ids."""
    is_set = name in counted_sets(record_type)
    lacks = f"instr(sets, ' {name} ') = 0" if is_set else f"columns & {_bit(record_type, name)} = 0"
    return (
        f"SELECT record AS id FROM filled WHERE type = '{record_type.key}' AND deleted = {int(in_bin)}"
        f" AND {lacks} ORDER BY record {tie}"
    )


def whole(record_type: RecordType, *, descending: bool, only_deleted: bool) -> list[str]:
    """The questions that one after the other yield all ids of a type by name, the nameless last."""
    source = (
        f"SELECT record AS id FROM ordered WHERE type = '{record_type.key}'"
        f" AND field = '{ordered_column(record_type)}' AND deleted = {int(only_deleted)}"
    )
    if descending:
        return [f"{source} ORDER BY key DESC, record"]
    return [f"{source} AND key > '' ORDER BY key, record DESC", f"{source} AND key = '' ORDER BY record DESC"]


def term(record: str, column: str) -> str:
    """SQL for where this record stands among its like."""
    return f"(SELECT o.key FROM ordered AS o WHERE o.record = {record} AND o.field = '{column}')"

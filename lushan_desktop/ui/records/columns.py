"""Which columns a list has, how wide they are, and which give way when the room is short."""

from dataclasses import dataclass

from lushan_desktop.domain.kinds import Files, LongText, Ref, Refs, Rows
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.services.standing import files_field
from lushan_desktop.ui.fields.cells import make_cell

WHEN, NAME, STANDING = "@when", "@name", "@standing"
"""Columns that are no field."""
NAME_ROOM = 220
"""What the name needs at least, in the design's pixels."""


@dataclass(frozen=True)
class Column:
    """One column: a field, or what is put together from several."""

    key: str
    title: str
    width: int | None
    """In the design's pixels; None takes the room that is left."""
    sort: str = ""
    """The field that a click on the head sorts by."""
    spec: FieldSpec | None = None
    keeps: int = 0
    """The higher, the longer it stays when the room is short; 0 stays always."""


def columns_of(record_type: RecordType) -> tuple[Column, ...]:
    """Date, name with what describes it, the other fields of the list, evidence, standing."""
    columns: list[Column] = []
    if record_type.dated_by:
        dated = record_type.field(record_type.dated_by)
        columns.append(Column(WHEN, dated.label, 124, dated.name))
    columns.append(Column(NAME, _name_title(record_type), None, _sorted_by_name(record_type)))
    columns += _others(record_type)
    if files_field(record_type) or record_type.dated_by:
        columns.append(Column(STANDING, "状态", 118, keeps=90))
    return tuple(columns)


def _others(record_type: RecordType) -> list[Column]:
    shown = {record_type.dated_by, record_type.chips_by, *record_type.named_by, *record_type.described_by}
    specs = [
        spec
        for spec in record_type.fields
        if spec.in_list and spec.name not in shown and not isinstance(spec.kind, LongText | Rows)
    ]
    last = [spec for spec in specs if isinstance(spec.kind, Refs | Files)]
    first = [spec for spec in specs if spec not in last]
    return [_column(spec, place) for place, spec in enumerate([*first, *last])]


def _column(spec: FieldSpec, place: int) -> Column:
    keeps = 80 if isinstance(spec.kind, Files) else 60 if isinstance(spec.kind, Refs) else 50 - place
    title = "指标" if spec.name == "indicators" else spec.label
    cell = make_cell(spec.kind, spec.kind.empty, {})
    return Column(spec.name, title, max(cell.width, 22 + 15 * len(title)), spec.name, spec, keeps)


def _name_title(record_type: RecordType) -> str:
    names = [record_type.named_by[0], *record_type.described_by[:2]]
    return " / ".join(record_type.field(name).label for name in names)


def _sorted_by_name(record_type: RecordType) -> str:
    plain = [name for name in record_type.named_by if not isinstance(record_type.field(name).kind, Ref)]
    return next(iter(plain), record_type.named_by[0])


def hidden(columns: tuple[Column, ...], room: float) -> set[int]:
    """The places of the columns that give way in this room, given in the design's pixels."""
    gone: set[int] = set()
    fixed = sum(column.width or NAME_ROOM for column in columns)
    yielding = sorted((column.keeps, place) for place, column in enumerate(columns) if column.keeps)
    for _, place in yielding:
        if fixed <= room:
            break
        gone.add(place)
        fixed -= columns[place].width or 0
    return gone

"""Which columns a list has, how wide they are, and which give way when the room is short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lushan_desktop.domain.kinds import Files, LongText, Ref, Refs, Rows
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.services.records.standing import files_field
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
    columns.append(Column(NAME, name_title(record_type, ()), None, _sorted_by_name(record_type)))
    columns += _others(record_type)
    if files_field(record_type) or record_type.dated_by:
        columns.append(Column(STANDING, "状态", 118, keeps=90))
    return tuple(columns)


def more_columns(record_type: RecordType, held: Sequence[Column]) -> tuple[Column, ...]:
    """The fields that a list may show besides those it has."""
    known = {column.key for column in held} | {record_type.dated_by, *record_type.named_by}
    specs = [spec for spec in record_type.fields if not isinstance(spec.kind, Rows)]
    made = [_column(spec, place) for place, spec in enumerate(specs)]
    return tuple(column for column in made if column.key not in known)


def wide_columns(record_type: RecordType, held: Sequence[Column]) -> tuple[Column, ...]:
    """On a wide screen what describes a record stands after its name in columns of its own."""
    apart = (record_type.chips_by, *record_type.described_by)

    def stands_apart(spec: FieldSpec) -> bool:
        is_short = spec.half and not isinstance(spec.kind, LongText | Refs | Files)
        return not spec.folded and (spec.name in apart or (is_short and not spec.in_list))

    more = [column for column in more_columns(record_type, held) if column.spec and stands_apart(column.spec)]
    more.sort(key=lambda column: column.key not in apart)
    place = next((place for place, column in enumerate(held) if column.key == NAME), 0) + 1
    return (*held[:place], *more, *held[place:])


def arranged(offered: Sequence[Column], keys: Sequence[str], widths: Mapping[str, int]) -> tuple[Column, ...]:
    """The columns of these keys in their order; the name is always among them, with the room that is left."""
    by_key = {column.key: column for column in offered}
    chosen = [key for key in dict.fromkeys(keys) if key in by_key]
    if NAME in by_key and NAME not in chosen:
        chosen.insert(0, NAME)
    return tuple(_sized(by_key[key], widths) for key in chosen)


def _sized(column: Column, widths: Mapping[str, int]) -> Column:
    return replace(column, width=widths[column.key]) if column.width and column.key in widths else column


def name_title(record_type: RecordType, columns: Sequence[Column]) -> str:
    """Return what the head of the name says: the name, and what describes it below."""
    keys = {column.key for column in columns}
    below = [name for name in record_type.described_by if name not in keys]
    names = [record_type.named_by[0], *below[:2]]
    return " / ".join(record_type.field(name).label for name in names)


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

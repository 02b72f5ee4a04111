"""One description per record type: form, list, search, import, ledger, history and merge follow from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Choice, Files, Flag, Kind, LongText, Refs, Rows, Text, Value
from lushan_desktop.domain.record import ChildRecord, Record, key_of, table_of

Values = dict[str, Value]

_TEXT = Text()

COUNTY, UNIT = "county", "unit"
"""The two sides of a matter: who supervises, and who is supervised."""

TO_ALL = ("*",)
"""The county hands such records down to every unit."""


@dataclass(frozen=True)
class FieldSpec:
    """One field of a record, for the form, the list, the search and the ledger alike."""

    name: str
    label: str
    kind: Kind = _TEXT
    required: bool = False
    searched: bool = False
    in_list: bool = True
    """True if the list on screen and the ledger on paper show it as a column."""
    half: bool = False
    """True if the form puts it beside the next half field on one line."""
    folded: bool = False
    """True if the form shows it only under 更多."""
    hint: str = ""
    ledger_width: int = 0
    """Width on paper in mm; 0 leaves it to the content."""
    default: Value = None
    """The value of a new record; None means the empty value of the kind."""
    also: str = ""
    """Another plain name under which other programs are given the value."""
    owner: str = ""
    """The side that alone fills it in: COUNTY or UNIT; empty where either may."""
    by_moves: bool = False
    """True if moves alone write it, for they demand things first: no form, no change of many records."""
    unit_in: str = ""
    """The Choice field that says what a number counts; they are read as one: 15 个工作日."""
    after: str = ""
    """The Day field of the same record that a deadline follows, and whose year a number takes; empty: the
    date of the record."""
    boxed_with: str = ""
    """The field whose box in a form it shares: one of them is filled in."""
    boxed_as: str = ""
    """The name of the box that it shares with those that are boxed with it."""
    within: str = ""
    """The field, of this record and of those it may point to, in which both agree: a team of this round."""


@dataclass(frozen=True)
class OneOf(Kind):
    """The box of several fields of which one is filled in; its value holds each by its name. Forms alone have
    it."""

    fields: tuple[FieldSpec, ...] = ()

    def is_empty(self, value: Value) -> bool:
        return all(spec.kind.is_empty(value.get(spec.name)) for spec in self.fields)


@dataclass(frozen=True)
class RecordType:
    """All that the program needs to know of one kind of record."""

    key: str
    title: str
    icon: str
    model: type[Record]
    fields: tuple[FieldSpec, ...]
    named_by: tuple[str, ...]
    """The fields that, put together, name a record to a person; the first filled ones in their order."""
    order_by: tuple[str, ...] = ()
    """Columns the list is sorted by at first, `-` before a name for downwards."""
    dated_by: str = ""
    """The Day field that places the record in a period."""
    chips_by: str = ""
    """The Choice field whose terms stand as chips above the list."""
    described_by: tuple[str, ...] = ()
    """The fields of the second, smaller line in the list."""
    counted_in: str = "条"
    """The measure word: 次 for meetings, 件 for instructions."""
    handed_down: tuple[str, ...] = ()
    """The fields that name the units to which the county hands the record down, or TO_ALL; rows that belong
    to it go with it. Nothing: it stays in the county."""
    added_with: tuple[str, ...] = ()
    """The fields asked for where it is added in the place that names it; else its name, if that is enough."""
    closed_in: tuple[tuple[str, str], ...] = ()
    """The stages in which nothing but its moves changes it, each with the move that opens it again."""
    is_typed: bool = True
    """True if a clerk types such records; others come out of files and reports alone."""

    @property
    def is_child(self) -> bool:
        return issubclass(self.model, ChildRecord)

    @property
    def columns(self) -> tuple[FieldSpec, ...]:
        """The fields that are columns of the table."""
        return tuple(spec for spec in self.fields if spec.kind.is_column)

    def field(self, name: str) -> FieldSpec:
        """The field of this name. Raises KeyError where there is none."""
        for spec in self.fields:
            if spec.name == name:
                return spec
        raise KeyError(name)

    def day_before(self, spec: FieldSpec) -> str:
        """The Day field that a deadline of this record follows; empty where there is none."""
        if spec.after or not self.dated_by or self.dated_by == spec.name:
            return spec.after
        # A form that asks for a few fields of the record may leave out the one that dates it.
        dating = next((each for each in self.fields if each.name == self.dated_by), None)
        return "" if dating is None or getattr(dating.kind, "is_deadline", False) else self.dated_by

    @property
    def is_of_county(self) -> bool:
        """True if the county alone makes such records and removes them."""
        return all(self.field(name).owner == COUNTY for name in self.named_by)

    def owned_by(self, side: str) -> frozenset[str]:
        """The columns that this side alone writes; whether a record is there belongs to who makes it."""
        names = {spec.name for spec in self.columns if spec.owner == side}
        return frozenset(names | ({"deleted"} if side == COUNTY and self.is_of_county else set()))

    @property
    def typed(self) -> "RecordType":
        """The description of a form: what moves write is left out."""
        return self.without(*(spec.name for spec in self.fields if spec.by_moves))

    def without(self, *names: str) -> "RecordType":
        """The description of a form that leaves these fields to buttons."""
        return replace(self, fields=tuple(spec for spec in self.fields if spec.name not in names))

    def blank(self) -> Values:
        """The values of a record that nobody has filled in yet."""
        return {spec.name: spec.kind.empty if spec.default is None else spec.default for spec in self.fields}

    def validate(self, values: Values) -> None:
        """Raises UserError, naming the field, where a required value is missing."""
        for spec in self.fields:
            if spec.required and spec.name in values and spec.kind.is_empty(values[spec.name]):
                raise UserError(f"请填写{spec.label}。", field=spec.name)

    def problems(self) -> Iterator[str]:
        """Yield what is wrong with the description itself; a test expects nothing."""
        columns = set(table_of(self.model).columns.keys())
        names = [spec.name for spec in self.fields]
        if key_of(self.model) != self.key:
            yield f"the table is called {key_of(self.model)}, the key {self.key}"
        if len(names) != len(set(names)):
            yield "a field is described twice"
        for spec in self.columns:
            if spec.name not in columns:
                yield f"{spec.name} has no column"
        for column in columns - set(names) - set(ChildRecord.model_fields.keys()):
            yield f"column {column} is not described"
        mentioned = {name.lstrip("-") for name in self.order_by}
        mentioned |= {name for spec in self.fields for name in _named_in(spec)} - {""}
        mentioned |= {*self.named_by, *self.described_by, self.dated_by, self.chips_by} - {""}
        placed = {"position"} if self.is_child else set()
        mentioned |= {*self.added_with, *self.handed_down} - set(TO_ALL)
        for name in mentioned - set(names) - placed:
            yield f"{name} is mentioned but not described"
        if not self.named_by:
            yield "nothing names the record"
        if self.chips_by and not isinstance(self.field(self.chips_by).kind, Choice):
            yield f"{self.chips_by} is no Choice"


NOTE = FieldSpec("note", "备注", LongText(2), in_list=False, searched=True, folded=True)
INDICATORS = FieldSpec("indicators", "对应指标", Refs("indicator"), ledger_width=14)
FILES = FieldSpec("files", "佐证", Files(), ledger_width=14)
MAY_HAVE_FILES = FieldSpec("files", "佐证", Files(is_needed=False), ledger_width=14)
"""Of a record that lacks nothing without them."""
MOVES = FieldSpec("moves", "办理经过", Rows("stage_move"), in_list=False, folded=True, by_moves=True)
"""How a record came to the stage it stands in; each move adds a row."""
EXAMPLE = FieldSpec(
    "is_example", "示例", Flag(), in_list=False, half=True, folded=True, hint="供试用，不进情况说明和统计"
)
"""A row made for show, so that a page can be tried."""


def of_county(*fields: FieldSpec) -> tuple[FieldSpec, ...]:
    """These fields as the county's to fill in; what proves a record is put to it by either side."""
    return tuple(
        spec if spec.owner or _is_proof(spec.kind) else replace(spec, owner=COUNTY) for spec in fields
    )


def _is_proof(kind: Kind) -> bool:
    return isinstance(kind, Files) or (isinstance(kind, Refs) and not kind.target)


def _named_in(spec: FieldSpec) -> tuple[str, ...]:
    """The fields of the same record that this one mentions."""
    return spec.unit_in, spec.within, spec.after, spec.boxed_with


def children_of(record_type: RecordType, owner: str | None = None) -> tuple[str, ...]:
    """The keys of the record types whose rows belong to this one, or those that one side fills in."""
    rows = (spec for spec in record_type.fields if owner is None or spec.owner == owner)
    return tuple(spec.kind.child for spec in rows if isinstance(spec.kind, Rows))

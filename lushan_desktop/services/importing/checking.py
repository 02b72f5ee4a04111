"""The verdict on every row of a table before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Choice, Day, Reading
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing.cells import Cell, Check, NewName, State, checker
from lushan_desktop.services.importing.choices import terms_of
from lushan_desktop.services.importing.known import Key, Known, keys_of
from lushan_desktop.services.importing.stages import Stages
from lushan_desktop.services.importing.table import Place, Plan, Table, body, fillable


class Verdict(StrEnum):
    """What is to become of a row."""

    READY = "可导入"
    LOOK = "提醒"
    MEND = "需修改"
    THERE = "已有"


class Row(NamedTuple):
    """A row: the number of its line from 0, its cells by column, what is stored beside them, its verdict."""

    place: int
    cells: tuple[Cell | None, ...]
    others: tuple[tuple[str, Any], ...]
    keys: tuple[Key, ...]
    verdict: Verdict
    reason: str
    """The first thing to say about it, with the name of the field."""


@dataclass(frozen=True)
class CheckedTable:
    """All rows with their verdicts."""

    table: Table
    plan: Plan
    known: Known
    reading: Reading
    rows: tuple[Row, ...]
    lacking: tuple[str, ...]
    """Labels of required fields that no column fills."""

    def count(self, verdict: Verdict) -> int:
        return sum(1 for row in self.rows if row.verdict is verdict)

    def taken(self) -> frozenset[int]:
        """The rows ticked at first: all that can be imported and are not there yet."""
        return frozenset(row.place for row in self.rows if row.verdict in (Verdict.READY, Verdict.LOOK))

    def new_names(self, places: frozenset[int]) -> tuple[NewName, ...]:
        """The units and persons that these rows bring along."""
        found: dict[NewName, None] = {}
        for row in self.rows:
            if row.place in places:
                for cell in row.cells:
                    if cell is not None:
                        found.update(dict.fromkeys(names_in(cell.value)))
        return tuple(found)


def _days_before(record_type: RecordType, columns: Sequence[tuple[int, FieldSpec, Check]]) -> dict[int, int]:
    """For each column of deadlines and ends, that of the day which they follow."""
    column_by_name = {spec.name: column for column, spec, _ in columns}
    return {
        column: column_by_name[name]
        for column, spec, _ in columns
        if isinstance(spec.kind, Day) and spec.kind.follows
        if (name := record_type.day_before(spec)) in column_by_name
    }


def names_in(value: Any) -> Iterator[NewName]:
    if isinstance(value, NewName):
        yield value
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, NewName))


def check(key: str, table: Table, plan: Plan, known: Known, reading: Reading) -> CheckedTable:
    """The verdict on all rows."""
    record_type = RECORD_TYPES.get(key)
    judge = _Judge(record_type, table, plan, known, reading)
    rows = judge.with_twins([judge.row(place) for place in body(table, plan)])
    return CheckedTable(table, plan, known, reading, rows, judge.lacking)


def amend(key: str, checked: CheckedTable, place: Place, text: str) -> CheckedTable:
    """The verdicts after the clerk typed another text into a cell."""
    edits = dict(checked.plan.edits)
    if text == checked.table.rows[place[0]][place[1]]:
        edits.pop(place, None)
    else:
        edits[place] = text
    plan = replace(checked.plan, edits=edits)
    judge = _Judge(RECORD_TYPES.get(key), checked.table, plan, checked.known, checked.reading)
    rows = [judge.row(row.place) if row.place == place[0] else row for row in checked.rows]
    return replace(checked, plan=plan, rows=judge.with_twins(rows))


class _Judge:
    """Reads rows by a plan."""

    def __init__(
        self, record_type: RecordType, table: Table, plan: Plan, known: Known, reading: Reading
    ) -> None:
        self._type, self._table, self._plan, self._known = record_type, table, plan, known
        specs = {spec.name: spec for spec in fillable(record_type)}

        def reader(name: str) -> Check:
            target = getattr(specs[name].kind, "target", "")
            is_own = target == "person" and plan.adds_people is not None
            adds = bool(plan.adds_people) if is_own else plan.adds_names
            return checker(record_type, specs[name], known, reading, adds=adds)

        self._stages = Stages(record_type, known.ways)
        self._columns = [
            (column, specs[name], reader(name)) for column, name in enumerate(plan.fields) if name
        ]
        self._days_before = _days_before(record_type, self._columns)
        # A deadline is read once the day that it follows is known.
        self._columns.sort(key=lambda each: each[0] in self._days_before)
        self._reading = reading
        self._reader_by_day: dict[tuple[str, str], Check] = {}
        filled = {name for name in plan.fields if name}
        fixed = [(name, reader(name)(text)) for name, text in plan.fixed if name not in filled and text]
        self._fixed = tuple((name, cell.value) for name, cell in fixed if cell.state is not State.BAD)
        held = filled | {name for name, _ in self._fixed}
        self._has_stage = bool(held & {*self._stages.fields})
        free = [spec for spec in specs.values() if spec.name not in held]
        self._needed = [spec for spec in free if spec.required and spec.kind.is_empty(_default(spec))]
        self._defaults = tuple(
            (spec.name, spec.kind.store(spec.default)) for spec in free if spec.default is not None
        )
        self.lacking = tuple(spec.label for spec in self._needed if not _is_told_by_name(spec))

    def row(self, place: int) -> Row:
        edits, texts = self._plan.edits, self._table.rows[place]
        cells: list[Cell | None] = [None] * len(texts)
        others = [*self._defaults, *self._fixed]
        first: tuple[int, str] = (0, "")
        for column, spec, read in self._columns:
            text = texts[column]
            if edits and (place, column) in edits:
                text = edits[place, column]
            cell = cells[column] = self._deadline(column, spec, cells, text) or read(text)
            if cell.post:
                others.append((f"{spec.name}_post", cell.post))
            weight = _WEIGHT[cell.state]
            if weight > first[0]:
                first = weight, f"{spec.label}：{cell.reason}"
        for spec in self._needed:
            first = max(first, self._fill_by_name(spec, cells, others), key=lambda pair: pair[0])
        if self._has_stage:
            first = max(first, self._hold_back(cells, others), key=lambda pair: pair[0])
        return self._judged(place, cells, others, first)

    def _deadline(self, column: int, spec: FieldSpec, cells: Sequence[Cell | None], text: str) -> Cell | None:
        """Read a deadline as the first after the day of its row; None where that is not known."""
        before = cells[self._days_before[column]] if text and column in self._days_before else None
        if before is None or not before.value:
            return None
        key = spec.name, str(before.value)
        if key not in self._reader_by_day:
            reading = replace(self._reading, since=PartialDate.from_iso(key[1]).first_day)
            self._reader_by_day[key] = checker(self._type, spec, self._known, reading, adds=False)
        return self._reader_by_day[key](text)

    def _judged(
        self, place: int, cells: Sequence[Cell | None], others: list[tuple[str, Any]], first: tuple[int, str]
    ) -> Row:
        weight, reason = first
        verdict = (Verdict.READY, Verdict.LOOK, Verdict.MEND)[weight]
        keys = tuple(keys_of(self._type, self._stored(cells, others))) if verdict is not Verdict.MEND else ()
        return Row(place, tuple(cells), tuple(others), keys, verdict, reason)

    def _stored(self, cells: Sequence[Cell | None], others: list[tuple[str, Any]]) -> dict[str, Any]:
        """All that the row holds, by field."""
        given = [(spec.name, cells[column]) for column, spec, _ in self._columns]
        return {**dict(others), **{name: cell.value for name, cell in given if cell is not None}}

    def _hold_back(self, cells: list[Cell | None], others: list[tuple[str, Any]]) -> tuple[int, str]:
        """A stage whose demands the row does not meet is not written."""
        said = ""
        column_by_field = {spec.name: column for column, spec, _ in self._columns}
        for name, value, reason in self._stages.held_back(self._stored(cells, others)):
            said = said or f"{self._type.field(name).label}：{reason}"
            if name in column_by_field:
                cells[column_by_field[name]] = Cell(value, State.WARN, reason, value)
            else:
                others[:] = [(each, value if each == name else kept) for each, kept in others]
        return (1, said) if said else (0, "")

    def _fill_by_name(
        self, spec: FieldSpec, cells: Sequence[Cell | None], others: list[tuple[str, Any]]
    ) -> tuple[int, str]:
        """A required term that no column gives may stand in the name: 推进会 in 创建工作推进会."""
        names = [
            cell.text
            for column, each, _ in self._columns
            if each.name in self._type.named_by and (cell := cells[column]) is not None
        ]
        said = " ".join(names)
        found = (
            [term for term in terms_of(spec.kind) if term in said] if isinstance(spec.kind, Choice) else []
        )
        if not found:
            return 2, f"缺“{spec.label}”"
        others.append((spec.name, max(found, key=len)))
        return 1, f"{spec.label}：按名称记为“{max(found, key=len)}”"

    def with_twins(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """The rows, those marked that the office has already or that stand in the table twice."""
        seen: dict[Key, int] = {}
        judged = []
        for row in rows:
            if row.keys:
                reason = self._twin(row, seen)
                if reason:
                    row = row._replace(verdict=Verdict.THERE, reason=reason)
                elif row.verdict is Verdict.THERE:
                    row = self.row(row.place)
                for key in row.keys:
                    seen.setdefault(key, row.place)
            judged.append(row)
        return tuple(judged)

    def _twin(self, row: Row, seen: dict[Key, int]) -> str:
        for key in row.keys:
            same = "同一文号" if key[0] else "同一日期和名称"
            if key in self._known.taken:
                return f"可能重复：台账里已有{same}的“{self._known.taken[key]}”"
            if key in seen:
                return f"可能重复：与{self._table.where(seen[key])}{same}"
        return ""


_WEIGHT = {State.GOOD: 0, State.CHANGED: 0, State.WARN: 1, State.BAD: 2}


def _default(spec: FieldSpec) -> Any:
    return spec.kind.empty if spec.default is None else spec.default


def _is_told_by_name(spec: FieldSpec) -> bool:
    return isinstance(spec.kind, Choice) and bool(terms_of(spec.kind))

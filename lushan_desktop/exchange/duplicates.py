"""疑似重复: records of two sides that look like one, and how they are made one or kept apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.domain.exchange.duplicate import BOTH_STAY, IS_ONE, Duplicate
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.operation import DELETED, heads_of, moment
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.exchange.conflicts import BOTH, DUPLICATE, THEIRS, Conflict, Side, Telling
from lushan_desktop.storage.log.log import blocks, read_heads, read_types
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.registry import REFERENCE, Registry, columns_of

ALIKE: Mapping[str, tuple[str, ...]] = {
    "document": ("number",),
    "meeting": ("held_on", "title"),
    "unit": ("name",),
}
"""The fields by which two records of a type look like one; all of them filled in."""


_BRACKETS = ("[［【﹝(（{", "]］】﹞)）}")
_STANDARD = "*[^ 0-9]〔[0-9][0-9][0-9][0-9]〕[0-9]*"
"""How nearly all numbers are spelt; to compare the others takes five times as long."""


def _in_one_spelling(column: str) -> str:
    """SQL for a number whatever brackets it was written with: 鲁法[2023]5号, 鲁法（2023） 5号."""
    spelt = f"replace({column}, ' ', '')"
    for right, wrongs in zip("〔〕", _BRACKETS, strict=True):
        for wrong in wrongs:
            spelt = f"replace({spelt}, '{wrong}', '{right}')"
    return f"CASE WHEN {column} GLOB '{_STANDARD}' THEN {column} ELSE {spelt} END"


_SPELT = {("document", "number"): _in_one_spelling('t."number"')}


@dataclass(frozen=True)
class _Made:
    record: str
    replica: str
    person: str
    clock: str
    seq: int

    @property
    def operation(self) -> str:
        return f"{self.replica}:{self.seq}"


def of_records(session: Session, telling: Telling, records: set[str] | None = None) -> Iterator[Conflict]:
    """The pairs, made by two machines, about which nothing was decided yet.

    A pair that was made one is told again where something came for the record that went: both ids live on;
    so is one of which two machines decided two things, or whose record that was to stay was taken back.
    """
    connection = session.connection()
    verdicts = _verdicts(connection)
    settled = {pair for pair, said in verdicts.items() if len(said) == 1}
    asked_again = {
        frozenset((kept, other)): (key, kept, other)
        for key, kept, other in (*_fed_again(connection, telling.registry), *_not_standing(telling, verdicts))
        if _is_made(connection, kept) and _is_made(connection, other)
    }
    for key, kept, other in asked_again.values():
        if records is None or not records.isdisjoint((kept, other)):
            made = [_made(connection, each) for each in (other, kept)]
            yield _conflict(connection, telling, key, *made)
    for key, names in ALIKE.items():
        if telling.registry.knows(key):
            for pair in _pairs(connection, key, names):
                both = frozenset(each.record for each in pair)
                is_asked = records is None or not records.isdisjoint(both)
                if is_asked and both not in settled and both not in asked_again:
                    yield _conflict(connection, telling, key, *pair)


def undisputed_by(alike: Iterable[Conflict], fields: Iterable[Conflict]) -> list[Conflict]:
    """The fields that are not settled anyway once it is decided which of two records stays."""
    alike = list(alike)
    pairs = {side.record for each in alike for side in (each.ours, each.theirs)}
    gone = {each.theirs.operations for each in alike if each.is_gone}
    return [
        each
        for each in fields
        if each.field != DELETED or (each.record not in pairs and each.theirs.operations not in gone)
    ]


def _verdicts(connection: Connection) -> dict[frozenset[str], set[tuple[str, str]]]:
    """For each pair what was decided about it, and which one stays: at two machines it may be two things."""
    found: dict[frozenset[str], set[tuple[str, str]]] = {}
    sql = "SELECT one, other, verdict FROM duplicate WHERE deleted = 0 AND one <> other"
    for one, other, verdict in connection.exec_driver_sql(sql):
        said = (verdict, one if verdict == IS_ONE else "")
        found.setdefault(frozenset((one, other)), set()).add(said)
    return found


def _not_standing(
    telling: Telling, verdicts: Mapping[frozenset[str], set[tuple[str, str]]]
) -> Iterator[tuple[str, str, str]]:
    """Pairs of which two machines decided two things, or whose record that was to stay was taken back."""
    for pair, said in verdicts.items():
        here = read_types(telling.connection, sorted(pair))
        for verdict, kept in sorted(said, reverse=True):
            (other,) = pair - {kept} if kept in pair else (min(pair),)
            kept = kept or max(pair)
            key = here.get(other, ("", ""))[0]
            is_at_odds = len(said) > 1 and kept in here
            is_left_alone = verdict == IS_ONE and kept not in here and _is_binned(telling, key, other)
            if telling.registry.knows(key) and (is_at_odds or is_left_alone):
                yield key, kept, other
                break


def _is_made(connection: Connection, record: str) -> bool:
    """Return True if it is known here by whom the record was made, were it taken back since."""
    sql = "SELECT 1 FROM operation WHERE record = ? AND parents = '{}' LIMIT 1"
    return connection.exec_driver_sql(sql, (record,)).first() is not None


def _is_binned(telling: Telling, key: str, other: str) -> bool:
    """Return True if the other lies in the bin for the sake of one that is not here."""
    if not telling.registry.knows(key):
        return False
    sql = f'SELECT deleted FROM "{key}" WHERE id = ?'
    return bool(telling.connection.exec_driver_sql(sql, (other,)).scalar())


def _fed_again(connection: Connection, registry: Registry) -> Iterator[tuple[str, str, str]]:
    """Type, record that stays and record that went, where something has come for the one that went."""
    sql = (
        "SELECT DISTINCT h.type, d.one, d.other FROM duplicate AS d JOIN head AS h ON h.record = d.other"
        " WHERE d.deleted = 0 AND d.verdict = ?"
    )
    kept_by_type: dict[str, dict[str, str]] = {}
    for key, kept, other in connection.exec_driver_sql(sql, (IS_ONE,)):
        kept_by_type.setdefault(str(key), {})[str(other)] = str(kept)
    for key, kept_by_other in kept_by_type.items():
        if registry.knows(key):
            named = {one for way in _ways(key) for one in _named(connection, *way, list(kept_by_other))}
            yield from ((key, kept_by_other[one], one) for one in sorted(named))


def _named(connection: Connection, table: str, name: str, records: list[str]) -> Iterator[str]:
    """Which of these records living rows of the table belong to, or speak of."""
    for marks, lot in blocks(records):
        sql = f'SELECT DISTINCT "{name}" FROM "{table}" WHERE "{name}" IN ({marks}) AND deleted = 0'
        yield from connection.exec_driver_sql(sql, lot).scalars()


@cache
def _ways(key: str) -> tuple[tuple[str, str], ...]:
    """The tables and columns by which rows belong to a record of this type, or speak of it."""
    children = [(each.key, "parent") for each in RECORD_TYPES if issubclass(each.model, ChildRecord)]
    speaking = [
        (each.key, spec.name)
        for each in RECORD_TYPES
        for spec in each.columns
        if isinstance(spec.kind, Ref) and spec.kind.target == key
    ]
    return tuple(dict.fromkeys([(REFERENCE, "parent"), (REFERENCE, "target"), *children, *speaking]))


def _ids(connection: Connection, table: str, name: str, record: str) -> list[str]:
    """The living rows whose column names the record."""
    sql = f'SELECT id FROM "{table}" WHERE "{name}" = ? AND deleted = 0'
    return [str(one) for one in connection.exec_driver_sql(sql, (record,)).scalars()]


def _made(connection: Connection, record: str) -> _Made:
    sql = "SELECT record, replica, person, clock, seq FROM operation WHERE record = ? AND parents = '{}'"
    return _Made(*connection.exec_driver_sql(f"{sql} ORDER BY clock LIMIT 1", (record,)).one())


def _pairs(connection: Connection, key: str, names: tuple[str, ...]) -> Iterator[tuple[_Made, _Made]]:
    columns = ", ".join(_SPELT.get((key, name), f't."{name}"') for name in names)
    filled = " AND ".join(f"coalesce(t.\"{name}\", '') <> ''" for name in names)
    alike = f'SELECT {columns} FROM "{key}" AS t WHERE t.deleted = 0 AND {filled}'
    alike += f" GROUP BY {columns} HAVING count(*) > 1"
    sql = (
        f'SELECT {columns}, t.id, o.replica, o.person, o.clock, o.seq FROM "{key}" AS t JOIN operation AS o'
        f" ON o.record = t.id AND o.parents = '{{}}' WHERE t.deleted = 0 AND ({columns}) IN ({alike})"
        " ORDER BY o.clock, o.replica, o.seq"
    )
    groups: dict[tuple[Any, ...], dict[str, _Made]] = {}
    for row in connection.exec_driver_sql(sql):
        group = groups.setdefault(tuple(row[: len(names)]), {})
        group.setdefault(row[len(names)], _Made(*row[len(names) :]))
    for group in groups.values():
        first, *others = group.values()
        for other in others:
            if other.replica != first.replica:
                yield first, other


def _conflict(connection: Connection, telling: Telling, key: str, one: _Made, other: _Made) -> Conflict:
    """The second may have been taken back: then it is not here, and the first lies in the bin."""
    is_gone = other.record not in read_types(connection, [other.record])
    is_second_ours = telling.is_nearer(other.replica, one.replica) and not is_gone
    ours, theirs = (other, one) if is_second_ours else (one, other)
    said = sha256("|".join(sorted((ours.record, theirs.record))).encode()).hexdigest()[:12]
    sides = [_side(connection, telling, key, each) for each in (ours, theirs)]
    return Conflict(said, DUPLICATE, key, ours.record, "", sides[0], sides[1], is_gone, is_gone)


def _side(connection: Connection, telling: Telling, key: str, made: _Made) -> Side:
    named = telling.registry.get(key).named_by[0]
    name = connection.exec_driver_sql(f'SELECT "{named}" FROM "{key}" WHERE id = ?', (made.record,)).scalar()
    unit, number = telling.whose(made.replica)
    return Side(
        name, unit, number, made.person, moment(made.clock), made.replica, (made.operation,), made.record
    )


def write_decision(step: Step, conflict: Conflict, take: str) -> None:
    """Keep both, or make one of them: what the other had goes to the one that stays, and it into the bin.

    Of a pair whose second was taken back the first is fetched from the bin, or left there.
    """
    kept, other = conflict.ours.record, conflict.theirs.record
    if take == THEIRS:
        kept, other = other, kept
    if conflict.is_gone:
        _bring_back(step, conflict, take)
    elif take == BOTH:
        for each in (kept, other):
            _keep(step, conflict.type, each, deleted=False)
    else:
        _make_one(step, step.registry, conflict.type, kept, other)
    _write_verdict(step, conflict, kept, other, take)


def _write_verdict(step: Step, conflict: Conflict, kept: str, other: str, take: str) -> None:
    """Note what was decided, in place of all that was decided about the pair before."""
    sql = "SELECT id FROM duplicate WHERE (one = ? AND other = ?) OR (one = ? AND other = ?) ORDER BY id"
    held = list(step.connection.exec_driver_sql(sql, (kept, other, other, kept)).scalars())
    rows = [step.get(Duplicate, str(each)) for each in held] or [Duplicate()]
    decision, *more = rows
    decision.kind = step.registry.get(conflict.type).title
    decision.one, decision.other = kept, other
    decision.verdict = BOTH_STAY if take == BOTH else IS_ONE
    decision.deleted = conflict.is_gone and take != BOTH
    step.add(decision)
    for row in more:
        row.deleted = True
        step.add(row)


def _bring_back(step: Step, conflict: Conflict, take: str) -> None:
    """Our record with the rows that went to the one that is gone, out of the bin unless it stays there."""
    if take != THEIRS:
        _keep(step, conflict.type, conflict.ours.record, deleted=False)
    for table, name in _ways(conflict.type):
        for row in _ids(step.connection, table, name, conflict.theirs.record):
            step.put(table, {row: {name: conflict.ours.record}})


def _keep(step: Step, key: str, record: str, *, deleted: bool) -> None:
    """Leave a record where it is to be, in place of all that was said about that."""
    step.session.flush()
    heads = read_heads(step.connection, [record]).get(record, {})
    said = heads.values() if deleted else [heads_of(heads, DELETED)]
    is_so = bool(
        step.connection.exec_driver_sql(f'SELECT deleted FROM "{key}" WHERE id = ?', (record,)).scalar()
    )
    if is_so != deleted:
        step.put(key, {record: {DELETED: deleted}})
    elif deleted or len(heads_of(heads, DELETED)) > 1:
        replaced = list(dict.fromkeys(one for ids in said for one in ids))
        step.decide(key, record, {DELETED: deleted}, {DELETED: replaced})


def _make_one(step: Step, registry: Registry, key: str, kept: str, other: str) -> None:
    model = registry.model(key)
    stays, goes = step.get(model, kept), step.get(model, other)
    for name in columns_of(model):
        if getattr(stays, name) in ("", None):
            setattr(stays, name, getattr(goes, name))
    step.add(stays)
    _keep(step, key, kept, deleted=False)
    _keep(step, key, other, deleted=True)
    held = _elements(step, kept)
    for table, name in _ways(key):
        for row in _ids(step.connection, table, name, other):
            is_twice = (
                table == REFERENCE and name == "parent" and _elements(step, other)[row] in held.values()
            )
            step.put(table, {row: {"deleted": True} if is_twice else {name: kept}})


def _elements(step: Step, record: str) -> dict[str, tuple[str, str]]:
    """The elements of the sets of a record: sets keep each once."""
    sql = "SELECT id, field, target FROM reference WHERE parent = ? AND deleted = 0"
    rows = step.connection.exec_driver_sql(sql, (record,))
    return {str(row): (str(field), str(target)) for row, field, target in rows}

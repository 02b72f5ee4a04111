"""需要您决定: what stands against each other, told as a clerk reads it, and the decision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import LongText, Primitive, Ref, Text
from lushan_desktop.domain.operation import DELETED, heads_of
from lushan_desktop.domain.stage_move import StageMove
from lushan_desktop.exchange import conflicts, duplicates
from lushan_desktop.exchange.conflicts import BOTH, DUPLICATE, FIELD, OURS, THEIRS, Conflict, Side, Telling
from lushan_desktop.services.exchange.beyond_values import (
    NAMELESS,
    NOTHING,
    Beyond,
    ValueBeyond,
    beyond,
    lines,
)
from lushan_desktop.services.office import identity
from lushan_desktop.services.records import records
from lushan_desktop.services.records.ownership import side_of
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.log import operations_of, read_heads, read_types
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

__all__ = [
    "BOTH",
    "DUPLICATE",
    "FIELD",
    "OURS",
    "THEIRS",
    "Beside",
    "ConflictView",
    "Side",
    "Take",
    "beside",
    "count",
    "decide",
    "decide_each",
    "open_ones",
]

CONFIRMED_STAGE = "合并后确认"
_MOST_BESIDE = 6
"""Fields shown beside what differs: enough to know the matter by."""
_PRESENCE = {"True": "移入回收站", "False": "保留", "None": "没有这条"}
_OWN_WORDS = ("现用", "本单位", "本机")
"""By how near the machine is to us that wrote the first value."""
_NAMING = ("parent", "target")
"""Plain columns that hold the id of another record."""
_PLAIN_LABELS = {"deleted": "去留", "parent": "所属", "position": "次序", "origin": "来自", "target": "指向"}


@dataclass(frozen=True)
class ConflictView:
    """One place to decide, in words."""

    conflict: Conflict
    type_title: str
    record_name: str
    label: str
    """What the field is called."""
    ours: str
    theirs: str
    owner: str = ""
    """The side that alone fills the field in."""
    is_ours: bool = False
    """True if that side is ours: what was reported is a claim."""
    is_text: bool = False
    """True if both values may stand one behind the other."""
    beyond: Beyond = NOTHING
    """What the two values do not say."""
    above: str = ""
    """The record that a row belongs to; empty for what stands by itself."""
    own_word: str = "本机"
    """What the first value is: of this machine, of another one of our unit, or what came before."""

    def lines(self, written: Sequence[ValueBeyond]) -> tuple[str, ...]:
        """What stands under a value; of a record that was deleted, also who went on writing it and when."""
        return tuple(lines(written, with_source=self.conflict.kind == FIELD))

    @property
    def id(self) -> str:
        return self.conflict.id

    @property
    def other_word(self) -> str:
        """What the other value is: reported, or what is left without a merge that was taken back."""
        return "撤销后" if self.conflict.is_withdrawn else "报来"

    def source(self, side: Side) -> str:
        """县创建办·1号机 · 示例甲 · 7月24日 09:12; of what was taken back, whose it was."""
        year = "" if side.at.year == clock.today().year else f"{side.at.year}年"
        said = f"{side.machine} · {side.person} · {year}{side.at.month}月{side.at.day}日 {side.at:%H:%M}"
        is_gone = self.conflict.is_withdrawn and side == self.conflict.theirs
        return f"已不计 {said} 报来的内容" if is_gone else said

    @property
    def kind_told(self) -> str:
        """会议, or of a row also where it belongs: 议定事项（示例会议）."""
        return f"{self.type_title}（{self.above}）" if self.above else self.type_title


def open_ones(store: Store) -> list[ConflictView]:
    """All that is to be decided, in the order in which records were entered."""
    with store.read() as session:
        telling, found = _found(store, session)
        above = {one: at for one, (_, at) in read_types(telling.connection, _records(found)).items() if at}
        mentioned = {*above.values(), *(one for each in found for one in _mentioned(store, each))}
        names = queries.names(session, sorted(mentioned))
        behind = [beyond(session, telling, each) for each in found]
    return [
        replace(
            _told(store, each, names),
            beyond=more,
            above=names.get(above.get(each.record, ""), ""),
            own_word=_OWN_WORDS[telling.nearness(each.ours.replica)],
        )
        for each, more in zip(found, behind, strict=True)
    ]


def _records(found: Sequence[Conflict]) -> list[str]:
    return list(dict.fromkeys(each.record for each in found))


def _found(store: Store, session: Session) -> tuple[Telling, list[Conflict]]:
    office = identity.identity(store.folder)
    telling = conflicts.telling_of(session, store.registry, office)
    found = list(conflicts.of_records(session, store.registry, office))
    alike = list(duplicates.of_records(session, telling))
    return telling, [*duplicates.undisputed_by(alike, found), *alike]


def _mentioned(store: Store, conflict: Conflict) -> list[str]:
    ids = [conflict.record]
    if isinstance(_kind(store, conflict), Ref) or conflict.field in _NAMING:
        ids += [str(side.value) for side in (conflict.ours, conflict.theirs) if side.value]
    return ids


def _kind(store: Store, conflict: Conflict) -> object:
    specs = {spec.name: spec for spec in store.registry.get(conflict.type).columns}
    spec = specs.get(conflict.field)
    return spec.kind if spec else None


def _told(store: Store, conflict: Conflict, names: dict[str, str]) -> ConflictView:
    record_type = store.registry.get(conflict.type)
    specs = {spec.name: spec for spec in record_type.columns}
    spec = specs.get(conflict.field)
    label = spec.label if spec else _PLAIN_LABELS.get(conflict.field, "疑似重复")

    def shown(side: Side) -> str:
        if spec is not None and not (conflict.is_gone and side.value is None):
            return spec.kind.format(spec.kind.load(side.value), names)
        if conflict.kind == DUPLICATE:
            return str(side.value or _PRESENCE["None"])
        if conflict.field == DELETED or side.value is None:
            return _PRESENCE[str(_presence(side.value))]
        return names.get(str(side.value), NAMELESS) if conflict.field in _NAMING else str(side.value)

    owner = spec.owner if spec else ""
    called = names.get(conflict.record) or str(conflict.ours.value if conflict.kind == DUPLICATE else "")
    return ConflictView(
        conflict,
        record_type.title,
        called or "（未命名）",
        label,
        shown(conflict.ours),
        shown(conflict.theirs),
        owner,
        owner == side_of(store),
        spec is not None and type(spec.kind) in (Text, LongText),
    )


class Beside(NamedTuple):
    """What else a record holds, for whoever decides about it."""

    alike: tuple[tuple[str, str], ...] = ()
    """Labels and values of fields on which both sides agree."""
    deadline: str = ""
    """The deadline of the county, where the unit asks for a later one."""
    asked: str = ""
    """What the unit asks for, and why."""


def beside(store: Store, rows: Sequence[ConflictView]) -> Beside:
    """Return what stands beside the differing fields of a record; nothing where two records look like one."""
    conflict = rows[0].conflict
    if conflict.kind == DUPLICATE or not store.registry.knows(conflict.type):
        return Beside()
    record_type = store.registry.get(conflict.type)
    found = records.detail(store, record_type, conflict.record)
    differing = {told.conflict.field for told in rows} | set(_written_by_one(rows, conflict.record))
    shown = [
        (spec.label, spec.kind.format(found.values[spec.name], found.name_by_id))
        for spec in record_type.columns
        if spec.name not in differing and found.values.get(spec.name) not in ("", None, False)
    ]
    return Beside(tuple(shown[:_MOST_BESIDE]), *_extension(store, conflict))


def _written_by_one(rows: Sequence[ConflictView], record: str) -> Iterator[str]:
    """The fields of a record that was deleted to which the other side went on writing: they stand there."""
    for told in rows:
        yield from (each.field for side in told.beyond for each in side if each.record == record)


def _extension(store: Store, conflict: Conflict) -> tuple[str, str]:
    """The deadline, and what the unit asks for instead; nothing where it was answered, or never asked."""
    if conflict.type != "problem":
        return "", ""
    sql = (
        "SELECT p.due_on, e.wanted_on, e.reason FROM extension AS e JOIN problem AS p ON p.id = e.parent"
        " WHERE p.id = ? AND e.deleted = 0 AND e.answer = '' AND e.wanted_on IS NOT NULL"
        " ORDER BY e.position DESC, e.id DESC LIMIT 1"
    )
    with store.read() as session:
        row = session.connection().exec_driver_sql(sql, (conflict.record,)).first()
    if row is None:
        return "", ""
    due, wanted = (str(PartialDate.from_iso(day)) if day else "未定" for day in row[:2])
    return due, f"申请延期至 {wanted}。理由：{row[2]}"


def _presence(value: Primitive) -> bool | None:
    return None if value is None else bool(value)


def count(store: Store) -> int:
    """Return how many there are."""
    with store.read() as session:
        return len(_found(store, session)[1])


def as_plain(told: ConflictView) -> dict[str, object]:
    """One place to decide, for other programs."""
    conflict = told.conflict
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "type": conflict.type,
        "record": conflict.record,
        "field": conflict.field,
        "label": told.label,
        "name": told.record_name,
        "above": told.above,
        "withdrawn": conflict.is_withdrawn,
        "ours": _plain_side(conflict.ours, told.ours, told.beyond.ours),
        "theirs": _plain_side(conflict.theirs, told.theirs, told.beyond.theirs),
    }


def _plain_side(side: Side, shown: str, written: Sequence[ValueBeyond]) -> dict[str, object]:
    return {
        "value": side.value,
        "shown": shown,
        "unit": side.unit,
        "number": side.number,
        "person": side.person,
        "at": side.at.isoformat(),
        "record": side.record or None,
        "written": [{**vars(each), "at": each.at.isoformat()} for each in written],
    }


class Take(NamedTuple):
    """What becomes of one place."""

    id: str
    take: str
    text: str | None = None
    """Words of one's own in place of both values."""


def decide(store: Store, conflict_id: str, take: str, text: str | None = None) -> Changes:
    """Settle one place. Raises UserError where there is none of this id, or both cannot stay."""
    return decide_each(store, [Take(conflict_id, take, text)])


def decide_each(store: Store, takes: Sequence[Take]) -> Changes:
    """Settle several places, each as it is said, as one step. Raises UserError; then none is settled."""
    if not {one.take for one in takes} <= {OURS, THEIRS, BOTH}:
        raise UserError("请写明采用哪一边：ours 本机，theirs 报来，both 都留。")
    told_by_id = {told.id: told for told in open_ones(store)}
    if not takes or not all(one.id in told_by_id for one in takes):
        raise UserError("没有这一处，可能已经决定过了。请用 conflicts 查看。")
    with store.change("决定不一致的内容") as step:
        for one in takes:
            conflict = told_by_id[one.id].conflict
            if conflict.kind == DUPLICATE:
                duplicates.write_decision(step, conflict, one.take)
            else:
                text = _stored(store, told_by_id[one.id], one.text)
                conflicts.write_decision(step, conflict, one.take, text)
                _go_on_to(step, conflict)
    return step.changes


def _go_on_to(step: Step, conflict: Conflict) -> None:
    """Make the rest of a record agree with the stage that was decided.

    Where the moves that both sides made lead elsewhere, one more leads there; and what the move that was not
    taken has emptied holds again.
    """
    record_type = step.registry.get(conflict.type)
    name, emptied = step.registry.emptied_by_moves.get(conflict.type, ("", frozenset()))
    if conflict.field != name or "moves" not in {spec.name for spec in record_type.fields}:
        return
    step.session.flush()
    sql = f'SELECT "{name}" FROM "{conflict.type}" WHERE id = ?'
    stage = step.connection.exec_driver_sql(sql, (conflict.record,)).scalar_one()
    for side in (conflict.ours, conflict.theirs):
        if side.value != stage:
            _bring_back(step, conflict, side, emptied)
    sql = "SELECT stage, position FROM stage_move WHERE parent = ? AND deleted = 0 ORDER BY position, id"
    made = step.connection.exec_driver_sql(sql, (conflict.record,)).all()
    if made and made[-1][0] != stage:
        came = {"label": CONFIRMED_STAGE, "start": made[-1][0], "stage": stage}
        on = clock.today().isoformat()
        step.add(StageMove(parent=conflict.record, position=made[-1][1] + 1, moved_on=on, **came))


def _bring_back(step: Step, conflict: Conflict, side: Side, emptied: frozenset[str]) -> None:
    """What the moves of this side have emptied, as it was before, unless somebody has written to it since."""
    heads = read_heads(step.connection, [conflict.record])[conflict.record]
    for move in operations_of(step.connection, side.operations):
        for name in sorted(emptied & move.fields.keys()):
            before = list(operations_of(step.connection, move.parents.get(name, ())))
            if not move.fields[name] and before and heads_of(heads, name) == [move.id]:
                step.put(conflict.type, {conflict.record: {name: before[-1].fields.get(name)}})


def _stored(store: Store, told: ConflictView, text: str | None) -> Primitive:
    """Words of one's own as the field keeps them. Raises UserError where it takes none."""
    kind = _kind(store, told.conflict)
    if text is None:
        return None
    if not told.is_text or not isinstance(kind, Text | LongText):
        raise UserError(f"“{told.label}”不能另写，请采用本机的或报来的。")
    return kind.store(text)

"""Workflows as data: stages, the moves between them, and what each move demands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Files
from lushan_desktop.domain.record_type import RecordType, Values

FILL = "请先填写"


@dataclass(frozen=True)
class Demand:
    """A field that must be filled before a move, and the sentence that asks for it."""

    field: str
    say: str
    is_today: bool = False
    """True if it is a day that is today unless somebody says otherwise: 办结日期."""
    material: str = ""
    """The file that must be there by this name: 整改销号审批表."""


@dataclass(frozen=True)
class Move:
    """One way from a stage to another."""

    start: str
    end: str
    label: str
    """What the button says: 下发, 销号."""
    demands: tuple[Demand, ...] = ()
    asks: tuple[str, ...] = ()
    """Fields that are worth filling in at this time, though nothing depends on them."""
    clears: tuple[str, ...] = ()
    """Fields that no longer hold once the move is made: the day it was closed, when it is opened again."""
    dated_by: str = ""
    """The field with the day on which the move was made; empty where only the move itself keeps it."""
    by: str = ""
    """The side that makes it (COUNTY or UNIT); empty where either may."""

    @property
    def fields(self) -> tuple[str, ...]:
        """What is asked for on the way, in the order of the catalogue."""
        return tuple(dict.fromkeys([*(demand.field for demand in self.demands), *self.asks]))


@dataclass(frozen=True)
class Flow:
    """The stages in their order and the moves that are allowed."""

    stages: tuple[str, ...]
    moves: tuple[Move, ...]
    aside: tuple[str, ...] = ()
    """Stages that lie beside the way: 已退回."""

    @property
    def path(self) -> tuple[str, ...]:
        """The stages of a matter that goes well, first to last."""
        return tuple(stage for stage in self.stages if stage not in self.aside)

    @property
    def last(self) -> str:
        return self.path[-1]

    def stage(self, stage: str) -> str:
        """The stage a record stands in; one without any stands in the first."""
        return stage or self.stages[0]

    def is_onward(self, move: Move) -> bool:
        """Return True if the move leads nearer to the end."""
        if move.end in self.aside:
            return False
        return move.start in self.aside or self.path.index(move.end) > self.path.index(move.start)

    def moves_from(self, stage: str) -> tuple[Move, ...]:
        """The moves that a record in this stage may make; one without a stage stands in the first."""
        return tuple(move for move in self.moves if move.start == self.stage(stage))

    def move(self, start: str, end: str) -> Move:
        """The move between two stages. Raises UserError naming what is possible instead."""
        allowed = self.moves_from(start)
        for move in allowed:
            if move.end == end:
                return move
        ways = "、".join(f"“{move.end}”" for move in allowed)
        advice = f"可以转为{ways}。" if ways else "这是最后一步。"
        raise UserError(f"“{start or self.stages[0]}”不能直接转为“{end}”，{advice}", field="stage")

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Where a matter may stand without having moved: the first stage, and those that no move leads to."""
        entered = {move.end for move in self.moves}
        return (self.stages[0], *(stage for stage in self.stages[1:] if stage not in entered))

    def problems(self) -> Iterable[str]:
        """Return what is wrong with the rows themselves; a test expects nothing."""
        for move in self.moves:
            for stage in (move.start, move.end):
                if stage not in self.stages:
                    yield f"{move.label}: no stage {stage}"
            if move.start == move.end:
                yield f"{move.label} leads nowhere"


def flow(stages: Iterable[str], rows: Iterable[Mapping[str, Any]], aside: Iterable[str] = ()) -> Flow:
    """The flow described by a catalogue's terms and moves."""
    moves = tuple(
        Move(
            row["from"],
            row["to"],
            row["label"],
            tuple(
                Demand(
                    demand["field"],
                    demand["say"],
                    demand.get("is_today", False),
                    demand.get("material", ""),
                )
                for demand in row.get("demands", ())
            ),
            tuple(row.get("asks", ())),
            tuple(row.get("clears", ())),
            row.get("dated_by", ""),
            row.get("by", ""),
        )
        for row in rows
    )
    return Flow(tuple(stages), moves, tuple(aside))


def proposed(move: Move, values: Values, today: date) -> Values:
    """Return what a move puts in by itself where nobody has filled it in yet."""
    return {
        demand.field: PartialDate.from_date(today)
        for demand in move.demands
        if demand.is_today and not values.get(demand.field)
    }


def lacking(move: Move, record_type: RecordType, values: Values) -> tuple[Demand, ...]:
    """The demands of a move that the record does not meet yet."""
    return unmet(move.demands, record_type, values)


def unmet(demands: tuple[Demand, ...], record_type: RecordType, values: Values) -> tuple[Demand, ...]:
    """Those of all that is demanded which these values do not meet."""
    return tuple(demand for demand in demands if not _is_met(demand, demands, record_type, values))


def _is_met(demand: Demand, demands: tuple[Demand, ...], record_type: RecordType, values: Values) -> bool:
    """A file that a move demands by name does not stand for the proof it demands besides."""
    kind, value = record_type.field(demand.field).kind, values.get(demand.field)
    if not isinstance(kind, Files):
        return not kind.is_empty(value)
    roles = {file.role for file in value or ()}
    if demand.material:
        return demand.material in roles
    return bool(roles - {other.material for other in demands if other.material})


@cache
def ways_to(flow: Flow, stage: str) -> tuple[tuple[Move, ...], ...]:
    """Every way from a beginning to a stage that passes no stage twice, the shortest first."""
    found: list[tuple[Move, ...]] = [()] if stage in flow.beginnings else []
    under_way: list[tuple[Move, ...]] = []
    for start in flow.beginnings:
        under_way += [(move,) for move in flow.moves_from(start)]
    while under_way:
        found += [way for way in under_way if way[-1].end == stage]
        under_way = [
            (*way, move)
            for way in under_way
            if way[-1].end != stage
            for move in flow.moves_from(way[-1].end)
            if move.end not in {way[0].start, *(each.end for each in way)}
        ]
    return tuple(found)


def standing(
    flow: Flow, record_type: RecordType, values: Values, stage: str
) -> tuple[str, tuple[Demand, ...]]:
    """The stage that a record can prove which is said to stand in `stage`, and what it lacks to go on.

    It is the stage itself where one way to it has all its demands met, else the last one on the way that
    leads farthest; the first where there is no way at all.
    """
    best: tuple[int, str, tuple[Demand, ...]] = (-1, flow.stages[0], ())
    for way in ways_to(flow, flow.stage(stage)):
        gone = next((n for n, move in enumerate(way) if lacking(move, record_type, values)), len(way))
        if gone == len(way):
            return flow.stage(stage), ()
        if gone > best[0]:
            best = gone, way[gone].start, lacking(way[gone], record_type, values)
    return best[1:]


def check(move: Move, record_type: RecordType, values: Values) -> None:
    """Raises UserError, naming the first field that is lacking, with every sentence that asks for one."""
    missing = lacking(move, record_type, values)
    if missing:
        raise UserError(asking_for(missing), field=missing[0].field)


def asking_for(missing: Iterable[Demand]) -> str:
    """All that is lacking in as few sentences as it takes: 请先填写整改要求、整改时限。"""
    named: list[str] = []
    others: list[str] = []
    for demand in missing:
        if demand.say.startswith(FILL) and demand.say.endswith("。"):
            named.append(demand.say.removeprefix(FILL).removesuffix("。"))
        else:
            others.append(demand.say)
    return "".join([*([f"{FILL}{'、'.join(named)}。"] if named else []), *others])

"""Workflows as data: stages, the moves between them, and what each move demands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record_type import RecordType, Values


@dataclass(frozen=True)
class Demand:
    """A field that must be filled before a move, and the sentence that asks for it."""

    field: str
    say: str


@dataclass(frozen=True)
class Move:
    """One way from a stage to another."""

    start: str
    end: str
    label: str
    """What the button says: 下发, 销号."""
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True)
class Flow:
    """The stages in their order and the moves that are allowed."""

    stages: tuple[str, ...]
    moves: tuple[Move, ...]

    def moves_from(self, stage: str) -> tuple[Move, ...]:
        """The moves that a record in this stage may make; one without a stage stands in the first."""
        return tuple(move for move in self.moves if move.start == (stage or self.stages[0]))

    def move(self, start: str, end: str) -> Move:
        """The move between two stages. Raises UserError naming what is possible instead."""
        allowed = self.moves_from(start)
        for move in allowed:
            if move.end == end:
                return move
        ways = "、".join(f"“{move.end}”" for move in allowed)
        advice = f"可以转为{ways}。" if ways else "这是最后一步。"
        raise UserError(f"“{start or self.stages[0]}”不能直接转为“{end}”，{advice}", field="stage")

    def problems(self) -> Iterable[str]:
        """What is wrong with the rows themselves; a test expects nothing."""
        for move in self.moves:
            for stage in (move.start, move.end):
                if stage not in self.stages:
                    yield f"{move.label}: no stage {stage}"
            if move.start == move.end:
                yield f"{move.label} leads nowhere"


def flow(stages: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Flow:
    """The flow described by a catalogue's terms and moves."""
    moves = tuple(
        Move(
            row["from"],
            row["to"],
            row["label"],
            tuple(Demand(demand["field"], demand["say"]) for demand in row.get("demands", ())),
        )
        for row in rows
    )
    return Flow(tuple(stages), moves)


def lacking(move: Move, record_type: RecordType, values: Values) -> tuple[Demand, ...]:
    """The demands of a move that the record does not meet yet."""
    return tuple(
        demand
        for demand in move.demands
        if record_type.field(demand.field).kind.is_empty(values.get(demand.field))
    )


def check(move: Move, record_type: RecordType, values: Values) -> None:
    """Raises UserError, naming the first field that is lacking, with every sentence that asks for one."""
    missing = lacking(move, record_type, values)
    if missing:
        raise UserError("".join(demand.say for demand in missing), field=missing[0].field)

"""The board of problems: four columns of cards under one filter, the same that the table has."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.deadline import AMBER_DAYS, Light, light, short_day
from lushan_desktop.domain.supervision.problem import AWAITING, CLOSED, IN_HAND, PROBLEM, SUBMITTED
from lushan_desktop.services.records import todo
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.lists.list_query import Bound, Question, fetch_ids
from lushan_desktop.storage.store import Store

STAGES = (AWAITING, IN_HAND, SUBMITTED, CLOSED)
ANY, OVERDUE, NEAR, EXTENSION, BARE = "", "overdue", "near", "extension", "bare"
STATES = (
    (ANY, "全部状态"),
    (OVERDUE, "逾期"),
    (NEAR, "三天内到期"),
    (EXTENSION, "申请延期"),
    (BARE, "没有佐证"),
)
"""What the board can be narrowed to, with the words for it."""
SHOWN, SHOWN_CLOSED = 40, 3
"""Cards that come along with the board; the others are asked for by `cards` as they come into sight."""

IS_OPEN = todo.SOURCES["problem"].is_open
_ASKS = "EXISTS (SELECT 1 FROM extension AS e WHERE e.parent = t.id AND e.deleted = 0 AND e.answer = '')"
_FILES = "(SELECT count(*) FROM reference AS f WHERE f.parent = t.id AND f.deleted = 0 AND f.field = 'files')"
_ORDER = {
    AWAITING: "t.found_on IS NULL, t.found_on, t.id",
    IN_HAND: "t.due_on IS NULL, t.due_on, t.id",
    SUBMITTED: "t.finished_on IS NULL, t.finished_on, t.id",
    CLOSED: "t.closed_on DESC, t.id DESC",
}


@dataclass(frozen=True)
class Filter:
    """Which problems are asked for; empty is all."""

    supervision_round: str = ""
    team: str = ""
    unit: str = ""
    state: str = ANY
    text: str = ""
    """Characters or pinyin initials."""
    start: Bound = None
    end: Bound = None

    @property
    def query(self) -> ListQuery:
        """The same for the table and for what prints a list."""
        asked = {"supervision_round": self.supervision_round, "team": self.team, "unit": self.unit}
        condition = state_condition(self.state)
        return ListQuery(
            text=self.text,
            start=self.start,
            end=self.end,
            filters={name: value for name, value in asked.items() if value},
            conditions=(condition,) if condition else (),
        )


@dataclass(frozen=True)
class Card:
    """One problem on the board."""

    id: str
    stage: str
    number: str
    unit: str
    unit_kind: str
    """乡镇, 街道, 县直 …: which icon stands before the unit."""
    text: str
    event: str
    """The one date that counts in its stage: 期限 7月15日, 7月24日 报来."""
    light: Light
    files: int
    asks_extension: bool
    is_from_outside: bool
    """Whether it came on a stick from another office."""

    @property
    def badge(self) -> tuple[str, str] | None:
        """The word in the card's corner and its tone."""
        if self.stage != CLOSED and self.light.is_urgent:
            return self.light.word, self.light.tone
        return ("申请延期", "info") if self.asks_extension else None


@dataclass(frozen=True)
class Column:
    """One stage: all ids in their order, and the first cards."""

    stage: str
    ids: tuple[str, ...]
    cards: tuple[Card, ...]

    @property
    def count(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Board:
    """The columns, and how many of the problems are overdue."""

    columns: tuple[Column, ...]
    overdue: int

    @property
    def total(self) -> int:
        return sum(column.count for column in self.columns)

    def count(self, stage: str) -> int:
        return next(column.count for column in self.columns if column.stage == stage)


def state_condition(state: str) -> str:
    """What a problem `t` must be to stand in one of STATES; empty for all."""
    today = clock.today()
    if state == OVERDUE:
        return f"{IS_OPEN} AND {todo.overdue(today)}"
    if state == NEAR:
        last = date.fromordinal(today.toordinal() + AMBER_DAYS).isoformat()
        return f"{IS_OPEN} AND {todo.LAST_DAY} BETWEEN '{today.isoformat()}' AND '{last}'"
    return {EXTENSION: f"{IS_OPEN} AND {_ASKS}", BARE: f"{_FILES} = 0"}.get(state, "")


def board(store: Store, wanted: Filter) -> Board:
    """The board under a filter; of each column the ids of all cards and the first cards themselves."""
    with store.read() as session:
        question = Question(session, PROBLEM, wanted.query)
        values = tuple(question.values)
        columns = []
        for stage in STAGES:
            sql = f"SELECT t.id AS id FROM {question.source} AND {_stands_in(stage)} ORDER BY {_ORDER[stage]}"
            ids = tuple(fetch_ids(session, sql, values))
            first = ids[: SHOWN_CLOSED if stage == CLOSED else SHOWN]
            columns.append(Column(stage, ids, _cards(session, first, store.unit)))
        late = f"SELECT count(*) FROM {question.source} AND {state_condition(OVERDUE)}"
        overdue = session.connection().exec_driver_sql(late, values).scalar()
        return Board(tuple(columns), int(overdue or 0))


def cards(store: Store, ids: Sequence[str]) -> tuple[Card, ...]:
    """The cards of these problems, in the order of the ids; those that are gone are left out."""
    with store.read() as session:
        return _cards(session, ids, store.unit)


def _stands_in(stage: str) -> str:
    """A problem that nobody has moved stands in the first column."""
    return f"t.stage IN ('', '{stage}')" if stage == AWAITING else f"t.stage = '{stage}'"


_CARD = f"""
SELECT t.id, t.stage, t.number, t.description, coalesce(nullif(u.short_name, ''), u.name, '') AS unit,
    coalesce(u.kind, '') AS unit_kind, t.found_on, t.due_on, t.closed_on,
    coalesce(t.finished_on, t.answered_on) AS told_on, t.origin, {_FILES} AS files, {_ASKS} AS asks
FROM problem AS t LEFT JOIN unit AS u ON u.id = t.unit
WHERE t.id IN (SELECT value FROM json_each(?))"""


def _cards(session: Session, ids: Sequence[str], own_unit: str) -> tuple[Card, ...]:
    if not ids:
        return ()
    rows = session.connection().exec_driver_sql(_CARD, (json.dumps(list(ids)),)).mappings()
    today = clock.today()
    found = {row["id"]: _card(row, today, own_unit) for row in rows}
    return tuple(found[one] for one in ids if one in found)


def _card(row: Any, today: date, own_unit: str) -> Card:
    stage = row["stage"] or AWAITING
    closed = _day(row["closed_on"]) or stage == CLOSED
    return Card(
        id=row["id"],
        stage=stage,
        number=row["number"],
        unit=row["unit"],
        unit_kind=row["unit_kind"],
        text=" ".join(str(row["description"]).split()),
        event=_event(stage, row, today),
        light=light(_day(row["due_on"]), today, closed),
        files=int(row["files"]),
        asks_extension=bool(row["asks"]) and stage != CLOSED,
        is_from_outside=bool(row["origin"]) and row["origin"] != own_unit,
    )


def _event(stage: str, row: Any, today: date) -> str:
    if stage == IN_HAND:
        due = _day(row["due_on"])
        return f"期限 {short_day(due, today)}" if due else "期限未定"
    column, word = {AWAITING: ("found_on", "发现"), SUBMITTED: ("told_on", "报来")}.get(
        stage, ("closed_on", "销号")
    )
    day = _day(row[column])
    return f"{short_day(day, today)} {word}" if day else f"{word}日期不详"


def _day(stored: str | None) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None

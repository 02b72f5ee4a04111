"""The board of problems: four columns of cards under one filter, the same that the table has."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages
from lushan_desktop.domain.deadline import AMBER_DAYS, Light, light, short_day
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.exchange import knowledge
from lushan_desktop.services.office import identity
from lushan_desktop.services.records import todo
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.lists.list_query import Bound, Question, fetch_ids
from lushan_desktop.storage.store import Store

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

_ASKS = "EXISTS (SELECT 1 FROM extension AS e WHERE e.parent = t.id AND e.deleted = 0 AND e.answer = '')"
_FILES = "(SELECT count(*) FROM reference AS f WHERE f.parent = t.id AND f.deleted = 0 AND f.field = 'files')"
_BY_FOUND, _BY_DUE = "t.found_on IS NULL, t.found_on, t.id", "t.due_on IS NULL, t.due_on, t.id"
_BY_FINISHED, _BY_CLOSED = "t.finished_on IS NULL, t.finished_on, t.id", "t.closed_on DESC, t.id DESC"


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
    """True if it, or a value that stands in it, came on a stick from another office."""

    @property
    def badge(self) -> tuple[str, str] | None:
        """The word in the card's corner and its tone."""
        if not is_closed(self.stage) and self.light.is_urgent:
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

    @property
    def closed(self) -> int:
        return sum(column.count for column in self.columns if is_closed(column.stage))

    @property
    def waiting(self) -> int:
        """Those that were not sent out yet."""
        return self.count(stages.first(stages.PROBLEMS))

    def count(self, stage: str) -> int:
        return next(column.count for column in self.columns if column.stage == stage)


def state_condition(state: str) -> str:
    """Return what a problem `t` must be to stand in one of STATES; empty for all."""
    today = clock.today()
    if state == OVERDUE:
        return todo.late_problem(today)
    if state == NEAR:
        return todo.near_problem(today, date.fromordinal(today.toordinal() + AMBER_DAYS))
    return {EXTENSION: f"{todo.open_problem()} AND {_ASKS}", BARE: f"{_FILES} = 0"}.get(state, "")


def columns() -> tuple[str, ...]:
    """The columns of the board: every stage of the catalogue, those beside the way last."""
    terms = catalogue(stages.PROBLEMS).terms
    return tuple(term.name for term in sorted(terms, key=lambda term: term.aside))


def tone(stage: str) -> str:
    """The colour of a stage beside its word; one that names none is under way."""
    term = catalogue(stages.PROBLEMS).term(stage)
    return term.tone or ("ok" if is_closed(stage) else "info")


def is_closed(stage: str) -> bool:
    """Return True if nothing is left to be done in this stage."""
    return stage in stages.ended(stages.PROBLEMS)


def is_finished(stage: str) -> bool:
    """Return True if the unit is done, and only the county has something left to do."""
    way = [term.name for term in stages.path(stages.PROBLEMS)]
    done = [term.name for term in stages.path(stages.PROBLEMS) if term.reached_by == "finished_on"]
    return stage in way and bool(done) and way.index(stage) >= way.index(done[0]) and not is_closed(stage)


def _order(stage: str) -> str:
    """Return what presses most stands first."""
    if is_closed(stage):
        return _BY_CLOSED
    if is_finished(stage):
        return _BY_FINISHED
    return _BY_FOUND if stage == stages.first(stages.PROBLEMS) else _BY_DUE


def board(store: Store, wanted: Filter) -> Board:
    """The board under a filter; of each column the ids of all cards and the first cards themselves."""
    with store.read() as session:
        question = Question(session, PROBLEM, wanted.query)
        values = tuple(question.values)
        made = []
        for stage in columns():
            where = f"{question.source} AND {_stands_in(stage)}"
            sql = f"SELECT t.id AS id FROM {where} ORDER BY {_order(stage)}"
            ids = fetch_ids(session, sql, values)
            first = ids[: SHOWN_CLOSED if is_closed(stage) else SHOWN]
            made.append(Column(stage, ids, _cards(store, session, first)))
        late = f"SELECT count(*) FROM {question.source} AND {state_condition(OVERDUE)}"
        overdue = session.connection().exec_driver_sql(late, values).scalar()
        return Board(tuple(made), int(overdue or 0))


def cards(store: Store, ids: Sequence[str]) -> tuple[Card, ...]:
    """The cards of these problems, in the order of the ids; those that are gone are left out."""
    with store.read() as session:
        return _cards(store, session, ids)


def _stands_in(stage: str) -> str:
    """A problem that nobody has moved, or whose stage no catalogue knows, stands in the first column."""
    if stage != stages.first(stages.PROBLEMS):
        return f"t.stage = {stages.in_sql((stage,))}"
    others = stages.in_sql(tuple(name for name in columns() if name != stage))
    return f"t.stage NOT IN ({others})"


_CARD = f"""
SELECT t.id, t.stage, t.number, t.description, coalesce(nullif(u.short_name, ''), u.name, '') AS unit,
    coalesce(u.kind, '') AS unit_kind, t.found_on, t.due_on, t.closed_on, t.finished_on,
    coalesce(t.finished_on, t.answered_on) AS told_on, t.origin, {_FILES} AS files, {_ASKS} AS asks,
    EXISTS (
        SELECT 1 FROM head AS h, json_each(h.heads) AS f, json_each(f.value) AS i
        WHERE h.record IN (SELECT t.id UNION SELECT record FROM head WHERE parent = t.id)
            AND substr(i.value, 1, instr(i.value, ':') - 1) NOT IN (SELECT value FROM json_each(:ours))
    ) AS is_answered
FROM problem AS t LEFT JOIN unit AS u ON u.id = t.unit
WHERE t.id IN (SELECT value FROM json_each(:ids))"""


def _cards(store: Store, session: Session, ids: Sequence[str]) -> tuple[Card, ...]:
    if not ids:
        return ()
    office = identity.of_store(store)
    ours = knowledge.replicas_of(session.connection(), knowledge.peers(session), office, office.unit)
    given = {"ids": json.dumps(list(ids)), "ours": json.dumps(sorted(ours))}
    rows = session.connection().execute(text(_CARD), given).mappings()
    today = clock.today()
    found = {row["id"]: _card(row, today, store.unit) for row in rows}
    return tuple(found[one] for one in ids if one in found)


def _card(row: Any, today: date, own_unit: str) -> Card:
    stage = row["stage"] or stages.first(stages.PROBLEMS)
    closed = is_closed(stage) and (_day(row["closed_on"]) or True)
    return Card(
        id=row["id"],
        stage=stage,
        number=row["number"],
        unit=row["unit"],
        unit_kind=row["unit_kind"],
        text=" ".join(str(row["description"]).split()),
        event=_event(stage, row, today),
        light=light(_day(row["due_on"]), today, closed, _day(row["finished_on"])),
        files=int(row["files"]),
        asks_extension=bool(row["asks"]) and not closed,
        is_from_outside=bool(row["is_answered"] or (row["origin"] and row["origin"] != own_unit)),
    )


def _event(stage: str, row: Any, today: date) -> str:
    if is_closed(stage):
        column, word = "closed_on", "销号"
    elif is_finished(stage):
        column, word = "told_on", "报来"
    elif stage == stages.first(stages.PROBLEMS):
        column, word = "found_on", "发现"
    else:
        due = _day(row["due_on"])
        return f"期限 {short_day(due, today)}" if due else "期限未定"
    day = _day(row[column])
    return f"{short_day(day, today)} {word}" if day else f"{word}日期不详"


def _day(stored: str | None) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None

"""The list of instructions: the leader with the post of that day, the words, the light of the handling."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain import handling, stages
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.reports.cells import People
from lushan_desktop.services.records import lists, todo
from lushan_desktop.services.records.lists import Block, ListRow
from lushan_desktop.services.records.standing import HandlingStanding
from lushan_desktop.storage.store import Store

EVERY_STATE, OPEN, OVERDUE = "", "open", "overdue"
"""States to filter by that are no stage."""


def state_condition(state: str) -> str:
    """Return what a record `t` must be to stand in this state; empty for all."""
    if state == EVERY_STATE:
        return ""
    if state == OPEN:
        return todo.sources()["instruction"].is_open
    if state == OVERDUE:
        return f"{todo.sources()['instruction'].is_open} AND {todo.overdue(clock.today())}"
    if state == handling.REGISTERED:
        return f"{todo.sources()['instruction'].is_open} AND t.stage IN ('', '{state}')"
    return f"t.stage = {stages.in_sql((state,))}"


def states() -> tuple[tuple[str, str], ...]:
    """What the list can be narrowed to, with the words for it: every stage of the catalogue among them."""
    waiting = (
        (stage, handling.waits_for({"stage": stage})) for stage in catalogue(stages.INSTRUCTIONS).names
    )
    return ((EVERY_STATE, "全部办理状态"), (OPEN, "未办结"), (OVERDUE, "逾期"), *waiting)


def block(store: Store, record_type: RecordType, ids: Sequence[str]) -> Block:
    """The rows of the list: the leader with the post of that day, the words, the light."""
    plain = lists.block(store, record_type, ids)
    with store.read() as session:
        return _told(session, plain, clock.today())


def look(
    store: Store, record_type: RecordType, query: lists.ListQuery, *, blocks: Sequence[int] = ()
) -> lists.Listing:
    """The list of a query with the rows in sight."""
    found = lists.look(store, record_type, query, blocks=blocks)
    with store.read() as session:
        today = clock.today()
        shown = {number: _told(session, rows, today) for number, rows in found.blocks.items()}
    return replace(found, blocks=shown)


def _told(session: Session, rows: Block, today: date) -> Block:
    people = People(session, (row.values["leader"] for row in rows if row))
    return tuple(row and _told_row(row, people, today) for row in rows)


def _told_row(row: ListRow, people: People, today: date) -> ListRow:
    values = row.values
    leader = people.named(values["leader"], values["given_on"], values["leader_post"]) or "领导待补"
    carrier = carrier_of(values, row.name_by_id)
    words = values["words"] or (f"（大意）{values['gist']}" if values["gist"] else "原文待补")
    second = " ".join(f"{carrier}：{words}".split() if carrier else words.split())
    light = handling.instruction_light(values, today)
    held = row.standing
    standing = HandlingStanding(held.to_fill, held.lacking, held.is_complete, light.word, light.tone)
    return replace(row, title=leader, second=second, standing=standing)


def carrier_of(values: Values, names: Mapping[str, str]) -> str:
    """The paper the instruction stands on, by its name."""
    named = (names.get(values[name], "") for name in ("document", "briefing") if values[name])
    return next(filter(None, (*named, values["carrier"])), "")

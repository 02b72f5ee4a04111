"""The table of problems: the same light as on the cards, beside the stage."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lushan_desktop.base import clock
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.supervision.rectifying import is_open, problem_light
from lushan_desktop.services.records import lists
from lushan_desktop.services.records.lists import Block, Listing, ListQuery, ListRow
from lushan_desktop.services.records.standing import HandlingStanding
from lushan_desktop.storage.store import Store


def block(store: Store, record_type: RecordType, ids: Sequence[str]) -> Block:
    """The rows of the list, each with the light of its deadline."""
    return _told(lists.block(store, record_type, ids))


def look(store: Store, record_type: RecordType, query: ListQuery, *, blocks: Sequence[int] = ()) -> Listing:
    """The list of a query with the rows in sight."""
    found = lists.look(store, record_type, query, blocks=blocks)
    return replace(found, blocks={number: _told(rows) for number, rows in found.blocks.items()})


def _told(rows: Block) -> Block:
    today = clock.today()
    return tuple(row and _told_row(row, today) for row in rows)


def _told_row(row: ListRow, today: date) -> ListRow:
    values, held = row.values, row.standing
    due = problem_light(values, today)
    word = due.word if is_open(values) or values["stage"] == "" else values["stage"]
    return replace(
        row, standing=HandlingStanding(held.to_fill, held.lacking, held.is_complete, word, due.tone)
    )

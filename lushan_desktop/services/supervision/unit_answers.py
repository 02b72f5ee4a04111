"""What a unit answered to its feedback list: one by one, or as a table pasted out of Excel."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.services.records import lists, todo
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.store import Store

_LEAST = 4
"""Characters of a description that are enough to know a problem by."""


@dataclass(frozen=True)
class Answerable:
    """A problem that the unit may answer to."""

    id: str
    number: str
    text: str
    answer: str


def answerable(store: Store, round_id: str, unit_id: str) -> tuple[Answerable, ...]:
    """The problems of a unit in a round that are not closed, in the order of their numbers."""
    filters = {"supervision_round": round_id, "unit": unit_id}
    query = ListQuery(
        filters={name: value for name, value in filters.items() if value},
        conditions=(todo.open_problem(),),
        sort=(("number", False),),
    )
    ids = lists.look(store, PROBLEM, query).ids
    return tuple(_answerable(row.id, row.values) for row in lists.block(store, PROBLEM, ids) if row)


def _answerable(record_id: str, values: Values) -> Answerable:
    return Answerable(record_id, values["number"], " ".join(values["description"].split()), values["answer"])


def matched(pasted: str, problems: Sequence[Answerable]) -> Mapping[str, str]:
    """The answers of a pasted table by problem: a row is known by its number or its problem, and the last
    cell that holds anything else is the answer."""
    found: dict[str, str] = {}
    for cells in csv.reader(io.StringIO(pasted), delimiter="\t"):
        texts = [cell.strip() for cell in cells]
        problem = next((one for one in problems if _speaks_of(texts, one)), None)
        if problem is None:
            continue
        told = [text for text in texts if text and not _names(text, problem)]
        if told:
            found[problem.id] = told[-1]
    return found


def _speaks_of(texts: Sequence[str], problem: Answerable) -> bool:
    return any(_names(text, problem) for text in texts)


def _names(text: str, problem: Answerable) -> bool:
    """Return True if a cell is the number or the words of the problem."""
    if problem.number and text == problem.number:
        return True
    plain = " ".join(text.split())
    return len(plain) >= _LEAST and plain == problem.text

"""One record changed or taken away leaves what is told of the others, but for forms and numbers."""

import re
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day, Flag, LongText, Number, Ref, Text
from lushan_desktop.domain.record_type import FieldSpec
from lushan_desktop.domain.records import RECORD_TYPES
from tests.properties.drawn_offices import NAMES, offices
from tests.properties.statement_offices import Office
from tests.properties.statement_oracle import Row
from tests.properties.statement_told import Told
from tests.properties.statement_trial import Trial, quick, trial

SOMEBODY = re.compile(
    rf"(?:时任|[市代副书记常委县长秘、（）挂职局])*(?:{'|'.join(NAMES)})(?:【待补：[^】]*职务】)?"
)
CHANGED = ("document", "meeting", "instruction", "measure", "study_visit", "symposium", "honour", "training")
CHANGED += ("publicity_item", "supervision_round", "inclusion")
"""Of these one is changed, to see what that changes elsewhere."""
PLACING = ("note", "campaign", "title")
"""Fields that change nothing that is told, or of which title something is told."""
LAST_DAY = "2024-06-30"
"""The day of a paper that has no event to be dated by."""
_NUMBER = count(1)


def what_else_is_told_stays(before: Told, after: Told, gone: str) -> None:
    """Away from one record only forms of names, numbering and sums change, on a paper of the same day."""
    own = {gone} | _others_of(before, gone) | _others_of(after, gone)
    with_it = [
        rows
        for told in (before, after)
        for _, rows in told.sentences
        if any(_speaks_of(rows, one) for one in own)
    ]
    touched = own | {row["id"] for rows in with_it for row in rows}
    for note in (*before.statement.notes, *after.statement.notes):
        about = {link.record for link in note.links}
        touched |= about if gone in about else set()
    was, now = (
        {each for text, rows in told.sentences for each in _said(text, rows, touched)}
        for told in (before, after)
    )
    assert was == now, (gone, was ^ now)


_RESTS_ON = ("id", "parent", "basis", "document", "meeting", "honour")
"""Fields by which a record is itself, or is proven by another."""


def _speaks_of(rows: list[Row], one: str) -> bool:
    return any(row.get(field) == one for row in rows for field in _RESTS_ON)


def _said(text: str, rows: list[Row], touched: set[str]) -> set[str]:
    """A sentence without its forms; of papers issued, which two share one hangs on how many there are."""
    ids = {row["id"] for row in rows}
    if "印发" in text and all(row["type"] == "document" for row in rows):
        return ids - touched
    return {_formless(text)} if ids and not touched & ids else set()


def _formless(text: str) -> str:
    """A sentence without numbers, and with nothing of a person but that somebody was named.

    Where a second table comes the first is 附表1, and 附表 where it was alone.
    """
    return re.sub(r"\d+", "0", re.sub(r"附表\d+", "附表", SOMEBODY.sub("某", text)))


def _others_of(told: Told, one: str) -> set[str]:
    """The records that a record names: a title says less of itself where more is told of it."""
    rows = told.oracle.rows
    named = {value for value in rows.get(one, {}).values() if isinstance(value, str) and value in rows}
    return {each for each in named if rows[each]["type"] in ("title", "document", "meeting")}


def change_one(tried: Trial, before: Told, number: int) -> None:
    """Change one field of one record, or take it away, and hold what is told of the others to what it was."""
    answering = before.oracle.answering(tried.indicator)
    rows = sorted((row for row in answering if row["type"] in CHANGED), key=lambda row: row["id"])
    if not rows:
        return
    row = rows[number % len(rows)]
    able = [spec for spec in RECORD_TYPES.get(row["type"]).columns if _may_change(spec, row)]
    place = number // len(rows) % (len(able) + 2)
    with tried.attempt():
        if place < len(able):
            spec = able[place]
            tried.put(row["type"], row["id"], **{spec.name: _other_value(tried, spec, row, number)})
        else:
            tried.remove(row["type"], row["id"])
        what_else_is_told_stays(before, tried.told(), row["id"])


def _may_change(spec: FieldSpec, row: Row) -> bool:
    is_person = isinstance(spec.kind, Ref) and spec.kind.target == "person"
    return spec.name not in PLACING and (
        is_person or isinstance(spec.kind, Text | LongText | Day | Number | Flag)
    )


def _other_value(tried: Trial, spec: FieldSpec, row: Row, number: int) -> Any:
    match spec.kind:
        case Day():
            days = ("2023-02-27", "2023-03", "2023-05-04", "2022")
            return (
                PartialDate.from_iso(days[number % len(days)]) if number % 5 or not row[spec.name] else None
            )
        case Number():
            return number % 4 or None
        case Flag():
            return not row[spec.name]
        case Ref():
            return tried.ids[NAMES[number % len(NAMES)]]
        case _:
            return f"示例改{next(_NUMBER)}" if number % 4 or not row[spec.name] else ""


@quick(max_examples=12)
@given(offices(), st.lists(st.integers(0, 999), min_size=4, max_size=4))
def test_one_record_changed_leaves_what_is_told_of_the_others(store, base, office, numbers):
    change_some(store, base, office, numbers)


@pytest.mark.slow
@quick(max_examples=300)
@given(offices(), st.lists(st.integers(0, 999), min_size=12, max_size=12))
def test_one_record_changed_leaves_the_others_in_three_hundred_offices(store, base, office, numbers):
    change_some(store, base, office, numbers)


def change_some(store, base, office: Office, numbers: list[int]) -> None:
    with trial(store, base, office) as tried:
        # The day of the paper is proposed by its last event, and by that day it is told what is over.
        proposed = tried.told().statement.signed
        tried.options = {**tried.options, "signed": proposed.iso if proposed else LAST_DAY}
        before = tried.told()
        for number in numbers:
            change_one(tried, before, number)

"""Whatever is written in a record or in its child rows, a search finds what LIKE finds: all of it."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lushan_desktop.domain.kinds import LongText, Text
from lushan_desktop.domain.record_type import RecordType, children_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.storage.index.search import search, searched_columns
from lushan_desktop.storage.lists.list_query import like
from lushan_desktop.storage.store import Store
from tests.offices import new_store

LETTERS = "法治推进会议示范创建，。、：“”〔〕（）《》AbB19 0-_%\"'*().\n１Ａ𠮷〇"
PARENTS = tuple(
    key
    for key in RECORD_TYPES.keys
    if not RECORD_TYPES.get(key).is_child
    and any(searched_columns(RECORD_TYPES.get(child)) for child in children_of(RECORD_TYPES.get(key)))
)


def texts_of(record_type: RecordType) -> list[str]:
    """The searched columns that hold a text as it was written."""
    return [spec.name for spec in searched_columns(record_type) if type(spec.kind) in (Text, LongText)]


def by_like(store: Store, record_type: RecordType, text: str) -> set[str]:
    """The records of one type; the child rows of some types stand below records of several."""
    pattern = f"%{like(text.strip())}%"
    own = f'IN (SELECT id FROM "{record_type.key}")'
    questions = [(record_type.key, "id", name) for name in texts_of(record_type)]
    for key in children_of(record_type):
        questions += [(key, "parent", name) for name in texts_of(RECORD_TYPES.get(key))]
    found: set[str] = set()
    with store.read() as session:
        for table, column, name in questions:
            sql = f'SELECT "{column}" FROM "{table}" WHERE "{name}" LIKE ? ESCAPE \'\\\' AND "{column}" {own}'
            found |= set(session.connection().exec_driver_sql(sql, (pattern,)).scalars())
    return found


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with new_store(tmp_path_factory.mktemp("office") / "x") as opened:
        yield opened


@pytest.mark.parametrize("key", PARENTS)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    own=st.lists(st.text(LETTERS, max_size=14), min_size=1, max_size=5),
    below=st.lists(st.text(LETTERS, max_size=14), max_size=6),
    asked=st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=10),
)
def test_the_hits_are_those_of_like_child_rows_and_all(office, key, own, below, asked):
    record_type = RECORD_TYPES.get(key)
    with office.change("示例") as step:
        names = texts_of(record_type)
        rows = [{names[n % len(names)]: text} for n, text in enumerate(own)] if names else [{}]
        parents = step.add_many(record_type.model, rows)
        for child in map(RECORD_TYPES.get, children_of(record_type)):
            columns = texts_of(child)
            rows = [
                {"parent": parents[n % len(parents)], columns[n % len(columns)]: text}
                for n, text in enumerate(below)
                if columns
            ]
            step.add_many(child.model, rows)
    cuttings = [text[start : start + 1 + start % 6] for text in own + below for start in range(0, 12, 2)]
    with office.read() as session:
        for text in asked + cuttings:
            if text.strip():
                found = {hit.id for hit in search(session, text, sys.maxsize, [key])}
                assert found >= by_like(office, record_type, text), text


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("依据鲁法办〔2023〕5号文件", "鲁法办2023 5"),
        ("依据鲁法办〔2023〕5号文件", "鲁法办[2023]05号"),
        ("依据鲁法办〔2023〕5号文件", "鲁法办（２０２３）５号"),
        ("2023年第3期简报", "２０２３年第３期"),
        ("WPS 表格", "ｗｐｓ"),
        ("WPS表格3份", "wps表格3"),
        ("“一把手”负总责；", "手”负"),
        ("100%办结", "100%"),
        ("a_b", "a_b"),
    ],
)
def test_marks_letters_digits_and_spellings_lead_to_what_is_meant(office, written, typed):
    meeting = RECORD_TYPES.get("meeting")
    with office.change("示例") as step:
        ids = step.add_many(meeting.model, [{"title": written, "kind": "推进会"}, {"title": "示例"}])
    with office.read() as session:
        found = [hit.id for hit in search(session, typed, sys.maxsize, ["meeting"])]
    assert ids[0] in found
    assert ids[1] not in found

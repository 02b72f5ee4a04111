"""Lists, blocks and names of any record type, by few questions."""

from dataclasses import replace
from datetime import date

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.record import Reference
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from tests.storage.office import (
    DEMAND,
    MEETING,
    PERSON,
    TrialDemand,
    TrialMeeting,
    TrialPerson,
    a_demand,
    a_meeting,
    a_person,
    set_fields,
)


def titles(store, query=None, record_type=MEETING):
    with store.read() as session:
        found = queries.ids(session, record_type, query)
        return [row["title"] for row in queries.texts(session, record_type, found)]


@pytest.fixture
def dated(store):
    """Meetings of several days, one known to the month, one to the year, one not at all."""
    with store.change("导入") as step:
        step.add_many(
            TrialMeeting,
            [
                {"title": "六月二日", "held_on": "2023-06-02", "kind": "推进会", "times": 2},
                {"title": "六月", "held_on": "2023-06", "kind": "推进会", "times": 10},
                {"title": "某年", "held_on": "2023", "kind": "动员会"},
                {"title": "不详", "held_on": None, "kind": "动员会", "times": 1},
                {"title": "次年", "held_on": "2024-01-05", "kind": ""},
            ],
        )
    return store


def test_a_list_is_sorted_as_its_type_says_and_the_undated_stand_last(dated):
    assert titles(dated) == ["次年", "六月二日", "六月", "某年", "不详"]


def test_the_undated_stand_last_the_other_way_round_too(dated):
    assert titles(dated, ListQuery(sort=(("held_on", False),))) == [
        "某年",
        "六月",
        "六月二日",
        "次年",
        "不详",
    ]


def test_numbers_are_sorted_by_value_and_what_lacks_one_stands_last(dated):
    assert titles(dated, ListQuery(sort=(("times", True),)))[:3] == ["六月", "六月二日", "不详"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (PartialDate(2023, 6, 2), PartialDate(2023, 6, 2), {"六月二日", "六月", "某年"}),
        (date(2023, 6, 10), date(2023, 12, 31), {"六月", "某年"}),
        ("2023-07-01", None, {"某年", "次年"}),
        (None, "2023", {"六月二日", "六月", "某年"}),
        ("2024", "2024-01", {"次年"}),
    ],
)
def test_a_period_holds_what_may_lie_inside_it(dated, start, end, expected):
    within = ListQuery(start=start, end=end, with_undated=False)

    assert set(titles(dated, within)) == expected
    assert set(titles(dated, replace(within, with_undated=True))) == expected | {"不详"}


def test_a_type_without_a_day_has_no_period(store):
    person = a_person(store)
    with store.read() as session:
        assert queries.ids(session, PERSON, ListQuery(start="2023")) == (person,)


def test_chips_are_counted_whatever_chip_is_pressed(dated):
    query = ListQuery(chip="推进会", start="2023", end="2023", with_undated=False)

    with dated.read() as session:
        assert queries.counts(session, MEETING, query) == {"推进会": 2, "动员会": 1}
        assert queries.counts(session, PERSON) == {}
    assert titles(dated, query) == ["六月二日", "六月"]


def test_what_has_no_term_is_counted_by_itself(store):
    for kind in ("推进会", "", None):
        a_meeting(store, "示例", kind=kind)

    with store.read() as session:
        assert queries.counts(session, MEETING) == {"推进会": 1, "": 2}


def test_fields_filter_by_value_by_several_and_by_none(dated):
    assert titles(dated, ListQuery(filters={"times": [2, 10]})) == ["六月二日", "六月"]
    assert titles(dated, ListQuery(filters={"held_on": PartialDate(2023, 6)})) == ["六月"]
    assert titles(dated, ListQuery(filters={"held_on": None})) == ["不详"]


def test_sets_and_files_filter_by_what_they_hold(store):
    person = a_person(store)
    meeting = a_meeting(store, "有")
    a_meeting(store, "无")
    with store.change("挂接") as step:
        step.add(Reference(parent=meeting, field="guests", target=person))
        step.add(Reference(parent=meeting, field="files", target="evidence-1", role="签到表"))

    assert titles(store, ListQuery(filters={"guests": person})) == ["有"]
    assert titles(store, ListQuery(filters={"files": "evidence-1"})) == ["有"]
    assert titles(store, ListQuery(filters={"guests": "other"})) == []
    assert titles(store, ListQuery(only_missing=True)) == ["无"]
    assert titles(store, ListQuery(sort=(("guests", True),))) == ["有", "无"]
    assert titles(store, ListQuery(sort=(("demands", True), ("files", False))))


def test_a_list_sorted_by_a_reference_follows_the_names(store):
    second, first = a_person(store, "乙"), a_person(store, "丙")
    a_meeting(store, "乙的", chair=second)
    a_meeting(store, "丙的", chair=first)
    a_meeting(store, "无人的")

    assert titles(store, ListQuery(sort=(("chair", False),))) == ["丙的", "乙的", "无人的"]


def test_deleted_records_are_left_out_unless_asked_for(store):
    a_meeting(store, "在")
    meeting = a_meeting(store, "删去的会")
    a_demand(store, meeting, "压实责任")
    set_fields(store, TrialMeeting, meeting, deleted=True)

    assert titles(store) == ["在"]
    assert len(titles(store, ListQuery(include_deleted=True))) == 2
    assert titles(store, ListQuery(only_deleted=True)) == ["删去的会"]
    assert titles(store, ListQuery(only_deleted=True, text="删去")) == ["删去的会"]
    assert titles(store, ListQuery(only_deleted=True, text="压实")) == ["删去的会"]
    assert titles(store, ListQuery(only_deleted=True, text="%")) == []


def test_a_list_is_searched_in_all_searched_fields_and_rows(store):
    person = a_person(store, "示例甲")
    meeting = a_meeting(store, "推进会", chair=person)
    a_demand(store, meeting, "压实责任")
    a_meeting(store, "动员会")

    for text in ("推", "推进", "压实责", "例甲"):
        assert titles(store, ListQuery(text=f" {text} ")) == ["推进会"]
    with store.read() as session:
        assert len(queries.ids(session, DEMAND, ListQuery(text="压实"))) == 1


def test_all_values_of_a_record_come_as_its_kinds_know_them(store):
    person = a_person(store)
    meeting = a_meeting(store, "会", held_on="2023-06", chair=person, times=3)
    demand = a_demand(store, meeting, "二", speaker=person, position=1)
    first = a_demand(store, meeting, "一")
    gone = a_demand(store, meeting, "删")
    set_fields(store, TrialDemand, gone, deleted=True)
    with store.change("挂接") as step:
        step.add(Reference(parent=meeting, field="guests", target=person))
        step.add(Reference(parent=meeting, field="files", target="e", role="签到表"))
        step.add(Reference(parent=meeting, field="unknown", target="x"))

    with store.read() as session:
        found = queries.values(session, MEETING, meeting)

    assert found["held_on"] == PartialDate(2023, 6)
    assert found["times"] == 3
    assert found["guests"] == (person,)
    assert found["files"] == (Attachment("e", "签到表"),)
    assert found["demands"] == (
        {"id": first, "speaker": "", "words": "一"},
        {"id": demand, "speaker": person, "words": "二"},
    )
    with store.read() as session, pytest.raises(UserError, match="已不存在"):
        queries.values(session, MEETING, "nowhere")


def test_a_block_keeps_the_order_of_its_ids_and_names_all_it_mentions(store):
    person = a_person(store, "示例甲")
    ids = [a_meeting(store, f"会{n}", chair=person) for n in range(3)]

    with store.read() as session:
        rows = queries.rows(session, MEETING, [ids[2], "gone", ids[0]])
        texts = queries.texts(session, MEETING, ids[:1])

    assert [row["title"] for row in rows] == ["会2", "会0"]
    assert rows[0]["names"] == {person: "示例甲"}
    assert rows[0]["deleted"] is False
    assert texts[0]["chair"] == "示例甲"


def test_a_block_of_256_takes_few_questions(store):
    person = a_person(store)
    with store.change("导入") as step:
        ids = step.add_many(TrialMeeting, [{"title": str(n), "chair": person} for n in range(256)])
        step.add_many(TrialDemand, [{"parent": meeting, "words": "抓"} for meeting in ids])
    asked = []

    with store.read() as session:
        session.connection().connection.driver_connection.set_trace_callback(asked.append)
        rows = queries.rows(session, MEETING, ids)
        session.connection().connection.driver_connection.set_trace_callback(None)

    assert len(rows) == 256
    assert len(asked) <= 8


def test_records_are_named_by_their_fields_and_the_names_of_what_they_mention(store):
    person = a_person(store, "示例甲")
    meeting, plain = a_meeting(store, "推进会", chair=person), a_meeting(store, "动员会")

    with store.read() as session:
        found = queries.names(session, [meeting, plain, person, "", "unknown"])

    assert found == {meeting: "推进会 示例甲", plain: "动员会", person: "示例甲"}


def test_a_record_is_found_by_its_name_only_where_it_is_the_only_one(store):
    person = a_person(store, "示例甲")
    meeting = a_meeting(store, "推进会", chair=person)
    a_meeting(store, "协调会")
    a_meeting(store, "协调会")
    gone = a_person(store, "示例丁")
    set_fields(store, TrialPerson, gone, deleted=True)

    with store.read() as session:
        assert queries.find_by_name(session, "trial_person", " 示例甲 ") == person
        assert queries.find_by_name(session, "trial_meeting", "推进会 示例甲") == meeting
        assert queries.find_by_name(session, "trial_meeting", "协调会") is None
        assert queries.find_by_name(session, "trial_person", "示例丁") is None
        assert queries.find_by_name(session, "trial_person", "") is None
        assert queries.find_by_name(session, "no_type", "x") is None


def test_a_connection_keeps_no_more_than_a_megabyte_of_the_file(store):
    with store.read() as session:
        kept = session.connection().exec_driver_sql("PRAGMA cache_size").scalar_one()
    assert -1000 <= kept < 0

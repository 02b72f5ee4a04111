"""The search finds all that LIKE finds, newest first, also what child rows and names say."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lushan_desktop.domain.record import Reference
from lushan_desktop.storage.index.search import search
from lushan_desktop.storage.lists.list_query import like
from lushan_desktop.storage.undo import undo_last
from tests.storage.office import (
    TrialDemand,
    TrialMeeting,
    TrialPerson,
    a_demand,
    a_meeting,
    a_person,
    open_office,
    set_fields,
)

LETTERS = "法治推进会议AbB1 0-_%\"'*():\\\n。〔〕é𠮷"


def found(store, text, limit=50, type_keys=None):
    with store.read() as session:
        hits = search(session, text, limit, store.registry.keys if type_keys is None else type_keys)
        return [hit.id for hit in hits]


def test_hits_come_newest_first_and_only_as_many_as_asked(store):
    meetings = [a_meeting(store, f"法治推进会{n}") for n in range(5)]

    assert found(store, "推进会") == meetings[::-1]
    assert found(store, "推进会", limit=2) == meetings[:-3:-1]


@pytest.mark.parametrize("text", ["法", "法治", "推进会", "会", "示范创建推进会", "b", "AB", "3", " "])
def test_one_character_is_enough(store, text):
    meeting = a_meeting(store, "法治示范创建推进会 ab3")

    assert found(store, text) == ([meeting] if text.strip() else [])


def test_only_the_wanted_types_are_looked_through(store):
    meeting, person = a_meeting(store, "示例"), a_person(store, "示例甲")

    assert found(store, "示例") == [person, meeting]
    assert found(store, "示例", type_keys=["trial_meeting"]) == [meeting]


def test_what_a_child_row_says_finds_its_parent_until_the_row_is_deleted(store):
    meeting = a_meeting(store)
    demand = a_demand(store, meeting, "压实责任")
    assert found(store, "压实责任") == [meeting]

    set_fields(store, TrialDemand, demand, deleted=True)

    assert found(store, "压实责任") == []


def test_a_row_that_moves_to_another_parent_takes_its_words_along(store):
    first, second = a_meeting(store, "一"), a_meeting(store, "二")
    demand = a_demand(store, first, "压实责任")

    changes = set_fields(store, TrialDemand, demand, parent=second)

    assert found(store, "压实责任") == [second]
    assert set(changes.ids("trial_meeting")) == {first, second}


def test_a_deleted_record_is_not_found_until_it_is_restored(store):
    meeting = a_meeting(store, "动员会")
    set_fields(store, TrialMeeting, meeting, deleted=True)
    assert found(store, "动员会") == []

    undo_last(store)

    assert found(store, "动员会") == [meeting]


def test_an_edit_changes_what_is_found(store):
    meeting = a_meeting(store, "动员会")

    set_fields(store, TrialMeeting, meeting, title="协调会")

    assert found(store, "动员会") == []
    assert found(store, "协调会") == [meeting]


def test_a_step_that_failed_leaves_the_index_as_it_was(store):
    def write_and_fail():
        with store.change("x") as step:
            step.add(TrialMeeting(title="动员会"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()

    assert found(store, "动员会") == []


@pytest.mark.parametrize(
    "text", ["鲁法办〔2023〕3号", "鲁法办[2023]3号", "鲁法办2023 3", "鲁法办（2023）03号"]
)
def test_a_document_number_is_found_in_any_spelling(store, text):
    meeting = a_meeting(store, number="鲁法办〔2023〕3号")
    a_meeting(store, number="鲁法办〔2023〕4号")

    assert found(store, text) == [meeting]


def test_the_name_of_a_person_finds_what_speaks_of_them_also_after_it_changed(store):
    person = a_person(store, "示例甲")
    chaired = a_meeting(store, "一", chair=person)
    heard = a_meeting(store, "二")
    a_demand(store, heard, "抓", speaker=person)
    visited = a_meeting(store, "三")
    with store.change("挂接") as step:
        step.add(Reference(parent=visited, field="guests", target=person))
    assert found(store, "示例甲") == [visited, heard, chaired, person]

    set_fields(store, TrialPerson, person, name="示例乙")

    assert found(store, "示例甲") == []
    assert set(found(store, "例乙")) == {visited, heard, chaired, person}


def by_like(store, text):
    pattern = f"%{like(text.strip())}%"
    sql = (
        "SELECT m.id FROM trial_meeting AS m"
        " WHERE m.title LIKE :p ESCAPE '\\' OR m.number LIKE :p ESCAPE '\\'"
        " OR EXISTS (SELECT 1 FROM trial_demand AS d WHERE d.parent = m.id AND d.words LIKE :p ESCAPE '\\')"
    )
    with store.read() as session:
        return set(session.connection().exec_driver_sql(sql.replace(":p", "?"), (pattern,) * 3).scalars())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    titles=st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=8),
    words=st.lists(st.text(LETTERS, max_size=12), max_size=4),
    texts=st.lists(st.text(LETTERS, min_size=1, max_size=5), min_size=1, max_size=12),
)
def test_the_hits_are_those_of_like(tmp_path_factory, titles, words, texts):
    with open_office(Path(tmp_path_factory.mktemp("office")) / "x") as store:
        with store.change("新增") as step:
            ids = step.add_many(TrialMeeting, [{"title": title} for title in titles])
            step.add_many(TrialDemand, [{"parent": ids[0], "words": word} for word in words])
        cuttings = [title[place : place + 3] for title in titles + words for place in range(0, len(title), 4)]
        for text in texts + cuttings:
            if text.strip():
                assert set(found(store, text)) == by_like(store, text), text

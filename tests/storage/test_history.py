"""What happened to a record is told with its rows and its references."""

from datetime import timedelta

from lushan_desktop.base import clock
from lushan_desktop.domain.record import Reference
from lushan_desktop.storage.log import log_filter
from lushan_desktop.storage.log.history import FieldChange, changes_of, history
from lushan_desktop.storage.log.log_filter import LogFilter
from lushan_desktop.storage.undo import undo_last
from tests.storage.office import TrialDemand, TrialMeeting, a_demand, a_meeting, a_person, set_fields


def told(store, record):
    with store.read() as session:
        return history(session, record)


def test_each_change_says_who_when_what_before_and_after(store):
    meeting = a_meeting(store, "一")
    store.person = "示例乙"
    set_fields(store, TrialMeeting, meeting, title="二")

    changed, made = told(store, meeting)

    assert made.kind == "new"
    assert changed.kind == "changed"
    assert changed.person == "示例乙"
    assert changed.label == "修改"
    assert changed.fields == (FieldChange("title", "一", "二"),)
    assert changed.when.utcoffset() == timedelta(hours=8)
    assert abs(changed.when - clock.now()) < timedelta(minutes=1)


def test_deletion_restoration_and_undo_have_words_of_their_own(store):
    meeting = a_meeting(store)
    set_fields(store, TrialMeeting, meeting, deleted=True)
    set_fields(store, TrialMeeting, meeting, deleted=False)
    undo_last(store)

    assert [change.kind for change in told(store, meeting)] == ["undone", "restored", "deleted", "new"]


def test_rows_and_references_belong_to_the_history_of_their_parent(store):
    meeting = a_meeting(store)
    demand = a_demand(store, meeting, "抓落实")
    set_fields(store, TrialDemand, demand, words="再抓")
    with store.change("挂接") as step:
        step.add(Reference(parent=meeting, field="guests", target="x"))

    found = told(store, meeting)

    assert [change.type for change in found] == ["reference", "trial_demand", "trial_demand", "trial_meeting"]
    assert found[1].record == demand


def test_a_row_keeps_its_parents_history_when_it_moves(store):
    first, second = a_meeting(store, "一"), a_meeting(store, "二")
    demand = a_demand(store, first, "抓落实")

    set_fields(store, TrialDemand, demand, parent=second)

    assert len(told(store, first)) == 1
    assert len(told(store, second)) == 3


def test_the_last_steps_are_told_newest_first(store):
    a_meeting(store, "一")
    store.person = "示例乙"
    a_person(store, "甲")
    undo_last(store)

    with store.read() as session:
        steps = log_filter.steps(session, LogFilter(), 50)
        assert [step.label for step in steps] == ["撤销：新增甲", "新增甲", "新增一"]
        assert [step.is_undone for step in steps] == [False, True, False]
        assert [step.label for step in log_filter.steps(session, LogFilter(), 1, 2)] == ["新增一"]
        by_person = log_filter.steps(session, LogFilter(person="示例员"), 50)
        assert [step.label for step in by_person] == ["新增一"]
        assert len(log_filter.steps(session, LogFilter(types=("trial_person",)), 50)) == 2
        assert steps[0].undoes == steps[1].id


def test_one_step_tells_all_that_it_did(store):
    meeting = a_meeting(store, "一")
    step = set_fields(store, TrialMeeting, meeting, title="二").step

    with store.read() as session:
        (change,) = changes_of(session, step)
    assert change.fields == (FieldChange("title", "一", "二"),)

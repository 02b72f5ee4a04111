"""What two machines decided about a pair that looks like one, and what is left of it without a merge."""

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lushan_desktop.exchange import duplicates, merging
from lushan_desktop.exchange.conflicts import BOTH, DUPLICATE, OURS, THEIRS, Conflict
from lushan_desktop.services.exchange import decisions
from lushan_desktop.services.exchange.decisions import Take
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick
from tests.exchange.test_merge_laws import no_backup

ALIKE = {"title": "示例会", "kind": "推进会", "held_on": "2026-03-01"}
TAKES = st.sampled_from([OURS, THEIRS, BOTH])
SETTINGS = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


def entered(desk: Desk, said: str) -> str:
    """A meeting with a resolution."""
    with desk.store.change("示例：新建") as step:
        (meeting,) = step.add_many(desk.store.registry.model("meeting"), [ALIKE | {"place": said}])
        step.add_many(desk.store.registry.model("resolution"), [{"parent": meeting, "content": said}])
    return meeting


def pair(desk: Desk) -> Conflict:
    (found,) = desk.conflicts()
    assert found.kind == DUPLICATE
    return found


def settle(desk: Desk, take: str) -> None:
    with desk.store.change("决定") as step:
        duplicates.write_decision(step, pair(desk), take)


def shown(desk: Desk) -> tuple[list[str], list[str]]:
    """The meetings outside of the bin, and the resolutions that belong to one of them."""
    living = "SELECT id FROM meeting WHERE deleted = 0 ORDER BY id"
    rows = f"SELECT content FROM resolution WHERE deleted = 0 AND parent IN ({living}) ORDER BY content"
    return [one for (one,) in desk.ask(living)], [said for (said,) in desk.ask(rows)]


def exchanged(stick: Stick, *desks: Desk) -> None:
    for sender, receiver in ((0, 1), (1, 0), (0, 1)):
        file = desks[sender].export(stick.place(), desks[receiver].office.unit, is_from_start=True)
        desks[receiver].merge(file)


@settings(max_examples=6, **SETTINGS)
@given(one=TAKES, other=TAKES, last=TAKES)
def test_a_pair_decided_at_two_machines_is_settled_or_asked_about_once(
    tmp_path_factory, monkeypatch, one, other, last
):
    monkeypatch.setattr(merging, "back_up", no_backup)
    folder = tmp_path_factory.mktemp("县")
    stick, desks = Stick(folder / "优盘"), [offices.county(folder, number) for number in (1, 2)]
    mine = {desk.store.replica: entered(desk, said) for desk, said in zip(desks, "甲乙", strict=True)}
    exchanged(stick, *desks)
    for desk in desks:
        assert pair(desk).ours.record == mine[desk.store.replica]
    settle(desks[0], one)
    settle(desks[1], other)
    exchanged(stick, *desks)

    # Kept by both is the same record where one took its own and the other what was reported.
    agree = {(OURS, THEIRS), (THEIRS, OURS), (BOTH, BOTH)}
    for desk in desks:
        assert len(desk.conflicts()) == ((one, other) not in agree)
    if (one, other) not in agree:
        settle(desks[0], last)
        exchanged(stick, *desks)

    left = shown(desks[0])
    assert left == shown(desks[1])
    assert left[1] == ["乙", "甲"]
    is_two = BOTH in ((last,) if (one, other) not in agree else (one,))
    assert len(left[0]) == (2 if is_two else 1)
    for desk in desks:
        assert desk.conflicts() == []
        assert desk.problems() == []
        desk.close()


@pytest.mark.parametrize("last", [OURS, THEIRS, BOTH])
def test_a_record_that_went_for_one_that_was_taken_back_is_laid_before_a_person(
    county, township, stick, last
):
    ours = entered(county, "甲")
    theirs = entered(township, "乙")
    file = township.export(stick.place())
    merged = county.merge(file)
    settle(county, THEIRS)
    assert shown(county) == ([theirs], ["乙", "甲"])

    merging.undo_merge(county.store, merged.id)

    assert shown(county) == ([], [])
    (told,) = decisions.open_ones(county.store)
    assert (told.record_name, told.ours, told.theirs, told.other_word) == (
        "示例会",
        "示例会",
        "没有这条",
        "撤销后",
    )
    decisions.decide_each(county.store, [Take(told.id, last)])
    assert shown(county) == (([], []) if last == THEIRS else ([ours], ["甲"]))
    assert county.conflicts() == []

    county.merge(file)
    assert len(county.conflicts()) == (last == OURS)
    assert shown(county)[0] == sorted([ours, theirs] if last != THEIRS else [theirs])
    assert county.problems() == []


def test_a_record_that_went_is_there_again_with_the_package(county, township, stick):
    entered(county, "甲")
    theirs = entered(township, "乙")
    file = township.export(stick.place())
    merged = county.merge(file)
    settle(county, THEIRS)
    merging.undo_merge(county.store, merged.id)

    county.merge(file)

    assert shown(county) == ([theirs], ["乙", "甲"])
    assert county.conflicts() == []


def test_the_machine_itself_is_called_ours_before_another_of_its_unit(tmp_path, stick):
    desks = [offices.county(tmp_path, number) for number in (1, 2)]
    meeting = entered(desks[0], "旧")
    exchanged(stick, *desks)
    for desk, said in zip(desks, "甲乙", strict=True):
        desk.put("meeting", meeting, place=said)
    exchanged(stick, *desks)

    for desk, said in zip(desks, "甲乙", strict=True):
        (found,) = desk.disputed_fields()
        assert (found.ours.value, found.ours.replica) == (said, desk.store.replica)
        desk.close()


@settings(max_examples=4, **SETTINGS)
@given(take=st.sampled_from([OURS, THEIRS]), again=st.booleans())
def test_a_row_of_ours_below_a_record_that_was_taken_back_is_laid_before_a_person(
    tmp_path_factory, monkeypatch, take, again
):
    monkeypatch.setattr(merging, "back_up", no_backup)
    folder = tmp_path_factory.mktemp("县")
    stick, county, township = Stick(folder / "优盘"), offices.county(folder), offices.township(folder)
    meeting = entered(township, "乙")
    file = township.export(stick.place())
    merged = county.merge(file)
    with county.store.change("示例：添") as step:
        step.add_many(county.store.registry.model("resolution"), [{"parent": meeting, "content": "甲"}])

    merging.undo_merge(county.store, merged.id)

    (told,) = decisions.open_ones(county.store)
    assert (told.record_name, told.ours, told.theirs) == ("甲", "保留", "移入回收站")
    if again:
        county.merge(file)
        assert county.conflicts() == []
        merging.undo_merge(county.store, merged.id)
    decisions.decide_each(county.store, [Take(told.id, take)])
    assert county.conflicts() == []

    county.merge(file)
    assert shown(county) == ([meeting], ["乙", "甲"] if take == OURS else ["乙"])
    assert county.conflicts() == []
    assert county.problems() == township.problems() == []
    county.close()
    township.close()


def test_what_two_machines_of_a_unit_wrote_is_not_called_ours(county, township, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    with closing(offices.township(township.folder.parent, number=2)) as second:
        second.merge(township.export(stick.place(), "下汤镇", 2))
        for desk in (township, second):
            desk.save("meeting", meeting, place=f"示例{desk.office.number}")
            county.merge(desk.export(stick.place()))

        (told,) = decisions.open_ones(county.store)
        assert told.own_word == "现用"
        assert told.ours == county.value("meeting", meeting, "place")
        second.merge(township.export(stick.place(), "下汤镇", 2))
        assert [one.own_word for one in decisions.open_ones(second.store)] == ["本机"]

"""What every copy of the county enters by itself is one record: nobody decides between copies of it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.domain.operation import Operation, heads_of, replay
from lushan_desktop.domain.standing import Standing, heads_after
from lushan_desktop.exchange import merging
from lushan_desktop.services.settings import setting_up
from lushan_desktop.storage.schema import create_derived
from tests.exchange.offices import Desk, whole_log

BEGUN = {"contact": "", "phone": "", "deleted": False}
FIELDS = st.sampled_from(["contact", "phone"])


def an_operation(
    replica: str, seq: int, stamp: int, fields: dict[str, Any], parents: dict[str, list[str]]
) -> Operation:
    said = f"{stamp:014d}.000000", "甲", "s", "l", "", "", ""
    return Operation(replica, seq, "unit", "u", fields, parents, *said)


@st.composite
def copies(draw: st.DrawFn) -> list[Operation]:
    """One record entered by three copies, of which one alone goes on writing to it."""
    stamps = draw(st.permutations(range(1, 10)))
    made = [an_operation(name, 1, stamps.pop(), BEGUN, {}) for name in "abc"]
    heads = heads_after(made[:1], Standing())
    written: list[Operation] = [made[0]]
    for seq, stamp in enumerate(sorted(stamps)[: draw(st.integers(1, 5))], 2):
        name = draw(FIELDS)
        parents = {name: heads_of(heads, name)}
        written.append(an_operation("a", seq, stamp, {name: draw(st.text("甲乙", max_size=1))}, parents))
        heads = heads_after(written, Standing())
    return [*written, *made[1:]]


@settings(max_examples=300, deadline=None)
@given(copies(), st.randoms(use_true_random=False))
def test_what_one_copy_writes_stands_against_no_other_copy(history, chance):
    shuffled = list(history)
    chance.shuffle(shuffled)
    alone = [each for each in history if each.replica == "a"]

    said = Standing().said(shuffled)

    assert list(replay(said).values()) == list(replay(alone).values())
    heads = heads_after(shuffled, Standing())
    assert heads == heads_after(history, Standing())
    assert all(len(ids) == 1 for name, ids in heads.items() if name in BEGUN)


@settings(max_examples=300, deadline=None)
@given(copies(), st.sampled_from("bc"))
def test_a_copy_that_was_taken_back_is_as_if_it_had_never_come(history, copy):
    withdrawn = Standing({copy: 0})
    others = [each for each in history if each.replica != copy]

    assert heads_after(history, withdrawn) == heads_after(others, Standing())
    assert replay(withdrawn.said(history)) == replay(Standing().said(others))


@pytest.fixture
def units(county: Desk, township: Desk) -> dict[str, str]:
    """Both offices have entered the units of the county, the township later."""
    for desk in (county, township):
        setting_up.enter_units(desk.store)
    return {name: record for record, name in county.ask("SELECT id, name FROM unit")}


@pytest.mark.parametrize("is_entered_first", [True, False])
def test_what_the_county_writes_of_its_units_is_not_disputed(county, township, stick, is_entered_first):
    if is_entered_first:
        setting_up.enter_units(township.store)
    setting_up.enter_units(county.store)
    units = {name: record for record, name in county.ask("SELECT id, name FROM unit")}
    county.save("unit", units["下汤镇"], contact="示例王", phone="示例号码")
    county.remove("unit", units["尧山镇"])
    if not is_entered_first:
        setting_up.enter_units(township.store)

    summaries = [
        county.merge(township.export(stick.place())),
        township.merge(county.export(stick.place(), "下汤镇")),
    ]

    assert [each.conflicts for each in summaries] == [0, 0]
    for desk in (county, township):
        assert desk.conflicts() == []
        assert desk.value("unit", units["下汤镇"], "contact") == "示例王"
        assert desk.value("unit", units["尧山镇"], "deleted") == 1
        assert desk.problems() == whole_log(desk) == []
    assert county.tables() == township.tables()


def test_what_two_offices_write_of_one_unit_is_disputed(county, township, stick, units):
    county.save("unit", units["下汤镇"], contact="示例王")
    township.save("unit", units["下汤镇"], contact="示例李")

    summary = county.merge(township.export(stick.place()))

    assert summary.conflicts == 1
    assert [(each.field, each.theirs.value) for each in county.conflicts()] == [("contact", "示例李")]


def test_taking_back_a_package_leaves_what_was_written_of_a_unit_undisputed(county, township, stick, units):
    summary = county.merge(township.export(stick.place()))
    county.save("unit", units["下汤镇"], contact="示例王")

    merging.undo_merge(county.store, summary.id)

    assert county.conflicts() == []
    assert county.value("unit", units["下汤镇"], "contact") == "示例王"
    assert county.problems() == whole_log(county) == []


def test_what_an_older_program_showed_is_put_right_by_a_migration(county, township, stick, units):
    county.save("unit", units["下汤镇"], contact="示例王")
    county.merge(township.export(stick.place()))
    right, _ = county.rebuilt_heads()
    with county.store.writing() as connection:
        connection.exec_driver_sql("UPDATE unit SET contact = '' WHERE id = ?", (units["下汤镇"],))
        connection.exec_driver_sql("UPDATE head SET heads = '{}' WHERE record = ?", (units["下汤镇"],))

    with county.store.writing() as connection:
        create_derived(connection, county.store.registry)

    assert county.value("unit", units["下汤镇"], "contact") == "示例王"
    assert county.rebuilt_heads()[0] == right
    assert county.problems() == []

"""Whatever is moved in whatever order: no record comes to a stage whose demands are unmet."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.flow import lacking, proposed, ways_to
from lushan_desktop.domain.kinds import Attachment, Day, Files, Flag, Number, Points, Refs, Rows
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.instructions import instruction_handling
from lushan_desktop.services.records import flows, records
from lushan_desktop.services.records.date_orders import DatesOutOfOrder
from lushan_desktop.services.supervision import supervision
from tests.offices import new_store

TODAY = clock.today()
DAY = date(2023, 7, 27)
KEYS = ("problem", "instruction", "application", "task")
REQUIRED = {
    "problem": {"unit": "u", "description": "示例"},
    "instruction": {"words": "示例"},
    "application": {"applicant": "u", "title": "t"},
    "task": {"content": "示例"},
    "statement": {"indicator": "i"},
}


def movers(key):
    """What the pages move with: the general service, and the one of the type where it has its own."""
    record_type = RECORD_TYPES.get(key)

    def generally(store, record, end, **given):
        return flows.move(store, record_type, record, end, **given)

    own = {"problem": supervision.move, "instruction": instruction_handling.move}.get(key)
    return (generally, own) if own else (generally,)


def demands_of(key):
    moves = flows.flow_of(RECORD_TYPES.get(key)).moves
    return sorted({demand.field for move in moves for demand in move.demands})


def filled(kind, materials):
    """A value of this kind that is not empty; files with or without what a move asks for by name."""
    by_kind = {
        Day: PartialDate(DAY.year, DAY.month, DAY.day),
        Number: 3,
        Points: Decimal(3),
        Flag: True,
        Refs: ("r",),
        Rows: ({},),
        Files: tuple(Attachment(f"e-{role}", role) for role in materials),
    }
    return by_kind.get(type(kind), "示例")


@st.composite
def deeds(draw, key):
    """Fill or empty a field, or try to come to some stage, with some fields along with it."""
    record_type = RECORD_TYPES.get(key)
    names = demands_of(key)

    # A record that is moved along the way with all it needs comes further than one moved at random.
    is_careful = draw(st.booleans())

    def value(name):
        kind = record_type.field(name).kind
        if is_careful:
            return filled(kind, ("", "整改销号审批表"))
        if not draw(st.booleans()):
            return kind.empty
        return filled(kind, draw(st.sampled_from([("",), ("整改销号审批表",), ("", "整改销号审批表")])))

    if draw(st.integers(0, 2)) == 0:
        name = draw(st.sampled_from(names))
        return "write", {name: value(name)}
    end = draw(st.sampled_from(["", *flows.flow_of(record_type).stages]))
    if is_careful:
        return "", {name: value(name) for name in names}
    chosen = draw(st.lists(st.sampled_from(names), max_size=len(names), unique=True))
    return end, {name: value(name) for name in chosen}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with new_store(tmp_path_factory.mktemp("office") / "x", person="示例甲") as opened:
        yield opened


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_no_walk_comes_to_a_stage_whose_demands_are_unmet(office, key, data):
    walk(office, key, data)


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=500, deadline=None)
@given(data=st.data())
def test_none_of_very_many_walks_comes_to_such_a_stage(office, key, data):
    walk(office, key, data)


def walk(office, key, data):
    record_type, flow = RECORD_TYPES.get(key), flows.flow_of(RECORD_TYPES.get(key))
    record = records.save(office, record_type, REQUIRED[key]).ids(key)[0]
    for way, given_values in data.draw(st.lists(deeds(key), min_size=3, max_size=12)):
        before = records.values(office, record_type, record)
        if way == "write":
            records.save(office, record_type, given_values, record)
            continue
        stage = flows.stage_of(record_type, before)
        allowed = [made.end for made in flow.moves_from(stage)]
        end = way or data.draw(st.sampled_from(allowed or [stage]))
        move = data.draw(st.sampled_from(movers(key)))
        try:
            confirmed(move, office, record, end, **given_values)
        except UserError as refusal:
            assert records.values(office, record_type, record) == before
            told_and_way_out(record_type, flow, (stage, end), (before, given_values), refusal)
        else:
            after = records.values(office, record_type, record)
            made = flow.move(stage, end)
            assert after["stage"] == end
            assert lacking(made, record_type, after) == ()
            assert all(
                record_type.field(name).kind.is_empty(after[name]) for name in emptied(made, given_values)
            )


def confirmed(move, store, record, end, **given):
    """Make a move; where only the days contradict each other, it is made once that is accepted."""
    try:
        move(store, record, end, **given)
    except DatesOutOfOrder:
        move(store, record, end, accepts=True, **given)


def emptied(move, along):
    """What a move clears, and neither asks for nor is given along with it."""
    return set(move.clears) - {demand.field for demand in move.demands} - set(along)


def told_and_way_out(record_type, flow, stages, values, refusal):
    """A refusal names each thing that is missing, and a field that is there to be opened."""
    assert record_type.field(refusal.field)
    (stage, end), (before, along) = stages, values
    allowed = {move.end: move for move in flow.moves_from(stage)}
    if end not in allowed:
        assert all(f"“{other}”" in refusal.message for other in allowed)
        return
    known = {**before, **along}
    missing = lacking(allowed[end], record_type, {**known, **proposed(allowed[end], known, TODAY), **along})
    assert missing
    assert refusal.field == missing[0].field
    assert all(
        demand.say.removeprefix("请先填写").removesuffix("。") in refusal.message for demand in missing
    )


@pytest.mark.parametrize("key", KEYS)
def test_every_stage_can_be_reached_and_every_demand_is_a_field(key):
    record_type, flow = RECORD_TYPES.get(key), flows.flow_of(RECORD_TYPES.get(key))
    reached = {flow.stages[0]}
    for _ in flow.stages:
        reached |= {move.end for move in flow.moves if move.start in reached}

    # 拟推荐 and 初审推荐 are how an application may begin.
    assert set(flow.stages) - reached <= {"拟推荐", "初审推荐"}
    for move in flow.moves:
        for name in (*move.fields, *move.clears):
            assert record_type.field(name)
    assert list(flow.problems()) == []


@pytest.mark.parametrize("key", [*KEYS, "statement"])
def test_every_stage_is_reached_with_all_it_demands_and_with_nothing_less(office, key):
    clock.stand_still(DAY)  # what a move dates by itself is of the day that is filled in
    record_type, flow = RECORD_TYPES.get(key), flows.flow_of(RECORD_TYPES.get(key))
    for stage in flow.stages:
        way = ways_to(flow, stage)[0]
        begun = {"stage": way[0].start if way else stage}
        record = records.save(office, record_type, {**REQUIRED[key], **begun}).ids(key)[0]
        for move in way:
            for demand in move.demands:
                with pytest.raises(UserError, match=demand.say):
                    flows.move(office, record_type, record, move.end, **whole(record_type, move, demand))
            flows.move(office, record_type, record, move.end, **whole(record_type, move))
        assert records.values(office, record_type, record)["stage"] == stage


def whole(record_type, move, without=None):
    """What a move demands, all of it or all but one thing."""
    roles = ["示例"] + [demand.material for demand in move.demands if demand.material]
    kept = [role for role in roles if without is None or role != (without.material or "示例")]
    given = {demand.field: record_type.field(demand.field).kind for demand in move.demands}
    return {
        name: kind.empty
        if without and without.field == name and not isinstance(kind, Files)
        else filled(kind, kept)
        for name, kind in given.items()
    }

"""Each move keeps the day that was stated, and one that is stated too early is asked about, never silent."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.instructions import instruction_handling
from lushan_desktop.services.records import flows, records
from lushan_desktop.services.records.date_orders import DatesOutOfOrder
from lushan_desktop.services.supervision import supervision
from tests.offices import new_store
from tests.properties.test_flow_laws import KEYS, REQUIRED, filled

FIRST, TODAY = date(2023, 3, 1), date(2023, 12, 31)
MOVERS = {"problem": supervision.move, "instruction": instruction_handling.move}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with (
        pytest.MonkeyPatch.context() as patch,
        new_store(tmp_path_factory.mktemp("office") / "x", person="示例甲") as opened,
    ):
        patch.setattr(clock, "today", lambda: TODAY)
        yield opened


def begun(office, key):
    return records.save(office, RECORD_TYPES.get(key), REQUIRED[key]).ids(key)[0]


def make(office, key, record, move, day, **given):
    """Make a move with all that it demands, every day of it this one; what had happened before stays so."""
    record_type = RECORD_TYPES.get(key)
    held = records.values(office, record_type, record)
    kinds = {demand.field: record_type.field(demand.field).kind for demand in move.demands}
    kinds = {name: kind for name, kind in kinds.items() if not is_past(kind, held[name], name, move)}
    demanded = {
        name: day if isinstance(kind, Day) else filled(kind, ("", "整改销号审批表"))
        for name, kind in kinds.items()
    }
    stated = {"moved_on": day, **demanded, **({move.dated_by: day} if move.dated_by else {})}
    service = MOVERS.get(key)
    if service:
        return service(office, record, move.end, **{**stated, **given})
    return flows.move(office, record_type, record, move.end, **{**stated, **given})


def is_past(kind, value, name, move):
    """A day that an earlier move stated."""
    return isinstance(kind, Day) and bool(value) and not kind.is_deadline and name != move.dated_by


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_a_day_before_that_of_the_last_move_is_asked_about_and_kept_as_it_was_meant(office, key, data):
    walk(office, key, data)


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_so_it_is_on_very_many_ways(office, key, data):
    walk(office, key, data)


def walk(office, key, data):
    record_type, flow = RECORD_TYPES.get(key), flows.flow_of(RECORD_TYPES.get(key))
    record, last, stated = begun(office, key), FIRST, []
    for _ in range(data.draw(st.integers(1, 8))):
        stage = flows.stage_of(record_type, records.values(office, record_type, record))
        ways = flow.moves_from(stage)
        if not ways:
            break
        move, by = data.draw(st.sampled_from(ways)), data.draw(st.integers(-20, 20))
        on = min(last + timedelta(days=by), TODAY)
        day, before = PartialDate.from_date(on), records.values(office, record_type, record)
        if stated and on < last:
            with pytest.raises(DatesOutOfOrder) as told:
                make(office, key, record, move, day)
            assert str(day) in str(told.value)
            assert told.value.field in ("moved_on", move.dated_by, *(each.field for each in move.demands))
            assert records.values(office, record_type, record) == before
            if data.draw(st.booleans()):
                continue
            make(office, key, record, move, day, accepts=True)
        elif stated == sorted(stated):
            make(office, key, record, move, day)
        else:
            # What was once accepted is not asked about again, but other days may still contradict it.
            make(office, key, record, move, day, accepts=True)
        last = on
        stated.append(on)
        kept = [row["moved_on"] for row in records.values(office, record_type, record)["moves"]]
        assert kept == [PartialDate.from_date(each) for each in stated]


@pytest.mark.parametrize("key", KEYS)
def test_a_day_that_has_not_come_is_asked_about(office, key):
    flow = flows.flow_of(RECORD_TYPES.get(key))
    ahead = PartialDate.from_date(TODAY + timedelta(days=1))
    with pytest.raises(DatesOutOfOrder, match="还没有到"):
        make(office, key, begun(office, key), flow.moves_from(flow.stages[0])[0], ahead)


def test_a_round_of_an_earlier_year_is_typed_with_its_own_days(office, monkeypatch):
    """Sent out, taken back, sent again, handed in, sent back and closed in 2023, all typed in 2026."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 2))
    record, flow = begun(office, "problem"), flows.flow_of(RECORD_TYPES.get("problem"))
    way = [
        ("整改中", 3),
        ("待下发", 5),
        ("整改中", 7),
        ("待验收", 12),
        ("整改中", 14),
        ("待验收", 20),
        ("已销号", 22),
    ]
    for end, number in way:
        stage = flows.stage_of(
            RECORD_TYPES.get("problem"), records.values(office, RECORD_TYPES.get("problem"), record)
        )
        make(office, "problem", record, flow.move(stage, end), PartialDate(2023, 7, number))

    moves = records.values(office, RECORD_TYPES.get("problem"), record)["moves"]
    assert [(row["stage"], row["moved_on"].day) for row in moves] == way
    assert "下发日期：2023年7月3日" in moves[1]["cleared"]
    assert "完成日期：2023年7月12日" in moves[4]["cleared"]


def test_what_is_taken_back_and_sent_again_is_not_held_against_its_earlier_check(office):
    record, flow = begun(office, "problem"), flows.flow_of(RECORD_TYPES.get("problem"))
    for place, end in enumerate(("整改中", "待验收", "整改中", "待下发", "整改中"), 1):
        stage = records.values(office, RECORD_TYPES.get("problem"), record)["stage"] or "待下发"
        make(office, "problem", record, flow.move(stage, end), PartialDate(2023, 7, place))

    held = records.values(office, RECORD_TYPES.get("problem"), record)
    assert held["rechecked_on"] is None
    assert "复核日期：2023年7月3日" in held["moves"][3]["cleared"]

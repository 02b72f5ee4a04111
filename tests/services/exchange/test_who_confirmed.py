"""What was sent is with the other side when that says so, not when another machine of the sender does."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lushan_desktop.base import clock
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.services.exchange import exchanging, machines, outgoing
from lushan_desktop.services.exchange.exchanging import ExportRequest
from lushan_desktop.services.home.home import look
from lushan_desktop.services.office import own_part
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.storage.tables import UNITS_ENTERED
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk, Desk]]:
    """The county and two machines of a township."""
    found = offices.county(tmp_path), offices.township(tmp_path), offices.township(tmp_path, number=2)
    for desk in found:
        own_part.note(desk.store)
    yield found
    for desk in found:
        desk.close()


def told(township: Desk) -> tuple[str, str]:
    """What the list of packages and what the first screen says of the newest that was written here."""
    sent = [line for line in exchanging.packages(township.store) if line.replica == township.store.replica]
    (line,) = [one for one in look(township.store, Cycle()).handed_in if "报" in one.detail and one.when]
    return sent[-1].word, line.title.partition(" · ")[2]


@pytest.mark.parametrize("order", ["", "2", "县", "2县", "县2"])
def test_a_hand_in_has_arrived_when_the_county_says_so(desks, tmp_path, order):
    county, first, second = desks
    by_sign = {"县": county, "2": second}
    first.save("meeting", title="示例：学法会", kind="推进会")
    package = first.export(Stick(tmp_path / "优盘").place())

    for sign in order:
        receipt = by_sign[sign].merge(package).receipt
        first.merge(receipt)

    is_there = "县" in order
    assert told(first) == (
        ("对方已合并", "县里已合并") if is_there else ("已导出，等回执", "等县里回执")
    )  # fmt: skip


def test_what_was_given_to_the_second_machine_still_waits_for_the_county(desks, tmp_path):
    _, first, second = desks
    first.save("meeting", title="示例：学法会", kind="推进会")
    package = first.export(Stick(tmp_path / "优盘").place(), "下汤镇", 2)

    waiting, sent = look(first.store, Cycle()).handed_in
    assert waiting.detail == "新增、修改 1 次会议"
    assert sent.title.endswith("等下汤镇·2号机回执")

    first.merge(second.merge(package).receipt)
    assert told(first) == ("对方已合并", "下汤镇·2号机已合并")
    assert look(second.store, Cycle()).handed_in[0].title.endswith("本单位1号机带来")


def test_what_went_to_all_units_says_how_many_have_it(desks, tmp_path):
    county, first, _ = desks
    other = offices.township(tmp_path, "尧山镇")
    stick = Stick(tmp_path / "优盘")
    county.merge(first.export(stick.place()))
    county.merge(other.export(stick.place()))
    county.save("indicator_system", name="示例指标体系", edition="2026")
    package = county.export(stick.place())
    words = []

    for desk in (first, other):
        county.merge(desk.merge(package).receipt)
        (line,) = [one for one in exchanging.packages(county.store) if one.unit == "各单位"]
        words.append((line.word, line.state, line.confirmed_by))
    other.close()

    assert words == [
        ("1个单位已合并", "sent", ("下汤镇",)), ("2个单位已合并", "confirmed", ("下汤镇", "尧山镇")),
    ]  # fmt: skip


def test_a_machine_that_has_all_that_was_entered_lacks_nothing(desks, tmp_path):
    """That its package was merged is written down here, and is no news to it."""
    county, first, _ = desks
    stick = Stick(tmp_path / "优盘")
    first.save("meeting", title="示例：学法会", kind="推进会")
    county.save("indicator_system", name="示例指标体系", edition="2026")
    first.merge(county.export(stick.place(), "下汤镇"))
    lacked = [one.lacks for one in machines.machines(first.store)]
    county.merge(first.export(stick.place()))
    first.merge(county.export(stick.place(), "下汤镇"))

    assert lacked == [1]
    assert [one.lacks for desk in (first, county) for one in machines.machines(desk.store)] == [0, 0]


def test_what_is_for_others_is_not_lacked(desks, tmp_path):
    county, first, _ = desks
    other = offices.township(tmp_path, "尧山镇")
    stick = Stick(tmp_path / "优盘")
    ids = {name: county.save("unit", name=name, kind="乡镇") for name in ("下汤镇", "尧山镇")}
    for desk in (first, other):
        county.merge(desk.export(stick.place()))
        desk.merge(county.export(stick.place(), desk.office.unit))
        county.merge(desk.export(stick.place()))
    meeting = county.save("meeting", title="示例：县里的会", kind="推进会")
    county.save("resolution", parent=meeting, content="示例：县里的事")
    problem = county.save("problem", unit=ids["尧山镇"], description="示例：未审核")

    assert lacks_by_unit(county) == {"下汤镇": 0, "尧山镇": 1}

    county.put("problem", problem, unit=ids["下汤镇"])
    assert lacks_by_unit(county) == {"下汤镇": 1, "尧山镇": 1}

    first.merge(county.export(stick.place(), "下汤镇"))
    county.merge(first.export(stick.place()))
    other.close()
    assert lacks_by_unit(county) == {"下汤镇": 0, "尧山镇": 1}


def test_a_record_that_comes_into_scope_later_is_lacked_until_then(desks, tmp_path):
    county, first, _ = desks
    stick = Stick(tmp_path / "优盘")
    ids = {name: county.save("unit", name=name, kind="乡镇") for name in ("下汤镇", "尧山镇")}
    problem = county.save("problem", unit=ids["尧山镇"], description="示例：未审核")
    county.merge(first.export(stick.place()))
    first.merge(county.export(stick.place(), "下汤镇"))
    county.merge(first.export(stick.place()))
    before = lacks_by_unit(county)

    county.put("problem", problem, unit=ids["下汤镇"])

    assert (before, lacks_by_unit(county)) == ({"下汤镇": 0}, {"下汤镇": 1})


def lacks_by_unit(desk):
    return {one.unit: one.lacks for one in machines.machines(desk.store)}


def test_the_units_that_every_copy_has_are_nothing_to_hand_in(desks):
    _, first, _ = desks
    with first.store.change(UNITS_ENTERED) as step:
        step.add(Unit(name="示例局"))
    assert outgoing.look(first.store, ExportRequest()).sentence == "没有要带给对方的新内容。"

    first.save("meeting", title="示例：学法会", kind="推进会")
    assert outgoing.look(first.store, ExportRequest()).sentence.startswith("新增、修改 1 次会议")


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    clock.seat(lambda: moment)
    try:
        yield
    finally:
        clock.seat(None)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(-4000, 4000), min_size=2, max_size=4))
def test_what_the_county_holds_is_known_whatever_its_clock_says(tmp_path_factory, days):
    folder = tmp_path_factory.mktemp("时钟")
    stick = Stick(folder / "优盘")
    start = clock.now()
    with closing(offices.county(folder)) as county, closing(offices.township(folder)) as township:
        for number, ahead in enumerate(days):
            township.save("meeting", title=f"示例：学法会{number}", kind="推进会")
            package = township.export(stick.place())
            with clock_at(start + timedelta(days=ahead)):
                summary = county.merge(package)

            (lying,) = exchanging.waiting(township.store, [package.parent])
            assert (lying.is_receipt, lying.file) == (True, summary.receipt)
            township.merge(summary.receipt)

            assert {line.word for line in exchanging.packages(township.store)} == {"对方已合并"}
            assert exchanging.waiting(township.store, [package.parent]) == []
            for file in (package, summary.receipt):
                file.unlink()
            assert outgoing.look(township.store, ExportRequest()).sentence == "没有要带给对方的新内容。"
            assert summary.added == 1

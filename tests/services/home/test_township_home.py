"""The first screen of a township: what it owes and until when, and what came and went."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.home import home
from lushan_desktop.services.home.home import Home
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.office import identity, own_part
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.settings import setting_up
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick

DUE = PartialDate(2099, 12, 15)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A county that gave a township one indicator and one material of another, and another unit the rest."""
    county, township = offices.county(tmp_path), offices.township(tmp_path)
    for desk in (county, township):
        own_part.note(desk.store)
    ours, others = (county.save("unit", name=name) for name in ("下汤镇", "示例局"))
    system = county.save("indicator_system", name="示例版", in_use=True)
    above = county.save("indicator", number="一", level="一级", text="示例一级", system=system)
    empty = county.save("indicator", number="二", level="一级", text="示例另一级", system=system)
    for number, lead, provider, superior in (
        ("1", ours, None, above), ("2", others, ours, above), ("3", others, None, empty),
    ):  # fmt: skip
        one = county.save(
            "indicator", number=number, level="三级", text=f"示例{number}", lead_unit=lead, system=system,
            superior=superior,
        )  # fmt: skip
        for description, unit in (("甲材料", provider), ("乙材料", None)):
            county.save(
                "required_material", indicator=one, description=description, responsible_unit=unit, due_on=DUE
            )
    yield county, township
    township.close()
    county.close()


def shown(desk: Desk) -> Home:
    return home.look(desk.store, Cycle())


def test_a_township_sees_and_counts_its_own_part_and_the_county_all(desks, tmp_path):
    county, township = desks
    township.merge(county.export(Stick(tmp_path / "优盘").place(), "下汤镇"))

    found = gaps.gaps(township.store)

    assert [(one.number, one.full, len(one.materials)) for one in found.indicators] == [
        ("1", 0, 2), ("2", 0, 1),
    ]  # fmt: skip
    assert [node.number for node in found.nodes] == ["一"]
    ours = next(one for one in gaps.gaps(county.store).owed() if one.name == "下汤镇")
    assert [(one.name, one.wanted) for one in found.owed()] == [("下汤镇", ours.wanted)]
    assert len(gaps.gaps(county.store).indicators) == 3
    told = [(gap.title, gap.detail) for gap in shown(township).gaps]
    assert told == [
        ("指标 1 示例1", "应备材料 · 2099年12月15日前"), ("指标 2 示例2", "应备材料 · 2099年12月15日前"),
    ]  # fmt: skip


def test_a_material_whose_day_has_passed_is_said_to_be_due(desks, tmp_path):
    county, township = desks
    for (material,) in county.ask("SELECT id FROM required_material"):
        county.put("required_material", material, due_on="2020-01-31")
    township.merge(county.export(Stick(tmp_path / "优盘").place(), "下汤镇"))

    assert {gap.detail for gap in shown(township).gaps} == {"应备材料 · 2020年1月31日已到期"}


def test_what_waits_what_was_handed_in_and_what_came_down_is_listed(desks, tmp_path):
    county, township = desks
    stick = Stick(tmp_path / "优盘")
    township.merge(county.export(stick.place(), "下汤镇"))
    township.save("meeting", title="示例：学法会", kind="推进会")
    waiting, came = shown(township).handed_in
    assert (waiting.detail, came.detail) == ("新增、修改 1 次会议", county.office.unit + came.detail[4:])
    assert came.title.endswith("县里下发")

    package = township.export(stick.place())
    sent, _ = shown(township).handed_in
    assert sent.title.endswith("等县里回执")

    township.merge(county.merge(package).receipt)
    confirmed, _ = shown(township).handed_in
    assert confirmed.title.endswith("县里已合并")


@pytest.mark.parametrize("is_entered_by_all", [True, False])
def test_a_township_owes_the_same_whatever_the_county_calls_it_now(desks, tmp_path, is_entered_by_all):
    county, township = desks
    stick = Stick(tmp_path / "优盘")
    ((unit,),) = county.ask("SELECT id FROM unit WHERE name = '下汤镇'")
    if is_entered_by_all:
        unit = given_to_what_all_enter(county, unit, identity.own_unit_id(township.folder))
    township.merge(county.export(stick.place(), "下汤镇"))
    before = gaps.gaps(township.store)

    county.save("unit", unit, name="下汤街道", aliases="" if is_entered_by_all else "下汤、下汤镇")
    township.merge(county.export(stick.place(), "下汤镇"))

    now = gaps.gaps(township.store)
    for found in (before, now):
        assert [(one.number, len(one.materials)) for one in found.indicators] == [("1", 2), ("2", 1)]
        assert [one.wanted for one in found.owed()] == [3]


def given_to_what_all_enter(county: Desk, unit: str, shared: str) -> str:
    """Put the unit that every copy enters in place of one that the county made."""
    county.remove("unit", unit)
    setting_up.enter_units(county.store)
    for key, name in (("indicator", "lead_unit"), ("required_material", "responsible_unit")):
        for (one,) in county.ask(f"SELECT id FROM {key} WHERE {name} = ?", unit):
            county.put(key, one, **{name: shared})
    return shared

"""What the county hands down is read in a township, and what proves it is put there."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record_type import COUNTY, TO_ALL
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing import reading
from lushan_desktop.services.importing.table import Plan, Table
from lushan_desktop.services.office import identity
from lushan_desktop.services.records import ownership, records
from lushan_desktop.services.supervision import supervision_board
from tests.exchange import offices

BOTH_ENTER = {"unit", "meeting_kit"}
"""Handed down to all, and a township has some of its own."""


@pytest.fixture
def desks(tmp_path):
    with offices.both(tmp_path) as made:
        yield made


def test_what_goes_down_to_all_is_the_countys_to_fill_in():
    for record_type in RECORD_TYPES:
        if record_type.handed_down == TO_ALL and record_type.key not in BOTH_ENTER:
            named = {record_type.field(name).owner for name in record_type.named_by}
            assert named == {COUNTY}, record_type.key


def test_a_township_cannot_change_or_make_an_indicator_and_is_told_why(desks, tmp_path):
    county, township = desks
    one = county.save("indicator", number="1", text="示例", system=county.save("indicator_system", name="版"))
    material = county.save("required_material", indicator=one, description="示例材料")
    township.merge(county.export(tmp_path / "下发.lscj", "下汤镇"))

    for values, record in (({"text": "改了"}, one), ({"text": "新的", "system": "x"}, None)):
        with pytest.raises(UserError, match="由县创建办下发，只能看") as refused:
            township.save("indicator", record, **values)
        assert refused.value.field
    assert ownership.locked(county.store, RECORD_TYPES.get("indicator"), one) == {}
    proof = township.save("meeting", title="示例：学法会", kind="推进会")
    township.save("required_material", material, records=(proof,))
    assert township.ask("SELECT target FROM reference WHERE parent = ? AND field = 'records'", material)


def test_a_township_neither_removes_nor_imports_what_the_county_hands_down(desks, tmp_path):
    county, township = desks
    unit = county.ask("SELECT id FROM unit WHERE name = '下汤镇'") or [(county.save("unit", name="下汤镇"),)]
    problem = county.save("problem", unit=unit[0][0], description="示例：未审核")
    township.merge(county.export(tmp_path / "下发.lscj", "下汤镇"))
    assert township.value("problem", problem, "deleted") == 0
    of_county = [
        each for each in RECORD_TYPES if all(each.field(one).owner == COUNTY for one in each.named_by)
    ]
    table, plan = Table("甲", "甲", (("问题",), ("示例：自己加的",))), Plan(0, ("description",))

    assert {"problem", "indicator", "required_material"} <= {each.key for each in of_county}
    for record_type in of_county:
        with pytest.raises(UserError, match="这里不能删除"):
            records.remove(township.store, record_type, [problem])
        with pytest.raises(UserError, match="这里不能导入"):
            reading.verdicts(township.store, record_type, table, plan, reading.reading_of(township.folder))
    assert township.value("problem", problem, "deleted") == 0
    county.remove("problem", problem)
    own = township.save("meeting", title="示例：学法会", kind="推进会")
    township.remove("meeting", own)


def test_who_cannot_read_whose_copy_it_is_works_on(desks):
    county, _ = desks
    unit = county.save("unit", name="下汤镇")
    problem = county.save("problem", unit=unit, description="示例：未审核")
    (county.folder / identity.FILE).write_text('{"province": ', "utf-8")

    assert [card.id for card in supervision_board.cards(county.store, (problem,))] == [problem]
    assert county.save("problem", problem, demand="示例：限期审核") == problem
    assert county.save("indicator", number="1", text="示例", system="x")

"""七个纳入: each item and each unit is told with its paper, its meeting and its proof."""

import pytest

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.inclusions import inclusions
from lushan_desktop.services.inclusions.inclusions import DONE, NONE, PARTLY
from lushan_desktop.services.records import attachments, records
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store, open_sample
from tests.saving import save

PLAN, PATROL = "纳入县发展总体规划和年度计划", "纳入县委巡察工作"


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path / "office", person="示例甲", parts=Parts(schema=MigratedSchema))
    yield opened
    opened.close()


@pytest.fixture
def proof(tmp_path):
    file = tmp_path / "佐证（示例）.txt"
    file.write_text("示例", encoding="utf-8")
    return file


def item(store, title=PLAN, year=None):
    return next(one for one in inclusions.matrix(store, year).items if one.title == title)


def test_the_seven_stand_in_their_order_even_where_nothing_was_entered(store):
    found = inclusions.matrix(store)
    assert [one.number for one in found.items] == [1, 2, 3, 4, 5, 6, 7]
    assert {one.state for one in found.items} == {NONE}
    assert found.sentence == "7 项中 0 项完成，0 项部分，7 项缺失"
    assert found.units == ()


def test_the_sample_has_the_meeting_that_asked_for_them_and_no_more(tmp_path):
    with open_sample(tmp_path / "示例") as store:
        found = inclusions.matrix(store)
    assert {one.state for one in found.items} == {PARTLY}
    first = found.items[0]
    assert [link.name for link in first.meetings] == ["2022年度党政主要负责人述法评议大会"]
    assert first.sentence == f"第 1 项“{PLAN}”还没有载体文件和佐证，尚未明确责任单位"


def test_a_paper_and_its_proof_complete_an_item(store, proof):
    document = save(store, "document", title="示例规划")
    one = save(store, "inclusion", item=PLAN, basis=document)
    assert item(store).state == PARTLY
    attachments.attach(store, RECORD_TYPES.get("inclusion"), one, [proof])
    assert item(store).state == DONE
    assert [link.name for link in item(store).documents] == ["示例规划"]
    records.remove(store, RECORD_TYPES.get("document"), [document])
    assert item(store).state == PARTLY


def test_a_meeting_that_names_an_item_counts_for_it(store):
    one = save(store, "inclusion", item=PATROL)
    assert item(store, PATROL).state == NONE
    save(store, "meeting", title="示例会议", kind="专题会议", inclusions=(one,))
    assert [link.name for link in item(store, PATROL).meetings] == ["示例会议"]
    assert item(store, PATROL).state == PARTLY


def test_every_unit_is_seen_across_the_seven(store, proof):
    first, second = save(store, "unit", name="示例甲局"), save(store, "unit", name="示例乙局")
    document = save(store, "document", title="示例规划")
    done = save(store, "inclusion", item=PLAN, unit=first, basis=document)
    attachments.attach(store, RECORD_TYPES.get("inclusion"), done, [proof])
    save(store, "inclusion", item=PLAN, unit=second)
    save(store, "inclusion", item=PATROL, unit=second, basis=document)
    best, other = inclusions.matrix(store).units
    assert (best.name, best.done) == ("示例甲局", 1)
    assert [other.state(place) for place in range(7)] == [NONE, NONE, NONE, NONE, NONE, PARTLY, NONE]
    assert item(store).state == PARTLY
    assert item(store).sentence == f"第 1 项“{PLAN}”还差示例乙局，责任单位：示例甲局、示例乙局"


def test_a_year_shows_its_own_and_what_has_no_year_yet(store):
    for year in (2022, 2023, None):
        save(store, "inclusion", item=PLAN, year=year)
    assert inclusions.matrix(store).years == (2023, 2022)
    assert {one.year for one in item(store, year=2023).entries} == {2023, None}
    assert len(item(store).entries) == 3

"""What each kind of meeting must have is the office's to set; all that counts by it obeys at once."""

from pathlib import Path

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.home import home
from lushan_desktop.services.meetings import meeting_kit
from lushan_desktop.services.meetings.meeting_requirements import look, reset, save
from lushan_desktop.services.records import (
    attachments,
    bin,
    catalogues,
    history,
    lists,
    record_view,
    records,
    undoing,
)
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.records.material_lists import ListedMaterial

MEETING = RECORD_TYPES.get("meeting")
ALL = ("通知", "议程", "签到表", "讲话稿", "照片")
OWN = (ListedMaterial("会标照片"), ListedMaterial("通知"), ListedMaterial("会场布置图", is_wanted=False))


@pytest.fixture
def meeting(store):
    values = {"title": "示例动员会", "kind": "动员会", "held_on": PartialDate(2023, 6, 2)}
    return records.save(store, MEETING, values).ids("meeting")[0]


def names(found):
    return tuple(each.name for each in found.materials)


def test_a_kind_begins_with_the_shipped_list(store):
    found = look(store, "动员会")
    assert (names(found), found.is_own) == (ALL, False)
    assert look(store, "示例：本单位自己的一类").materials == ()


def test_the_kit_the_view_and_the_list_obey_the_list_of_the_office(store, meeting, tmp_path):
    save(store, "动员会", OWN)

    kit = meeting_kit.kit(store, meeting)
    assert kit.counted == (2, 0, 2)
    assert [each.name for each in kit.materials][:3] == ["会标照片", "通知", "会场布置图"]
    assert [each.is_missing for each in kit.materials][:3] == [True, True, False]
    assert record_view.view(store, MEETING, meeting).wanted == ("会标照片", "通知")
    (row,) = lists.look(store, MEETING, ListQuery(), blocks=(0,)).blocks[0]
    assert row.standing.badge == ("缺会标照片等 2 种", "bad")

    for name in ("会标照片.png", "会议通知.txt"):
        file = tmp_path / name
        file.write_text(name)
        attachments.attach(store, MEETING, meeting, [Path(file)])
    assert meeting_kit.kit(store, meeting).counted == (2, 2, 0), "files are known by the names of the office"
    assert lists.tally(store, MEETING, ListQuery()).lacking == 0


def test_the_desk_counts_by_the_list_of_the_office(store, meeting):
    told = home.look(store, Cycle())
    assert told.gaps[0].detail == "缺通知、议程、签到表、讲话稿、照片"

    save(store, "动员会", [ListedMaterial("会标照片")])
    told = home.look(store, Cycle())
    tile = next(tile for tile in told.tiles if tile.key == "meetings")
    assert (told.gaps[0].detail, told.gaps[0].lacks, tile.count) == ("缺会标照片", "缺 1 种", 1)
    assert list(lists.look(store, MEETING, ListQuery(conditions=(tile.narrowing.condition,))).ids) == [
        meeting
    ]

    save(store, "动员会", [])
    told = home.look(store, Cycle())
    assert next(tile for tile in told.tiles if tile.key == "meetings").count == 0
    assert not lists.look(store, MEETING, ListQuery(only_missing=True)).ids


def test_a_kind_that_the_office_named_itself_can_ask_for_materials(store):
    values = {"title": "示例调度会", "kind": "示例：'调度:会", "held_on": PartialDate(2023, 6, 2)}
    records.save(store, MEETING, values)
    save(store, "示例：'调度:会", [ListedMaterial("示例?材料'％")])

    assert lists.tally(store, MEETING, ListQuery()).lacking == 1
    assert home.look(store, Cycle()).gaps[0].detail == "缺示例?材料'％"


def test_saving_again_changes_the_same_list_and_each_is_one_step(store):
    first = save(store, "动员会", OWN).ids("meeting_kit")
    changes = save(store, "动员会", (OWN[1], OWN[0]))

    assert changes.ids("meeting_kit") in ((), first)
    assert names(look(store, "动员会")) == ("通知", "会标照片")
    undoing.undo_last(store)
    assert look(store, "动员会").materials == OWN
    undoing.undo_last(store)
    assert not look(store, "动员会").is_own
    undoing.redo_last(store)
    assert look(store, "动员会").materials == OWN


def test_what_is_shipped_comes_back_and_that_can_be_undone(store):
    assert reset(store, "动员会") is None
    save(store, "动员会", OWN)

    reset(store, "动员会")
    assert (names(look(store, "动员会")), look(store, "动员会").is_own) == (ALL, False)
    undoing.undo_last(store)
    assert look(store, "动员会").materials == OWN


def test_the_shipped_list_counts_again_even_where_two_lists_met(store):
    given_up = save(store, "动员会", OWN).ids("meeting_kit")
    reset(store, "动员会")
    save(store, "动员会", [ListedMaterial("通知")])
    bin.restore(store, [("meeting_kit", one) for one in given_up])

    reset(store, "动员会")
    assert (names(look(store, "动员会")), look(store, "动员会").is_own) == (ALL, False)


def test_the_log_tells_who_changed_the_list(store):
    held = save(store, "动员会", OWN).ids("meeting_kit")[0]
    (event,) = history.of_record(store, held).events
    assert (event.person, event.label) == ("示例甲", "修改动员会的材料要求")


def test_a_material_that_stands_twice_is_refused_and_empty_rows_are_left_out(store):
    with pytest.raises(UserError, match="“通知”重复"):
        save(store, "动员会", [ListedMaterial("通知"), ListedMaterial(" 通知 ", is_wanted=False)])
    with pytest.raises(UserError, match="还没有填类型"):
        save(store, " ", OWN)
    save(store, "动员会", [ListedMaterial(" 通知 "), ListedMaterial("  ")])
    assert look(store, "动员会").materials == (ListedMaterial("通知"),)


def test_a_file_may_be_called_by_every_name_of_the_office(store):
    save(store, "动员会", OWN)
    known = catalogues.material_names(store, MEETING)
    assert {"会标照片", "会场布置图", "纪要"} <= set(known)
    assert len(known) == len(set(known))

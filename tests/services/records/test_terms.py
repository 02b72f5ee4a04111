"""The terms an office typed itself: which there are, and merging a mistyped one over all records."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.near import fitting, near
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.meetings import meeting_requirements
from lushan_desktop.services.records import record_view, records, terms, undoing
from lushan_desktop.services.records.answers import everything
from lushan_desktop.services.records.material_lists import ListedMaterial
from tests.saving import a_meeting, day

MEETING = RECORD_TYPES.get("meeting")
KINDS = ("述法评议会", "动员会", "推进会", "协调会")


def _meeting(store, kind, **values):
    return a_meeting(store, kind=kind, title=f"示例：{kind}", **values)


def _kinds(store):
    return sorted(row.plain["kind"] for row in everything(store, MEETING))


@pytest.mark.parametrize("typed", ["tjh", "tuijinhui", "推进", "推进会", "TJ"])
def test_a_term_fits_by_its_characters_and_its_pinyin(typed):
    assert fitting(KINDS, typed)[0] == "推进会"


@pytest.mark.parametrize("typed", ["推近会", "推进大会", "推进会义", "tjih", "推 近 会"])
def test_a_term_that_is_written_or_sounds_alike_is_near(typed):
    assert near(KINDS, typed)[0] == "推进会"


def test_a_mistyped_term_is_merged_over_all_records_in_one_step(store):
    for kind in ("tjh", "tjh", "推进会"):
        _meeting(store, kind)
    thrown_away = _meeting(store, "tjh")
    records.remove(store, MEETING, [thrown_away])
    meeting_requirements.save(store, "tjh", [ListedMaterial("通知")])

    (own,) = terms.own_terms(store)
    assert (own.title, own.name, own.count, own.others[0]) == ("会议类型", "tjh", 3, "推进会")
    terms.merge(store, own.catalogue, "tjh", "推进会")

    assert _kinds(store) == ["推进会"] * 3
    assert terms.own_terms(store) == ()
    assert meeting_requirements.look(store, "推进会").materials == (ListedMaterial("通知"),)
    undoing.undo_last(store)
    assert _kinds(store) == ["tjh", "tjh", "推进会"]


def test_nothing_is_merged_into_a_term_that_is_not_there(store):
    _meeting(store, "tjh")
    with pytest.raises(UserError, match="没有“推近会”"):
        terms.merge(store, "meeting_kinds", "tjh", "推近会")


def test_a_kind_without_demands_is_told_in_the_list_instead_of_a_blank(store):
    ids = {kind: _meeting(store, kind, held_on=day("2023-06-02")) for kind in ("其他会议", "县自有会")}
    said = {kind: record_view.view(store, MEETING, one).standing.badges for kind, one in ids.items()}
    assert said == {"其他会议": (("无必备材料", "mute"),), "县自有会": (("未设材料要求", "mute"),)}

"""What a list shows and what a record lacks."""

from dataclasses import replace

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import catalogues, entry, lists, record_view, records
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.records.material_lists import NOTHING_OWN
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.services.records.standing import standing, what_dates

MEETING, DOCUMENT, INSTRUCTION = map(RECORD_TYPES.get, ("meeting", "document", "instruction"))
SYSTEM, INDICATOR = map(RECORD_TYPES.get, ("indicator_system", "indicator"))


def save(store, record_type, **values):
    return records.save(store, record_type, values).ids(record_type.key)[0]


def a_meeting(store, **values):
    return save(store, MEETING, **{"title": "示例：协调会", "kind": "协调会", **values})


def test_a_meeting_lacks_what_its_kind_asks_for(store):
    held = standing(
        MEETING, MEETING.blank() | {"kind": "协调会", "files": (Attachment("x", "通知"),)}, NOTHING_OWN
    )
    assert held.lacking == ("签到表", "纪要", "照片")
    assert held.to_fill == ("日期",)
    assert held.badges == (("待补日期", "warn"), ("缺签到表等 3 种", "bad"))


def test_what_two_editions_call_alike_is_told_apart_in_the_detail(store):
    editions = {
        year: save(store, SYSTEM, name=f"示例指标体系（{year}版）", edition=f"{year}版")
        for year in (2022, 2023)
    }
    numbers = {
        year: save(store, INDICATOR, system=system, number="93", text="示范创建")
        for year, system in editions.items()
    }
    of_both = a_meeting(store, indicators=tuple(numbers.values()))
    of_one = a_meeting(store, indicators=(numbers[2023],))

    def told(meeting):
        view = record_view.view(store, MEETING, meeting)
        return MEETING.field("indicators").kind.format(view.values["indicators"], view.name_by_id)

    assert told(of_both) == "93 示范创建（2022版）、93 示范创建（2023版）"
    assert told(of_one) == "93 示范创建"


def test_a_meeting_of_a_kind_that_asks_for_nothing_says_so():
    held = standing(
        MEETING, MEETING.blank() | {"kind": "其他会议", "held_on": PartialDate(2023)}, NOTHING_OWN
    )
    assert held.badges == (("无必备材料", "mute"),)


def test_a_recurring_meeting_wants_its_count():
    values = MEETING.blank() | {"held_on": PartialDate(2021), "recurring": True, "kind": "其他会议"}
    assert standing(MEETING, values, NOTHING_OWN).to_fill == ("次数",)
    assert lists.when(MEETING, values) == "2021年以来"


def test_an_instruction_lacks_evidence_as_such():
    values = INSTRUCTION.blank() | {"given_on": PartialDate(2023)}
    assert standing(INSTRUCTION, values, NOTHING_OWN).badge == ("缺佐证", "bad")
    assert standing(INSTRUCTION, values | {"files": (Attachment("x"),)}, NOTHING_OWN).badge == (
        "材料齐全",
        "ok",
    )


def test_counts_agree_with_what_the_rows_say(store):
    a_meeting(store)
    a_meeting(store, kind="其他会议", held_on=PartialDate(2023))
    a_meeting(store, kind="政府常务会议", recurring=True, held_on=PartialDate(2022))

    shown = lists.look(store, MEETING, ListQuery(), blocks=(0,))

    rows = [row for row in shown.blocks[0] if row]
    tally = lists.tally(store, MEETING, ListQuery())
    assert tally.lacking == sum(bool(row.standing.lacking) for row in rows) == 2
    assert tally.to_fill == sum(bool(row.standing.to_fill) for row in rows) == 2
    assert tally.count_by_chip == {"协调会": 1, "政府常务会议": 1, "其他会议": 1}
    assert list(tally.count_by_chip) == ["协调会", "政府常务会议", "其他会议"]


def test_what_has_no_date_stands_inside_the_period(store):
    inside = a_meeting(store, held_on=PartialDate(2022))
    a_meeting(store, held_on=PartialDate(2019))
    undated = a_meeting(store)
    query = ListQuery(start=PartialDate(2021), end=PartialDate(2023, 7))
    assert lists.look(store, MEETING, query).ids == (inside, undated)
    strict = replace(query, with_undated=False)
    assert lists.look(store, MEETING, strict).ids == (inside,)
    assert lists.tally(store, MEETING, strict).outside == 2


def test_a_pressed_chip_does_not_change_the_counts(store):
    a_meeting(store)
    a_meeting(store, kind="动员会")
    tally = lists.tally(store, MEETING, ListQuery(chip="动员会", only_missing=True))
    assert tally.shown == 1
    assert tally.count_by_chip == {"动员会": 1, "协调会": 1}
    assert tally.total == 2


def test_a_record_that_is_gone_leaves_its_place_empty(store):
    kept = a_meeting(store)
    rows = lists.block(store, MEETING, ["gone", kept])
    assert rows[0] is None
    assert rows[1].title == "示例：协调会"


def test_a_view_tells_the_files_with_their_sizes(store, tmp_path):
    file = tmp_path / "会议通知（示例）.pdf"
    file.write_bytes(b"%PDF" + bytes(2044))
    held = a_meeting(store, files=(NewFile(file, "通知"),))
    line = record_view.view(store, MEETING, held).files[0]
    assert (line.name, line.detail, line.has_file) == ("会议通知（示例）.pdf", "PDF · 2 KB · 通知", True)


def test_the_same_file_twice_is_kept_once(store, tmp_path):
    file = tmp_path / "通知.pdf"
    file.write_bytes(b"%PDF example")
    a_meeting(store, files=(NewFile(file, "通知"),))
    a_meeting(store, files=(NewFile(file, "通知"),))
    assert len(lists.look(store, RECORD_TYPES.get("evidence"), ListQuery()).ids) == 1


def test_terms_in_use_follow_the_shipped_ones(store):
    a_meeting(store, kind="县里自己的叫法")
    offered = catalogues.options(store, MEETING, "kind")
    assert offered[0] == "述法评议会"
    assert offered[-1] == "县里自己的叫法"


def test_names_come_before_mentions(store):
    save(store, DOCUMENT, title="示例：县司法局的报告")
    named = save(store, DOCUMENT, title="示例：推进方案", contents="提到县司法局")
    found = entry.offers(store, "document", "推进")
    assert [offer.id for offer in found] == [named]
    assert entry.offers(store, "document", "司法局")[0].name == "示例：县司法局的报告"


def test_a_person_is_offered_with_the_present_post(store):
    person = save(store, RECORD_TYPES.get("person"), name="示例甲")
    tenure = RECORD_TYPES.get("tenure")
    save(store, tenure, person=person, post="示例局长", until=PartialDate(2022))
    save(store, tenure, person=person, post="示例县长")
    assert entry.offers(store, "person", "slj")[0].detail == "示例县长"


def test_people_units_and_documents_are_added_where_they_are_named():
    assert [entry.asked_in_place(target)[0] for target in ("person", "unit", "document")] == [
        "name",
        "name",
        "title",
    ]
    assert entry.asked_in_place("meeting") == ()
    assert entry.begun("document", "示例发[2023]4号") == {"number": "示例发〔2023〕4号"}
    assert entry.begun("document", "关于示例的通知") == {"title": "关于示例的通知"}


@pytest.mark.parametrize("typed", ["tjh", "TJH", "tuijinhui", "推进"])
def test_a_list_is_searched_by_characters_and_by_pinyin(store, typed):
    wanted = a_meeting(store, title="示例推进会")
    a_meeting(store, title="示例协调会", kind="协调会")
    assert lists.look(store, MEETING, ListQuery(text=typed)).ids == (wanted,)


def test_what_a_list_lacks_is_told_by_the_words_of_its_own_fields():
    for record_type in RECORD_TYPES:
        labels = {field.label for field in record_type.fields}
        assert labels.issuperset(what_dates(record_type))
    assert what_dates(RECORD_TYPES.get("document")) == ("成文日期",)
    assert what_dates(RECORD_TYPES.get("meeting")) == ("日期", "次数")


def test_the_chips_count_every_record_whatever_its_other_fields_say(store):
    """The problem has a field that is called as the count once was."""
    problem = RECORD_TYPES.get("problem")
    for place, term in enumerate((5, 10, None, 10)):
        save(store, problem, unit="x", description=f"示例问题{place}", term=term)

    tally = lists.tally(store, problem, ListQuery())
    assert sum(tally.count_by_chip.values()) == tally.total == tally.shown == 4

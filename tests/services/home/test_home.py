"""工作台: every figure is true, and leads to exactly the records it counts."""

from contextlib import suppress
from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.domain.indicators.completeness import STATES
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.home import home
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.records import lists, records, todo
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.records.named import NAMED
from lushan_desktop.storage.first_screen import UnansweredQuestion, look_first
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store
from tests.saving import day, save

INDICATOR = RECORD_TYPES.get("indicator")
ALWAYS, CYCLE = Cycle(), Cycle("2021", "2023-07-27")
PARTS = Parts(schema=MigratedSchema)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "office"


@pytest.fixture
def store(folder):
    opened = new_store(folder, person="示例甲", parts=PARTS)
    yield opened
    # Some tests have closed it to look at the folder.
    with suppress(ValueError):
        opened.close()


PROBLEMS = (
    ("2023-07-15", "2023-06-01", "整改中"),
    ("2023-07-20", None, "待验收"),
    ("2023-07-20", "2019-05-01", "整改中"),
    ("2023-07-30", "2023-06-01", "整改中"),
    ("2023-07", "2023-06-01", "整改中"),
    ("2023-07-01", "2023-06-01", "已销号"),
)
"""When they are due, when they were found, how they stand."""
MEETINGS = (
    ("协调会", "2023-05-01"),
    ("协调会", "2019-05-01"),
    ("其他会议", "2023-05-02"),
    ("常委会会议", None),
)


@pytest.fixture
def office(store):
    """Something of everything: counted and not counted, inside the period and outside it."""
    town = save(store, "unit", name="示例镇人民政府", short_name="示例镇", kind="乡镇")
    for number, (due, found, stage) in enumerate(PROBLEMS):
        days = {"due_on": day(due), "found_on": day(found) if found else None}
        save(store, "problem", unit=town, description=f"示例问题{number}", stage=stage, **days)
    days = {"due_on": day("2023-08-01"), "given_on": day("2023-07-01")}
    save(store, "task", content="示例任务", stage="待办", **days)
    file = save(store, "evidence", title="示例材料")
    enter_indicators(store, town, file)
    for number, (kind, held_on) in enumerate(MEETINGS):
        held = day(held_on) if held_on else None
        files = (Attachment(file, "议程"), Attachment(file, "纪要")) if kind == "常委会会议" else ()
        save(store, "meeting", title=f"示例会议{number}", kind=kind, held_on=held, files=files)
    return store


def enter_indicators(store, unit, file):
    """One that has all its materials, one that has some, one that has none."""
    system = save(store, "indicator_system", name="示例体系")
    top = save(store, "indicator", system=system, level="一级", number="一", text="示例一级")
    for number, wanted, held in (("91", 1, 1), ("92", 2, 1), ("93", 1, 0)):
        place = {"system": system, "superior": top, "lead_unit": unit}
        one = save(store, "indicator", level="三级", number=number, text="示例", **place)
        files = (Attachment(file),) if held else ()
        save(store, "required_material", indicator=one, description="示例要求", count=wanted, files=files)


@pytest.mark.parametrize("cycle", [ALWAYS, CYCLE])
def test_every_tile_opens_a_list_with_exactly_the_rows_it_counts(office, cycle):
    tiles = home.look(office, cycle).tiles
    assert [tile.key for tile in tiles] == ["overdue", "indicators", "week", "meetings"]
    for tile in tiles:
        assert tile.count, tile.key
        assert tile.count == listed(office, tile, cycle), tile.key


def listed(store, tile, cycle):
    """How many rows the list has that the tile opens."""
    if tile.opens == home.DUE_LIST:
        return len(todo.upcoming(store, cycle, sort=tile.narrowing.condition).rows)
    query = ListQuery(start=cycle.start, end=cycle.end, conditions=(tile.narrowing.condition,))
    return len(lists.look(store, RECORD_TYPES.get(tile.opens), query).ids)


def test_what_is_due_this_week_is_named_however_much_is_overdue(store):
    for number in range(home.MOST_ROWS + 1):
        save(
            store, "problem", unit="u", description=f"示例{number}", stage="整改中", due_on=day("2023-06-01")
        )
    save(store, "problem", unit="u", description="示例：快到期", stage="整改中", due_on=day("2023-07-30"))

    (week,) = [tile for tile in home.look(store, ALWAYS).tiles if tile.key == "week"]

    assert (week.count, week.detail) == (1, "未来7天内，最近 7月30日")


def test_what_is_overdue_longest_is_told_by_the_end_of_its_month(store):
    for number, due in enumerate(("2023-06", "2023-06-05")):
        save(store, "problem", unit="u", description=f"示例{number}", stage="整改中", due_on=day(due))

    (overdue,) = [tile for tile in home.look(store, ALWAYS).tiles if tile.key == "overdue"]

    assert overdue.detail == "最早逾期 52 天"


def test_the_figures_say_what_is_behind_them(office):
    shown = home.look(office, CYCLE)
    assert {tile.key: (tile.count, tile.detail) for tile in shown.tiles} == {
        "overdue": (2, "最早逾期 12 天，示例镇"),
        "indicators": (2, "涉及 1 个牵头单位"),
        "week": (3, "未来7天内，最近 7月30日"),
        "meetings": (1, "共 3 次会议"),
    }
    assert home.look(office, ALWAYS).tiles[0].count == 3


def test_meetings_without_materials_are_those_of_the_list_itself(office):
    tile = home.look(office, ALWAYS).tiles[3]
    listing = lists.look(office, RECORD_TYPES.get("meeting"), ListQuery(only_missing=True))
    assert tile.count == len(listing.ids) == 2


def test_bars_tell_full_partly_and_none_for_each_first_level_indicator(office):
    system = save(office, "indicator_system", name="另一体系")
    alone = save(office, "indicator", system=system, level="三级", number="7", text="示例")
    save(office, "required_material", indicator=alone, description="示例要求")
    bars = home.look(office, ALWAYS).bars
    assert [(bar.title, bar.full, bar.partly, bar.none) for bar in bars] == [
        ("一 示例一级", 1, 1, 1),
        ("未归入一级指标", 0, 0, 1),
    ]


def test_the_bars_count_what_the_tree_of_indicators_counts(office):
    (top,) = lists.look(office, INDICATOR, ListQuery(text="示例一级")).ids
    shared = {"level": "三级", "superior": top, "system": records.values(office, INDICATOR, top)["system"]}
    save(office, "indicator", text="示例未定", **shared)
    save(office, "indicator", text="示例不适用", not_applicable=True, not_applicable_reason="示例", **shared)
    (bar,) = [one for one in home.look(office, ALWAYS).bars if one.record == top]
    (node,) = [one for one in gaps.gaps(office).nodes if one.id == top]
    assert (bar.full, bar.total, bar.undecided) == (node.full, node.total, 1)
    assert bar.lacking == sum(node.count(state) for state in STATES) - node.full


def test_there_are_no_bars_where_no_material_is_required(store):
    save(store, "indicator", system="x", level="一级", number="一", text="示例一级")
    assert home.look(store, ALWAYS).bars == ()


def test_gaps_name_what_is_missing_and_the_field_where_it_is_put_right(office):
    gaps = home.look(office, CYCLE).gaps
    told = [(gap.page, gap.title, gap.detail, gap.lacks, gap.verb, gap.field) for gap in gaps]
    assert told == [
        ("indicator", "指标 92 示例", "应备材料", "缺 1 种", "查看", ""),
        ("indicator", "指标 93 示例", "应备材料", "缺 1 种", "查看", ""),
        ("meeting", "示例会议3", "会议", "待补日期", "补填", "held_on"),
        ("meeting", "示例会议0", "缺通知、签到表、纪要、照片", "缺 4 种", "添加", "files"),
    ]


def test_a_promised_title_without_applicant_is_missing_until_somebody_applies(store):
    title = save(store, "title", name="示例称号", kind="行政执法责任制示范点")
    save(store, "title", name="示例示范县", kind="法治政府建设示范市县")
    save(store, "application", title=title, applicant="u", is_example=True)

    told = [(gap.page, gap.title, gap.detail) for gap in home.look(store, ALWAYS).gaps]
    assert told == [("title", "示例称号", "缺培育或申报单位")]

    honour = save(store, "honour", name="示例称号", unit="u", title=title)
    assert home.look(store, ALWAYS).gaps == ()
    records.save(store, RECORD_TYPES.get("honour"), {"revoked_on": day("2023-05")}, honour)
    assert len(home.look(store, ALWAYS).gaps) == 1

    save(store, "application", title=title, applicant="u")
    assert home.look(store, ALWAYS).gaps == ()


def test_what_was_entered_last_stands_first_and_the_bin_is_left_out(store):
    first = save(store, "meeting", title="示例会议", kind="协调会", demands=({"words": "示例要求"},))
    save(store, "document", title="示例文件")
    gone = save(store, "briefing", title="示例简报")
    records.remove(store, RECORD_TYPES.get("briefing"), [gone])
    told = [(one.kind, one.title, one.person) for one in home.look(store, ALWAYS).entered]
    assert told == [("文件", "示例文件", "示例甲"), ("会议", "示例会议", "示例甲")]
    meeting = RECORD_TYPES.get("meeting")
    records.save(store, meeting, {"demands": ({"words": "改过的要求"},)}, record_id=first)
    assert home.look(store, ALWAYS).entered[0].record == first


def test_an_import_takes_one_line_of_what_was_entered_last(store):
    save(store, "document", title="示例文件")
    meeting = RECORD_TYPES.get("meeting")
    with store.change("导入会议") as step:
        made = [Meeting(title=f"示例会议{place}", kind="协调会") for place in range(600)]
        for one in made:
            step.add(one)
    first = made[0].id

    def told():
        return [(one.title, one.done, one.others) for one in home.look(store, ALWAYS).entered]

    imported = ("示例会议0", "导入会议", 499)
    assert told() == [imported, ("示例文件", "新增文件", 0)]
    records.save(store, meeting, {"title": "改过的会议"}, record_id=first)
    assert told() == [
        ("改过的会议", "修改会议", 0),
        ("示例会议1", *imported[1:]),
        ("示例文件", "新增文件", 0),
    ]


def test_the_meeting_is_what_was_entered_and_not_the_files_that_came_with_it(store):
    files = tuple(Attachment(save(store, "evidence", title=f"照片{place}"), "照片") for place in range(2))
    save(store, "meeting", title="示例会议", kind="协调会", files=files)
    assert home.look(store, ALWAYS).entered[0].title == "示例会议"


def test_every_kind_that_is_told_of_as_entered_is_a_record_type():
    assert set(NAMED) <= set(RECORD_TYPES.keys)


def test_an_office_with_nothing_but_units_is_empty(store):
    save(store, "unit", name="示例局")
    shown = home.look(store, ALWAYS)
    assert shown.is_empty
    assert not shown.has_meetings
    assert [tile.count for tile in shown.tiles] == [0, 0, 0, 0]
    save(store, "meeting", title="示例会议", kind="协调会")
    assert not home.look(store, ALWAYS).is_empty


def test_the_first_screen_says_the_same_as_the_open_store(folder, office):
    opened = home.look(office, CYCLE)
    office.close()
    assert home.first(folder, CYCLE) == opened


def test_a_folder_that_is_held_or_was_not_closed_or_is_older_is_opened_first(folder, office):
    assert home.first(folder, CYCLE) is None
    office.close()
    assert home.first(folder, CYCLE) is not None
    with (folder / "data.db").open("r+b") as file:
        file.seek(60)
        file.write(b"\0\0\0\1")
    assert home.first(folder, CYCLE) is None
    assert home.first(folder.parent / "none", CYCLE) is None


def test_looking_first_changes_nothing_in_the_folder(folder, office):
    office.close()
    before = {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.iterdir()}
    assert home.first(folder, CYCLE)
    assert {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_what_takes_too_long_is_left_open_for_the_store(folder, office):
    office.close()
    with look_first(folder, MigratedSchema.version) as ask:

        def hurried(sql, values):
            if "FROM meeting AS t" in sql and sql.startswith("SELECT count"):
                raise UnansweredQuestion
            return ask(sql, values)

        shown = home.gather(hurried, ALWAYS)
    assert shown.tiles[3].count is None
    assert shown.tiles[0].count == 3
    assert not shown.is_whole


def test_a_question_of_the_first_screen_is_broken_off_in_time(folder, office):
    office.close()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with look_first(folder, MigratedSchema.version, patience=0.02) as ask, pytest.raises(UnansweredQuestion):
        ask(endless, ())

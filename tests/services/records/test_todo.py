"""What has to be done until when, from all registers at once."""

from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.titles import applying
from lushan_desktop.services.records import records, todo
from lushan_desktop.services.records.asking import Cycle
from tests.saving import day, save

ALWAYS = Cycle()


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))


def titles(store, **asked):
    return [row.title for row in todo.upcoming(store, asked.pop("cycle", ALWAYS), **asked).rows]


def test_things_to_do_come_from_every_register_in_the_order_of_their_deadlines(store):
    unit = save(store, "unit", name="示例镇人民政府", short_name="示例镇")
    problem = save(store, "problem", unit=unit, description="示例问题", due_on=day("2023-07-15"))
    save(store, "task", content="示例任务", lead_unit=unit, due_on=day("2023-08-20"), stage="待办")
    save(store, "instruction", kind="批示", leader_post="示例领导", gist="抓好整改", due_on=day("2023-07-28"))
    resolutions = ({"content": "示例事项", "lead_unit": unit, "due_on": day("2023-07-27")},)
    meeting = save(store, "meeting", title="示例：推进会", kind="推进会", resolutions=resolutions)

    found = todo.upcoming(store, ALWAYS)

    assert [(row.kind, row.what, row.light.word, row.light.tone) for row in found.rows] == [
        ("督导整改", "示例镇：示例问题", "逾期 12 天", "bad"),
        ("议定事项", "示例镇：示例事项", "今天到期", "warn"),
        ("批示指示", "示例领导批示：抓好整改", "还剩 1 天", "warn"),
        ("任务", "示例镇：示例任务", "8月20日前", "info"),
    ]
    assert (found.rows[0].page, found.rows[0].record) == ("problem", problem)
    assert (found.rows[1].page, found.rows[1].record) == ("meeting", meeting)
    assert dict(found.count_by_sort) == {"all": 4, "overdue": 1, "week": 2, "later": 1}


@pytest.mark.parametrize("sort", [todo.ALL, todo.OVERDUE, todo.THIS_WEEK, todo.LATER])
def test_each_sort_lists_exactly_as_many_as_it_counts(store, sort):
    for due in ("2023-06", "2023-07", "2023", "2023-07-26", "2023-07-27", "2023-08-02", "2023-08-03"):
        save(store, "task", content=f"示例任务 {due}", due_on=day(due), stage="进行中")
    found = todo.upcoming(store, ALWAYS, sort=sort)
    assert len(found.rows) == found.count_by_sort[sort] > 0
    assert {row.light.is_overdue for row in todo.upcoming(store, ALWAYS, sort=todo.OVERDUE).rows} == {True}
    assert not any(row.light.is_overdue for row in todo.upcoming(store, ALWAYS, sort=todo.THIS_WEEK).rows)


def test_what_is_closed_cancelled_or_in_the_bin_is_not_to_be_done(store):
    due = day("2023-07-28")
    save(store, "problem", unit="x", description="销号", due_on=due, stage="已销号")
    save(store, "task", content="完成", due_on=due, stage="已完成")
    save(store, "task", content="取消", due_on=due, stage="已取消")
    save(store, "instruction", kind="批示", gist="办结", due_on=due, stage="已办结")
    save(store, "instruction", kind="圈阅", leader_post="示例领导", due_on=due)
    save(store, "task", content="没有时限", stage="待办")
    gone = save(store, "task", content="删除", due_on=due, stage="待办")
    records.remove(store, RECORD_TYPES.get("task"), [gone])
    assert titles(store) == []


def test_a_resolution_of_a_deleted_meeting_or_made_a_task_is_not_listed_twice(store):
    due = day("2023-07-28")
    task = save(store, "task", content="示例任务", due_on=due, stage="待办")
    rows = ({"content": "转为任务", "due_on": due, "task": task}, {"content": "自办", "due_on": due})
    meeting = save(store, "meeting", title="示例：会", kind="协调会", resolutions=rows)
    assert sorted(titles(store)) == ["示例任务", "自办"]
    records.remove(store, RECORD_TYPES.get("meeting"), [meeting])
    assert titles(store) == ["示例任务"]


def test_a_resolution_whose_task_was_deleted_is_to_be_done_again(store):
    task = save(store, "task", content="示例任务", due_on=day("2023-07-28"), stage="待办")
    row = {"content": "示例事项", "due_on": day("2023-07-28"), "task": task}
    save(store, "meeting", title="示例：会", kind="协调会", resolutions=(row,))
    assert titles(store) == ["示例任务"]

    records.remove(store, RECORD_TYPES.get("task"), [task])

    assert titles(store) == ["示例事项"]


def test_the_period_asks_when_a_matter_arose_not_when_it_is_due(store):
    save(store, "task", content="早", given_on=day("2020-05-01"), due_on=day("2023-08-01"), stage="待办")
    save(store, "task", content="内", given_on=day("2023-05-01"), due_on=day("2023-09-01"), stage="待办")
    save(store, "task", content="不详", due_on=day("2023-10-01"), stage="待办")
    assert titles(store, cycle=Cycle("2021", "2023-07-27")) == ["内", "不详"]
    assert titles(store, limit=1) == ["早"]


def test_an_application_is_to_be_done_until_the_day_its_stage_has_to_be(store):
    unit = save(store, "unit", name="示例镇人民政府", short_name="示例镇")
    title = save(store, "title", name="示例示范单位", kind="依法行政示范单位")
    days = {"apply_by": day("2023-07-20"), "review_by": day("2023-08-01"), "recommend_by": day("2023-09-01")}
    batch = save(store, "batch", title=title, name="第四批", **days)
    common = {"title": title, "batch": batch, "applicant": unit}
    made = save(store, "application", stage="初审", **common)
    assert [
        (row.what, row.light.word, row.page, row.record) for row in todo.upcoming(store, ALWAYS).rows
    ] == [("示例镇：示例示范单位，初审", "8月1日前", "application", made)]

    save(store, "application", **common)
    save(store, "application", stage="整改", rectify_by=day("2023-07-10"), **common)
    save(store, "application", stage="公示", due_on=day("2023-08-10"), **common)
    for over in ("推荐", "命名", "复核", "未通过"):
        save(store, "application", stage=over, rectify_by=day("2023-07-10"), **common)
    assert [(row.title, row.due.iso) for row in todo.upcoming(store, ALWAYS).rows] == [
        ("示例示范单位，整改", "2023-07-10"),
        ("示例示范单位，培育", "2023-07-20"),
        ("示例示范单位，初审", "2023-08-01"),
        ("示例示范单位，公示", "2023-08-10"),
    ]


@pytest.mark.parametrize("stage", [*catalogue("application_stages").names, ""])
def test_the_deadline_of_an_application_is_the_one_its_page_shows(store, stage):
    title = save(store, "title", name="示例示范单位", kind="依法行政示范单位")
    days = {"apply_by": day("2023-08"), "review_by": day("2023-08-01"), "recommend_by": day("2023-09-01")}
    batch = save(store, "batch", title=title, name="第四批", **days)
    values = {
        "title": title,
        "batch": batch,
        "stage": stage,
        "rectify_by": day("2023-07-30"),
        "applicant": "x",
    }
    save(store, "application", **values)
    shown = applying.due(values, days)
    assert [row.due for row in todo.upcoming(store, ALWAYS).rows] == ([shown] if shown else [])

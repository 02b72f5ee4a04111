"""The log on screen and on paper: who, when, which record, what kind of act, before and after."""

import re
from datetime import timedelta

import pytest
from pypdfium2 import PdfDocument

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.settings import operation_log
from lushan_desktop.services.records import bin, history, records, undoing
from lushan_desktop.services.records.history import LogFilter
from lushan_desktop.storage.log import history as log

MEETING, TASK = map(RECORD_TYPES.get, ("meeting", "task"))


@pytest.fixture
def told(store):
    """A meeting that was entered, changed, deleted, taken back and given a decision; and a task."""
    whole = {"title": "示例动员会", "kind": "动员会", "held_on": PartialDate(2023, 6)}
    meeting = records.save(store, MEETING, whole).ids("meeting")[0]
    records.save(store, MEETING, {"held_on": PartialDate(2023, 6, 2)}, meeting)
    records.remove(store, MEETING, [meeting])
    bin.restore(store, [("meeting", meeting)])
    records.save(store, MEETING, {"resolutions": ({"content": "示例决定"},)}, meeting)
    records.save(store, TASK, {"content": "示例任务"})
    undoing.undo_last(store)
    return meeting


def labels(store, **wanted):
    return [line.step.label for line in history.page(store, LogFilter(**wanted)).lines]


def gathered(store, **options):
    report = REPORTS.get("operation_log")
    with store.read_long() as session:
        return report.gather(session, report.completed(session, options))


def test_every_step_is_listed_with_its_record(store, told):
    page = history.page(store, LogFilter())
    assert page.told == "第 1–7 步，共 7 步"
    assert page.lines[-1].about == "会议：示例动员会"
    assert page.lines[2].about == "会议：示例动员会", "a row stands for the record it belongs to"


def test_pages_go_on_where_the_last_one_ended(store, told):
    second = history.page(store, LogFilter(), offset=3, limit=3)
    assert second.told == "第 4–6 步，共 7 步"
    assert history.page(store, LogFilter(text="没有这样的字")).told == "没有符合条件的操作"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (log.NEW, ["新增任务", "修改会议", "新增会议"]),
        (log.CHANGED, ["修改会议"]),
        (log.DELETED, ["删除会议"]),
        (log.RESTORED, ["从回收站恢复1条"]),
        (log.UNDONE, ["撤销：新增任务"]),
    ],
)
def test_each_kind_of_act_can_be_asked_for(store, told, kind, expected):
    assert labels(store, kind=kind) == expected


def test_the_log_is_narrowed_by_person_day_type_and_words(store, told):
    today = clock.today()
    assert len(labels(store, person="示例甲")) == 7
    assert labels(store, person="示例乙") == []
    assert len(labels(store, start=today, end=today)) == 7
    assert labels(store, end=today - timedelta(days=1)) == []
    assert labels(store, start=today + timedelta(days=1)) == []
    assert labels(store, types=history.types_of("task")) == ["撤销：新增任务", "新增任务"]
    assert "修改会议" in labels(store, types=history.types_of("meeting"))
    assert labels(store, text="示例决定") == ["修改会议"]
    assert labels(store, text="恢复") == ["从回收站恢复1条"]


def test_the_paper_tells_before_and_after_and_carries_the_head_of_the_log(store, told):
    ledger = gathered(store)
    paper = typeset(REPORTS.get("operation_log").compose(ledger))
    text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(paper.pdf))

    assert ledger.log_head in text
    assert "全部操作" in text
    rows = [row[3:] for row in ledger.rows]
    assert ("示例甲") in {row[2] for row in ledger.rows}
    assert ("会议（示例动员会）", "日期", "2023年6月", "2023年6月2日") in {row[1:] for row in rows}


def test_the_paper_tells_the_time_as_people_read_it(store, told):
    spoken = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d:\d\d")

    assert all(spoken.fullmatch(row[1]) for row in gathered(store).rows)


def test_the_history_of_one_record_prints_alone(store, told):
    ledger = gathered(store, query=LogFilter(record=told))
    assert ledger.filter_line == "示例动员会"
    assert not [row for row in ledger.rows if "示例任务" in row]
    assert any("示例决定" in row[-1] for row in ledger.rows)


def test_what_is_printed_is_what_is_filtered(store, told):
    ledger = gathered(store, query=LogFilter(kind=log.DELETED, person="示例甲", types=("meeting",)))
    assert ledger.filter_line == "经办人 示例甲 · 会议 · 移入回收站"
    assert len(ledger.rows) == 1


def test_too_much_for_one_paper_says_how_to_narrow(store, told, monkeypatch):
    monkeypatch.setattr(operation_log, "MOST_STEPS", 3)
    with pytest.raises(UserError, match="请用日期或经办人缩小范围"):
        gathered(store)
    monkeypatch.setattr(operation_log, "MOST_IN_STEP", 0)
    ledger = gathered(store, query=LogFilter(kind=log.DELETED))
    assert "共写入1条记录" in ledger.rows[0][-1]


def test_an_import_of_thousands_is_told_by_its_first_records(store, monkeypatch):
    monkeypatch.setattr(history, "MOST_TOLD", 3)
    with store.change("导入任务") as step:
        step.add_many(TASK.model, ({"content": f"示例{number}"} for number in range(10)))

    told = history.of_step(store, history.page(store, LogFilter()).lines[0].step.id)
    assert [event.after for event in told] == ["示例0", "示例1", "示例2"]

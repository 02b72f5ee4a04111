"""Meetings in their series, their kit of materials, and what they decided as tasks."""

from pathlib import Path

import pypdfium2
import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.meetings import meeting_kit, meeting_papers, meeting_series
from lushan_desktop.services.meetings.meeting_kit import Material
from lushan_desktop.services.records import attachments, records, remembered, resolutions, undoing
from lushan_desktop.services.records.record_view import FileLine

MEETING, TASK, UNIT, INSTRUCTION = map(RECORD_TYPES.get, ("meeting", "task", "unit", "instruction"))


def save(store, record_type, record_id=None, **values):
    return records.save(store, record_type, values, record_id).ids(record_type.key)[0]


def a_meeting(store, number="", **values):
    whole = {"title": "示例：常务会议", "kind": "政府常务会议", "held_on": PartialDate(2025, 5, 1)}
    return save(store, MEETING, **{**whole, "series_number": number, **values})


def resolved(store, meeting, place=0):
    return records.values(store, MEETING, meeting)["resolutions"][place]


@pytest.fixture
def decided(store):
    unit = save(store, UNIT, name="示例局")
    rows = (
        {"content": "示例事项一", "lead_unit": unit, "due_on": PartialDate(2025, 6, 1)},
        {"content": "示例事项二"},
    )
    return a_meeting(store, resolutions=rows)


def test_the_next_number_of_the_year_is_proposed(store):
    a_meeting(store, "2025年第15次")
    a_meeting(store, "2025年第3次", held_on=PartialDate(2025, 2, 1))

    assert meeting_series.proposed(store, "政府常务会议", PartialDate(2025, 6, 1)) == "2025年第16次"
    assert meeting_series.proposed(store, "政府常务会议", PartialDate(2026, 1, 9)) == "2026年第1次"
    assert meeting_series.proposed(store, "政府常务会议", None) == "2025年第16次"


@pytest.mark.parametrize(
    ("last", "following"),
    [("二届县委常委会第92次", "二届县委常委会第93次"), ("第十九次", "第二十次"), ("临时召开", "")],
)
def test_a_running_number_goes_on_as_it_was_written(store, last, following):
    a_meeting(store, last)
    assert meeting_series.proposed(store, "政府常务会议", None) == following


def test_without_an_example_no_number_is_made_up(store):
    a_meeting(store, "2025年第1次")
    assert meeting_series.proposed(store, "协调会", PartialDate(2025)) == ""


def test_a_new_meeting_takes_over_who_comes_but_not_what_was_said(store):
    seats = ({"way": "请假", "name": "示例乙"}, {"way": "列席", "name": "示例丙"})
    told = {"demands": ({"words": "示例"},), "resolutions": ({"content": "示例"},), "place": "示例厅"}
    a_meeting(store, "2025年第15次", attendance=seats, **told)

    taken = meeting_series.copied(store, kind="政府常务会议")
    assert taken["place"] == "示例厅"
    assert [(row["way"], row["name"]) for row in taken["attendance"]] == [
        ("出席", "示例乙"),
        ("列席", "示例丙"),
    ]
    assert taken["series_number"] == "2025年第16次"
    assert not taken.keys() & {"held_on", "demands", "resolutions", "agenda", "files"}
    assert all("id" not in row for row in taken["attendance"])
    assert meeting_series.copied(store, kind="协调会") is None


def test_the_kit_names_what_is_there_and_what_is_missing(store, tmp_path):
    meeting = a_meeting(store, kind="动员会", demands=({"words": "示例", "standing": "待核"},))
    file = tmp_path / "示例通知.txt"
    file.write_text("示例")
    attachments.attach(store, MEETING, meeting, [Path(file)], role="通知")

    kit = meeting_kit.kit(store, meeting)
    assert kit.counted == (5, 1, 4)
    by_name = {material.name: material for material in kit.materials}
    assert list(by_name)[:5] == ["通知", "议程", "签到表", "讲话稿", "照片"]
    assert not by_name["通知"].is_missing
    assert by_name["签到表"].is_missing
    assert (by_name["签到表"].verb, by_name["签到表"].paper) == ("打印空表", "sign_in_sheet")
    assert (by_name["照片"].verb, by_name["照片"].paper) == ("", "")
    assert not by_name["纪要"].is_wanted
    notes = {paper.title: paper.note for paper in kit.papers}
    assert notes["会议通知"] == "时间、地点、参会人员待补，按送审稿打印"
    assert notes["会议纪要稿"] == "讲话待核，不加引号"


def test_a_resolution_becomes_a_task_with_its_links(store, decided):
    row = resolved(store, decided)
    changes = resolutions.make_tasks(store, decided, [row["id"]])

    (task,) = changes.ids("task")
    values = records.values(store, TASK, task)
    assert (values["content"], values["meeting"], values["stage"]) == ("示例事项一", decided, "待办")
    assert (values["due_on"], values["given_on"]) == (PartialDate(2025, 6, 1), PartialDate(2025, 5, 1))
    assert values["lead_unit"] == row["lead_unit"]
    assert resolved(store, decided)["task"] == task
    first, second = meeting_kit.kit(store, decided).resolutions
    assert (first.task, second.task) == (task, "")


def test_all_that_is_left_becomes_tasks_in_one_step(store, decided):
    resolutions.make_tasks(store, decided, [resolved(store, decided)["id"]])
    changes = resolutions.make_tasks(store, decided)

    assert len(changes.ids("task")) == 1
    with pytest.raises(UserError, match="没有可转的议定事项"):
        resolutions.make_tasks(store, decided)
    undoing.undo_last(store)
    assert resolved(store, decided, 1)["task"] == ""


def test_a_task_closes_with_its_resolution_in_the_same_step(store, decided):
    (task,) = resolutions.make_tasks(store, decided, [resolved(store, decided)["id"]]).ids("task")
    rows = records.values(store, MEETING, decided)["resolutions"]
    closed = {**rows[0], "closed_on": PartialDate(2025, 5, 20), "progress": "示例：已报送"}

    save(store, MEETING, decided, resolutions=(closed, rows[1]))
    values = records.values(store, TASK, task)
    assert (values["stage"], values["closed_on"], values["result"]) == (
        "已完成", PartialDate(2025, 5, 20), "示例：已报送",
    )  # fmt: skip
    undoing.undo_last(store)
    assert records.values(store, TASK, task)["stage"] == "待办"


def test_a_task_closes_with_the_instruction_it_came_from(store):
    instruction = save(store, INSTRUCTION, kind="批示", words="示例")
    task = save(store, TASK, content="示例任务", instruction=instruction)
    other = save(store, TASK, content="示例：已取消", instruction=instruction, stage="已取消")

    save(store, INSTRUCTION, instruction, closed_on=PartialDate(2025, 5, 20))
    assert records.values(store, TASK, task)["stage"] == "已完成"
    assert records.values(store, TASK, other)["stage"] == "已取消"


def test_all_papers_of_a_meeting_go_to_the_printer_together(store):
    meeting = a_meeting(store)

    made = meeting_papers.together(store, meeting)

    count = len(made.sizes)
    assert made.starts[0] == 0
    assert len(made.starts) == 4
    with pypdfium2.PdfDocument(made.typeset.pdf) as pdf:
        texts = [pdf[page].get_textpage().get_text_range() for page in made.starts]
        assert len(pdf) == count
    for word, text in zip(("通知", "议程", "签到表", "纪要"), texts, strict=True):
        assert word in text


def test_what_was_chosen_for_one_meeting_is_not_handed_on_to_another(store):
    first, second = a_meeting(store), a_meeting(store)
    chosen = {
        **meeting_papers.begun(store, "meeting_notice", first),
        "number": "示例办〔2025〕1号",
        "way": "红头文件",
    }
    remembered.remember(store, "meeting_notice", chosen, "")

    assert meeting_papers.begun(store, "meeting_notice", first)["number"] == "示例办〔2025〕1号"
    other = meeting_papers.begun(store, "meeting_notice", second)
    assert (other["meeting"], other["number"]) == (second, "")


@pytest.mark.parametrize(("name", "told"), [("示例.pdf", "示例.pdf · 39 KB"), ("示例", "示例 · PDF · 39 KB")])
def test_a_file_is_told_with_its_kind_once(name, told):
    file = FileLine("", name, "通知", "PDF · 39 KB", ".pdf", has_file=True)
    assert Material("通知", (file,), is_wanted=True).told == told

"""Feedback lists go to all units of a round in one go, are numbered, signed for, and reminders follow."""

import pytest
from pypdfium2 import PdfDocument

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.domain.supervision.supervision_visit import SUPERVISION_VISIT
from lushan_desktop.domain.supervision.task import TASK
from lushan_desktop.services.home import overdue
from lushan_desktop.services.records import lists, records, tasks, undoing
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.supervision import escalation, feedback, feedback_issuing
from lushan_desktop.services.supervision import supervision_board as boards
from lushan_desktop.services.supervision.supervision_figures import figures
from tests.reports.rounds import day
from tests.watching import Watch


def text_of(pdf):
    return "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf)).replace("\r\n", "")


def test_every_unit_gets_a_file_of_its_own(office, ids, tmp_path):
    watch = Watch()

    written = feedback.write_each(
        office.store, tmp_path / "清单", {"supervision_round": ids["round"]}, progress=watch
    )

    assert [file.name for file in written.files] == [
        "01-露峰街道-反馈清单.pdf",
        "02-张良镇-反馈清单.pdf",
        "03-团城乡-反馈清单.pdf",
    ]
    assert [(done, total) for done, total, _ in watch.told] == [(0, 3), (3, 3)]
    assert "张良镇" in text_of(written.files[1])
    assert "露峰街道" not in text_of(written.files[1])
    assert written.notices == ("3份还缺发文名义或文号，印作送审稿。",)
    assert "5个工作日内" in text_of(written.files[0])


def test_all_of_them_can_be_one_paper_with_a_bookmark_for_each(office, ids, tmp_path):
    file = tmp_path / "全部.pdf"

    feedback.write_joined(
        office.store, file, {"supervision_round": ids["round"]}, only=[ids["张良镇"], ids["团城乡"]]
    )

    pdf = PdfDocument(file)
    assert [mark.get_title() for mark in pdf.get_toc()] == ["张良镇", "团城乡"]
    assert len(pdf) == 6


def test_stopping_leaves_off_and_says_so(office, ids, tmp_path):
    with pytest.raises(Cancelled):
        feedback.write_each(
            office.store, tmp_path, {"supervision_round": ids["round"]}, progress=Watch(stop_after=0)
        )


def test_a_round_without_problems_has_no_lists(office, tmp_path):
    empty = office.add("supervision_round", answers="", title="示例：没有问题的一轮")

    with pytest.raises(UserError, match="没有要反馈的问题"):
        feedback.write_each(office.store, tmp_path, {"supervision_round": empty})


def test_issuing_numbers_the_lists_and_sends_the_problems_out_in_one_step(office, ids):
    before = {row.name: (row.problems, row.awaiting) for row in feedback.units(office.store, ids["round"])}

    feedback_issuing.issue(
        office.store,
        ids["round"],
        [ids["张良镇"], ids["露峰街道"]],
        on=day(7, 26),
        first_number="示法办函〔2023〕9号",
    )

    after = {row.name: row for row in feedback.units(office.store, ids["round"])}
    assert before == {"露峰街道": (2, 2), "张良镇": (3, 1), "团城乡": (1, 1)}
    assert [(row.number, row.awaiting) for row in after.values()] == [
        ("示法办函〔2023〕9号", 0),
        ("示法办函〔2023〕10号", 0),
        ("", 1),
    ]
    numbers = [row["number"] for row in office_problems(office, ids) if row["number"]]
    assert sorted(numbers) == ["2023-019", "2023-020", "2023-021"]
    termed = next(row for row in office_problems(office, ids) if row["term"])
    assert (termed["issued_on"], termed["due_on"]) == (day(7, 26), day(8, 2))
    undoing.undo_last(office.store)
    assert feedback.units(office.store, ids["round"])[0].number == ""


def office_problems(office, ids):
    query = ListQuery(filters={"supervision_round": ids["round"]})
    found = lists.look(office.store, PROBLEM, query).ids
    return [row.values for row in lists.block(office.store, PROBLEM, found)]


def test_a_problem_that_cannot_be_sent_out_stops_the_whole_step(office, ids):
    office.add(
        "problem",
        answers="",
        unit=ids["团城乡"],
        supervision_round=ids["round"],
        description="示例：没有要求",
    )

    with pytest.raises(UserError, match="团城乡“示例：没有要求”：请先填写整改要求、整改时限。"):
        feedback_issuing.issue(office.store, ids["round"], [ids["张良镇"], ids["团城乡"]])
    assert all(row.feedback_on is None for row in feedback.units(office.store, ids["round"]))


def test_a_unit_without_a_visit_gets_one_that_holds_its_number(office, ids):
    unit = office.find("unit", "name", "下汤镇")
    office.add(
        "problem",
        answers="",
        unit=unit,
        supervision_round=ids["round"],
        description="示例",
        demand="补",
        due_on=day(8, 9),
    )

    feedback_issuing.issue(office.store, ids["round"], [unit], first_number="示法办函〔2023〕9号")

    row = next(row for row in feedback.units(office.store, ids["round"]) if row.unit == unit)
    assert (row.number, bool(row.visit)) == ("示法办函〔2023〕9号", True)


def gathered(office, ids, **options):
    return office.gather("feedback_letter", supervision_round=ids["round"], **options)


def test_what_is_printed_of_some_units_bears_the_numbers_that_are_recorded_for_them(office, ids, tmp_path):
    chosen, first = [ids["张良镇"], ids["团城乡"]], "示法办函〔2023〕9号"
    options = {"supervision_round": ids["round"], "number": first}

    written = feedback.write_each(office.store, tmp_path, options, only=chosen)
    feedback_issuing.issue(office.store, ids["round"], chosen, first_number=first)

    recorded = {row.name: row.number for row in feedback.units(office.store, ids["round"])}
    assert recorded == {"露峰街道": "", "张良镇": first, "团城乡": "示法办函〔2023〕10号"}
    for name, file in zip(("张良镇", "团城乡"), written.files, strict=True):
        assert recorded[name].removeprefix("示法办函") in text_of(file)


def test_a_further_list_names_only_what_was_found_since_and_has_a_number_and_a_receipt_of_its_own(
    office, ids
):
    store, unit = office.store, ids["张良镇"]
    feedback_issuing.issue(store, ids["round"], [unit], on=day(7, 20), first_number="示法办函〔2023〕9号")
    feedback_issuing.record_receipt(store, ids["visit 张良镇"], "示例丁", day(7, 21))
    reprint = next(each for each in gathered(office, ids).letters if each.unit == "张良镇")
    found = {"supervision_round": ids["round"], "unit": unit, "demand": "补", "due_on": day(8, 9)}
    office.add("problem", answers="", description="示例：后来发现的", **found)

    (letter,) = gathered(office, ids, unit=unit, number="示法办函〔2023〕12号").letters
    feedback_issuing.issue(store, ids["round"], [unit], on=day(7, 26), first_number="示法办函〔2023〕12号")

    assert (reprint.number, len(reprint.rows)) == ("示法办函〔2023〕9号", 3)
    assert (letter.number, [row[1] for row in letter.rows]) == ("示法办函〔2023〕12号", ["示例：后来发现的"])
    (row,) = [row for row in feedback.units(store, ids["round"]) if row.unit == unit]
    assert (row.number, row.feedback_on, row.receipt) == ("示法办函〔2023〕12号", day(7, 26), "")
    note = records.values(store, SUPERVISION_VISIT, ids["visit 张良镇"])["note"]
    told = "此前的反馈清单示法办函〔2023〕9号2023年7月20日下发，示例丁2023年7月21日签收"
    assert note == told


def test_a_list_that_went_out_stays_as_it_is_when_others_are_sent_out(office, ids):
    store, units = office.store, [ids["张良镇"], ids["露峰街道"]]
    feedback_issuing.issue(store, ids["round"], units[:1], on=day(7, 20))
    with pytest.raises(UserError, match="反馈清单都已下发"):
        feedback_issuing.issue(store, ids["round"], units[:1], on=day(7, 26))

    changes = feedback_issuing.issue(store, ids["round"], units, on=day(7, 26))

    told = {row.name: row.feedback_on for row in feedback.units(store, ids["round"])}
    assert (told["张良镇"], told["露峰街道"]) == (day(7, 20), day(7, 26))
    assert len(changes.ids("supervision_visit")) == 1
    feedback_issuing.issue(store, ids["round"], units[:1], first_number="示法办函〔2023〕9号")
    (row,) = [row for row in feedback.units(store, ids["round"]) if row.name == "张良镇"]
    assert (row.number, row.feedback_on) == ("示法办函〔2023〕9号", day(7, 20))


def test_who_signed_for_a_list_is_noted_with_the_day(office, ids):
    feedback_issuing.record_receipt(office.store, ids["visit 张良镇"], "示例丁", day(7, 28), accepts=True)

    row = next(row for row in feedback.units(office.store, ids["round"]) if row.name == "张良镇")
    assert (row.receipt, row.receipt_on) == ("示例丁", day(7, 28))
    with pytest.raises(UserError, match="请填写签收人"):
        feedback_issuing.record_receipt(office.store, ids["visit 张良镇"], " ")


def test_reminders_grow_sharper_step_by_step_under_numbers_of_their_own(office, ids):
    store = office.store
    for level in escalation.levels():
        assert escalation.next_level(records.values(store, PROBLEM, ids["late"])) == level
        escalation.escalate(store, [ids["late"], ids["due"]], level)

    assert escalation.levels() == ("提示函", "督办单", "通报", "提请约谈")
    assert escalation.next_level(records.values(store, PROBLEM, ids["late"])) == "提请约谈"
    rows = records.values(store, PROBLEM, ids["due"])["escalations"]
    assert [(row["level"], row["number"]) for row in rows][:2] == [
        ("提示函", "2023年第1号"),
        ("督办单", "2023年第1号"),
    ]
    assert escalation.next_number(store, "提示函") == "2023年第2号"
    assert set(escalation.REPORT_BY_LEVEL) == set(escalation.levels())


def test_a_series_with_a_code_goes_on_in_its_code(office, ids):
    escalation.escalate(office.store, [ids["late"]], "督办单", number="示法督〔2023〕7号")

    assert escalation.next_number(office.store, "督办单") == "示法督〔2023〕8号"


@pytest.mark.parametrize(
    ("level", "problems", "says"),
    [
        ("写信", ["late"], "没有“写信”这种方式"),
        ("提示函", [], "请先选要发提示函的问题"),
        ("通报", ["done"], "已经销号"),
    ],
)
def test_a_reminder_that_makes_no_sense_is_refused(office, ids, level, problems, says):
    with pytest.raises(UserError, match=says):
        escalation.escalate(office.store, [ids[one] for one in problems], level)


def test_the_sample_has_a_board_to_try_that_no_statement_counts(office):
    first = feedback.round_named(office.store, "鲁法办〔2023〕4号")
    board = boards.board(office.store, boards.Filter(supervision_round=first))

    assert [column.count for column in board.columns] == [3, 4, 3, 8]
    assert board.overdue == 3
    assert all(card.text.startswith("示例：") for column in board.columns for card in column.cards)
    assert figures(office.store, first).problems == 0
    assert figures(office.store, first, with_examples=True).closed == 8
    assert "督导组数、被督导单位数、反馈问题数、销号数" in office.text(indicator="93")


def test_a_round_is_named_by_its_name_a_part_of_it_or_its_plan(office, ids):
    assert feedback.round_named(office.store, "第二阶段") == ids["round"]
    with pytest.raises(UserError, match="有2轮督导都合"):
        feedback.round_named(office.store, "阶段督导")
    with pytest.raises(UserError, match="没有督导轮次“第九”"):
        feedback.round_named(office.store, "第九")


@pytest.mark.parametrize(
    ("source", "values", "content"),
    [
        ("instruction", {"words": "请抓好落实", "due_on": day(7, 20)}, "请抓好落实"),
        ("document", {"title": "示例通知", "direction": "收文", "due_on": day(7, 20)}, "示例通知"),
        ("problem", {"unit": "u", "description": "示例", "demand": "补齐", "due_on": day(7, 20)}, "补齐"),
    ],
)
def test_whatever_asks_for_work_becomes_a_task_that_ends_with_it(office, source, values, content):
    record = office.add(source, answers="", **values)

    task = tasks.give_out(office.store, source, record).ids("task")[0]

    given = records.values(office.store, TASK, task)
    assert (given["content"], given["due_on"], given[source]) == (content, day(7, 20), record)
    office.change(source, record, closed_on=day(7, 26))
    ended = records.values(office.store, TASK, task)
    assert (ended["stage"], ended["closed_on"]) == ("已完成", day(7, 26))
    with pytest.raises(UserError, match="已经办结"):
        tasks.give_out(office.store, source, record)


def test_what_is_overdue_comes_from_all_registers(office):
    office.add("document", answers="", title="示例来文", direction="收文", due_on=day(7, 20))
    office.add("task", answers="", content="示例任务", due_on=day(7, 21))

    rows = [overdue.as_plain(row) for row in overdue.overdue(office.store)]

    assert {row["type"] for row in rows} == {"problem", "document", "task", "application"}
    letter = next(row for row in rows if row["type"] == "document")
    assert (letter["title"], letter["due_on"], letter["days_overdue"]) == ("示例来文", "2023-07-20", 7)

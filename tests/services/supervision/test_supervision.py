"""A problem goes from discovery to closure: deadlines, requests for more time, answers, look-backs."""

from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.record_type import COUNTY, UNIT
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.supervision.problem import CALENDAR_DAYS, PROBLEM, WORKING_DAYS
from lushan_desktop.services.office.office import Office
from lushan_desktop.services.records import attachments, flows, lists, ownership, records, undoing
from lushan_desktop.services.supervision import problem_view, supervision
from lushan_desktop.services.supervision import supervision_board as boards
from lushan_desktop.services.supervision.supervision_figures import by_unit, figures, over_time
from tests.offices import new_store

TODAY = date(2023, 7, 27)
UNIT_TYPE, ROUND, VISIT, TASK = map(
    RECORD_TYPES.get, ("unit", "supervision_round", "supervision_visit", "task")
)
PROOF = (Attachment("evidence"), Attachment("form", "整改销号审批表"))


def day(month, number):
    return PartialDate(2023, month, number)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    with new_store(tmp_path / "office", person="示例甲", unit="县创建办") as opened:
        yield opened


def new(store, record_type, **values):
    return records.save(store, record_type, values).ids(record_type.key)[0]


def problem(store, **values):
    return new(store, PROBLEM, **{"unit": "u1", "description": "示例：台账不全", **values})


def held(store, record):
    return records.values(store, PROBLEM, record)


def closed(store, **values):
    return problem(store, **{"stage": "已销号", "closed_on": day(7, 18), "files": PROOF, **values})


def test_a_term_in_working_days_becomes_the_deadline_when_the_problem_is_sent_out(store):
    record = problem(store, demand="补齐", term=5, term_in=WORKING_DAYS)

    supervision.move(store, record, "整改中")

    # 27 July 2023 is a Thursday: Friday, then Monday to Thursday.
    assert (held(store, record)["due_on"], held(store, record)["issued_on"]) == (day(8, 3), day(7, 27))


def test_a_term_over_the_national_day_counts_what_the_arrangement_says(store):
    start = PartialDate(2023, 9, 27)

    counted = supervision.deadline(store, 3, WORKING_DAYS, start)
    assert (counted.day, counted.notice) == (date(2023, 10, 8), "")
    assert supervision.deadline(store, 3, CALENDAR_DAYS, start).day == date(2023, 10, 7)
    assert (
        "2035年放假安排未录入" in supervision.deadline(store, 1, WORKING_DAYS, PartialDate(2035, 1, 4)).notice
    )


def test_a_problem_without_a_term_or_a_deadline_is_not_sent_out(store):
    record = problem(store, demand="补齐")

    with pytest.raises(UserError, match="请先填写整改时限。") as told:
        supervision.move(store, record, "整改中")
    assert told.value.field == "due_on"


def test_a_problem_gets_its_number_when_it_is_sent_out_and_keeps_it(store):
    first, second = (problem(store, demand="补齐", due_on=day(8, 1)) for _ in range(2))

    supervision.move(store, first, "整改中")
    supervision.move(store, second, "整改中")
    supervision.move(store, first, "待下发")
    supervision.move(store, first, "整改中")

    assert [held(store, one)["number"] for one in (first, second)] == ["2023-001", "2023-002"]
    assert next_number(store) == "2023-003"


def test_the_whole_way_is_walked_and_can_be_undone(store):
    record = problem(store, demand="补齐", due_on=day(8, 1))

    supervision.move(store, record, "整改中")
    supervision.move(store, record, "待验收", measure="逐件补齐")
    supervision.move(store, record, "已销号", files=PROOF, rechecker="p")

    assert (held(store, record)["stage"], held(store, record)["closed_on"]) == ("已销号", day(7, 27))
    assert flows.passages(store, PROBLEM, record)["已销号"].person == "示例甲"
    undoing.undo_last(store)
    assert held(store, record)["stage"] == "待验收"


def test_a_problem_that_was_opened_again_is_not_closed_on_the_papers_of_the_first_time(store):
    record = closed(store, measure="补", rechecker="p", recheck="属实", due_on=day(7, 15))
    supervision.look_back(store, record, "又出现", holds=False)
    supervision.move(store, record, "待验收")

    with pytest.raises(UserError, match="请先填写复核人。请先添加整改销号审批表。"):
        supervision.move(store, record, "已销号")

    files = held(store, record)["files"]
    assert [file.role for file in files] == ["", "原整改销号审批表"]
    again = (*files, Attachment("form 2", "整改销号审批表"))
    supervision.move(store, record, "已销号", files=again, rechecker="p")
    assert held(store, record)["stage"] == "已销号"


def test_a_problem_that_is_sent_out_again_has_its_term_from_the_new_day(store, monkeypatch):
    record = problem(store, demand="补齐", term=5, term_in=WORKING_DAYS)
    supervision.move(store, record, "整改中")
    supervision.move(store, record, "待下发")
    monkeypatch.setattr(clock, "today", lambda: date(2023, 8, 21))

    supervision.move(store, record, "整改中")

    assert held(store, record)["due_on"] == day(8, 28)


def test_a_deadline_that_somebody_set_stays_when_a_problem_is_taken_back(store):
    record = problem(store, demand="补齐", term=5, term_in=WORKING_DAYS, due_on=day(9, 1))
    supervision.move(store, record, "整改中")
    supervision.move(store, record, "待下发")
    assert held(store, record)["due_on"] == day(9, 1)


def test_a_number_that_went_out_is_not_given_again_when_its_problem_is_deleted(store):
    record = problem(store, demand="补齐", due_on=day(8, 1))
    supervision.move(store, record, "整改中")
    records.remove(store, PROBLEM, [record])
    assert next_number(store) == "2023-002"


def next_number(store):
    with store.read() as session:
        return supervision.Numbers(session).take(day(7, 27))


def test_a_township_moves_its_own_side_only(store):
    record = problem(store, demand="补齐", due_on=day(8, 1), stage="整改中", measure="补")

    assert supervision.side_of(Office(unit="张良镇")) == UNIT
    assert supervision.side_of(Office(unit="县创建办")) == COUNTY
    assert [way.move.label for way in supervision.ways(store, record, UNIT)] == ["提请验收"]
    supervision.move(store, record, "待验收", side=UNIT)
    with pytest.raises(UserError, match="“销号”由县创建办办理，本单位可以提请验收或申请延期。"):
        supervision.move(store, record, "已销号", side=UNIT, files=PROOF, rechecker="p")


def test_the_fields_of_the_county_are_locked_for_a_township_with_the_reason():
    locked = ownership.locked_for_units(PROBLEM)

    assert {"description", "demand", "due_on", "closed_on", "rechecker"} <= set(locked)
    assert not {"measure", "progress", "files", "answer", "extensions"} & set(locked)
    assert "申请延期" in locked["due_on"]


def test_every_field_belongs_to_one_side_but_those_that_both_fill_in():
    shared = {spec.name for spec in PROBLEM.fields if not spec.owner}

    assert shared == {"stage", "indicators", "files", "extensions", "moves", "is_example", "note"}


def test_a_township_gives_no_field_of_the_county_along_with_a_move(store):
    record = problem(store, demand="补齐", due_on=day(8, 1), stage="整改中")

    with pytest.raises(UserError, match="“整改时限”要改请用“申请延期”") as told:
        supervision.move(store, record, "待验收", side=UNIT, measure="补", due_on=day(9, 1))
    assert told.value.field == "due_on"


def test_the_scanned_approval_is_known_by_its_name(store, tmp_path):
    file = tmp_path / "张良镇整改销号审批表.pdf"
    file.write_bytes(b"%PDF-1.4 example")
    record = problem(store, stage="待验收")

    attachments.attach(store, PROBLEM, record, [file])

    assert [each.role for each in held(store, record)["files"]] == ["整改销号审批表"]


def test_an_extension_moves_the_deadline_once_it_is_agreed_to_and_keeps_the_old_one(store):
    record = problem(store, stage="整改中", due_on=day(7, 30))

    supervision.ask_extension(store, record, day(8, 15), "示例：案卷多")
    assert held(store, record)["due_on"] == day(7, 30)
    assert boards.board(store, boards.Filter(state=boards.EXTENSION)).total == 1

    supervision.answer_extension(store, record, agrees=True)

    row = held(store, record)["extensions"][0]
    assert held(store, record)["due_on"] == day(8, 15)
    assert (row["answer"], row["old_due_on"], row["answered_by"]) == ("同意", day(7, 30), "示例甲")
    assert [old.due for old in supervision.old_deadlines(store, record)] == [day(7, 30)]


@pytest.mark.parametrize("stage", ["", "待下发"])
def test_nobody_asks_for_more_time_before_the_list_is_out(store, stage):
    record = problem(store, stage=stage, due_on=day(7, 30))

    with pytest.raises(UserError, match="尚未下发"):
        supervision.ask_extension(store, record, day(8, 15), "示例：案卷多")


def test_an_extension_that_is_refused_changes_no_deadline(store):
    record = problem(store, stage="整改中", due_on=day(7, 30))
    supervision.ask_extension(store, record, day(8, 15), "示例：案卷多")

    supervision.answer_extension(store, record, agrees=False, why="示例：时间够")

    assert held(store, record)["due_on"] == day(7, 30)
    assert held(store, record)["extensions"][0]["answer"] == "不同意"
    with pytest.raises(UserError, match="没有待答复的延期申请"):
        supervision.answer_extension(store, record, agrees=True)


def test_a_late_problem_is_not_put_off_to_a_day_that_is_past_too(store):
    record = problem(store, stage="整改中", due_on=day(6, 30))

    with pytest.raises(UserError, match="已经过了") as told:
        supervision.ask_extension(store, record, day(7, 26), "示例：案卷多")
    assert told.value.field == "wanted_on"


def test_a_closed_problem_waits_for_no_answer(store):
    record = problem(store, stage="整改中", due_on=day(7, 30))
    supervision.ask_extension(store, record, day(8, 15), "示例：案卷多")
    records.save(store, PROBLEM, {"stage": "已销号"}, record)

    assert problem_view.view(store, PROBLEM, record).extension is None
    with pytest.raises(UserError, match="没有待答复的延期申请"):
        supervision.answer_extension(store, record, agrees=True)
    assert held(store, record)["due_on"] == day(7, 30)


@pytest.mark.parametrize(
    ("wanted", "reason", "field"),
    [(None, "示例", "wanted_on"), (day(7, 30), "示例", "wanted_on"), (day(8, 9), " ", "reason")],
)
def test_a_request_for_more_time_says_until_when_and_why(store, wanted, reason, field):
    record = problem(store, stage="整改中", due_on=day(7, 30))

    with pytest.raises(UserError) as told:
        supervision.ask_extension(store, record, wanted, reason)
    assert told.value.field == field


def test_a_new_term_counts_from_the_day_of_issue_and_the_log_keeps_the_old_deadline(store):
    record = problem(store, stage="整改中", issued_on=day(7, 24), due_on=day(7, 26))

    supervision.set_term(store, record, 10, WORKING_DAYS)

    assert held(store, record)["due_on"] == day(8, 7)
    assert [(old.due, old.person) for old in supervision.old_deadlines(store, record)] == [
        (day(7, 26), "示例甲")
    ]


def test_answers_of_several_units_are_entered_in_one_step(store):
    first, second = problem(store), problem(store)

    supervision.record_answers(store, {first: "示例：已补", second: " "}, day(7, 26))

    assert (held(store, first)["answer"], held(store, first)["answered_on"]) == ("示例：已补", day(7, 26))
    assert held(store, second)["answered_on"] is None
    with pytest.raises(UserError, match="请先填写单位的回复"):
        supervision.record_answers(store, {second: ""})


def test_a_look_back_that_holds_is_noted_and_one_that_does_not_opens_the_problem(store):
    good, bad = closed(store), closed(store)

    supervision.look_back(store, good, "示例：已巩固", holds=True)
    supervision.look_back(store, bad, "示例：又缺两册", holds=False)

    assert (held(store, good)["stage"], held(store, good)["looked_back_on"]) == ("已销号", day(7, 27))
    assert (held(store, bad)["stage"], held(store, bad)["closed_on"]) == ("整改中", None)


def test_a_task_that_came_from_a_problem_ends_with_it(store):
    record = problem(store, stage="待验收", measure="补", files=PROOF, rechecker="p")
    task = new(store, TASK, content="示例：补齐台账", problem=record)

    supervision.move(store, record, "已销号")

    values = records.values(store, TASK, task)
    assert (values["stage"], values["closed_on"]) == ("已完成", day(7, 27))


def test_the_board_has_four_columns_with_what_counts_in_each(store):
    unit = new(store, UNIT_TYPE, name="张良镇", kind="乡镇")
    problem(store, found_on=day(7, 25))
    late = problem(store, unit=unit, stage="整改中", due_on=day(7, 15))
    problem(store, stage="整改中", due_on=day(7, 27))
    problem(store, stage="待验收", finished_on=day(7, 24), files=PROOF)
    for number in range(1, 6):
        closed(store, closed_on=day(7, number))

    board = boards.board(store, boards.Filter())

    assert [(column.stage, column.count) for column in board.columns] == [
        ("待下发", 1),
        ("整改中", 2),
        ("待验收", 1),
        ("已销号", 5),
    ]
    assert (board.total, board.overdue) == (9, 1)
    awaiting, in_hand, submitted, done = (column.cards for column in board.columns)
    assert awaiting[0].event == "7月25日 发现"
    assert (in_hand[0].id, in_hand[0].unit, in_hand[0].unit_kind) == (late, "张良镇", "乡镇")
    assert (in_hand[0].badge, in_hand[0].event) == (("逾期 12 天", "bad"), "期限 7月15日")
    assert in_hand[1].badge == ("今天到期", "warn")
    assert (submitted[0].event, submitted[0].files) == ("7月24日 报来", 2)
    assert [card.event for card in done] == ["7月5日 销号", "7月4日 销号", "7月3日 销号"]
    assert len(boards.cards(store, board.columns[3].ids)) == 5


def test_the_board_and_the_table_are_narrowed_by_the_same_filter(store):
    unit = new(store, UNIT_TYPE, name="张良镇", kind="乡镇")
    mine = problem(store, unit=unit, supervision_round="r1", team="t1", due_on=day(7, 1), stage="整改中")
    problem(store, description="别的", supervision_round="r2")

    for wanted in (
        boards.Filter(supervision_round="r1"),
        boards.Filter(team="t1"),
        boards.Filter(unit=unit),
        boards.Filter(state=boards.OVERDUE),
        boards.Filter(text="台账"),
        boards.Filter(text="tzbq"),
    ):
        board = boards.board(store, wanted)
        assert [one for column in board.columns for one in column.ids] == [mine], wanted
        assert list(lists.look(store, PROBLEM, wanted.query).ids) == [mine]


def test_a_deadline_of_a_month_is_near_when_its_end_is(store, monkeypatch):
    record = problem(store, stage="整改中", due_on=PartialDate(2023, 7))
    near = boards.Filter(state=boards.NEAR)
    assert boards.board(store, near).total == 0
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 29))
    (card,) = [card for column in boards.board(store, near).columns for card in column.cards]
    assert (card.id, card.badge) == (record, ("还剩 2 天", "warn"))


def test_figures_board_and_units_tell_the_same_numbers(store):
    unit = new(store, UNIT_TYPE, name="张良镇", kind="乡镇")
    round_id = new(store, ROUND, title="示例")
    new(store, VISIT, unit="u2", supervision_round=round_id, held_on=day(7, 3))
    new(store, VISIT, unit="u3", supervision_round=round_id, planned_on=day(8, 3))
    problem(
        store, unit=unit, supervision_round=round_id, found_on=day(7, 1), due_on=day(7, 9), stage="整改中"
    )
    for _ in range(2):
        closed(store, unit=unit, supervision_round=round_id, found_on=day(7, 1))
    problem(store, supervision_round="other")

    told = figures(store, round_id)

    assert (told.rounds, told.units, told.problems, told.closed, told.overdue) == (1, 2, 3, 2, 1)
    assert told.rate == "66.7%"
    assert boards.board(store, boards.Filter(supervision_round=round_id)).overdue == told.overdue
    assert [(each.name, each.total, each.closed, each.overdue) for each in by_unit(store, round_id)] == [
        ("张良镇", 3, 2, 1)
    ]
    problem(store, unit=unit, supervision_round=round_id, found_on=day(7, 2), is_example=True)
    shown = figures(store, round_id, with_examples=True)
    assert (shown.problems, shown.examples) == (4, 1)
    assert [each.total for each in by_unit(store, round_id, with_examples=True)] == [4]
    assert [each.total for each in by_unit(store, round_id)] == [figures(store, round_id).problems]
    assert over_time(store, round_id, with_examples=True)[-1].found == 4
    grown = over_time(store, round_id)
    assert (grown[-1].day, grown[-1].found, grown[-1].closed) == (TODAY, 3, 2)
    assert grown[0].closed <= grown[-1].closed
    assert figures(store).problems == 4

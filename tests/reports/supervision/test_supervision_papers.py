"""What supervision puts on paper: letters to the units, records, ledger, approval, reminders, 通报."""

import re
from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.paper.excel.sheet import write_workbook
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.word.word import write_document
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.supervision import escalation
from lushan_desktop.services.supervision.supervision_figures import figures
from tests.reports.meetings.test_meeting_papers import printed
from tests.reports.rounds import add_round, day

TO_ONE = ("prompt_letter", "supervision_order", "interview_request")


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))


@pytest.fixture
def ids(office):
    return add_round(office)


def paper(office, key, **options):
    return printed(office.gather(key, **options), key)


def test_each_unit_gets_a_letter_its_own_list_and_a_receipt(office, ids):
    value = office.gather("feedback_letter", supervision_round=ids["round"])

    assert [(letter.unit, len(letter.rows)) for letter in value.letters] == [
        ("露峰街道", 2),
        ("张良镇", 3),
        ("团城乡", 1),
    ]
    text = printed(value, "feedback_letter")
    assert text.count("“一对一”反馈清单") >= 3
    assert text.count("回　执") == 3
    assert text.count("2. 回执") == 3
    assert text.count("附件1") - text.count("见附件1") == 3
    assert "督导组到你单位开展督导" in text
    assert "示例：调解台账不规范" not in text
    assert "（鲁法办〔2023〕4号）要求" in text
    assert "【待补：发文字号】" in text


def test_the_letters_are_numbered_one_after_the_other_and_a_recorded_number_stays(office, ids):
    office.change("supervision_visit", ids["visit 张良镇"], feedback_number="示法办函〔2023〕3号")

    value = office.gather("feedback_letter", supervision_round=ids["round"], number="示法办函〔2023〕9号")

    assert [letter.number for letter in value.letters] == [
        "示法办函〔2023〕9号",
        "示法办函〔2023〕3号",
        "示法办函〔2023〕10号",
    ]
    assert not any(letter.is_open for letter in value.letters)
    assert "送审稿" not in printed(value, "feedback_letter")


@pytest.mark.parametrize(
    ("which", "count"), [("待下发的", 4), ("全部", 7), ("未销号的", 6), ("这次反馈的", 6)]
)
def test_a_list_holds_the_problems_that_are_asked_for(office, ids, which, count):
    value = office.gather("feedback_letter", supervision_round=ids["round"], which=which)

    assert sum(len(letter.rows) for letter in value.letters) == count


def test_the_letter_to_one_unit_can_be_written_for_word(office, ids):
    value = office.gather("feedback_letter", supervision_round=ids["round"], unit=ids["团城乡"])

    assert len(value.letters) == 1
    assert write_document(REPORTS.get("feedback_letter").compose(value)).startswith(b"PK")


def test_the_record_of_a_visit_lists_what_was_seen_and_found(office, ids):
    text = paper(office, "visit_record", visit=ids["visit 张良镇"])

    assert "督导检查记录表" in text
    assert "听汇报、查资料" in text
    assert "示例：制度健全" in text
    assert "3.示例：" in text
    assert "示例第一督导组" in text


def test_the_ledger_tells_of_every_problem_how_it_stands(office, ids):
    value = office.gather("rectification_ledger", supervision_round=ids["round"])

    assert value.counted == "7个"
    closing = [row[-1] for row in value.rows]
    assert "整改中\n逾期12天" in closing
    assert "已销号\n2023年7月18日" in closing
    assert closing.count("待下发") == 4
    assert write_workbook(REPORTS.get("rectification_ledger").compose(value)).startswith(b"PK")


def test_the_approval_names_the_proof_and_leaves_room_to_sign(office, ids):
    text = paper(office, "closing_approval", problem=ids["done"])

    assert "整改销号审批表" in text
    assert "1.示例：整改照片" in text
    assert "2." not in text
    assert text.count("（盖章）") == 2
    form = REPORTS.get("closing_approval").compose(office.gather("closing_approval", problem=ids["done"]))
    assert typeset(form).pages == 1


@pytest.mark.parametrize("key", TO_ONE)
def test_a_reminder_speaks_of_one_problem_or_of_all_that_are_overdue(office, ids, key):
    one = office.gather(key, problem=ids["due"])
    late = office.gather(key, unit=ids["张良镇"], supervision_round=ids["round"])

    assert [row[1] for row in one.rows] == ["示例：法制审核人员不足"]
    assert (len(late.rows), late.overdue) == (1, 1)
    assert "张良镇" in printed(late, key)
    assert "【待补：发文字号】" in printed(late, key)


def test_a_reminder_to_a_unit_that_is_not_late_is_refused_in_words(office, ids):
    with pytest.raises(UserError, match="这个单位没有逾期未销号的问题"):
        office.gather("prompt_letter", unit=ids["团城乡"])


def test_a_reminder_is_proposed_for_the_unit_that_is_late_longest(office, ids, empty_office):
    assert office.gather("prompt_letter", supervision_round=ids["round"]).unit == "张良镇"
    with pytest.raises(UserError, match="请选一个督导问题"):
        empty_office.gather("prompt_letter")


def test_the_statement_counts_what_the_page_counts_and_no_visit_that_is_only_planned(office, ids):
    indicator = (office.find("indicator", "number", "93"),)
    office.change("supervision_round", ids["round"], indicators=indicator)
    planned = office.find("unit", "name", "下汤镇")
    office.add("supervision_visit", unit=planned, supervision_round=ids["round"], planned_on=day(8, 3))
    told = figures(office.store, ids["round"])

    text = office.text(indicator="93", ledger_complete=True)

    assert f"督导单位{told.units}个，发现问题{told.problems}个，已反馈3个，已销号{told.closed}个" in text
    assert told.units == 3


def test_a_paper_carries_the_number_that_was_entered_with_the_problem(office, ids):
    escalation.escalate(office.store, [ids["late"]], "督办单", number="示法督〔2023〕3号", reply_by=day(8, 1))

    text = paper(office, "supervision_order", problem=ids["late"])

    assert "示法督〔2023〕3号" in text
    assert "2023年8月1日前" in text
    assert "2023年7月15日" in text


def test_the_bulletin_has_the_numbers_that_the_page_has(office, ids):
    value = office.gather("supervision_bulletin", supervision_round=ids["round"])
    told = figures(office.store, ids["round"])

    assert value.total == ("", "合计", "7", "1", "6", "1", told.rate)
    assert (told.problems, told.closed, told.overdue, told.rate) == (7, 1, 1, "14.3%")
    text = printed(value, "supervision_bulletin")
    assert "共在3个单位发现问题7个，已反馈3个，已销号1个，销号率14.3%；逾期未销号1个" in text
    assert "逾期未销号的有：张良镇1个" in text
    assert "团城乡" in text


def test_the_bulletin_leaves_out_what_is_made_for_show_unless_there_is_nothing_else(office, ids):
    values = {"unit": ids["团城乡"], "supervision_round": ids["round"], "is_example": True}
    shown = office.add("problem", answers="", description="示例：不计数", stage="整改中", **values)
    assert office.gather("supervision_bulletin", supervision_round=ids["round"]).total[2] == "7"

    alone = office.add("supervision_round", answers="", title="示例：只有示例的一轮")
    office.change("problem", shown, supervision_round=alone)

    text = paper(office, "supervision_bulletin", supervision_round=alone)
    assert "共向1个单位反馈问题1个" in text
    assert "团城乡（示例）" in text


def test_the_bulletin_draws_who_is_late_who_answered_and_how_the_materials_came(office, ids):
    office.change("problem", ids["late"], answer="示例：已整改", answered_on=day(7, 20))
    told = office.gather("supervision_bulletin", supervision_round=ids["round"]).charts

    assert told.late == (("张良镇", "1/3"),)
    assert dict(told.answers)["张良镇"] == "1/3"
    assert dict(told.answers)["团城乡"] == "1/2"
    text = paper(office, "supervision_bulletin", supervision_round=ids["round"])
    assert "附件：整改和材料进展图表" in text
    assert "乡镇、街道回复情况" in text
    earlier = office.gather("supervision_bulletin", supervision_round=ids["round"], signed=day(7, 19))
    assert dict(earlier.charts.answers)["张良镇"] == "0/3"


def test_the_bulletin_of_today_draws_the_weeks_of_the_materials(office, ids, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: clock.now().date())
    weeks = office.gather("supervision_bulletin", supervision_round=ids["round"]).charts.weeks

    assert weeks
    assert (weeks[-1].full, weeks[-1].wanted) > (0, 0)


def test_a_bulletin_of_an_earlier_day_tells_how_things_were_then(office, ids):
    def total(signed):
        return office.gather("supervision_bulletin", supervision_round=ids["round"], signed=signed).total[2:]

    assert total(day(7, 27)) == ("7", "1", "6", "1", "14.3%")
    assert total(day(7, 17)) == ("7", "0", "7", "1", "0%")
    office.change("problem", ids["due"], found_on=day(7, 18))
    assert total(day(7, 17))[0] == "6"


def test_a_bulletin_asks_nobody_to_hurry_who_has_closed_all(office, ids):
    done = {"stage": "已销号", "issued_on": day(7, 5), "closed_on": day(7, 20)}
    alone = office.add("supervision_round", answers="", title="示例：都已销号的一轮")
    for name in ("张良镇", "团城乡"):
        values = {"unit": ids[name], "supervision_round": alone, "description": "示例：问题"}
        office.add("problem", answers="", **values, **done)

    text = paper(office, "supervision_bulletin", supervision_round=alone)

    assert "销号率100%。各单位的问题已全部销号。" in text
    assert "请各有关单位巩固整改成果，防止问题反弹。" in text
    assert "逾期的要立即" not in text


def test_the_record_of_the_only_visit_to_a_unit_lists_what_the_round_found_there(office, ids):
    shared = {"supervision_round": ids["round"], "unit": ids["团城乡"]}
    office.add("problem", answers="", description="示例：没有写明哪次检查", **shared)
    assert "示例：没有写明哪次检查" in paper(office, "visit_record", visit=ids["visit 团城乡"])


def test_no_paper_names_a_plan_that_was_deleted(office, ids):
    assert "鲁法办〔2023〕4号" in paper(office, "supervision_bulletin", supervision_round=ids["round"])

    office.remove("document", office.find("document", "number", "鲁法办〔2023〕4号"))

    for key in ("supervision_bulletin", "feedback_letter"):
        assert "4号" not in paper(office, key, supervision_round=ids["round"])


def test_the_bulletin_ends_with_its_imprint(office, ids):
    issuer = office.find("issuer", "name", "鲁山县法治政府建设领导小组办公室")
    text = paper(office, "supervision_bulletin", supervision_round=ids["round"], issuer=issuer)

    assert re.search(r"鲁山县法治政府建设领导小组办公室\s*2023年7月27日印发", text)
    assert "抄送" not in text


def test_the_bulletin_is_printed_and_copied_as_its_number_is_registered(office, ids):
    number = "示法办〔2023〕9号"
    registered = {"title": "示例通报", "copy_to": "示例县委办公室", "printed_on": day(7, 28)}
    office.add("document", answers="", number=number, **registered)

    text = paper(office, "supervision_bulletin", supervision_round=ids["round"], number=number)
    assert "抄送：示例县委办公室。" in text
    assert "2023年7月28日印发" in text


def test_a_round_that_found_nothing_is_told_so(office):
    empty = office.add("supervision_round", answers="", title="示例：没有问题的一轮")

    assert "没有要反馈的问题" in paper(office, "feedback_letter", supervision_round=empty)

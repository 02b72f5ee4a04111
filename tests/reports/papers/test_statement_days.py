"""When things were, as far as a day, a number or a note tells: what was not held is not told as held."""

import pytest

from tests.reports.papers.test_statement_changes import day, meeting
from tests.reports.papers.test_statement_doubts import told
from tests.reports.papers.test_statement_subjects import leader
from tests.reports.papers.test_statement_untruths import notes

PLAN = "《鲁山县创建“省级法治政府建设示范县”工作方案》（鲁法〔2023〕1号）"


def test_a_paper_without_a_day_is_of_the_year_of_its_number(office):
    assert PLAN in told(office.statement(start=day("2023-03")))
    assert PLAN not in told(office.statement(end=day("2022-12-31")))
    assert PLAN not in told(office.statement(start=day("2024")))


def test_a_paper_whose_number_is_of_a_later_year_than_the_signature_is_told_to_be_late(office):
    plan = office.find("document", "number", "鲁法〔2023〕1号")

    assert plan in {link.record for link in office.statement(signed=day("2022-12-31")).late}


def test_a_number_of_another_year_than_the_day_is_asked_about(office):
    office.add("document", title="工作要点", number="鲁法〔2022〕9号", signed_on=day("2023-03-02"))

    assert "《工作要点》（鲁法〔2022〕9号）的成文日期是2023年3月2日，与文号的年份不同" in notes(
        office.statement()
    )


def test_two_papers_of_one_title_are_asked_about(office):
    title = "鲁山县创建“省级法治政府建设示范县”工作方案"
    office.add("document", title=title, number="鲁法〔2023〕11号", signed_on=day("2023-04-03"))

    assert f"2份文件的标题同为《{title}》，文号不同" in notes(office.statement())


def test_a_paper_of_which_no_event_is_known_is_dated_by_its_close_and_says_so(office):
    statement = office.statement(end=day("2019-12-31"))

    assert str(statement.signed) == "2019年12月31日"
    assert "成文日期2019年12月31日按材料截止日拟定" in notes(statement)
    assert "成文日期2023年7月27日按最晚事项的次日拟定" in notes(office.statement())


def test_a_round_that_ended_in_the_month_it_began_in_is_told_by_the_month(office):
    supervision = office.find("supervision_round", "held_on", "2023-07")
    office.change("supervision_round", supervision, until=day("2023-07-20"))

    assert "2023年7月，我县按照" in told(office.statement())


@pytest.mark.parametrize(
    "values",
    [
        {"title": "创建推进会（取消）"},
        {"title": "创建推进会（因故延期）"},
        {"title": "创建推进会", "subject": "因疫情取消"},
        {"title": "创建推进会", "note": "因故取消。"},
        {"title": "创建推进会", "note": "请假多；会议未召开"},
    ],
)
def test_a_meeting_that_was_called_off_is_not_told_as_held(office, values):
    meeting(office, **values)
    statement = office.statement()

    assert "2023年5月10日" not in told(statement)
    assert f"会议“{values['title']}”登记为取消或延期，正文没有写入" in notes(statement)


@pytest.mark.parametrize(
    "values",
    [
        {"title": "取消行政审批事项推进会"},
        {"subject": "取消证明事项，部署创建"},
        {"note": "原定4月，推迟至本日"},
    ],
)
def test_a_meeting_about_what_was_called_off_is_told(office, values):
    meeting(office, **values)

    assert "2023年5月10日" in told(office.statement())


def test_what_a_note_says_was_put_off_is_to_be_checked(office):
    meeting(office, note="延期至6月召开")

    found = [note for note in office.statement().notes if "延期至6月召开" in note.text]
    assert [note.group for note in found] == ["请对照原件核对"]


def test_who_took_part_with_others_is_told_once_in_the_opening(office):
    mayor = leader(office, "叶锐")
    again = {"recurring": True, "held_on": day("2023-01"), "subject": "调度创建", "chair": mayor}
    office.add("meeting", title="创建调度会", kind="推进会", leaders=(mayor,), **again)

    text = told(office.statement())
    assert "县长叶锐多次主持召开创建调度会，调度创建。" in text
    assert text.count("参加创建工作动员会") == 1

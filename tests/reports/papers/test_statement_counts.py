"""What is counted, what is told together, and how things stood on the last day that a statement tells of."""

import pytest

from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.paper.content import Band, Table
from lushan_desktop.reports.papers.report import compose
from lushan_desktop.services.supervision import supervision
from lushan_desktop.services.titles import applications
from tests.reports.papers.test_statement_changes import day, paragraph


@pytest.mark.parametrize(("complete", "shown"), [(True, True), (False, False)])
def test_titles_are_counted_by_the_stages_of_their_applications(office, complete, shown):
    title = office.find("title", "name", "河南省依法行政示范单位")
    batch = office.find("batch", "name", "第四批")
    for name, stage in (("鲁山县司法局", "推荐"), ("鲁山县税务局", "初审"), ("鲁山县公安局", "公示")):
        unit = (
            office.add("unit", answers="", name=name) if "公安" in name else office.find("unit", "name", name)
        )
        values = {"stage": stage, "conclusion": "符合", "recommended_on": None}
        office.add("application", title=title, batch=batch, applicant=unit, **values)

    text = paragraph(office, "组织重点培育单位召开会议", ledger_complete=complete)

    assert ("共申报3个，通过初审2个，推荐1个。" in text) is shown


def test_who_is_only_cultivated_or_meant_to_be_recommended_has_not_applied(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    for name, stage in (("鲁山县司法局", "培育"), ("鲁山县税务局", "拟推荐")):
        unit = office.find("unit", "name", name)
        office.add("application", title=title, applicant=unit, stage=stage)

    text = paragraph(office, "组织重点培育单位召开会议", ledger_complete=True)

    assert "我县拟推荐县税务局申报" in text
    assert "共" not in text


def series(office, days, **values):
    shared = {"kind": "推进会", "title": "创建工作推进会", "subject": "调度创建工作"} | values
    return [office.add("meeting", held_on=day(each), **shared) for each in days]


DAYS = ("2023-04-03", "2023-04-17", "2023-05-08", "2023-06-05")


def told_of_series(office, **options):
    return [each for each in office.statement(**options).paragraphs if "调度创建工作" in each.text]


def test_meetings_that_were_held_again_and_again_to_one_end_share_an_item(office):
    made = series(office, DAYS)

    (item,) = told_of_series(office)
    named = "2023年4月3日、4月17日、5月8日、6月5日，我县召开创建工作推进会，调度创建工作【待补：是否录全】。"
    assert item.text == named
    assert {link.record for link in item.links} == set(made)
    (item,) = told_of_series(office, ledger_complete=True)
    summed_up = "2023年4月3日至6月5日，我县先后4次召开创建工作推进会，调度创建工作（各次日期见附表）。"
    assert item.text == summed_up
    assert all(set(made) <= {link.record for link in each.links} for each in item.sentences)
    numbered = [each.text for each in office.statement().paragraphs if each.number]
    assert numbered.index(told_of_series(office)[0].text) > next(
        place for place, text in enumerate(numbered) if "述法评议大会" in text
    )


def test_so_many_that_their_days_are_not_named_stand_in_a_table_behind_the_paper(office):
    series(office, [f"2023-{month:02d}-{number:02d}" for month in (3, 4, 5) for number in (6, 13, 20)])

    (item,) = told_of_series(office)
    summed_up = "2023年3月6日至5月20日，我县先后召开创建工作推进会，"
    summed_up += "调度创建工作（各次日期见附表）【待补：是否录全】。"
    assert item.text == summed_up
    (table,) = [block for block in compose(office.statement()).blocks if isinstance(block, Table)]
    head, *rows = table.rows
    assert head == Band("附表：创建工作推进会一览表")
    assert [row[1] for row in rows][:2] == ["2023年3月6日", "2023年3月13日"]
    assert len(rows) == 9
    (item,) = told_of_series(office, ledger_complete=True)
    assert "先后9次召开" in item.text


def test_a_series_is_known_by_its_name_without_year_and_number(office):
    for number, each in enumerate(DAYS, 1):
        series(office, [each], title=f"2023年第{number}次创建工作推进会")

    (item,) = told_of_series(office)
    assert "我县召开创建工作推进会，" in item.text


def test_a_meeting_at_which_something_of_its_own_happened_is_told_by_itself(office):
    made = series(office, DAYS)
    person = office.find("person", "name", "刘鹏")
    office.change("meeting", made[1], chair=person)

    together, alone = sorted(told_of_series(office), key=lambda each: -len(each.links))
    assert "4月3日、5月8日、6月5日" in together.text
    assert alone.text == "2023年4月17日，县委书记刘鹏主持召开创建工作推进会，调度创建工作。"
    office.change("meeting", made[0], subject="部署验收")
    assert len(told_of_series(office)) == 3


def test_what_came_about_after_the_signature_is_not_in_the_counts(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    unit = office.find("unit", "name", "鲁山县司法局")
    moments = {"applied_on": "2023-07-01", "passed_on": "2023-07-20", "recommended_on": "2023-09-10"}
    moments |= {"designated_on": "2023-12-01"}
    days = {name: day(moment) for name, moment in moments.items()}
    office.add("application", title=title, applicant=unit, stage="命名", **days)

    def told(signed):
        found = office.statement(ledger_complete=True, signed=day(signed), end=day(signed))
        (text,) = [one.text for one in found.paragraphs if "组织重点培育单位召开会议" in one.text]
        return text, [note.text for note in found.notes if "的申报现为" in note.text]

    text, notes = told("2023-07-27")
    assert "县司法局申报河南省依法行政示范单位已完成初审，正在提请集体研究" in text
    assert "共申报1个，通过初审1个。" in text
    assert notes == ["县司法局的申报现为“命名”，日期晚于2023年7月27日，正文写到“集体研究”。"]
    text, _ = told("2023-09-30")
    assert "共申报1个，通过初审1个，推荐1个。" in text
    text, notes = told("2023-12-01")
    assert "共申报1个，通过初审1个，推荐1个，获得命名1个。" in text
    assert notes == []


def test_an_honour_that_was_revoked_after_the_signature_was_held_by_then(office):
    honour = office.find("honour", "name", "服务型行政执法示范点")
    office.change("honour", honour, revoked_on=day("2023-09-01"))

    assert "服务型行政执法示范点”荣誉" in office.text(signed=day("2023-07-27"), end=day("2023-07-27"))
    assert "服务型行政执法示范点”荣誉" not in office.text(signed=day("2023-09-02"), end=day("2023-09-02"))


def test_a_problem_that_was_closed_after_the_signature_is_open_in_the_paper(office):
    the_round = office.find("supervision_round", "kind", "督导")
    unit = office.find("unit", "name", "鲁山县司法局")
    found = {"unit": unit, "supervision_round": the_round, "found_on": day("2023-07-10"), "stage": "已销号"}
    for number, moment in enumerate(("2023-07-20", "2023-09-01")):
        office.add("problem", description=f"问题{number}", closed_on=day(moment), **found)

    def told(**options):
        statement = office.statement(ledger_complete=True, **options)
        (text,) = [one.text for one in statement.paragraphs if "反馈问题" in one.text]
        return text, [note.text for note in statement.notes if "以后销号" in note.text]

    text, notes = told(signed=day("2023-07-27"))
    assert "反馈问题2个，已销号1个，销号率50%" in text
    assert notes == ["有1个问题在2023年7月27日以后销号，正文算作没有销号。"]
    text, notes = told(signed=day("2023-09-01"), end=day("2023-09-01"))
    assert "反馈问题2个，已销号2个，销号率100%" in text
    assert notes == []


def test_a_visit_that_is_only_planned_is_not_counted(office):
    the_round = office.find("supervision_round", "kind", "督导")
    units = [office.find("unit", "name", name) for name in ("鲁山县司法局", "鲁山县税务局")]
    office.add("supervision_visit", unit=units[0], supervision_round=the_round, held_on=day("2023-07-12"))
    office.add("supervision_visit", unit=units[1], supervision_round=the_round, planned_on=day("2023-07-20"))

    assert "督导单位1个" in paragraph(office, "2023年7月以来", ledger_complete=True)


def test_no_team_is_told_of_where_all_is_entered_and_there_is_none(office):
    told = paragraph(office, "2023年7月以来", ledger_complete=True)
    assert "联合县纪委监委、县委组织部、县政府督查局等对县直单位和乡镇（街道）" in told

    office.add(
        "supervision_team", name="示例", supervision_round=office.find("supervision_round", "kind", "督导")
    )
    assert "督查局等成立1个督导组，对" in paragraph(office, "2023年7月以来", ledger_complete=True)


def test_a_statement_that_is_begun_anew_counts_what_has_come_about_by_now(office):
    the_round = office.find("supervision_round", "kind", "督导")
    unit = office.find("unit", "name", "鲁山县司法局")
    about = {"unit": unit, "supervision_round": the_round, "description": "问题", "stage": "已销号"}
    office.add(
        "problem",
        found_on=day("2023-08-02"),
        issued_on=day("2023-08-03"),
        closed_on=day("2023-08-20"),
        **about,
    )

    def told(**options):
        return paragraph(office, "2023年7月以来", ledger_complete=True, **options)

    assert office.statement(end=day("2023-12-31")).signed == day("2023-08-21")
    assert office.statement(end=day("2023-08-10")).signed == day("2023-08-04")
    assert "发现问题" not in told(signed=day("2023-08-01"), end=day("2023-12-31"))
    assert "发现问题1个" in told(signed=day("2023-08-02"), end=day("2023-12-31"))
    assert "反馈问题1个，正在整改" in told(signed=day("2023-08-03"), end=day("2023-12-31"))
    assert "已销号1个" in told(signed=day("2023-08-21"), end=day("2023-12-31"))


def test_an_example_application_is_not_told_of(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    unit = office.find("unit", "name", "鲁山县司法局")
    office.add("application", title=title, applicant=unit, stage="推荐", is_example=True)

    assert "县司法局申报" not in office.text()


def test_a_problem_that_came_back_after_the_signature_was_closed_by_then(office):
    """Typed years later: what counts are the days that are stated."""
    the_round = office.find("supervision_round", "kind", "督导")
    unit = office.find("unit", "name", "鲁山县司法局")
    found = {"unit": unit, "supervision_round": the_round, "found_on": day("2023-07-01"), "demand": "示例"}
    made = office.add("problem", description="示例：问题", due_on=day("2023-07-30"), measure="示例", **found)
    files = (Attachment("e-proof", ""), Attachment("e-form", "整改销号审批表"))
    for end, given in (
        ("整改中", {"issued_on": day("2023-07-02")}),
        ("待验收", {"finished_on": day("2023-07-10")}),
        ("已销号", {"closed_on": day("2023-07-12"), "files": files, "rechecker": "示例"}),
        ("整改中", {"look_back": "示例：反弹", "looked_back_on": day("2023-08-20")}),
    ):
        supervision.move(office.store, made, end, **given)

    def told(moment):
        statement = office.statement(ledger_complete=True, signed=day(moment), end=day(moment))
        return next(one.text for one in statement.paragraphs if "反馈问题" in one.text)

    assert "反馈问题1个，已销号1个，销号率100%" in told("2023-07-27")
    assert "反馈问题1个，正在整改" in told("2023-07-11")
    assert "反馈问题1个，正在整改" in told("2023-08-21")


def test_an_application_that_was_withdrawn_after_the_signature_had_passed_by_then(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    unit = office.find("unit", "name", "鲁山县司法局")
    days = {"applied_on": day("2023-07-01"), "passed_on": day("2023-07-20")}
    made = office.add("application", title=title, applicant=unit, stage="集体研究", **days)
    applications.move(
        office.store, made, "已撤回", withdrawal="示例：机构改革", withdrawn_on=day("2023-09-10")
    )

    before = office.statement(ledger_complete=True, signed=day("2023-07-27"), end=day("2023-07-27"))
    after = office.statement(ledger_complete=True, signed=day("2023-09-30"), end=day("2023-09-30"))

    assert any("共申报1个，通过初审1个。" in one.text for one in before.paragraphs)
    assert not any("通过初审1个" in one.text for one in after.paragraphs)

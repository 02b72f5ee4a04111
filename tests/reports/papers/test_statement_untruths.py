"""What a statement told once and was not so: each must not come back."""

import re

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from tests.reports.papers.test_statement_changes import day, demand, meeting, paragraph

ROUND = "鲁山县创建“省级法治政府建设示范县”第一阶段督导"
TOWN = "下汤镇"


def notes(statement) -> str:
    return "\n".join(note.text for note in statement.notes)


def attendance(person: str = "", name: str = "", way: str = "缺席") -> dict:
    return RECORD_TYPES.get("attendance").blank() | {"way": way, "person": person, "name": name}


# Another period


@pytest.mark.parametrize(("start", "end"), [("2023", None), ("2023-08-01", "2024-07-31")])
def test_what_runs_on_is_told_in_every_later_period(office, start, end):
    options = {"start": day(start)} | ({"end": day(end)} if end else {})
    text = office.text(**options)

    assert "2021年以来，县委常委会会议、县政府常务会议坚持定期听取" in text
    assert "2023年7月以来，我县按照" in text
    assert "县市场监督管理局已获得全省“服务型行政执法示范点”荣誉" in text
    assert "我县拟推荐县税务局申报" in text
    assert "第四批河南省依法行政示范单位初审推荐工作正在进行" in text
    assert "2021年，鲁山县配合" not in text


def test_what_was_over_before_the_period_is_not_told(office):
    body = office.find("meeting", "title", "县政府常务会议")
    office.change("meeting", body, until=day("2022-12-31"))

    assert "2021年以来，县委常委会会议坚持定期听取" in office.text(start=day("2023"))
    assert "2021年至2022年12月31日，县政府常务会议坚持" in office.text()


def test_a_paper_is_not_dated_before_its_own_period(office):
    assert office.statement(start=day("2023-08-01"), end=day("2024-07-31")).signed == day("2024-07-31")
    assert office.statement(start=day("2024-08-01")).signed is None


def test_what_goes_on_after_the_close_is_told_since_when(office):
    values = {"held_on": day("2023-07-20"), "until": day("2023-08-20")}
    office.add("measure", kind="其他", title="集中整治", content="开展集中整治", **values)

    assert "2023年7月20日以来，我县开展集中整治" in office.text(end=day("2023-07-31"))
    assert "2023年7月20日至8月20日，我县开展集中整治" in office.text(end=day("2023-08-31"))


# Who was there


def test_a_leader_who_was_absent_is_not_told_as_present(office):
    leaders = tuple(office.find("person", "name", name) for name in ("刘鹏", "叶锐"))
    absent = (attendance(leaders[1]),)
    made = meeting(office, leaders=leaders, attendance=absent, subject="部署创建")
    statement = office.statement()

    assert paragraph(office, "部署创建").endswith("县委书记刘鹏出席会议。")
    assert "推进会【待补：推进会的名称和日期】" in statement.paragraphs[1].text
    assert "叶锐在创建工作推进会的参会人员中登记为请假或缺席" in notes(statement)
    office.change("meeting", made, attendance=(attendance(leaders[1], way="出席"),))
    assert "县长叶锐出席会议" in office.text()


def test_a_chair_and_a_speaker_who_were_absent_are_not_told_either(office):
    leader = office.find("person", "name", "叶锐")
    rows = (attendance(name="叶锐", way="请假"),)
    meeting(office, chair=leader, demands=(demand(office, "叶锐", "抓紧整改"),), attendance=rows)

    text = paragraph(office, "2023年5月10日")
    assert text == "4.2023年5月10日，我县召开创建工作推进会【待补：会议内容和领导要求】。"


# The post of the day


def tenure_of(office, name: str) -> str:
    return office.find("tenure", "person", office.find("person", "name", name))


def test_an_acting_post_is_told_as_one(office):
    office.change("tenure", tenure_of(office, "叶锐"), acting=True)

    text = office.text()
    assert "县委副书记、代县长叶锐多次主持召开会议" in text
    assert "代县长叶锐强调" in text
    assert "、县长叶锐" not in text


def test_a_post_that_was_given_up_since_is_told_as_that_of_then(office):
    office.change("tenure", tenure_of(office, "刘鹏"), until=day("2023-05-31"))
    person = office.add("person", name="示例乙", answers="")
    office.add(
        "tenure", person=person, post="县委书记", short_post="县委书记", since=day("2023-06-01"), rank=1
    )
    meeting(office, chair=person, held_on="2023-06-20", subject="再部署")

    text = office.text()
    assert "时任县委书记刘鹏，县委副书记、县长叶锐多次主持召开会议" in text
    assert "2023年3月21日，我县召开2022年度党政主要负责人述法评议大会。时任县委书记刘鹏要求" in text
    assert "县委书记示例乙主持召开创建工作推进会，再部署。" in text
    assert "【待补：刘鹏2023年6月2日的职务】" in text


def test_the_lead_in_gives_nobody_a_post_that_was_not_held_yet(office):
    rule = tenure_of(office, "叶锐")
    office.change("tenure", rule, since=day("2023-05-01"))
    person = office.find("person", "name", "叶锐")
    office.add("tenure", person=person, post="县委常委、常务副县长", until=day("2023-04-30"), rank=3)
    both = tuple(office.find("person", "name", name) for name in ("刘鹏", "叶锐"))
    meeting(office, held_on="2023-02-20", leaders=both, subject="谋划创建")

    statement = office.statement()
    assert "推进会【待补：推进会的名称和日期】" in statement.paragraphs[1].text
    assert "时任县委常委、常务副县长叶锐" in paragraph(office, "谋划创建")


def test_a_post_held_for_training_is_told_as_such_again(office):
    office.change("tenure", tenure_of(office, "叶锐"), post="县委常委、副县长（挂职）", short_post="副县长")

    assert "副县长（挂职）叶锐强调" in office.text()


# Whose paper


def test_a_paper_of_a_township_names_the_township_and_stands_behind(office):
    values = {"kind": "方案", "direction": "发文", "signed_on": day("2023-01-05")}
    office.add("document", title="下汤镇创建方案", number="下政〔2023〕1号", issuing_body="下汤镇", **values)

    text = office.text()
    assert "。下汤镇印发《下汤镇创建方案》（下政〔2023〕1号）。" in text
    assert text.index("（鲁法办〔2023〕5号）") < text.index("下汤镇印发")


def test_a_paper_of_the_county_itself_needs_no_subject(office):
    values = {"kind": "方案", "direction": "发文", "signed_on": day("2023-01-05")}
    office.add(
        "document", title="县级方案", number="鲁政〔2023〕9号", issuing_body="鲁山县人民政府", **values
    )

    assert re.search(r"(^|。)印发《县级方案》", office.text(), re.MULTILINE)


# Nothing is recorded


def test_an_empty_ledger_says_nothing_but_what_is_lacking(empty_office):
    system = empty_office.add("indicator_system", answers="", name="示例指标体系", year=2023, in_use=True)
    one = empty_office.add("indicator", answers="", number="12", text="示例", system=system, level="三级")
    for number in (one, ""):
        statement = empty_office.statement(**({"indicator": number} if number else {}))
        told = [re.sub(r"【待补[^】]*】", "", each.text) for each in statement.paragraphs]
        assert {text.strip("。") for text in told} <= {"", "现将有关情况说明如下"}, told


# Plurals and numbers


def test_many_teams_are_told_of_only_where_there_are_two_or_the_record_says_so(office):
    the_round = office.find("supervision_round", "title", ROUND)
    office.change("supervision_round", the_round, formation="")
    assert "督导组，" not in paragraph(office, "2023年7月以来")

    office.add("supervision_team", name="第一督导组", supervision_round=the_round)
    text = paragraph(office, "2023年7月以来")
    assert "等成立第一督导组，对县直单位" in text
    assert "多个" not in text


@pytest.mark.parametrize(("key", "field", "value", "once"), [
    ("meeting", "title", "研究部署省级法治政府建设示范县创建工作的会议", "叶锐主持召开会议"),
    ("meeting", "title", "法治政府建设任务部署会", "召开法治政府建设任务部署会"),
    ("study_visit", "kind", "外出学习", "带领下，赴平顶山市"),
    ("symposium", "title", "创建工作经验交流座谈会", "；邀请市领导"),
])  # fmt: skip
def test_what_was_once_is_not_told_as_many_times(office, key, field, value, once):
    office.change(key, office.find(key, field, value), times=1)

    assert once in office.text()


def test_six_inclusions_are_not_told_as_seven(office):
    office.remove("inclusion", office.find("inclusion", "item", "纳入县委巡察工作"))
    review = office.find("meeting", "kind", "述法评议会")
    office.change("meeting", review, demands=(demand(office, "刘鹏", "要深入推进“七个纳入”"),))

    text = paragraph(office, "述法评议大会")
    assert "深入推进“七个纳入”，包括将法治政府建设纳入县发展总体规划和年度计划" in text
    assert "【待补：“七个纳入”的其余1项】" in text


def test_no_count_is_told_twice_in_the_same_words(office):
    for name in ("河南省依法行政示范单位", "行政执法责任制示范点"):
        title = office.find("title", "name", name)
        unit = office.find("unit", "name", "鲁山县司法局")
        office.add("application", title=title, applicant=unit, stage="申报", conclusion="符合")
    sentences = re.findall(r"[^。]+。", office.text(ledger_complete=True))

    counts = [each for each in sentences if re.search("共(申报|获得)", each)]
    assert len(counts) == len(set(counts)) == 3


# What has not happened, has no day, or is there already


def test_a_meeting_to_come_is_not_told_as_held(office):
    meeting(office, title="示例：明年推进会", held_on="2190-01-05")
    statement = office.statement()

    assert "明年推进会" not in "".join(each.text for each in statement.paragraphs)
    assert statement.signed == day("2023-07-27")
    assert "会议“示例：明年推进会”的日期还没有到，正文没有写入。" in notes(statement)


def test_an_instruction_and_a_round_without_a_day_say_so(office):
    office.change("instruction", office.find("instruction", "given_on", "2023-07-26"), given_on=None)
    office.change("supervision_round", office.find("supervision_round", "title", ROUND), held_on=None)
    gaps = {gap.text: gap.fills for gap in office.statement().gaps}

    assert [fill.field for fill in gaps["【待补：批示日期】"]] == ["given_on"]
    assert [fill.field for fill in gaps["【待补：开始日期】"]] == ["held_on"]


def test_a_meeting_entered_twice_is_told_once(office):
    office.add(
        "meeting", kind="动员会", title="争创省级法治政府建设示范县动员会。", held_on=day("2023-06-02")
    )
    statement = office.statement()

    text = "\n".join(each.text for each in statement.paragraphs)
    assert text.count("2023年6月2日") == 1
    assert "县长叶锐强调" in text, "the one of which more is known is told"
    assert "日期和名称相同，正文只写后者，请核对是否重复登记" in notes(statement)


def test_of_two_papers_with_one_number_one_is_told(office):
    office.add("document", title="示例：另一方案", number="鲁法〔2023〕1号", kind="方案", direction="发文")
    statement = office.statement()

    text = "\n".join(each.text for each in statement.paragraphs)
    assert text.count("鲁法〔2023〕1号") == 1
    assert "文号同为鲁法〔2023〕1号" in notes(statement)


def test_an_honour_that_has_lapsed_is_not_told_as_held(office):
    honour = office.find("honour", "name", "服务型行政执法示范点")
    office.change("honour", honour, named_on=day("2019-03-01"), valid_until=day("2022-03-01"))
    statement = office.statement()

    assert "示范点”荣誉" not in "".join(each.text for each in statement.paragraphs)
    assert "有效期至2022年3月1日，已经期满，正文没有写入" in notes(statement)


def test_what_is_known_to_the_month_does_not_date_the_paper_within_it(office):
    for one in office.statement().paragraphs:
        for link in one.links:
            if link.record_type == "instruction":
                office.remove("instruction", link.record)

    assert office.statement(end=PartialDate(2023, 12, 31)).signed == day("2023-08-01")


# Where things stand


def test_the_stage_of_a_batch_counts_more_than_words_of_an_earlier_one(office):
    office.change("batch", office.find("batch", "name", "第四批"), stage="公示")
    statement = office.statement()

    text = "".join(each.text for each in statement.paragraphs)
    assert "第四批河南省依法行政示范单位公示工作正在进行" in text
    assert "进展写着“初审推荐工作正在进行”，阶段已是“公示”" in notes(statement)


@pytest.mark.parametrize("place", ["鲁山", "鲁山县", "本县", "我县", "平顶山市鲁山县", "鲁山县下汤镇"])
def test_ones_own_county_by_any_name_is_no_place_to_learn_from(office, place):
    visit = office.find("study_visit", "kind", "外出学习")
    office.change("study_visit", visit, place=f"平顶山市、{place}、镇平县", reason="")

    assert "赴平顶山市、镇平县等地学习" in office.text()


@pytest.mark.parametrize(
    ("attended", "examined", "passed", "said", "asked"),
    [
        (20, 20, 18, "20人参加，应考20人，合格18人，合格率90%。", ""),
        (20, 10, 10, "20人参加，应考10人，合格10人，合格率100%。", ""),
        (10, 20, 18, "10人参加，应考20人，合格18人，合格率90%。", "应考20人多于参加10人"),
        (10, 20, 30, "10人参加。", "合格30人多于应考20人"),
        (None, 20, 18, "应考20人，合格18人，合格率90%。", ""),
        (None, 20, 0, "应考20人，合格0人，合格率0%。", ""),
        (20, 20, None, "20人参加。", ""),
        (0, 20, 18, "应考20人，合格18人，合格率90%。", "参加人数登记为0"),
        (20, 0, 0, "20人参加。", "应考人数登记为0"),
    ],
)
def test_a_rate_is_told_only_of_figures_that_can_be_and_what_cannot_be_is_a_question(
    office, attended, examined, passed, said, asked
):
    figures = {"attended": attended, "examined": examined, "passed": passed}
    office.add("training", subject="示例培训", kind="培训", held_on=day("2023-05-03"), **figures)

    statement = office.statement()

    assert f"举办示例培训，{said}" in office.text()
    notes = [note.text for note in statement.notes if "示例培训" in note.text and "人" in note.text]
    assert [asked in note for note in notes] == [True] * bool(asked), notes


def test_lines_and_blanks_in_a_record_are_no_lines_and_blanks_of_a_sentence(office):
    office.change("person", office.find("person", "name", "叶锐"), name="叶  锐")
    content = "印发示例\n清单，开展 “示例” 活动"
    office.add("measure", title="示例", kind="其他", content=content, held_on=day("2023-05-02"))

    text = office.text()

    assert "印发示例清单，开展“示例”活动。" in text
    assert "县长叶锐" in text


def test_a_title_in_marks_loses_the_stop_inside_them(office):
    title = "《鲁山：创建“示范县”。》"
    office.add("publicity_item", title=title, medium="示例日报", published_on=day("2023-06-20"))

    assert "示例日报刊发《鲁山：创建“示范县”》。" in office.text()

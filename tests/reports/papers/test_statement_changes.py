"""The statement follows the records: what is changed, added or removed changes its sentences."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.records import RECORD_TYPES
from tests.saving import day

ROUND = "鲁山县创建“省级法治政府建设示范县”第一阶段督导"


def paragraph(office, part: str, **options):
    """The text of the one paragraph that holds these words."""
    found = [each for each in office.statement(**options).paragraphs if part in each.text]
    assert len(found) == 1, [each.text for each in found]
    return found[0].number + found[0].text


def demand(office, speaker: str, words: str, standing: str = "据转述") -> dict:
    values = RECORD_TYPES.get("demand").blank()
    person = office.find("person", "name", speaker)
    return values | {"speaker": person, "words": words, "standing": standing}


def meeting(office, title="创建工作推进会", held_on="2023-05-10", **values) -> str:
    kind = values.pop("kind", "推进会")
    return office.add("meeting", title=title, kind=kind, held_on=day(held_on), **values)


def test_a_new_meeting_stands_in_its_place_by_date_and_the_items_count_on(office):
    meeting(office, demands=(demand(office, "叶锐", "加快补齐短板"),))

    text = paragraph(office, "创建工作推进会。")
    assert text == "4.2023年5月10日，我县召开创建工作推进会。县长叶锐强调，要加快补齐短板。"
    assert paragraph(office, "动员会。").startswith("5.2023年6月2日")


def test_a_deleted_meeting_is_no_longer_told(office):
    office.remove("meeting", office.find("meeting", "kind", "述法评议会"))

    assert "述法评议大会" not in office.text()


def test_a_dated_progress_meeting_with_the_leaders_fills_the_mark_of_the_lead_in(office):
    leaders = tuple(office.find("person", "name", name) for name in ("刘鹏", "叶锐"))
    meeting(office, leaders=leaders)

    lead_in = paragraph(office, "现将有关情况说明如下")
    assert "参加创建工作动员会、推进会。现将" in lead_in


def test_words_stand_in_quotation_marks_only_where_the_original_was_checked(office):
    words = "坚定“创则必成”的信心决心，各单位要真抓实干。"
    one = meeting(office, demands=(demand(office, "刘鹏", words, "原文已核"),))
    assert "县委书记刘鹏强调：“坚定‘创则必成’的信心决心，各单位要真抓实干。”" in paragraph(office, "推进会。")

    for standing in ("据转述", "待核"):
        office.change("meeting", one, demands=(demand(office, "刘鹏", words, standing),))
        text = paragraph(office, "创建工作推进会。")
        assert "县委书记刘鹏强调，要坚定“创则必成”的信心决心，各单位要真抓实干。" in text


def test_a_quotation_kept_with_its_marks_loses_them_in_indirect_speech(office):
    meeting(office, demands=(demand(office, "刘鹏", "“坚定‘创则必成’的信心……坚决完成任务。”"),))

    assert "县委书记刘鹏强调，要坚定“创则必成”的信心，坚决完成任务。" in paragraph(office, "推进会。县委")


def test_a_speaker_whose_words_are_missing_gets_a_mark(office):
    meeting(office, demands=(demand(office, "叶锐", ""),))

    assert "县长叶锐提出要求【待补：讲话内容】。" in paragraph(office, "创建工作推进会。")


def test_a_meeting_of_which_only_title_and_date_are_known_says_what_it_lacks(office):
    meeting(office)

    assert "我县召开创建工作推进会【待补：会议内容和领导要求】。" in paragraph(office, "创建工作推进会【")


def test_the_seven_inclusions_are_spelled_out_where_the_words_only_name_them(office):
    review = office.find("meeting", "kind", "述法评议会")
    words = "各级党政主要负责同志要深入推进“七个纳入”，加力推进法治政府建设"
    office.change("meeting", review, demands=(demand(office, "刘鹏", words),))

    text = paragraph(office, "述法评议大会")
    assert (
        "县委书记刘鹏要求，各级党政主要负责同志深入推进“七个纳入”，即将法治政府建设纳入县发展总体规划和年度计划、"
        in text
    )
    assert "纳入县委巡察工作，经费纳入财政预算，加力推进法治政府建设。" in text


def test_a_person_bears_the_post_of_the_day(office):
    person = office.find("person", "name", "叶锐")
    office.change("tenure", office.find("tenure", "person", person), since=day("2023-05"))
    acting = {"post": "县委副书记、代理县长", "short_post": "代理县长", "until": day("2023-04-30")}
    office.add("tenure", person=person, **acting)
    meeting(office, held_on="2023-04-10", demands=(demand(office, "叶锐", "抓紧整改"),))

    assert "县委副书记、代理县长叶锐强调" in paragraph(office, "4月10日")
    assert "县长叶锐强调" in paragraph(office, "6月2日")


def test_a_person_without_a_post_on_that_day_gets_a_mark(office):
    person = office.find("person", "name", "叶锐")
    office.change("tenure", office.find("tenure", "person", person), since=day("2023-07"))

    assert "叶锐【待补：叶锐2023年6月2日的职务】" in paragraph(office, "6月2日")


def test_of_two_persons_without_a_post_each_has_the_mark_behind_the_own_name(office):
    leaders = tuple(office.add("person", name=name, answers="") for name in ("示例甲", "示例乙"))
    meeting(office, leaders=leaders, attendance=tuple({"way": "出席", "person": one} for one in leaders))

    text = paragraph(office, "5月10日")
    assert "示例甲【待补：示例甲2023年5月10日的职务】、示例乙【待补：示例乙2023年5月10日的职务】" in text


def test_comrade_is_one_setting_for_the_whole_paper(office):
    text = office.text(comrade=True)

    assert "县委书记刘鹏同志，县委副书记、县长叶锐同志多次主持召开会议" in text
    assert "县长叶锐同志强调" in text
    assert text.count("刘鹏") == text.count("刘鹏同志")


def test_instructions_of_one_month_on_one_paper_share_an_item_others_do_not(office):
    one = office.find("instruction", "given_on", "2023-02-10")
    office.change("instruction", one, given_on=day("2023-03-10"))

    assert paragraph(office, "2023年2月8日").startswith("2.2023年2月8日")
    alone = paragraph(office, "2023年3月10日")
    assert "平顶山市司法局党委书记、局长陈建忠在鲁山县司法局关于争创第三批" in alone
    assert "【待补：批示原文】" in alone


def test_an_instruction_with_checked_words_is_quoted(office):
    one = office.find("instruction", "given_on", "2023-07-26")
    office.change("instruction", one, standing="原文已核")

    assert "作出批示：“各单位要高度重视，常态化开展法治培训考试" in paragraph(office, "7月26日")


def test_a_paper_that_was_only_ticked_is_no_instruction(office):
    paper = office.add("document", title="情况报告", kind="报告", direction="收文")
    leader = office.find("person", "name", "叶锐")
    office.add("instruction", kind="圈阅", leader=leader, given_on=day("2023-05-05"), document=paper)

    assert paragraph(office, "5月5日").endswith("2023年5月5日，县长叶锐圈阅情况报告。")


def test_a_new_paper_is_listed_by_its_number(office):
    office.add("document", title="创建工作要点", number="鲁法〔2023〕3号", kind="意见", direction="发文")

    text = paragraph(office, "工作方案》（鲁法〔2023〕1号）")
    assert (
        text.index("鲁法〔2023〕2号")
        < text.index("印发《创建工作要点》（鲁法〔2023〕3号）")
        < text.index("鲁法办")
    )


def test_the_headquarters_follow_the_roster(office):
    commander = office.find("headquarters_member", "role", "指挥长")
    office.change("headquarters_member", commander, post="县委副书记")

    assert "由县委书记任政委、县委副书记任指挥长、各分管副县长任副指挥长" in office.text()


def test_an_undated_measure_stands_last_with_a_mark_and_a_dated_one_by_date(office):
    office.add("measure", kind="其他", title="编印手册", content="编印创建工作手册")
    office.add(
        "measure", kind="宣传发动", title="集中宣传", content="开展集中宣传活动", held_on=day("2023-04")
    )

    assert paragraph(office, "编印创建工作手册") == "9.我县编印创建工作手册【待补：时间】。"
    assert paragraph(office, "集中宣传") == "4.2023年4月，我县开展集中宣传活动。"


def test_now_becomes_the_day_of_the_signature(office):
    office.add(
        "measure",
        kind="其他",
        title="创建网页",
        content="建成创建网页，目前运行正常",
        held_on=day("2023-04-01"),
    )

    assert "建成创建网页，截至2023年7月27日，运行正常。" in office.text()


def test_numbers_of_supervision_are_printed_only_where_the_ledger_is_complete(office):
    the_round = office.find("supervision_round", "title", ROUND)
    units = [office.find("unit", "name", name) for name in ("鲁山县司法局", "鲁山县税务局")]
    for name in ("第一组", "第二组", "第三组"):
        office.add("supervision_team", name=name, supervision_round=the_round)
    for unit in units:
        office.add("supervision_visit", unit=unit, supervision_round=the_round, held_on=day("2023-07-12"))
    for stage in ("已销号", "整改中"):
        office.add("problem", unit=units[0], supervision_round=the_round, description="问题", stage=stage)

    named = paragraph(office, "第三组")
    assert "等成立第一组、第二组、第三组，对县直单位" in named
    assert named.endswith("，已督导县司法局、县税务局【待补：是否录全】。")
    counted = paragraph(office, "督导组", ledger_complete=True)
    assert "成立3个督导组" in counted
    assert counted.endswith("共督导单位2个，反馈问题2个，已销号1个，销号率50%。")


def test_recurring_meetings_are_counted_where_the_ledger_is_complete_and_the_times_are_known(office):
    for field, value, times in (
        ("title", "法治政府建设任务部署会", 3),
        ("title", "法治政府建设问题协调会", 2),
        ("title", "法治政府建设工作推进会", 7),
    ):
        office.change("meeting", office.find("meeting", field, value), times=times)

    assert "12次召开法治政府建设任务部署会" in office.text(ledger_complete=True)
    assert "多次召开法治政府建设任务部署会" in office.text()


def test_a_dated_study_visit_is_an_item_of_its_own(office):
    leader = office.find("person", "name", "叶锐")
    values = {"held_on": day("2023-05-16"), "until": day("2023-05-18"), "participants": "县创建办有关同志"}
    office.add("study_visit", place="宝丰县", kind="考察", leader=leader, topics="示范创建的做法", **values)

    text = paragraph(office, "宝丰县")
    assert text == "4.2023年5月16日至18日，县长叶锐带领县创建办有关同志赴宝丰县考察，了解示范创建的做法。"


def test_ones_own_county_is_no_place_to_learn_from(office):
    visit = office.find("study_visit", "kind", "外出学习")
    office.change("study_visit", visit, place="平顶山市、鲁山县、南阳市、镇平县")
    statement = office.statement()

    text = next(each.text for each in statement.paragraphs if "南阳市" in each.text)
    assert "鲁山县" not in text
    told = [note for note in statement.notes if "就是本地" in note.text]
    assert [link.field for note in told for link in note.links] == ["place"]


def test_applications_and_honours_replace_the_marks(office):
    title = office.find("title", "name", "行政执法责任制示范点")
    unit = office.find("unit", "name", "鲁山县司法局")
    office.add("application", title=title, applicant=unit, stage="申报")

    text = office.text()
    assert "截至2023年7月27日，县司法局已申报行政执法责任制示范点" in text
    assert "培育或申报单位、主要措施、进展" not in text

    honour = office.find("honour", "name", "服务型行政执法示范点")
    paper = office.add("document", title="命名决定", number="豫法〔2023〕9号", direction="收文", answers="")
    values = {"awarding_body": "示例机关", "document": paper, "named_on": day("2023-01-05")}
    office.change("honour", honour, **values)
    named = "2023年1月5日，县市场监督管理局被示例机关命名为全省服务型行政执法示范点（豫法〔2023〕9号）。"
    assert named in office.text()


def test_a_title_of_another_kind_gets_a_section_of_its_own(office):
    title = office.add(
        "title", name="法治示范乡镇", kind="法治示范乡镇", level="市级", started_on=day("2023")
    )
    unit = office.find("unit", "name", "鲁山县司法局")
    office.add("application", title=title, applicant=unit, stage="培育")
    statement = office.statement()

    assert statement.sections[-1].numbered_heading == "（五）法治示范乡镇创建工作推进情况"
    assert "我县正培育县司法局创建全市法治示范乡镇" in statement.sections[-1].paragraphs[0].text


def test_training_tells_its_numbers(office):
    values = {"attended": 120, "examined": 120, "passed": 114, "held_on": day("2023-07-20")}
    office.add("training", subject="行政执法人员法治", kind="培训", **values)

    text = paragraph(office, "行政执法人员法治培训")
    assert text.endswith("我县举办行政执法人员法治培训，120人参加，应考120人，合格114人，合格率95%。")


def test_a_mark_that_a_clerk_left_in_a_record_leads_back_to_its_field(office):
    content = "印发创建工作简报【待补：期数】"
    one = office.add("measure", kind="其他", title="简报", content=content, held_on=day("2023-04-01"))
    gaps = [gap for gap in office.statement().gaps if gap.text == "【待补：期数】"]

    assert [(fill.record, fill.field) for gap in gaps for fill in gap.fills] == [(one, "content")]


def test_an_event_after_the_signature_offers_both_remedies(office):
    statement = office.statement(signed=day("2023-06-30"))

    assert {link.record_type for link in statement.late} == {"instruction", "supervision_round"}
    later, earlier = statement.remedies
    assert (later.label, later.option, str(later.value)) == ("改成文日期", "signed", "2023年7月27日")
    assert (earlier.label, earlier.option, str(earlier.value)) == (
        "删去截止日后的事项",
        "end",
        "2023年6月30日",
    )

    mended = office.statement(signed=day("2023-06-30"), end=earlier.value)
    assert mended.remedies == ()
    text = "".join(each.text for each in mended.paragraphs)
    assert "7月26日" not in text
    assert "督导组" not in text
    assert "截至2023年6月30日，我县拟推荐县税务局" in text
    assert "动员会" in text


def test_what_lies_before_the_period_is_left_out_and_undated_matters_stay(office):
    text = office.text(start=day("2023-03"))

    assert "2023年2月8日" not in text
    assert "2021年，" not in text
    assert "多次召开法治政府建设任务部署会" in text


def test_another_indicator_still_gives_a_proper_paper_with_marks(office):
    system = office.find("indicator_system", "year", 2023)
    other = office.add("indicator", number="12", text="重大行政决策", system=system, level="三级", answers="")
    statement = office.statement(indicator=other)

    assert statement.title.endswith("三级指标第12项工作的情况说明")
    assert [section.numbered_heading for section in statement.sections][1:] == [
        "一、加强组织领导，明确工作责任",
        "二、抓好工作落实，务求取得实效",
    ]
    assert all(section.paragraphs for section in statement.sections)
    assert all(each.gaps for each in statement.paragraphs)
    assert statement.is_draft
    assert statement.notes == ()


def test_an_indicator_is_found_by_its_number_and_a_wrong_one_is_told(office):
    assert office.statement(indicator="93").number == "93"
    assert office.statement(indicator="第93项").number == "93"
    with pytest.raises(UserError, match="没有找到指标“94”"):
        office.statement(indicator="94")


def test_an_office_that_has_recorded_nothing_still_gets_a_paper(empty_office):
    statement = empty_office.statement()

    assert "【待补：发文名义】" in statement.title
    assert {gap.text for gap in statement.head_gaps} >= {"【待补：指标体系名称】", "【待补：成文日期】"}
    assert statement.is_draft


def test_words_that_are_advised_against_are_told_and_not_changed(office):
    office.add("measure", kind="其他", title="推动", content="高规格推动创建工作", held_on=day("2023-04-01"))
    statement = office.statement()

    assert any("用了“高规格”" in note.text for note in statement.notes)
    assert "高规格推动创建工作" in "".join(each.text for each in statement.paragraphs)

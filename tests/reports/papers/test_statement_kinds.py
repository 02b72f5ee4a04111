"""Sentences of the rarer kinds of records: guests, publicity, training, loose measures, several visits."""

from lushan_desktop.base.text.dates import PartialDate
from tests.reports.papers.test_statement_changes import day, demand, meeting, paragraph


def test_a_dated_symposium_is_an_item_of_its_own(office):
    values = {"guests": "市司法局业务骨干", "topics": "交流创建经验", "held_on": day("2023-05-20")}
    office.add("symposium", title="创建工作座谈会", **values)

    text = paragraph(office, "创建工作座谈会")
    assert text == "4.2023年5月20日，邀请市司法局业务骨干到我县召开创建工作座谈会，交流创建经验。"


def test_guests_who_guided_on_the_spot_are_told_as_such(office):
    values = {"kind": "现场指导", "guests": "市司法局业务骨干", "held_on": day("2023-05-20")}
    office.add("symposium", title="指导", **values)

    assert paragraph(office, "5月20日").endswith("邀请市司法局业务骨干到我县现场指导。")


def test_several_recurring_visits_share_an_item(office):
    values = {"recurring": True, "held_on": day("2022"), "topics": "材料准备"}
    office.add("study_visit", place="宝丰县", kind="外出学习", **values)

    text = paragraph(office, "宝丰县")
    assert text.startswith("2.为学习借鉴先进经验，县创建办全体成员在县领导带领下，多次赴平顶山市等")
    assert "；2022年以来，我县多次赴宝丰县学习，了解材料准备；" in text


def test_a_visit_with_a_reason_names_the_places_first(office):
    values = {"reason": "先进县", "held_on": day("2023-05-16"), "leader_post": "县领导"}
    office.add("study_visit", place="宝丰县、郏县", kind="观摩", purpose="开阔思路", **values)

    text = paragraph(office, "郏县")
    assert text == "4.2023年5月16日，为开阔思路，县领导带队赴宝丰县、郏县等先进县观摩。"


def test_a_visit_to_ones_own_county_alone_is_not_told_at_all(office):
    office.add("study_visit", place="鲁山县", kind="考察", held_on=day("2023-05-16"))
    statement = office.statement()

    assert "5月16日" not in "".join(each.text for each in statement.paragraphs)
    assert any("就是本地" in note.text for note in statement.notes)


def test_publicity_is_told_with_medium_and_day(office):
    office.add("publicity_item", title="示例报道", outlet="示例日报", published_on=day("2023-05-01"))
    office.add("publicity_item", title="另一报道", medium="网站")

    assert paragraph(office, "示例日报") == "4.2023年5月1日，示例日报刊发《示例报道》。"
    assert "网站刊发《另一报道》【待补：刊发日期】。" in office.text()


def test_training_that_goes_on_is_told_since_when(office):
    values = {"recurring": True, "held_on": day("2022-01"), "trainees": "行政执法人员"}
    office.add("training", subject="法治", kind="考试", contents="检验学习成效", **values)
    office.add("training", subject="法治专题培训", kind="培训")

    text = paragraph(office, "法治考试")
    assert "2022年1月以来，我县多次【待补：次数】组织法治考试，行政执法人员参加，检验学习成效。" in text
    assert "我县举办法治专题培训【待补：日期】。" in office.text()


def test_a_measure_with_basis_leaders_and_recurrence_is_one_sentence(office):
    paper = office.find("document", "number", "鲁法〔2023〕1号")
    values = {"basis": paper, "leaders": (office.find("person", "name", "叶锐"),), "recurring": True}
    content = "带队现场办公"
    office.add("measure", kind="其他", title="现场办公", content=content, held_on=day("2023-04"), **values)

    text = paragraph(office, "现场办公")
    assert text.startswith(
        "4.2023年4月以来，按照《鲁山县创建“省级法治政府建设示范县”工作方案》（鲁法〔2023〕1号），"
    )
    assert text.endswith("县长叶锐多次【待补：次数】带队现场办公。")


def test_a_measure_of_another_unit_names_it(office):
    unit = office.find("unit", "name", "鲁山县司法局")
    values = {"unit": unit, "partners": "律师代表", "held_on": day("2023-04-03")}
    office.add("measure", kind="其他", title="普法", content="开展普法活动", **values)

    assert paragraph(office, "普法") == "3.2023年4月3日，县司法局会同律师代表，开展普法活动。".replace(
        "3.", "4.", 1
    )


def test_the_breaking_down_of_indicators_stands_alone_where_no_paper_is_known(office):
    for number in ("鲁法〔2023〕1号", "鲁法〔2023〕2号", "鲁法办〔2023〕5号"):
        office.remove("document", office.find("document", "number", number))
    office.remove("document", office.find("document", "matter", "创建省级法治政府建设示范县任务分解"))

    assert "\n我县对创建示范指标体系进一步细化分解" in office.text()


def test_a_paper_with_contents_says_them_and_one_without_number_gets_a_mark(office):
    values = {"contents": "明确月度任务。", "kind": "通知", "direction": "发文"}
    office.add("document", title="关于做好创建工作的通知", **values)

    assert "印发《关于做好创建工作的通知》【待补：文号】，明确月度任务。" in office.text()


def test_the_headquarters_may_name_persons(office):
    member = office.find("headquarters_member", "role", "政委")
    office.change("headquarters_member", member, person=office.find("person", "name", "刘鹏"))

    assert "成立由县委书记刘鹏任政委、县长任指挥长" in office.text()


def test_an_ended_round_of_supervision_says_from_when_to_when(office):
    values = {"held_on": day("2023-04-01"), "until": day("2023-04-20"), "kind": "督查"}
    office.add("supervision_round", title="专项督查", scope="各乡镇", contents="法治建设", **values)

    assert "2023年4月1日至20日，我县对各乡镇法治建设进行督查【待补" in office.text()


def test_instructions_without_a_known_paper_say_so_and_oral_ones_need_none(office):
    leader = office.find("person", "name", "叶锐")
    office.add("instruction", kind="批示", leader=leader, given_on=day("2023-04-02"), words="抓好落实")
    office.add("instruction", kind="口头指示", leader=leader, given_on=day("2023-04-09"), gist="要求抓好落实")
    office.add(
        "instruction", kind="指示", given_on=day("2023-05-09"), carrier="调研现场", leader_post="市领导"
    )

    text = office.text()
    assert "县长叶锐作出批示【待补：批示所在的文件或简报】，要求抓好落实。" in text
    assert "县长叶锐作出口头指示。指示要求抓好落实【待补：指示原文】。" in text
    assert "市领导在调研现场作出指示【待补：指示原文】。" in text


def test_several_checked_instructions_on_one_paper_are_quoted_one_after_the_other(office):
    for given_on, words in (("2023-02-08", "全力支持。"), ("2023-02-10", "抓紧推进。")):
        one = office.find("instruction", "given_on", given_on)
        office.change("instruction", one, words=words, standing="原文已核")

    text = paragraph(office, "2023年2月8日")
    assert "上作出批示：“全力支持。”2月10日，平顶山市司法局党委书记、局长陈建忠" in text
    assert text.endswith("作出批示：“抓紧推进。”")


def test_a_chair_who_did_not_speak_and_leaders_who_were_there_are_named(office):
    chair = office.find("person", "name", "叶锐")
    others = (office.find("person", "name", "刘鹏"),)
    meeting(office, chair=chair, leaders=others, subject="研究创建任务", series_number="2023年第2次")

    text = paragraph(office, "5月10日")
    assert "县长叶锐主持召开创建工作推进会（2023年第2次），研究创建任务。" in text
    assert text.endswith("县委书记刘鹏出席会议。")


def test_a_meeting_of_a_unit_names_the_unit(office):
    unit = office.find("unit", "name", "鲁山县司法局")
    meeting(office, organiser=unit, demands=(demand(office, "叶锐", "加快进度"),))

    assert "县司法局召开创建工作推进会。" in office.text()


def test_an_applicant_at_review_asks_for_the_conclusion(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    batch = office.find("batch", "name", "第四批")
    unit = office.find("unit", "name", "鲁山县司法局")
    office.add("application", title=title, batch=batch, applicant=unit, stage="公示")

    text = office.text()
    assert "拟推荐县司法局申报第四批河南省依法行政示范单位，正在公示【待补：初审结论】。" in text
    assert "申报单位、初审结论" not in text


def test_a_failed_application_is_not_told(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    unit = office.find("unit", "name", "鲁山县司法局")
    office.add("application", title=title, applicant=unit, stage="未通过")

    assert "县司法局" not in paragraph(office, "组织重点培育单位召开会议")


def test_a_meeting_about_a_title_stands_in_the_section_of_the_title(office):
    title = office.find("title", "name", "服务型行政执法示范点")
    meeting(office, title="示范点创建座谈会", kind="座谈会", campaign=title, subject="交流做法")

    text = paragraph(office, "示范点创建座谈会")
    assert text.startswith("县市场监督管理局已获得")
    assert "2023年5月10日召开示范点创建座谈会，交流做法" in text


def test_the_title_that_a_clerk_gave_a_kept_statement_stays(office):
    kept = office.find("statement", "indicator", office.find("indicator", "number", "93"))
    office.change("statement", kept, title="关于示范创建工作的情况说明")
    statement = office.statement(statement=kept)

    assert statement.title == "关于示范创建工作的情况说明"
    assert any("按台账应为" in note.text for note in statement.notes)
    assert statement.signed == PartialDate(2023, 7, 27)


def test_an_application_made_for_show_is_not_told_of(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    batch = office.find("batch", "name", "第四批")
    unit = office.find("unit", "name", "鲁山县司法局")
    before = office.text()
    office.add("application", title=title, batch=batch, applicant=unit, stage="公示", is_example=True)

    assert office.text() == before


def test_an_application_that_became_an_honour_is_told_once_as_the_honour(office):
    title = office.find("title", "name", "服务型行政执法示范点")
    unit = office.find("unit", "name", "鲁山县司法局")
    honour = office.add(
        "honour", name="服务型行政执法示范点", unit=unit, title=title, named_on=day("2023-05")
    )
    office.add("application", title=title, applicant=unit, stage="命名", honour=honour)

    text = office.text()
    assert "2023年5月，县司法局获得“服务型行政执法示范点”荣誉" in text
    assert "县司法局已被命名" not in text

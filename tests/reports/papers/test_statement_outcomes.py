"""What a reviewer doubts of how things came out: who won, who chaired, who said what, what was included."""

import pytest

from tests.reports.papers.test_statement_changes import day, demand
from tests.reports.papers.test_statement_doubts import handed_in, told, unit
from tests.reports.papers.test_statement_untruths import notes

SITE, TAXES = "行政执法责任制示范点", "鲁山县税务局"
MET = {"kind": "推进会", "title": "创建工作推进会", "held_on": day("2023-05-10")}


def leader(office, name: str) -> str:
    return office.find("person", "name", name)


def revoked(office) -> str:
    """An honour that was taken away, and the application that it had come of."""
    title, holder = office.find("title", "name", SITE), unit(office, TAXES)
    days = {"named_on": day("2022-05-08"), "revoked_on": day("2023-06-01")}
    honour = office.add("honour", name=SITE, unit=holder, title=title, **days)
    office.add("application", title=title, applicant=holder, stage="命名", honour=honour)
    return title


def test_an_application_is_not_told_as_named_once_its_honour_was_revoked(office):
    revoked(office)

    assert "已被命名" not in told(office.statement())
    assert f"县税务局的“{SITE}”已经撤销" in notes(office.statement())


def test_who_applies_again_after_a_revocation_is_told_to_have_applied(office):
    title = revoked(office)
    again = {"stage": "申报", "applied_on": day("2023-07-01")}
    office.add("application", title=title, applicant=unit(office, TAXES), **again)

    text = told(office.statement(ledger_complete=True))
    assert f"县税务局已申报{SITE}" in text
    assert "获得命名" not in text.partition(f"{SITE}共")[2]


def test_what_the_county_itself_applied_for_and_won_is_told(office):
    title = office.find("title", "kind", "法治政府建设示范市县")
    county = unit(office, "鲁山县人民政府")
    application = office.add(
        "application", title=title, applicant=county, stage="申报", applied_on=day("2023-07-02")
    )
    assert "我县已申报省级法治政府建设示范县" in told(office.statement())

    won = {"named_on": day("2023-07-20"), "awarding_body": "示例机关", "level": "省级"}
    honour = office.add("honour", name="河南省法治政府建设示范县", title=title, unit=county, **won)
    office.change("application", application, stage="命名", honour=honour)
    text = told(office.statement())
    assert "2023年7月20日，我县被示例机关命名为河南省法治政府建设示范县" in text
    assert "我县已" not in text


def test_an_honour_of_no_title_is_told_by_itself(office):
    named = {"named_on": day("2023-05-08"), "awarding_body": "示例机关", "level": "市级"}
    office.add("honour", name="平顶山市普法工作先进单位", unit=unit(office, TAXES), **named)

    assert "2023年5月8日，县税务局被示例机关命名为平顶山市普法工作先进单位" in told(office.statement())


def test_the_day_of_the_paper_stands_once_before_all_that_it_tells_of(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    for name, stage in (("鲁山县司法局", "初审"), ("下汤镇", "整改")):
        office.add("application", title=title, applicant=unit(office, name), stage=stage)

    text = next(each.text for each in office.statement().paragraphs if "正在进行初审" in each.text)
    assert text.count("截至") == 1


def test_an_inclusion_is_told_with_the_paper_that_carries_it(office):
    carrier = {"title": "鲁山县综合考核办法", "number": "鲁办〔2023〕9号", "signed_on": day("2023-03-05")}
    paper = office.add("document", **carrier)
    item = {"item": "纳入年度综合考核", "year": 2023, "content": "法治建设占5分。"}
    office.add("inclusion", basis=paper, **item)

    text = told(office.statement())
    carried = "2023年，我县在《鲁山县综合考核办法》（鲁办〔2023〕9号）中将法治政府建设"
    assert f"{carried}纳入年度综合考核，法治建设占5分。" in text
    assert text.count("鲁山县综合考核办法") == 1


def test_an_inclusion_of_which_only_the_meeting_is_known_asks_for_its_paper(office):
    meeting = office.add("meeting", title="县委理论学习中心组学习会", kind="专题会议", answers="")
    office.add("inclusion", item="经费纳入财政预算", meeting=meeting, held_on=day("2023-04-07"))

    said = (
        "2023年4月7日，我县召开县委理论学习中心组学习会，将法治政府建设经费纳入财政预算【待补：载体文件】。"
    )
    assert said in told(office.statement())


def test_an_inclusion_without_a_paper_begins_anew_behind_a_paper_and_does_not_say_its_day_again(office):
    paper = office.add("document", title="考核办法", number="鲁办〔2023〕9号", direction="发文", answers="")
    office.add("inclusion", item="纳入年度综合考核", basis=paper, held_on=day("2023-03-01"))
    loose = {"item": "经费纳入财政预算", "content": "安排经费50万元"}
    office.add("inclusion", held_on=day("2023-03-01"), **loose)

    carried = "2023年3月1日，我县在《考核办法》（鲁办〔2023〕9号）中将法治政府建设纳入年度综合考核。"
    own = "同日，我县将法治政府建设经费纳入财政预算，安排经费50万元【待补：载体文件】。"
    assert carried + own in told(office.statement())


@pytest.mark.parametrize(
    ("level", "name", "words"),
    [
        ("省级", "湖北省法治示范单位", "获得“湖北省法治示范单位”荣誉"),
        ("省级", "平顶山市法治示范单位", "获得“平顶山市法治示范单位”荣誉"),
        ("省级", "法治城市建设先进单位", "获得全省“法治城市建设先进单位”荣誉"),
        ("国家级", "省级文明单位", "获得“省级文明单位”荣誉"),
        ("省级", "中原法治品牌", "获得全省“中原法治品牌”荣誉"),
    ],
)
def test_the_level_of_an_honour_is_not_said_where_its_name_says_a_place(office, level, name, words):
    office.add("honour", name=name, level=level, unit=unit(office, TAXES), named_on=day("2023-03-05"))

    assert f"2023年3月5日，县税务局{words}" in told(office.statement())


def test_an_inclusion_whose_words_name_it_is_told_once(office):
    told_of = {"content": "将法治政府建设纳入年度综合考核，占6分。", "year": 2023}
    office.add("inclusion", item="纳入年度综合考核", **told_of)

    said = "2023年，我县将法治政府建设纳入年度综合考核，占6分【待补：载体文件】。"
    assert said in told(office.statement())


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("推荐", "我县已被推荐申报省级法治政府建设示范县"),
        ("公示", "我县申报省级法治政府建设示范县，正在公示"),
    ],
)
def test_the_county_does_not_recommend_itself(office, stage, said):
    title = office.find("title", "kind", "法治政府建设示范市县")
    own = {"applicant": unit(office, "鲁山县人民政府"), "conclusion": "同意", "applied_on": day("2023-03-01")}
    days = {"public_from": day("2023-06-01"), "recommended_on": day("2023-06-20")}
    office.add("application", title=title, stage=stage, **own, **days)

    text = told(office.statement())
    assert said in text
    assert "推荐县政府" not in text


def test_what_a_township_included_is_not_told_as_the_countys(office):
    own = {"unit": unit(office, "下汤镇"), "content": "列入镇年度考核", "year": 2023}
    office.add("inclusion", item="纳入年度综合考核", **own)

    handed_in(office, "inclusion", "下汤镇", item="纳入年度综合考核", content="列入镇考核办法")

    assert "列入镇" not in told(office.statement())


def test_a_meeting_of_a_township_is_not_the_countys_because_something_was_included_at_it(office):
    held = {"title": "镇长办公会", "kind": "专题会议", "held_on": day("2023-04-07")}
    handed_in(office, "meeting", "下汤镇", **held)
    meeting = office.find("meeting", "title", "镇长办公会")
    office.add("inclusion", item="经费纳入财政预算", meeting=meeting, year=2023)

    assert "我县召开镇长办公会" not in told(office.statement())


@pytest.mark.parametrize("post", ["县委书记、县长", "刘鹏、叶锐", "县委书记和县长"])
def test_two_who_took_the_chair_are_named_with_their_posts(office, post):
    leaders = (leader(office, "刘鹏"), leader(office, "叶锐"))
    office.add("meeting", chair_post=post, leaders=leaders, subject="部署创建工作", **MET)

    text = told(office.statement())
    assert "2023年5月10日，县委书记刘鹏、县长叶锐主持召开创建工作推进会，部署创建工作。" in text
    assert "出席会议" not in text


def test_who_was_absent_did_not_take_the_chair_with_another(office):
    away = {"way": "请假", "person": leader(office, "叶锐"), "name": "", "unit": "", "post": "", "note": ""}
    leaders = (leader(office, "刘鹏"), leader(office, "叶锐"))
    office.add("meeting", chair_post="县委书记、县长", leaders=leaders, attendance=(away,), **MET)

    assert "2023年5月10日，县委书记刘鹏主持召开创建工作推进会" in told(office.statement())


def test_who_chairs_a_meeting_and_speaks_at_it_is_told_to_have_done_both(office):
    office.add("meeting", chair=leader(office, "叶锐"), demands=(demand(office, "叶锐", "压实责任"),), **MET)

    assert "我县召开创建工作推进会。县长叶锐主持会议并强调，要压实责任。" in told(office.statement())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("要求各单位压实责任", "县长叶锐要求各单位压实责任。"),
        ("要压实责任！", "县长叶锐强调，要压实责任。"),
    ],
)
def test_words_that_begin_with_a_verb_of_speaking_bring_their_own(office, words, said):
    office.add("meeting", demands=(demand(office, "叶锐", words),), **MET)

    assert said in told(office.statement())


def test_what_only_the_speaker_can_say_is_asked_about_in_indirect_speech(office):
    office.add("meeting", demands=(demand(office, "叶锐", "我们要坚决完成任务"),), **MET)
    office.add("meeting", demands=(demand(office, "刘鹏", "我县要走在前列"),), **MET | {"title": "推进大会"})

    assert "创建工作推进会上的讲话间接引述，仍有“我们”" in notes(office.statement())
    assert "推进大会上的讲话间接引述" not in notes(office.statement())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("我县在全市率先开展案卷评查", "2023年5月1日，我县在全市率先"),
        ("县司法局牵头开展案卷评查", "2023年5月1日，县司法局牵头"),
    ],
)
def test_words_that_name_who_did_it_are_not_given_another_subject(office, content, said):
    office.add("measure", kind="其他", title="评查", content=content, held_on=day("2023-05-01"))

    assert said in told(office.statement())


def test_words_that_call_a_unit_the_countys_are_not_given_its_name_again(office):
    by = {"unit": unit(office, "鲁山县司法局"), "held_on": day("2023-05-01")}
    office.add("measure", kind="其他", title="评查", content="我县司法局开展案卷评查", **by)

    assert "2023年5月1日，我县司法局开展案卷评查。" in told(office.statement())


@pytest.mark.parametrize(
    ("carrier", "kind", "said"),
    [
        ("在下汤镇调研时", "指示", "叶锐在下汤镇调研时作出指示"),
        ("县政府常务会议", "口头指示", "叶锐在县政府常务会议上作出口头指示"),
        ("关于创建的请示上", "批示", "叶锐在关于创建的请示上作出批示"),
    ],
)
def test_where_something_was_said_is_written_as_one_says_it(office, carrier, kind, said):
    given = {"given_on": day("2023-05-05"), "words": "抓好落实。"}
    office.add("instruction", kind=kind, leader=leader(office, "叶锐"), carrier=carrier, **given)

    assert said in told(office.statement())


def test_briefings_that_are_numbered_anew_each_year_are_told_apart(office):
    told_of = {"title": "鲁山县创建省级法治政府建设示范县工作简报", "issue": 7}
    briefing = office.add("briefing", issued_on=day("2022-11-01"), **told_of)
    given = {"given_on": day("2022-11-05"), "words": "抓好落实。", "briefing": briefing}
    office.add("instruction", kind="批示", leader=leader(office, "叶锐"), **given)

    text = told(office.statement())
    assert "工作简报》（2022年第7期）上" in text
    assert "工作简报》（第7期）上" in text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("中共鲁山县委员会、鲁山县人民政府", "印发《示例意见》"),
        ("鲁山县司法局 鲁山县税务局", "县司法局、县税务局印发《示例意见》"),
    ],
)
def test_a_paper_of_several_names_all_who_issued_it_where_that_is_not_the_county(office, body, said):
    office.add("document", title="示例意见", number="鲁发〔2023〕5号", issuing_body=body)

    text = told(office.statement())
    assert said in text
    assert ("委员会、鲁山县" in text) is False


def test_a_post_that_begins_as_the_units_name_ends_says_it_once(office):
    person = office.add("person", name="示例甲", answers="")
    office.add("tenure", person=person, post="司法局局长", unit=unit(office, "鲁山县司法局"))
    office.add("meeting", chair=person, subject="部署工作", **MET)

    assert "鲁山县司法局局长示例甲主持召开" in told(office.statement())


def test_who_holds_two_posts_of_one_rank_is_called_by_the_chiefs(office):
    held = office.find("tenure", "person", leader(office, "叶锐"))
    office.change("tenure", held, post="县委副书记", short_post="县委副书记", rank=2)
    office.add("tenure", person=leader(office, "叶锐"), post="县长", short_post="县长", rank=2)

    assert "县长叶锐强调" in told(office.statement())


def test_a_round_that_began_before_the_period_is_counted_whole(office):
    days = {"held_on": day("2022-12-20"), "until": day("2023-01-15")}
    held = office.add("supervision_round", title="年末督导", scope="各乡镇", **days)
    for name, on in (("下汤镇", "2022-12-22"), ("露峰街道", "2023-01-05")):
        visit = {"unit": unit(office, name), "held_on": day(on), "supervision_round": held}
        office.add("supervision_visit", answers="", **visit)

    text = told(office.statement(start=day("2023-01-01"), ledger_complete=True))
    assert "2022年12月20日至2023年1月15日，我县对各乡镇进行督导，共督导单位2个" in text


@pytest.mark.parametrize(
    ("numbers", "is_complete", "said"),
    [
        (
            (60, 60, 60),
            False,
            "1月10日、2月10日、3月10日，我县举办法治培训，每次60人参加【待补：是否录全】。",
        ),
        ((60, 58, 61), False, "分别有60人、58人、61人参加【待补：是否录全】。"),
        ((60, 58, 61), True, "1月10日至3月10日，我县先后3次举办法治培训，共179人次参加（各次日期见附表）。"),
    ],
)
def test_trainings_that_are_the_same_but_for_their_days_share_an_item(office, numbers, is_complete, said):
    for month, attended in enumerate(numbers, 1):
        on = day(f"2023-0{month}-10")
        office.add("training", kind="培训", subject="法治", held_on=on, attended=attended)

    assert said in told(office.statement(ledger_complete=is_complete))


def test_what_one_paper_printed_again_and_again_is_one_item(office):
    for n in (1, 2, 3):
        item = {"title": f"示例报道{n}", "outlet": "示例日报", "medium": "报纸"}
        office.add("publicity_item", published_on=day(f"2023-05-0{n}"), **item)

    said = "2023年5月1日至3日，示例日报先后刊发《示例报道1》《示例报道2》《示例报道3》。"
    assert said in told(office.statement())


def test_those_who_came_again_and_again_are_counted_by_attendances(office):
    again = {"recurring": True, "times": 3, "held_on": day("2023-03-01"), "until": day("2023-05-31")}
    office.add("training", kind="培训", subject="行政执法人员", attended=300, **again)

    assert "多次举办行政执法人员培训，300人次参加" in told(office.statement())
    assert "参加人数300按人次写" in notes(office.statement())

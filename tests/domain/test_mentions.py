"""What a text speaks of: papers, meetings, instructions, honours, visits, supervision, persons."""

import pytest

from lushan_desktop.domain.mentions.days import day_mentions
from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import HEAD, told


@pytest.mark.parametrize(
    ("text", "title", "day", "kind"),
    [
        ("2023年5月9日，我县召开行政执法工作推进会。", "行政执法工作推进会", "2023-05-09", "推进会"),
        (
            "2022年3月4日上午，县委副书记、县长李明华主持召开县政府第12次常务会议，听取汇报。",
            "县政府第12次常务会议", "2022-03-04", "政府常务会议",
        ),
        ("2021年6月1日,全县法治建设动员会召开,部署工作。", "全县法治建设动员会", "2021-06-01", "动员会"),
        (
            "《示例规则》已经2020年1月7日县政府第三次全体会议通过。",
            "县政府第三次全体会议", "2020-01-07", "其他会议",
        ),
        (
            "2023年7月，县委召开全面依法治县委员会会议。",
            "全面依法治县委员会会议", "2023-07", "县委全面依法治县委员会会议",
        ),
    ],
)  # fmt: skip
def test_a_meeting_that_was_held_is_found_with_its_day(text, title, day, kind):
    (meeting,) = told(text, "meeting")

    assert (meeting["title"], meeting["held_on"], meeting["kind"]) == (title, day, kind)


@pytest.mark.parametrize(
    "text",
    [
        "定于2023年7月12日召开推进会。",
        "每季度召开一次领导小组会议。",
        "2023年5月9日，县委常委会听取了汇报，社会反响良好。",
        "2023年5月，召开会议研究工作。",
        "拟于2023年9月1日召开现场推进会。",
    ],
)
def test_what_is_planned_or_no_meeting_is_not_found(text):
    assert not told(text, "meeting")


def test_a_chair_and_what_was_demanded_come_with_the_meeting():
    text = (
        "2023年5月9日，县长李明华主持召开行政执法工作推进会。县委书记张志强强调，要“压实责任、真抓实干，确保任务落地”，"
        "并部署了下步工作。副县长王建国要求各单位按期完成整改任务。"
    )

    (meeting,) = told(text, "meeting")

    assert (meeting["chair"], meeting["chair_post"]) == ("李明华", "县长")
    assert [(one["speaker"], one["words"], one["standing"]) for one in meeting["demands"]] == [
        ("张志强", "压实责任、真抓实干，确保任务落地", "待核"),
        ("王建国", "各单位按期完成整改任务。", "据转述"),
    ]


def test_an_instruction_is_found_with_its_carrier_and_words():
    text = "2023年7月6日，县长李明华在《示例工作简报》（第9期）上作出批示：各单位要抓好落实。"

    (given,) = told(text, "instruction")

    assert given == {
        "kind": "批示", "leader": "李明华", "leader_post": "县长", "given_on": "2023-07-06",
        "carrier": "示例工作简报（第9期）", "words": "各单位要抓好落实。",
    }  # fmt: skip
    assert told(text, "briefing") == [{"title": "示例工作简报", "issue": 9}]


def test_two_leaders_on_two_days_are_two_instructions_in_their_order():
    text = "2023年3月2日和9日，县委书记张志强和县长李明华分别在县司法局关于创建工作的报告上作出批示。"

    assert [(one["leader"], one["given_on"]) for one in told(text, "instruction")] == [
        ("张志强", "2023-03-02"),
        ("李明华", "2023-03-09"),
    ]


@pytest.mark.parametrize(
    ("text", "unit", "name"),
    [
        ("示例县司法局荣获“全省普法工作先进单位”称号。", "示例县司法局", "全省普法工作先进单位"),
        ("2022年，示例县被命名为全省法治政府建设示范县。", "示例县", "全省法治政府建设示范县"),
        ("决定授予示例市人民法院“全国优秀法院”荣誉称号。", "示例市人民法院", "全国优秀法院"),
        ('示例县税务局获评"全市文明标兵单位"称号。', "示例县税务局", "全市文明标兵单位"),
    ],
)
def test_an_honour_that_somebody_holds_is_found(text, unit, name):
    (honour,) = told(text, "honour")

    assert (honour["unit"], honour["name"]) == (unit, name)


@pytest.mark.parametrize(
    "text",
    ["力争被命名为全省法治政府建设示范县。", "拟推荐县税务局申报全省示范单位。", "县司法局获得了群众好评。"],
)
def test_an_honour_that_is_only_wished_for_is_none(text):
    assert not told(text, "honour")


def test_cited_papers_are_found_with_title_and_number_in_the_form_of_the_standard():
    text = (
        "印发《示例工作方案》（示法[2023]5号），转发《关于开展评查的通知》，根据《中华人民共和国行政处罚法》和示政发〔2022〕3号"
        "文件，落实责任。"
    )

    assert told(text, "document") == [
        {"number": "示法〔2023〕5号", "title": "示例工作方案", "kind": "方案"},
        {"title": "关于开展评查的通知", "kind": "通知"},
        {"number": "示政发〔2022〕3号"},
    ]


def test_a_paper_with_a_number_is_a_document_itself():
    text = (
        "示例县司法局关于示例工作的通知\n示司〔2023〕7号\n各乡镇人民政府：\n请认真落实。\n"
        "示例县司法局\n2023年6月30日\n"
    )

    (paper,) = [one for one in drafts(read_pasted_paper(text)) if one.type == "document"]

    assert paper.fields == {
        "number": "示司〔2023〕7号", "title": "示例县司法局关于示例工作的通知", "kind": "通知",
        "signed_on": "2023-06-30", "issuing_body": "示例县司法局", "addressees": "各乡镇人民政府",
    }  # fmt: skip


def test_a_visit_and_a_round_of_supervision_are_found():
    text = (
        "县创建办在县领导带领下赴样例市、样板县学习机制建设方面的经验。"
        "2023年8月起，县司法局成立三个督导组，对各乡镇落实情况进行督导。"
    )

    (visit,), (supervision,) = told(text, "study_visit"), told(text, "supervision_round")

    assert visit["place"] == "样例市、样板县"
    assert supervision["held_on"] == "2023-08"


@pytest.mark.parametrize(
    ("text", "post", "name"),
    [
        ("会议由县司法局副局长李明华主持。", "县司法局副局长", "李明华"),
        ("5月9日上午,县委常委、政法委书记王建国到会指导。", "县委常委、政法委书记", "王建国"),
        ("副县长、县公安局局长张强参加会议。", "副县长、县公安局局长", "张强"),
    ],
)
def test_a_person_is_found_with_the_post(text, post, name):
    assert {"name": name, "post": post} in told(text, "person")


@pytest.mark.parametrize(
    "text", ["成立由县委书记任政委的指挥部。", "县长主持会议。", "各局局长参加。", "主任会议研究决定。"]
)
def test_a_post_without_a_name_is_no_person(text):
    assert not told(text, "person")


def test_a_year_is_understood_from_what_stands_before():
    days = [str(one.day) for one in day_mentions("2022年3月4日召开会议，5月6日、8日培训，2023年总结。")]

    assert days == ["2022年3月4日", "2022年5月6日", "2022年5月8日", "2023年"]


def test_a_draft_stands_where_the_text_tells_of_it():
    paper = read_pasted_paper(f"{HEAD}2023年5月9日，我县召开行政执法工作推进会。\n")

    for one in drafts(paper):
        assert paper.text[one.start : one.end] == one.text


def test_what_was_included_and_measures_with_a_name_are_found():
    text = (
        "县财政局将法治建设经费纳入2024年度财政预算。县委把法治建设纳入年度综合考核，创新推行“示例”工作法。"
    )

    assert [one["item"] for one in told(text, "inclusion")] == ["经费纳入财政预算", "纳入年度综合考核"]
    assert [one["title"] for one in told(text, "measure")] == ["“示例”工作法"]
    listed = told("县委把宪法法律列为党委（党组）理论学习中心组必学内容。", "inclusion")
    assert [one["item"] for one in listed] == ["纳入各级党委（党组）中心组学习培训内容"]
    assert not told("各单位要把普法工作纳入考核，推进执法规范化建设纳入法治轨道。", "inclusion")


def test_one_meeting_of_two_days_is_two_and_its_chair_is_who_the_sentence_is_about():
    text = (
        "县政府分别于2022年3月2日、2023年2月17日召开全县示例工作会议。"
        "县委书记张志强于2023年5月9日主持召开示例专题会。"
    )

    found = told(text, "meeting")

    assert [one["held_on"] for one in found] == ["2022-03-02", "2023-02-17", "2023-05-09"]
    assert found[-1]["chair"] == "张志强"


def test_who_named_somebody_and_a_day_behind_the_name_are_no_part_of_them():
    text = (
        "2022年12月，示例县被省示例委员会办公室命名为“省级示例示范县”。县长李明华2024年5月6日对工作作出批示。"
    )

    (won,), (given,) = told(text, "honour"), told(text, "instruction")

    assert (won["unit"], won["named_on"]) == ("示例县", "2022-12")
    assert (given["leader"], given["given_on"]) == ("李明华", "2024-05-06")


def test_a_meeting_is_found_whose_day_stands_behind_its_name_or_whose_holder_before_its_number():
    text = (
        "县委示例委员会第八次会议于2023年10月26日召开，会议审议通过了方案。"
        "6月25日，县政府召开第32次常务会议。"
    )

    found = [(one["title"], one["held_on"]) for one in told(text, "meeting")]

    assert found == [("县委示例委员会第八次会议", "2023-10-26"), ("县政府第32次常务会议", "2023-06-25")]


def test_a_name_before_its_post_and_a_second_title_behind_the_first_are_found():
    text = "2024年1月18日，李明华县长批示：“请认真研究。”先后印发了《示例意见》《示例管理办法》等文件。"

    assert [one["leader"] for one in told(text, "instruction")] == ["李明华"]
    assert [one["title"] for one in told(text, "document")] == ["示例意见", "示例管理办法"]


NEWS = (
    "全县示例工作会议召开\n{around}\n5月9日上午，县长李明华主持召开全县示例工作会议。\n会议要求抓好落实。\n"
)


@pytest.mark.parametrize(
    ("around", "day"),
    [
        ("发布时间：2022-05-10 09:30　来源：示例网　浏览次数：", "2022-05-09"),
        ("来源: 示例网    信息时间:2021-05-10     阅读次数:", "2021-05-09"),
        ("10.05.2020  17:04", "2020-05-09"),
        ("", None),
    ],
)
def test_a_day_without_its_year_is_of_the_year_of_its_page_and_else_left_to_the_clerk(around, day):
    (meeting,) = [
        one for one in drafts(read_pasted_paper(NEWS.format(around=around))) if one.type == "meeting"
    ]

    assert meeting.fields.get("held_on") == day
    assert bool(meeting.doubts) == (day is None)


def test_half_width_marks_of_a_web_page_hide_nothing():
    text = (
        "2023年5月9日上午,县委书记张志强、县长李明华出席全县示例工作会议,副县长王建国主持召开示例工作专题会议,"
        "县司法局赴样例市司法局学习示例经验;县税务局荣获“全市示例先进单位”称号."
    )

    assert [one["title"] for one in told(text, "meeting")] == ["示例工作专题会议"]
    assert [one["name"] for one in told(text, "person")] == ["张志强", "李明华", "王建国"]
    assert [one["place"] for one in told(text, "study_visit")] == ["样例市"]
    assert [one["unit"] for one in told(text, "honour")] == ["县税务局"]


def test_those_who_share_a_post_are_all_found_with_it():
    text = "县委常委、常务副县长张志强，副县长李明华、王建国、赵大海参加会议，县司法局、县财政局负责人列席。"

    assert [(one["post"], one["name"]) for one in told(text, "person")] == [
        ("县委常委、常务副县长", "张志强"), ("副县长", "李明华"), ("副县长", "王建国"), ("副县长", "赵大海"),
    ]  # fmt: skip


def test_who_goes_on_holding_honours_in_later_clauses_is_understood():
    text = (
        "示例镇调解委员会屡获殊荣，于2021年12月被省司法厅授予“全省优秀示例组织”，2022年2月被省司法厅授予"
        "“全省示例先进集体”“全省示例标兵”；示例工作室于2023年5月被授予“市级金牌示例室”。"
        "决定授予29个单位“全国示例模范单位”称号。"
    )

    assert [(one["unit"], one["name"], one["named_on"]) for one in told(text, "honour")] == [
        ("示例镇调解委员会", "全省优秀示例组织", "2021-12"),
        ("示例镇调解委员会", "全省示例先进集体", "2022-02"),
        ("示例镇调解委员会", "全省示例标兵", "2022-02"),
        ("示例工作室", "市级金牌示例室", "2023-05"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("2023年6月1日至3日，县司法局赴山东、江苏等地进行考察交流。", "山东、江苏", "2023-06-01"),
        ("6月1日，县委副书记李明华带领考察团到样例县、样板县考察学习。", "样例县、样板县", "2023-06-01"),
    ],
)
def test_a_visit_is_found_by_whoever_led_it_and_has_its_day(text, place, day):
    (visit,) = told(text, "study_visit")

    assert (visit["place"], visit["held_on"]) == (place, day)


def test_an_organ_before_the_verb_holds_its_numbered_meeting():
    text = "2023年5月30日，示例县委全面依法治县委员会召开第一次会议，审议有关文件。"

    assert [one["title"] for one in told(text, "meeting")] == ["示例县委全面依法治县委员会第一次会议"]


def test_a_title_that_is_but_its_kind_is_no_document_of_its_own():
    text = "制定了《示例县贯彻落实<示例纲要>工作方案》《示例县示例工作要点》，并下发了《工作规则》。"

    assert [one["title"] for one in told(text, "document")] == [
        "示例县贯彻落实<示例纲要>工作方案", "示例县示例工作要点",
    ]  # fmt: skip


def test_each_of_a_list_of_units_holds_the_honour_that_all_were_given():
    text = "2022年9月14日，示例市、样例县等13个市（县、区）被命名为全省示例工作示范地区。"

    assert [(one["unit"], one["name"], one["named_on"]) for one in told(text, "honour")] == [
        ("示例市", "全省示例工作示范地区", "2022-09-14"), ("样例县", "全省示例工作示范地区", "2022-09-14"),
    ]  # fmt: skip


def test_a_numbered_meeting_is_found_though_nobody_wrote_its_day():
    paper = read_pasted_paper(
        "近日，县长李明华主持召开县政府第二十七次常务会议。县长李明华来到示例镇调研。\n"
    )

    (meeting,) = [one for one in drafts(paper) if one.type == "meeting"]

    assert (meeting.fields["title"], meeting.fields.get("held_on")) == ("县政府第二十七次常务会议", None)
    assert meeting.doubts
    assert [one.fields["name"] for one in drafts(paper) if one.type == "person"] == ["李明华"]


@pytest.mark.parametrize("word", ["县长于是", "局长常务"])
def test_a_post_before_what_is_no_name_hides_nobody_named_after_it(word):
    text = f"{word}强调要求，县委书记李明华出席。"

    assert [each["name"] for each in told(text, "person")] == ["李明华"]

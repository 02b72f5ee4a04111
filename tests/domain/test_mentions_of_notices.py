"""The meeting that a notice calls, who signs an order, and whose name stands beside a title."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told

TITLE = "示例县人民政府办公室关于召开全县示例工作推进会议的通知\n各乡镇人民政府：\n"


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项通知如下：\n一、会议时间：2023年 5月9 日上午9:00\n二、会议地点：县会议中心\n",
        "经研究，定于2023年5月9日（星期二）上午召开全县示例工作推进会议。\n地点：县会议中心。\n",
    ],
)
def test_a_notice_of_a_meeting_is_that_meeting_and_asks_whether_it_was_held(text):
    (meeting,) = [one for one in drafts(read_pasted_paper(TITLE + text)) if one.type == "meeting"]

    assert meeting.fields["title"] == "全县示例工作推进会议"
    assert (meeting.fields["held_on"], meeting.fields["place"]) == ("2023-05-09", "县会议中心")
    assert "请核对" in meeting.doubts[0]


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("10月31日，县长常东旭主持召开县政府常务会议。", "常东旭", "县长"),
        ("县委书记李明华，县长王建国应邀出席会议。", "王建国", "县长"),
        ("县司法局局长李明华从三个方面汇报了情况。", "李明华", "县司法局局长"),
    ],
)
def test_a_person_is_found_whatever_follows_the_name(text, name, post):
    assert (name, post) in [(one["name"], one["post"]) for one in told(text, "person")]


@pytest.mark.parametrize(
    "text", ["各市政府分管领导、安监局长、煤行办负责人参加会议。", "县长常务会议研究了工作。"]
)
def test_the_name_of_an_organ_is_no_person(text):
    assert not told(text, "person")


def test_who_signs_an_order_is_a_person():
    text = "《示例规定》已经市政府常务会议通过，现予公布。"
    order = f"示例市人民政府令\n第21号\n{text}\n市长　李明华\n2004年1月20日\n"

    assert [one["name"] for one in told(order, "person")] == ["李明华"]


@pytest.mark.parametrize(
    "text",
    [
        "关于示例工作的通知\n示例县财政局、示例县司法局\n2022年以来，各单位认真落实示例工作部署，完成了年初确定的各项任务。\n",
        "您的位置：首页 > 正文\n下载地址：点击此处下载\n示例县财政局、示例县司法局\n"
        "关于示例工作的通知\n各乡镇人民政府：\n请认真落实。\n",
    ],
)
def test_the_units_that_stand_beside_a_title_issued_the_paper(text):
    assert read_pasted_paper(text).told.issuing_body == "示例县财政局、示例县司法局"


def test_a_paper_that_is_cited_with_its_day_is_known_by_it():
    (cited,) = told("根据1990年4月9日《示例市批转示例工作请示的通知》的规定，现就有关问题说明。", "document")

    assert cited["signed_on"] == "1990-04-09"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2023年8月10日，县委书记李明华带领党政考察团来示例市学习先进经验。", "示例市"),
        ("县委副书记李明华带领我县党政考察团到样例县、示例县考察学习。", "样例县、示例县"),
    ],
)
def test_a_visit_is_found_whichever_side_tells_of_it(text, place):
    assert [one["place"] for one in told(text, "study_visit")] == [place]


@pytest.mark.parametrize("day", ["2023年7月20日", "2023年7月20—24日"])
def test_a_meeting_that_a_text_sets_for_a_day_is_offered_with_a_doubt(day):
    text = f"各乡镇团委：\n经县委批准，示例县学联第二次代表大会定于{day}在示例召开，现将有关事项通知如下。\n"

    (meeting,) = [one for one in drafts(read_pasted_paper(text)) if one.type == "meeting"]

    assert (meeting.fields["title"], meeting.fields["held_on"]) == ("示例县学联第二次代表大会", "2023-07-20")
    assert meeting.doubts


def test_the_meeting_at_which_a_report_was_given_is_told_under_its_title():
    head = "示例县人民检察院工作报告\n——2023年1月26日在示例县第十届人民代表大会第五次会议上\n"
    text = f"{head}各位代表：\n现在，我代表县人民检察院向大会报告工作，请予审议。\n"

    (meeting,) = [one for one in drafts(read_pasted_paper(text)) if one.type == "meeting"]

    assert meeting.fields["title"] == "示例县第十届人民代表大会第五次会议"
    assert meeting.fields["held_on"] == "2023-01-26"


def test_a_paper_with_a_number_and_no_title_is_offered_too():
    text = "示安办函〔2023〕109号\n示例县人民政府：\n现对该起事故调查处理工作实行挂牌督办。\n此函。\n"

    (paper,) = [one for one in drafts(read_pasted_paper(text)) if one.type == "document"]

    assert paper.fields["number"] == "示安办函〔2023〕109号"


def test_a_meeting_that_passed_something_on_a_day_told_behind_it_has_that_day():
    text = "《示例办法》已由示例县第七届人民代表大会第十四次会议于1990年6月18日通过，现予公布施行。"

    assert [(one["title"], one["held_on"]) for one in told(text, "meeting")] == [
        ("示例县第七届人民代表大会第十四次会议", "1990-06-18")
    ]


def test_a_meeting_that_a_text_names_again_without_its_day_is_one():
    text = (
        "4月23日，县人大常委会举行第三十七次会议。会议审议通过了有关事项。\n"
        "（2023年4月23日示例县九届人大常委会第三十七次会议通过）\n"
        "示例县九届人大常委会第三十七次会议决定：召开示例县第九届人民代表大会第七次会议。\n"
    )
    titles = [one["title"] for one in told(text, "meeting")]

    assert titles.count("示例县九届人大常委会第三十七次会议") <= 1


def test_an_office_is_no_person():
    assert told("专署定名：示例省人民政府示例区专员公署。", "person") == []


def test_a_number_begins_behind_whose_paper_it_is_of():
    assert [
        one["number"] for one in told("根据示例市教育局示教字〔2012〕111号文件精神，制定本制度。", "document")
    ] == ["示教字〔2012〕111号"]


@pytest.mark.parametrize(
    "text", ["一是镇党委书记李明华代表党委作总结；二是安排近期工作。", "镇党委书记李明华简要介绍了有关情况。"]
)
def test_a_post_begins_behind_the_number_of_what_is_said(text):
    assert [(one["post"], one["name"]) for one in told(text, "person")] == [("镇党委书记", "李明华")]


@pytest.mark.parametrize(
    "signed", ["省 长李明华", "省　长　李明华", "省 长 李明华", "省长　李明华", "省长：李明华"]
)
def test_who_signs_an_order_is_told_however_the_line_is_spread(signed):
    text = f"示例省人民政府令\n第192号\n《示例办法》已经通过，现予公布。\n{signed}\n2005年12月30日\n"

    (one,) = [each for each in drafts(read_pasted_paper(text)) if each.type == "person"]

    assert (one.fields["post"], one.fields["name"]) == ("省长", "李明华")


@pytest.mark.parametrize(
    "head",
    [
        "示例县人民政府办公室关于成立示例工作领导小组的通知\n各乡镇人民政府，县政府有关部门：\n",
        "关于表扬优秀示例员的通报\n各乡镇人民政府：\n",
    ],
)
def test_a_paper_that_says_to_whom_it_is_written_is_one_without_number_and_day(head):
    text = f"{head}为做好示例工作，现将有关事项通知如下。\n一、主要职责\n负责示例工作。\n"
    (paper,) = [one.fields for one in drafts(read_pasted_paper(text)) if one.type == "document"]

    assert paper["title"] == head.split("\n")[0]


@pytest.mark.parametrize(
    "number", ["示政〔1998〕文33号", "示文〔1998〕第33号", "示政函〔1998〕字33号", "示民〔1998〕函第33号"]
)
def test_a_number_with_a_word_behind_its_year_is_one(number):
    text = f"你省《关于设立示例市示例区的请示》（{number}）收悉。"
    (paper,) = told(text, "document")

    assert paper["title"] == "关于设立示例市示例区的请示"
    assert paper["number"].endswith("33号")


@pytest.mark.parametrize("verb", ["研究了提请", "听取了拟提交"])
def test_what_is_put_to_a_meeting_to_come_is_no_meeting_held(verb):
    text = f"会议还{verb}县十七届人大常委会第二十次会议审议的人事事项。"

    assert told(text, "meeting") == []

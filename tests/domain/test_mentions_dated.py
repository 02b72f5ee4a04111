"""The year of days that say none, and other things that a third set of unseen papers left open."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told


def held(text: str) -> list[str]:
    return [one.fields.get("held_on", "") for one in drafts(read_pasted_paper(text)) if one.type == "meeting"]


def news(stamp: str, day: str) -> str:
    said = f"{day}，副县长李明华主持召开全县示例工作会议。会议要求，要认真落实各项示例工作。"
    return f"示例县召开示例工作会议\n{stamp}\n{said}\n"


@pytest.mark.parametrize(
    "banner", ["今天是2024年11月23日 星期六", "欢迎访问示例网 今天是 2024年11月23日 星期六"]
)
def test_the_day_on_which_a_page_was_looked_at_says_no_year(banner):
    assert held(f"{banner}\n{news('发布时间：2022-04-07', '4月1日')}") == ["2022-04-01"]


@pytest.mark.parametrize(
    ("stamp", "day", "iso"),
    [
        ("发布时间：2024-01-03", "12月29日", "2023-12-29"),
        ("发布时间：2024-01-03", "1月2日", "2024-01-02"),
        ("发布时间：2024-03-03", "5月4日", "2024-05-04"),
        ("发布时间：2024-01-03", "2024年12月29日", "2024-12-29"),
    ],
)
def test_a_day_that_would_come_long_after_the_paper_is_of_the_year_before(stamp, day, iso):
    assert held(news(stamp, day)) == [iso]


@pytest.mark.parametrize("lately", ["近日", "日前"])
def test_a_meeting_that_was_held_lately_is_one_whose_day_is_asked_for(lately):
    text = f"{lately}，副县长李明华主持召开全县示例工作会议。"

    assert [one["title"] for one in told(text, "meeting")] == ["全县示例工作会议"]
    assert not told(f"{lately}，县司法局计划定期召开示例工作会议。", "meeting")


def test_those_to_whom_a_post_is_given_after_another_are_told_without_what_joins_them():
    people = told("市法制办主任李志强和副主任王建国分别带队督查。", "person")

    assert [(one["name"], one["post"]) for one in people] == [
        ("李志强", "市法制办主任"),
        ("王建国", "副主任"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "授予示例市农牧局等18个单位“全省示例先进单位称号”，分别颁发奖牌。",
        "授予示例市农牧局等18家单位为“全省示例先进单位”称号。",
    ],
)
def test_an_honour_is_granted_however_its_marks_are_set(text):
    assert [(one["unit"], one["name"]) for one in told(text, "honour")] == [
        ("示例市农牧局", "全省示例先进单位")
    ]


@pytest.mark.parametrize("brackets", ["〔〕", "﹝﹞", "[]", "［］", "〖〗"])
@pytest.mark.parametrize("lead", ["不服", "根据", "依法撤销"])
def test_a_number_is_told_in_the_form_of_the_standard_without_what_leads_to_it(lead, brackets):
    text = f"王某等8人{lead}示政发{brackets[0]}2020{brackets[1]}184号处理决定。"

    assert [one["number"] for one in told(text, "document")] == ["示政发〔2020〕184号"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("示例大学院长、教授赵庆寺作专题辅导。", [("赵庆寺", "示例大学院长、教授")]),
        ("区委副书记、区长李明华以人大代表身份带队视察。", [("李明华", "区委副书记、区长")]),
        ("示例市司法局局长包新功说。", [("包新功", "示例市司法局局长")]),
        ("示例庭负责人徐峰介绍情况。", [("徐峰", "示例庭负责人")]),
        (
            "示例市司法局副局长李明华以及示例科科长王建国参加。",
            [("李明华", "示例市司法局副局长"), ("王建国", "示例科科长")],
        ),
        ("主要负责人应当亲自部署，负责人方面要求落实。", []),
    ],
)
def test_persons_are_told_by_more_posts_and_by_what_they_do(text, people):
    assert [(one["name"], one["post"]) for one in told(text, "person")] == people


def test_a_standing_committee_that_decides_held_its_meeting():
    text = "示例省第十一届人民代表大会常务委员会第十七次会议决定，修改下列地方性法规。"

    assert [one["title"] for one in told(text, "meeting")] == [
        "示例省第十一届人民代表大会常务委员会第十七次会议"
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("2023年3月20日，二届市委召开108次常委会会议，研究工作。", [("二届市委108次常委会会议", "108次")]),
        ("2023年，县政府召开12次常务会议，研究法治建设工作。", []),
        ("2023年3月20日，县政府召开第12次常务会议。", [("县政府第12次常务会议", "第12次")]),
    ],
)
def test_a_number_before_a_meeting_is_its_own_on_a_day_and_a_count_in_a_year(text, titles):
    assert [(one["title"], one["series_number"]) for one in told(text, "meeting")] == titles


@pytest.mark.parametrize(
    ("stamp", "bare", "iso"),
    [
        ("2024-05-16", "14日上午", "2024-05-14"),
        ("2024-05-16", "16日", "2024-05-16"),
        ("2024-05-02", "29日上午", "2024-04-29"),
        ("2024-01-02", "30日下午", "2023-12-30"),
    ],
)
@pytest.mark.parametrize("lead", ["", "本报讯 ", "会前做了准备。"])
def test_a_day_without_a_month_is_the_last_one_before_the_page(lead, stamp, bare, iso):
    head = f"示例县召开全县普法工作推进会\n发布时间：{stamp} 来源：示例网\n"
    text = f"{head}{lead}{bare}，示例县召开全县普法工作推进会。\n"

    (meeting,) = (one.fields for one in drafts(read_pasted_paper(text)) if one.type == "meeting")

    assert meeting["held_on"] == iso


@pytest.mark.parametrize("other", ["6月30日前完成整改。", "3月2日，省里召开会议。", "2023年5月14日起施行。"])
def test_a_day_without_a_month_stays_open_where_another_month_is_told(other):
    head = "示例县召开全县普法工作推进会\n发布时间：2024-05-16 来源：示例网\n"
    text = f"{head}14日上午，示例县召开全县普法工作推进会。\n{other}\n"

    found = [one.fields for one in drafts(read_pasted_paper(text)) if one.type == "meeting"]

    assert not [one for one in found if one["title"] == "全县普法工作推进会" and "held_on" in one]


def test_a_day_without_a_month_is_of_the_month_that_was_told_before():
    text = "情况说明\n2023年9月14日，考察组到达。\n15日上午，示例县召开全县普法工作推进会。\n"

    (meeting,) = (one.fields for one in drafts(read_pasted_paper(text)) if one.type == "meeting")

    assert meeting["held_on"] == "2023-09-15"

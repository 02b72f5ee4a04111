"""What a second set of unseen papers had: honours told on, meetings within meetings, sites over titles."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "多年来，示例县始终重视平安建设。2005年，该县被省委、省政府授予“平安县”称号；"
            "2006年，被省委授予法治环境先进县称号。",
            ["平安县", "法治环境先进县"],
        ),
        ("省司法厅被中央文明委授予全国文明单位称号，这是唯一的。", ["全国文明单位"]),
        ("示例县在获奖单位代表中上台领奖。", []),
    ],
)
def test_honours_are_found_of_whoever_was_spoken_of(text, names):
    assert [one["name"] for one in told(text, "honour")] == names


def test_whose_an_honour_is_that_the_text_leaves_open_is_doubted():
    text = "示例县始终重视平安建设。2005年，该县被省政府授予“平安县”称号。"

    (won,) = [one for one in drafts(read_pasted_paper(f"工作情况\n{text}\n")) if one.type == "honour"]

    assert won.fields["unit"] == "示例县"
    assert "待核" in won.doubts[0]


@pytest.mark.parametrize(
    ("text", "title", "series"),
    [
        ("2月13日，县第十六届人民代表大会第四次会议主席团召开第二次会议。", "主席团第二次会议", "第二次"),
        (
            "根据国务院示例委员会第十三次会议通过的决定，制定本办法。",
            "国务院示例委员会第十三次会议",
            "第十三次",
        ),
    ],
)
def test_a_meeting_is_told_by_its_own_number(text, title, series):
    (meeting,) = told(text, "meeting")

    assert meeting["title"].endswith(title)
    assert meeting["series_number"] == series


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("县委书记李明华率考察团莅临示例省样例县考察交流工作。", "示例省样例县"),
        ("调研组一行7人在自治区法制办陆明华巡视员的带领下赴宁夏回族自治区调研学习。", "宁夏回族自治区"),
    ],
)
def test_a_visit_is_found_by_more_verbs_and_places(text, place):
    assert [one["place"] for one in told(text, "study_visit")] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "根据《示例市关于示例工作的决定》（示发〔2008〕17号）、《示例省示例备案办法》等规定，制定本规定。",
        "县防汛办修订完善形成了《示例县防汛应急预案（征求意见稿）》。",
    ],
)
def test_what_is_but_named_or_not_yet_issued_is_no_paper_of_ours(text):
    assert not [one for one in told(text, "document") if "number" not in one]


@pytest.mark.parametrize(
    ("head", "told_of"),
    [
        (
            "今天是:2025年12月06日\n示例市水利局\n征集调查\n"
            "示例市水利局关于征求《示例预案》修改意见的函\n市直有关部门:\n请提出意见。\n",
            ("示例市水利局关于征求《示例预案》修改意见的函", "", "示例市水利局", ""),
        ),
        (
            "示例市示例考核办法（暂行）\n1988年12月27日，示例市环保委员会\n"
            "第一条　为了做好考核工作，制定本办法。\n第二条　本办法适用于全市。\n",
            ("示例市示例考核办法（暂行）", "", "示例市环保委员会", "1988-12-27"),
        ),
        (
            "示例市人民政府关于修改《示例规定》的决定\n示例市人民政府令第5号\n"
            "《示例决定》已经市政府常务会议通过，现予公布，自2006年1月1日起施行。\n",
            ("示例市人民政府关于修改《示例规定》的决定", "示例市人民政府令第5号", "示例市人民政府", ""),
        ),
    ],
)
def test_what_stands_around_a_title_is_told_apart(head, told_of):
    paper = read_pasted_paper(head).told

    assert (paper.title, paper.number, paper.issuing_body, paper.signed_on) == told_of

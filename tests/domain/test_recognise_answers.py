"""Answers to deputies, and what pages show around them, are read like other papers."""

import pytest

from lushan_desktop.domain.recognise.taking import Taken
from lushan_desktop.intake.paper_text import read_pasted_paper

WHOM = "示例甲等代表：\n"
BODY = (
    "您提出的关于拓宽道路的建议收悉，现答复如下：\n"
    "我局接到建议后，高度重视，待资金下达之后立即对道路进行拓宽。\n"
)
SIGNED = "示例县交通运输局\n2022年8月9日\n"
KINDS = ["答复", "回复", "复函", "答复函"]


def of(text: str) -> Taken:
    return read_pasted_paper(text).told


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("to", ["对", "关于对", "关于"])
def test_an_answer_is_by_whom_its_title_begins_with(kind, to):
    title = f"示例县交通运输局{to}县十一届人大一次会议第25号建议的{kind}"
    page = f"首页 > 建议提案\n{title}\n来源：县政府办2022-08-11\n"
    told = of(f"{page}{WHOM}{BODY}2022年8月9日\n扫一扫在手机打开当前页")

    assert (told.title, told.addressee) == (title, "示例甲等代表")
    assert (told.issuing_body, told.signed_on) == ("示例县交通运输局", "2022-08-09")


@pytest.mark.parametrize("mark", ["类别：B", "类 别：B", "A类", "是否公开：是"])
@pytest.mark.parametrize(
    "signer", ["示交函〔2021〕1号 签发人：示例乙\n", "签发人：示例乙\n示交函〔2021〕1号\n"]
)
@pytest.mark.parametrize("page", ["", "展开\n菜单\n", "首页/ 专题专栏/ 正文\n对第17号建议的复函\n"])
def test_the_marks_of_an_answer_are_the_papers_and_not_the_pages(mark, signer, page):
    told = of(f"{page}{mark}\n{signer}对第17号建议的复函\n{WHOM}{BODY}{SIGNED}")

    assert (told.title, told.number) == ("对第17号建议的复函", "示交函〔2021〕1号")
    assert told.furniture == tuple(page.split("\n")[:-1])


def test_a_table_with_a_cell_on_each_line_tells_its_entries():
    cells = [
        "发文单位 |",
        "示例县交通运输局",
        "|",
        "发文字号 |",
        "无",
        "|",
        "索引号 |",
        "010898141/2023-37281",
        "|",
    ]
    told = of("\n".join([*cells, WHOM + BODY + "示例县交通运输局"]))

    assert told.furniture == tuple(cells)
    assert (told.title, told.issuing_body) == ("", "示例县交通运输局")


@pytest.mark.parametrize("label", ["转：", "转载："])
def test_what_says_that_a_paper_is_passed_on_is_no_part_of_its_title(label):
    assert of(f"{label}关于做好工作的决定\n{WHOM}{BODY}{SIGNED}").title == "关于做好工作的决定"


def test_a_day_whose_year_was_lost_still_ends_a_sign_off():
    assert (
        of(f"{BODY}中共示例市委\n示例市人民政府\n年9月5日\n").issuing_body == "中共示例市委、示例市人民政府"
    )


@pytest.mark.parametrize(
    "lines",
    [
        [
            "收藏考试",
            "招考订阅",
            "*声明：本站发布的动态来源于官方网站，本站整理编辑，若涉及版权或错误，请联系本站。点击反馈",
        ],
        ["编者按：本文主要从指导思想、目标、内容进行讲述，具体材料请详见："],
    ],
)
def test_what_a_site_says_of_its_copy_is_its_own(lines):
    text = f"关于做好工作的决定\n{WHOM}{BODY}{SIGNED}"
    above = lines[0].startswith("编者按")
    told = of("\n".join(lines) + "\n" + text if above else text + "\n".join(lines))

    assert told.furniture == tuple(lines)
    assert told.addressee == "示例甲等代表"

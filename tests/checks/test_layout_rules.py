"""Rules about pages: what stands first, last and at the end of one."""

import pytest

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.running import check_text
from lushan_desktop.intake import paper_text

HEAD = "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n"
LONG = "为做好示例工作，现将有关事项通知如下，请认真贯彻落实，务必抓好各项任务，确保按期完成"
BODY = f"{LONG}。\n"
SIGNED = "示例县司法局\n2023年6月30日\n"
LINE = "示例工作要加强领导落实责任严格督导抓好整改确保各项任务取得实效\n"[:28] + "\n"


def rules_of(*pages: str, is_own: bool = True) -> list[str]:
    paper = paper_text.aligned(paper_text._of_pages(pages))
    return [one.rule for one in check_text(paper, Ledger(is_own=is_own)) if one.rule.startswith("LAY")]


@pytest.mark.parametrize(
    "pages",
    [
        (HEAD, BODY + SIGNED),
        (HEAD + BODY, SIGNED),
        (HEAD + BODY, BODY, SIGNED + "（联系人：示例甲）\n"),
    ],
)
def test_a_first_page_without_text_and_a_last_one_with_the_sign_off_alone_are_told(pages):
    assert "LAY-01" in rules_of(*pages)


@pytest.mark.parametrize(
    "pages", [(HEAD + BODY, BODY + SIGNED), (HEAD + BODY + SIGNED,), (HEAD + BODY, BODY)]
)
def test_pages_that_share_the_text_are_not(pages):
    assert "LAY-01" not in rules_of(*pages)


@pytest.mark.parametrize(
    "pages",
    [
        (HEAD + LINE * 6 + "顺利。\n"[1:], LINE * 5 + BODY + SIGNED),
        (HEAD + BODY + "一、加强领导\n", BODY + SIGNED),
        (HEAD + BODY + "（二）压实责任\n", BODY + SIGNED),
    ],
)
def test_a_line_of_two_characters_and_a_heading_at_the_foot_are_told(pages):
    assert "LAY-02" in rules_of(*pages)


@pytest.mark.parametrize(
    "pages",
    [
        (HEAD + LINE * 6 + "都很顺利。\n", LINE * 5 + BODY + SIGNED),
        (HEAD + "一、加强领导\n" + BODY, BODY + SIGNED),
        (HEAD + BODY, "（二）压实责任\n" + BODY + SIGNED),
    ],
)
def test_longer_lines_and_headings_above_their_text_are_not(pages):
    assert "LAY-02" not in rules_of(*pages)


@pytest.mark.parametrize("lines", [5, 12, 18])
def test_a_page_of_few_lines_between_others_is_told_of_our_own_papers(lines):
    pages = (HEAD + BODY, LINE * lines + "— 2 —\n", BODY + SIGNED)

    assert "LAY-04" in rules_of(*pages)
    assert "LAY-04" not in rules_of(*pages, is_own=False)


@pytest.mark.parametrize("lines", [20, 21, 22])
def test_a_full_page_is_not(lines):
    assert "LAY-04" not in rules_of(HEAD + BODY, LINE * lines + "— 2 —\n", BODY + SIGNED)

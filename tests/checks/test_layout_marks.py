"""What a finding about pages marks, and the figures that it tells."""

import pytest

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.running import check_text
from lushan_desktop.intake import paper_text

HEAD = "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n"
BODY = "为做好示例工作，现将有关事项通知如下，请认真贯彻落实，务必抓好各项任务，确保按期完成。\n"
SIGNED = "示例县司法局\n2023年6月30日\n"
LINE = "示例工作要加强领导落实责任严格督导抓好整改确保各项任务取\n"


def found(*pages: str) -> list[tuple[str, str, str]]:
    """Each finding with the words that it marks."""
    paper = paper_text.aligned(paper_text._of_pages(pages))
    told = [one for one in check_text(paper, Ledger(is_own=True)) if one.rule.startswith("LAY")]
    return [(one.rule, paper.text[one.start : one.end], one.sentence) for one in told]


@pytest.mark.parametrize(("characters", "is_told"), [(25, True), (26, False), (28, False)])
def test_a_page_of_short_lines_is_told_with_what_it_holds_and_should(characters, is_told):
    pages = (HEAD + BODY, f"{LINE[:characters]}\n" * 22 + "— 2 —\n", BODY + SIGNED)

    assert [sentence for rule, _, sentence in found(*pages) if rule == "LAY-04"] == (
        [f"第2页22行、每行至多{characters}字，应为22行、28字。"] * is_told
    )


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((HEAD, BODY + SIGNED), ("LAY-01", "示例县司法局关于示例工作的通知", "首页没有正文。")),
        ((HEAD + BODY, SIGNED), ("LAY-01", "示例县司法局", "末页只有落款，没有正文。")),
        ((HEAD + LINE * 6 + "利。\n", LINE * 5 + BODY + SIGNED), ("LAY-02", "利。", "段末一行只有2个字。")),
        (
            (HEAD + BODY + "一、加强领导\n", BODY + SIGNED),
            ("LAY-02", "一、加强领导", "标题落在页末，正文在下一页。"),
        ),
        (
            (HEAD + BODY, LINE * 5 + "— 2 —\n", BODY + SIGNED),
            ("LAY-04", LINE[:8], "第2页5行、每行至多28字，应为22行、28字。"),
        ),
    ],
)
def test_a_finding_marks_the_words_that_it_speaks_of(pages, expected):
    assert found(*pages) == [expected]

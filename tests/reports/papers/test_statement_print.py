"""What of a statement stands on paper: no empty heading, no lone or doubled mark."""

import re

from lushan_desktop.paper.content import Heading, Paragraph
from lushan_desktop.reports.papers.report import compose

DOUBLED = re.compile("[，。；！？]{2}")


def printed(statement):
    """Headings and paragraphs in their order."""
    blocks = compose(statement).blocks
    return [block for block in blocks if isinstance(block, Heading | Paragraph)]


def forget(office, kind):
    office.remove("title", office.find("title", "kind", kind))


def test_a_kind_of_title_that_nobody_entered_is_marked_under_its_heading(office):
    forget(office, "行政执法责任制示范点")

    heading, *below = printed(office.statement())[-2:]

    assert heading.text == "（四）行政执法责任制示范点创建工作推进情况"
    assert [each.plain for each in below] == ["【待补：培育或申报单位、主要措施、进展】。"]


def test_a_final_paper_has_no_heading_with_nothing_below_it(office):
    forget(office, "行政执法责任制示范点")

    last = printed(office.statement(final=True))[-1]

    assert isinstance(last, Paragraph)
    assert "税务局" in last.plain


def test_an_office_without_records_prints_a_final_paper_without_lone_marks(empty_office):
    blocks = printed(empty_office.statement(final=True))

    texts = [block.plain for block in blocks if isinstance(block, Paragraph)]
    assert texts
    assert all(re.search("[一-龥]", text) for text in texts)


def test_words_that_end_with_an_exclamation_get_no_second_mark(office):
    plan = office.find("document", "number", "鲁法〔2023〕1号")
    office.change("document", plan, contents="示例：凝心聚力，扛回金字招牌！")
    office.add("measure", title="示例举措", kind="其他", content="示例：全力以赴抓创建！")

    texts = [each.plain for each in printed(office.statement()) if isinstance(each, Paragraph)]

    assert any("扛回金字招牌" in text for text in texts)
    assert any("全力以赴抓创建" in text for text in texts)
    assert not [text for text in texts if DOUBLED.search(text)]

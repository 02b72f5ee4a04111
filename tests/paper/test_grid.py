"""Official paper fills the grid of GB/T 9704: 22 lines of 28 characters within its margins."""

from itertools import pairwise

import pytest

from lushan_desktop.paper.content import (
    Attachments,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    SignOff,
    Table,
    Title,
)
from lushan_desktop.paper.formal import Imprint
from lushan_desktop.paper.setting.grid import CHARACTER_PITCH, LINE_PITCH
from tests.paper.setting import MM, a_long_text, a_statement, glyphs, lines, printed

PAGE_HEIGHT = 297 * MM
TOP_OF_FIRST_LINE = PAGE_HEIGHT - 37 * MM


def test_a_full_page_holds_twenty_two_lines_of_twenty_eight_characters():
    made = printed(Paragraph(a_long_text(28 * 22 * 2), indent=0))

    assert made.pages == 2
    for page in (0, 1):
        body = lines(made, page)[:-1]
        assert [len(line) for line in body] == [28] * 22


def test_the_text_touches_all_four_edges_of_the_type_area():
    made = printed(Paragraph(a_long_text(28 * 22), indent=0))

    body = lines(made)[:-1]
    left, right = body[0][0].x, body[0][-1].x + 16
    top, bottom = body[0][0].y + 0.88 * 16, body[-1][0].y - 0.12 * 16
    assert left == pytest.approx(28 * MM, abs=0.1)
    assert right == pytest.approx((28 + 156) * MM, abs=0.1)
    assert top == pytest.approx(TOP_OF_FIRST_LINE, abs=0.1)
    assert bottom == pytest.approx(TOP_OF_FIRST_LINE - 225 * MM, abs=0.1)


def test_characters_and_lines_keep_one_pitch():
    body = lines(printed(Paragraph(a_long_text(28 * 5), indent=0)))[:-1]

    steps = {round(b.x - a.x, 1) for line in body for a, b in pairwise(line)}
    drops = {round(a[0].y - b[0].y, 1) for a, b in pairwise(body)}
    assert steps <= {round(CHARACTER_PITCH - 0.1, 1), round(CHARACTER_PITCH, 1)}
    assert drops == {round(LINE_PITCH, 1)}


def test_a_paragraph_begins_two_characters_in():
    line = lines(printed(Paragraph(a_long_text(60))))[0]

    assert line[0].x == pytest.approx(28 * MM + 2 * CHARACTER_PITCH, abs=0.1)
    assert len(line) == 26


@pytest.mark.parametrize(("page", "edge"), [(0, "right"), (1, "left"), (2, "right")])
def test_the_page_number_stands_outside_seven_millimetres_below(page, edge):
    made = printed(Paragraph(a_long_text(28 * 22 * 3), indent=0))

    number = lines(made, page)[-1]
    assert "".join(glyph.character for glyph in number) == f"—{page + 1}—"
    dash_height = number[0].y + 0.38 * 14
    assert dash_height == pytest.approx(TOP_OF_FIRST_LINE - 232 * MM, abs=1)
    if edge == "left":
        assert number[0].x == pytest.approx(28 * MM + 14, abs=0.5)
    else:
        assert number[-1].x == pytest.approx(184 * MM - 14 - 0.89 * 14, abs=1)


def test_a_title_is_centred_and_a_draft_says_so_below_it():
    made = printed(*a_statement(draft=True))

    first, second, draft = lines(made)[:3]
    middle = (28 + 156 / 2) * MM
    for line, size in ((first, 22), (second, 22), (draft, CHARACTER_PITCH)):
        assert (line[0].x + line[-1].x + size) / 2 == pytest.approx(middle, abs=0.2)
    assert "".join(glyph.character for glyph in draft) == "（送审稿）"


def test_a_final_paper_does_not_call_itself_a_draft():
    assert "送审稿" not in "".join(glyph.character for glyph in glyphs(printed(*a_statement())))


def test_the_date_begins_two_characters_after_an_issuer_that_ends_two_from_the_edge():
    issuer, date = lines(printed(*a_statement()), 1)[-3:-1]

    assert date[0].x - issuer[0].x == pytest.approx(2 * CHARACTER_PITCH, abs=0.1)
    assert 184 * MM - (issuer[-1].x + 16) == pytest.approx(2 * CHARACTER_PITCH, abs=0.3)


def test_a_date_longer_than_the_issuer_ends_two_characters_from_the_edge():
    issuer, date = lines(printed(SignOff("县司法局", "2023年12月27日")))[:2]

    assert date[0].x - issuer[0].x == pytest.approx(2 * CHARACTER_PITCH, abs=0.1)
    assert 184 * MM - (date[-1].x + 16) == pytest.approx(2 * CHARACTER_PITCH, abs=0.3)


def test_a_sealed_date_ends_four_characters_from_the_edge_below_the_middle_of_the_issuer():
    issuer, date = lines(printed(SignOff("鲁山县司法局", "2023年7月27日", sealed=True)))[:2]

    assert 184 * MM - (date[-1].x + 16) == pytest.approx(4 * CHARACTER_PITCH, abs=0.3)
    assert issuer[0].x + issuer[-1].x == pytest.approx(date[0].x + date[-1].x, abs=0.5)


@pytest.mark.parametrize("body_lines", range(17, 24))
def test_a_sign_off_never_stands_alone_on_a_page(body_lines):
    made = printed(
        Paragraph(a_long_text(28 * body_lines), indent=0), SignOff("鲁山县司法局", "2023年7月27日")
    )

    last = lines(made, made.pages - 1)
    assert len(last) >= 5
    assert len(last[0]) == 28


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("named", [1, 2, 5])
@pytest.mark.parametrize("body_lines", range(10, 24))
def test_neither_a_sign_off_nor_its_list_of_attachments_stands_without_text(body_lines, named, sealed):
    names = Attachments(tuple(f"名单{n}" for n in range(named)))
    made = printed(
        Paragraph(a_long_text(28 * body_lines), indent=0),
        names,
        SignOff("鲁山县司法局", "2023年7月27日", sealed=sealed),
    )

    last = ["".join(glyph.character for glyph in line) for line in lines(made, made.pages - 1)]
    assert any("2023年7月27日" in line for line in last)
    assert len(last[0]) == 28
    assert sum("名单" in line for line in last) == named


@pytest.mark.parametrize("rows", range(28, 52))
def test_the_last_row_of_a_table_goes_with_the_sign_off(rows):
    table = Table((Column("序号", 12), Column("名称")), tuple((str(n), f"示例{n}") for n in range(rows)))
    made = printed(Paragraph("正文。"), table, SignOff("鲁山县司法局", "2023年7月27日"))

    last = ["".join(glyph.character for glyph in line) for line in lines(made, made.pages - 1)]
    assert any("2023年7月27日" in line for line in last)
    assert any(f"示例{rows - 1}" in line for line in last)


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("body_lines", range(14, 27))
def test_a_page_that_would_hold_but_the_sign_off_is_taken_in_by_the_one_above(body_lines, sealed):
    """24 lines at most; a page of text alone keeps its 22, and nothing stands below the type area."""
    sign_off = SignOff("鲁山县司法局", "2023年7月27日", sealed=sealed)
    made = printed(Paragraph(a_long_text(28 * (22 + body_lines)), indent=0), sign_off)

    pages = [lines(made, page)[:-1] for page in range(made.pages)]
    pitches = [{round(a[0].y - b[0].y, 1) for a, b in pairwise(page)} for page in pages]
    needed = body_lines + (5 if sealed else 3)
    assert made.pages == (2 if needed <= 24 else 3)
    assert pitches[0] == {29.6}
    assert min(min(steps) for steps in pitches) >= 27
    assert min(line[0].y - 0.12 * 16 for page in pages for line in page) >= TOP_OF_FIRST_LINE - 225.1 * MM


@pytest.mark.parametrize("lines_each", [1, 2, 3, 4])
@pytest.mark.parametrize("body_lines", range(17, 25))
def test_lines_that_go_with_a_sign_off_only_lest_they_are_torn_are_taken_in_with_it(body_lines, lines_each):
    counts = [lines_each] * (body_lines // lines_each) + [body_lines % lines_each] * bool(
        body_lines % lines_each
    )
    body = [Paragraph(a_long_text(28 * count), indent=0) for count in (22, *counts)]

    made = printed(*body, SignOff("鲁山县司法局", "2023年7月27日"))

    assert made.pages == (2 if body_lines + 3 <= 24 else 3)


@pytest.mark.parametrize("body_lines", range(18, 23))
def test_a_sign_off_shares_its_page_with_the_imprint_rather_than_crowd_the_one_above(body_lines):
    made = printed(
        Paragraph(a_long_text(28 * body_lines), indent=0),
        SignOff("鲁山县司法局", "2023年7月27日"),
        Imprint((("抄送", "县委办公室"),), issuer="鲁山县司法局", date="2023年7月28日"),
    )

    last = ["".join(glyph.character for glyph in line) for line in lines(made, made.pages - 1)]
    assert made.pages == 2
    assert sum(line.startswith("抄送") for line in last) == 1
    assert any("2023年7月27日" in line for line in last) or body_lines < 20


@pytest.mark.parametrize("body_lines", range(17, 24))
def test_a_heading_never_ends_a_page(body_lines):
    made = printed(
        Paragraph(a_long_text(28 * body_lines), indent=0),
        Heading(1, "一、工作情况"),
        Paragraph(a_long_text(80)),
    )

    for page in range(made.pages):
        ending = "".join(glyph.character for glyph in lines(made, page)[-2])
        assert not ending.startswith("一、")


def test_what_follows_a_page_break_begins_a_page():
    made = printed(Title("甲"), PageBreak(), Paragraph("乙", indent=0))

    assert made.pages == 2
    assert lines(made, 1)[0][0].y == pytest.approx(TOP_OF_FIRST_LINE - 0.88 * 16, abs=0.1)

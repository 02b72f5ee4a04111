"""The forms of the field: everything that was written in stands on the paper, inside the type area."""

import io
import re
import zipfile
from collections import Counter
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from lushan_desktop.paper.content import (
    Band,
    Column,
    Content,
    Cover,
    Field,
    Form,
    FormRow,
    Paragraph,
    SignOff,
    Table,
    Title,
)
from lushan_desktop.paper.excel.sheet import write_workbook
from lushan_desktop.paper.formal import CommandHead, Imprint, LetterHead, Masthead, RedHead
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.setting.grid import CHARACTER_PITCH, LINE_PITCH
from tests.paper import torture
from tests.paper.forms_of_the_field import SAMPLES
from tests.paper.setting import MM, a_long_text, drawn, glyphs, in_word, lines, printed, written

LEFT, RIGHT, TOP = 28 * MM, 184 * MM, (297 - 37) * MM


def text_of_blocks(value: object) -> list[str]:
    """All texts in a content, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in text_of_blocks(each)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [
        text
        for name in fields
        if name not in ("anchor", "empty")
        for text in text_of_blocks(getattr(value, name))
    ]


def ink(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", SAMPLES)
def test_every_form_prints_all_that_stands_in_it_on_the_type_area(name):
    content = SAMPLES[name]()
    made = typeset(content, bundled_fonts_only=True)
    whole = "".join(ink(written(line)) for page in range(made.pages) for line in lines(made, page))
    wanted = Counter(
        mark for text in text_of_blocks(content.blocks) for mark in ink(text) if not mark.isascii()
    )
    # Equal cells of the merged column are printed once.
    assert set((wanted - Counter(whole)).elements()) <= (set("示例项目") if name == "review" else set())
    assert made.missing == ()
    for page in range(made.pages):
        assert all(15 * MM - 1 < glyph.x < 297 * MM for glyph in glyphs(made, page))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_form_is_written_for_word_whole(name):
    content = SAMPLES[name]()
    body = in_word(content).element.body
    there = ink("".join(node.text or "" for node in body.iter(qn("w:t"))))
    for block in content.blocks:
        for text in text_of_blocks(getattr(block, "rows", ())):
            assert ink(text) in there


def test_a_value_longer_than_a_page_goes_on_on_the_next():
    text = a_long_text(3000)
    made = printed(Form((FormRow((Field("发现问题", text, "（盖章）\n2023年7月27日"),), 40),)))

    read = "".join(
        ink(written([glyph for glyph in line if glyph.x > LEFT + 7 * 12]))
        for page in range(made.pages)
        for line in lines(made, page)
    )
    assert made.pages > 1
    assert text in re.sub("—\\d—", "", read)
    for page in range(made.pages):
        places = [rule.y for rule in drawn(made, page) if hasattr(rule, "y")]
        assert all(0 < place < 297 * MM for place in places)


@pytest.mark.parametrize("points", range(0, 60, 4))
def test_nothing_ruled_reaches_below_the_type_area(points):
    """However much stands above it: the grid's last line ends at the type area's edge, a form's does too."""
    rows = [FormRow((Field("拟办意见", ""),), 13 + (points / MM if n == 0 else 0)) for n in range(40)]
    made = printed(Form(tuple(rows)))

    assert made.pages > 1
    for page in range(made.pages):
        lowest = max(y for _, y in ruled(made, page))
        assert lowest <= (37 + 225) * MM + 0.5


def ruled(made, page):
    """Where the rules of a page end, from its top left."""
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        operators = pikepdf.parse_content_stream(pdf.pages[page])
    return [(float(at[0]), 297 * MM - float(at[1])) for at, operator in operators if str(operator) in "ml"]


def test_fields_share_the_row_as_told_and_labels_line_up():
    row = FormRow((Field("标题", "甲", share=3.0), Field("期号", "乙")))
    made = printed(Form((FormRow((Field("来文单位", "丙"),)), row)))
    at = {glyph.character: glyph.x for glyph in glyphs(made)}
    assert at["甲"] == pytest.approx(at["丙"], abs=0.5)
    assert at["期"] > LEFT + 0.74 * (RIGHT - LEFT)


@pytest.mark.parametrize(("rows", "pages"), [(4, 1), (5, 1), (6, 1), (9, 2)])
def test_the_rows_of_a_form_give_up_room_for_a_last_one_that_would_go_over(rows, pages):
    """And keep what they say, and half of the room to write in."""
    signed = FormRow((Field("单位意见", "", "（盖章）\n年　月　日"),), 40)
    short = FormRow((Field("单位", "示例局"), Field("日期", "2023年3月1日")), 11)

    made = printed(Title("示例审批表"), Form((short, *([signed] * rows))))

    told = ["".join(written(line) for line in lines(made, page)) for page in range(made.pages)]
    assert made.pages == pages
    assert "".join(told).count("（盖章）") == rows
    assert all("（盖章）" in page for page in told)


def a_form_to_sign(lines: int) -> Form:
    signed = [FormRow((Field(label, "", "（盖章）\n年　月　日"),), 22) for label in ("甲方", "乙方", "丙方")]
    return Form((FormRow((Field("事由", "\n".join(["示例"] * lines)),), 11), *signed))


@pytest.mark.parametrize("lines_of_text", range(1, 75, 3))
def test_signatures_at_the_end_of_a_form_stay_together_however_long_it_is(lines_of_text):
    made = printed(Title("示例审批表"), a_form_to_sign(lines_of_text))

    told = ["".join(written(line) for line in lines(made, page)) for page in range(made.pages)]
    assert [page.count("（盖章）") for page in told] == [*[0] * (made.pages - 1), 3]


def test_signatures_at_the_end_of_a_form_stay_together_in_word():
    rows = in_word(Content(a_form_to_sign(9))).tables[0].rows
    kept = [all(one.paragraph_format.keep_with_next for one in row.cells[-1].paragraphs) for row in rows]
    assert kept == [False, True, True, False]


def test_a_label_of_six_characters_stands_on_one_line_in_word():
    (table,) = in_word(Content(Form((FormRow((Field("单位陪同人员"),)),)))).tables
    label = table.cell(0, 0)

    beside = [int(side.get(qn("w:w"))) / 20 for side in label._element.tcPr.find(qn("w:tcMar"))]
    assert label.width.pt - sum(beside) > 6 * 12 + 2


def test_a_band_stays_with_the_row_it_names():
    rows = tuple(FormRow((Field("内容", "示例"),), 20) for _ in range(14))
    made = printed(Form((*rows, Band("三、审核意见"), FormRow((Field("意见", "", "（盖章）"),), 40))))
    pages = ["".join(written(line) for line in lines(made, page)) for page in range(made.pages)]
    assert "审核意见" in pages[1]
    assert "（盖章）" in pages[1]


def test_a_cover_is_a_page_of_its_own_without_a_number():
    made = printed(
        Cover("示例申报表", (("申报单位", "示例局"), ("联系人", "")), "示例办制"), Paragraph("正文。")
    )
    first = "".join(written(line) for line in lines(made, 0))
    assert made.pages == 2
    assert first == "示例申报表申报单位：示例局联系人：示例办制"


def test_a_subtitle_stands_under_the_title_and_before_the_blank_line():
    made = printed(Title("示例讲话", subtitle="（2023年7月27日）"), Paragraph("正文。"))
    title, subtitle, body, _ = lines(made)
    assert written(subtitle) == "（2023年7月27日）"
    assert subtitle[0].y - body[0].y == pytest.approx(2 * LINE_PITCH, abs=0.5)
    assert title[0].y - subtitle[0].y < 2 * LINE_PITCH


def test_a_command_has_no_rule_and_its_mark_stands_twenty_millimetres_down():
    made = printed(CommandHead("示例县人民政府令", "第1号"), Paragraph("正文。"))
    mark, number, body, _ = lines(made)
    assert not drawn(made)
    assert TOP - mark[0].y > 20 * MM
    assert number[0].y - body[0].y == pytest.approx(3 * LINE_PITCH, abs=LINE_PITCH)


def test_a_long_issuer_of_a_brief_stands_whole_beside_its_date():
    made = printed(Masthead("示例工作简报", "第105期", torture.UNIT, "2023年12月27日"), Title("示例"))
    above = "".join(written(line) for line in lines(made)[2:6])
    assert torture.UNIT in above.replace("2023年12月27日", "")
    for line in lines(made):
        assert all(right.x - left.x > 3 for left, right in pairwise(line))


def test_of_joint_issuers_only_the_long_name_is_narrowed():
    made = printed(RedHead((torture.UNIT, "示例县司法局"), "示〔2023〕1号"), Title("示例"))
    long_one, short_one = (line for line in lines(made)[:3] if len(line) > 5)
    assert short_one[0].x == pytest.approx(long_one[0].x, abs=1)
    assert short_one[-1].x < RIGHT


def test_joint_seals_stand_side_by_side_in_word():
    made = in_word(Content(SignOff("示例县司法局", "2023年7月27日", True, ("示例县财政局", "示例县审计局"))))
    (table,) = made.tables
    assert [cell.text for cell in table.rows[0].cells] == ["示例县司法局", "示例县财政局", "示例县审计局"]


def test_joint_names_without_seals_begin_below_each_other_in_word():
    made = in_word(Content(SignOff("示例县司法局", "2023年7月27日", False, ("示例县人民政府办公室",))))
    rights = [
        int(paragraph._element.pPr.find(qn("w:ind")).get(qn("w:rightChars")))
        for paragraph in made.paragraphs
        if paragraph.text.startswith("示例")
    ]
    assert rights[0] - rights[1] == 400


def test_the_first_page_of_a_letter_has_a_second_double_rule_and_no_number_in_word():
    made = in_word(Content(LetterHead("示例办", "示函〔2023〕1号"), Paragraph("正文。")))
    section = made.sections[0]
    foot = section.first_page_footer
    assert section.different_first_page_header_footer
    assert "PAGE" not in foot._element.xml
    assert "thinThickSmallGap" in foot._element.xml
    assert "thickThinSmallGap" in made.element.body.xml


@pytest.mark.parametrize(("columns", "paper"), [(4, "9"), (20, "8")])
def test_word_and_excel_take_the_sheet_that_the_pdf_takes(columns, paper):
    table = Table(tuple(Column(f"示例栏目{n}", 20) for n in range(columns)), (("示例",) * columns,))
    content = Content(Title("示例台账"), table, style="ledger", paper="auto")

    section = in_word(content).sections[0]
    width = glyph_sheet_width(content)
    assert section.page_width.pt == pytest.approx(width, abs=3)

    with zipfile.ZipFile(io.BytesIO(write_workbook(content))) as book:
        setup = re.search("<pageSetup[^>]*>", book.read("xl/worksheets/sheet1.xml").decode())[0]
    assert f'paperSize="{paper}"' in setup


def glyph_sheet_width(content: Content) -> float:
    with pypdfium2.PdfDocument(typeset(content, bundled_fonts_only=True).pdf) as document:
        return document.get_page_size(0)[0]


@pytest.mark.parametrize(
    "head",
    [
        LetterHead(torture.UNIT, "示函〔2023〕1号"),
        Masthead(torture.UNIT, "第105期", "示例办", "2023年7月27日"),
        CommandHead(torture.UNIT, "第1号"),
    ],
)
def test_a_name_that_would_be_too_narrow_stands_in_two_lines(head):
    made = printed(head, Title("示例"))
    first, second = lines(made)[:2]
    assert written(first) + written(second) == torture.UNIT
    assert all(after.x - before.x > 12 for line in (first, second) for before, after in pairwise(line))


def test_a_command_is_signed_by_a_stamp_beside_the_post():
    made = printed(Paragraph("正文。"), SignOff("", "2023年7月27日", signed_as="县长"))

    text, post, date, _ = lines(made)
    assert written(post) == "县长"
    assert RIGHT - date[-1].x - 16 == pytest.approx(4 * CHARACTER_PITCH, abs=1)
    stamp_left = RIGHT - 4 * CHARACTER_PITCH - 40 * MM
    assert stamp_left - post[-1].x - 16 == pytest.approx(2 * CHARACTER_PITCH, abs=1)
    assert text[0].y - post[0].y == pytest.approx(4 * LINE_PITCH - 8, abs=1)
    assert post[0].y - date[0].y == pytest.approx(2 * LINE_PITCH + 8, abs=1)


def test_a_long_imprint_in_word_is_not_torn_and_begins_an_even_page_where_the_pdf_does():
    receivers = tuple((label, "示例局，" * 30) for label in ("报", "送", "发"))
    filling = Paragraph(a_long_text(28 * 43), indent=0)
    made = in_word(Content(filling, Imprint(receivers, copies="共印50份")))

    assert made.sections[-1].start_type == WD_SECTION.EVEN_PAGE
    assert "PAGE" in made.sections[0].footer._element.xml
    assert "PAGE" not in made.sections[-1].footer._element.xml
    (box,) = made.element.body.iter(qn("w:txbxContent"))
    assert len(list(box.iter(qn("w:tr")))) == 2


def test_an_imprint_that_stands_below_the_text_needs_no_page_in_word():
    filling = Paragraph(a_long_text(28 * 30), indent=0)
    made = in_word(Content(filling, Imprint((("抄送", "示例局"),), "示例办", "2023年7月27日")))

    assert len(made.sections) == 1


def test_a_brief_without_a_title_says_only_that_it_is_a_draft():
    content = Content(Masthead("示例简报", "第7期", "示例办", "2023年7月27日"), Title("", draft=True))

    assert [written(line) for line in lines(printed(*content.blocks))][-2] == "（送审稿）"
    assert "（送审稿）" in [paragraph.text for paragraph in in_word(content).paragraphs]

"""How papers begin and end in Word: heads in red, signers, 署名, attachments, 版记, page numbers."""

import io
import zipfile

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from lushan_desktop.paper.content import (
    Attachments,
    Content,
    PageBreak,
    Paragraph,
    SignOff,
)
from lushan_desktop.paper.formal import (
    Imprint,
    LetterHead,
    Masthead,
    RedHead,
)
from lushan_desktop.paper.word.word import write_document
from tests.paper.setting import MM, in_word


def imprint_of(made):
    """The table at the foot of the last page, and how far from the type area's top it begins, in pt."""
    (box,) = (each for each in made.element.body.iter(qn("w:drawing")) if list(each.iter(qn("w:tbl"))))
    (offset,) = (each for each in box.iter(qn("wp:positionV")))
    assert offset.get("relativeFrom") == "margin"
    return WordTable(next(box.iter(qn("w:tbl"))), made), int(offset[0].text) / 12700


def test_the_names_of_many_signers_stand_below_the_first_with_the_number_beside_the_last():
    head = RedHead(("示例局",), "示〔2023〕1号", signers=("示例甲", "示例乙", "示例丙"))

    lines = [each for each in in_word(Content(head)).paragraphs if "\t" in each.text]
    assert [line.text for line in lines] == ["\t签发人：示例甲　示例乙", "示〔2023〕1号\t　　　　示例丙"]
    # The red rule is as wide as the type area.
    assert lines[-1]._p.pPr.find(qn("w:pBdr")) is not None
    assert not lines[-1].paragraph_format.left_indent
    assert not lines[-1].paragraph_format.right_indent


def test_a_long_issuer_of_a_brief_is_broken_by_sense_beside_its_date():
    office = "示例县法治政府建设示范创建工作领导小组办公室暨联络办公室"
    made = in_word(Content(Masthead("示例简报", "第7期", office, "2023年7月27日")))

    (place,) = (n for n, each in enumerate(made.paragraphs) if "\t" in each.text)
    last = made.paragraphs[place]
    assert made.paragraphs[place - 1].text + last.text.split("\t")[0] == office
    assert last.text.endswith("\t2023年7月27日")


def test_joint_names_are_spread_below_each_other_with_the_suffix_at_their_right():
    (table,) = in_word(Content(RedHead(("示例县司法局", "示例县人民政府办公室"), "示司〔2023〕1号"))).tables

    names, suffix = table.rows[0].cells
    assert [each.text for each in names.paragraphs] == ["示例县司法局", "示例县人民政府办公室"]
    assert {each.alignment for each in names.paragraphs} == {WD_ALIGN_PARAGRAPH.DISTRIBUTE}
    assert suffix.text == "文件"


@pytest.mark.parametrize(("given", "gap"), [(0, 14.3), (130, 11.5)])
def test_the_characters_of_a_short_mark_stand_apart_as_in_print(given, gap):
    head = RedHead(("鲁山县司法局",), "鲁司〔2023〕12号", mark_width=given)

    mark = next(each for each in in_word(Content(head)).paragraphs if each.text == "鲁山县司法局文件")
    first, last = (run._r.rPr.find(qn("w:spacing")) for run in mark.runs)
    assert int(first.get(qn("w:val"))) / 20 == pytest.approx(gap, abs=0.3)
    assert last is None


def test_a_name_too_long_for_a_line_stands_in_two_beside_its_suffix():
    office = "示例县全面依法治县委员会法治政府建设领导小组办公室"
    (table,) = in_word(Content(RedHead((office,), "示〔2023〕1号"))).tables

    names, suffix = table.rows[0].cells
    assert [line.text for line in names.paragraphs] == [
        "示例县全面依法治县委员会",
        "法治政府建设领导小组办公室",
    ]
    assert suffix.text == "文件"


@pytest.mark.parametrize("given", [0, 40, 156])
@pytest.mark.parametrize("characters", range(4, 31))
def test_a_mark_never_asks_for_more_than_a_line(characters, given):
    """A twentieth of a point too much, and a program sets its last character on a line of its own."""
    head = LetterHead("示" * characters, "示函〔2023〕1号", mark_width=given)
    mark = next(each for each in in_word(Content(head)).paragraphs if each.text.startswith("示" * 3))

    wide = [0.0]
    for run in mark.runs:
        if run.text == "\n":
            wide.append(0.0)
            continue
        drawn, gap = run._r.rPr.find(qn("w:w")), run._r.rPr.find(qn("w:spacing"))
        narrowed = int(drawn.get(qn("w:val"))) / 100 if drawn is not None else 1.0
        after = int(gap.get(qn("w:val"))) / 20 if gap is not None else 0.0
        wide[-1] += len(run.text) * (run.font.size.pt * narrowed + after)
    assert max(wide) <= 156 * MM


@pytest.mark.parametrize(
    "head",
    [
        LetterHead("鲁山县人民政府办公室", "鲁政办函〔2023〕7号"),
        Masthead("法治创建工作简报", "第12期", "鲁山县司法局", "2023年7月27日"),
        RedHead(("鲁山县司法局", "鲁山县财政局"), "鲁司〔2023〕12号"),
    ],
)
def test_every_head_is_red_over_a_red_rule(head):
    xml = zipfile.ZipFile(io.BytesIO(write_document(Content(head)))).read("word/document.xml").decode()

    assert 'w:color w:val="FF3333"' in xml
    assert 'w:color="FF3333"' in xml


def test_a_gap_in_the_imprint_is_no_label_whose_lines_hang():
    table, _ = imprint_of(in_word(Content(Paragraph("正文。"), Imprint(copies="【待补：印数】"))))

    (paragraph,) = table.rows[0].cells[0].paragraphs
    assert paragraph.paragraph_format.first_line_indent == 0


@pytest.mark.parametrize(("lines", "sections"), [(15, 1), (33, 2)])
def test_an_imprint_stands_at_the_foot_below_a_text_and_on_a_page_of_its_own(lines, sections):
    text = [Paragraph("示例。")] * lines
    made = in_word(
        Content(RedHead(("示例局",), "示〔2023〕1号"), *text, Imprint((("抄送", "示例局"),), "示例局"))
    )

    table, top = imprint_of(made)
    used = sum(
        paragraph.paragraph_format.line_spacing.pt
        for row in table.rows
        for paragraph in row.cells[0].paragraphs
    )
    assert len(made.sections) == sections
    assert top + used == pytest.approx(225 / 25.4 * 72, abs=1.5)


def test_a_name_too_long_for_a_line_is_signed_in_lines_broken_by_sense():
    office = "示例县法治政府建设示范创建工作领导小组办公室暨示例县全面依法治县委员会执法协调小组办公室"
    made = in_word(Content(Paragraph("正文。"), SignOff(office, "2023年7月27日")))

    signed = [each for each in made.paragraphs if each.style.name == "公文落款"]
    rights = [int(each._p.pPr.find(qn("w:ind")).get(qn("w:rightChars"))) for each in signed]
    assert "".join(each.text for each in signed[:-1]) == office
    assert all(len(each.text) <= 22 for each in signed)
    assert all(200 <= right <= 2000 for right in rights)


def test_names_too_long_to_stand_side_by_side_are_signed_below_each_other():
    office = "示例县法治政府建设示范创建工作领导小组办公室"
    made = in_word(Content(Paragraph("正文。"), SignOff(office, "2023年7月27日", True, ("示例县司法局",))))

    assert not made.tables
    assert [each.text for each in made.paragraphs if each.style.name == "公文落款"] == [
        office,
        "示例县司法局",
        "2023年7月27日",
    ]


def test_later_lines_of_an_attachments_name_begin_below_its_first_character():
    made = in_word(Content(Paragraph("正文。"), Attachments(("示例方案", "示例名单"))))

    first, second = (each for each in made.paragraphs if "示例" in each.text)
    for paragraph, lead in ((first, "附件：1."), (second, "　　　2.")):
        place = paragraph._p.pPr.find(qn("w:ind"))
        assert paragraph.text.startswith(lead)
        assert int(place.get(qn("w:leftChars"))) - int(place.get(qn("w:hangingChars"))) == 200
        assert int(place.get(qn("w:hangingChars"))) == 400


def test_the_line_of_the_page_number_takes_nothing_of_the_type_area():
    (section,) = in_word(Content(Paragraph("正文。"))).sections

    for footer in (section.footer, section.even_page_footer):
        (number,) = footer.paragraphs
        assert number.paragraph_format.space_after == 0
        assert section.footer_distance + number.paragraph_format.line_spacing < section.bottom_margin


def test_each_letter_of_several_is_counted_from_one_and_has_both_double_rules():
    letter = (LetterHead("示例局", "示函〔2023〕1号"), Paragraph("正文。"))
    first, second = in_word(Content(*letter, PageBreak(), *letter)).sections

    assert second.different_first_page_header_footer
    assert second.first_page_footer.is_linked_to_previous
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert first.first_page_footer.paragraphs[0]._p.pPr.find(qn("w:pBdr")) is not None


def test_the_page_number_is_in_the_face_of_the_standard_figures_included():
    (section,) = in_word(Content(Paragraph("正文。"))).sections

    for footer in (section.footer, section.even_page_footer):
        for run in footer.paragraphs[0].runs:
            faces = {run._element.rPr.rFonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia")}
            assert faces == {"宋体"}

"""Shapes that an editor looks at: long titles and names, labels, first pages, letters printed together."""

from itertools import takewhile

import pypdfium2
import pytest
from docx.oxml.ns import qn

from lushan_desktop.paper.content import (
    Addressee,
    Attachments,
    Column,
    Content,
    Field,
    Form,
    FormRow,
    Heading,
    PageBreak,
    Paragraph,
    SignOff,
    Table,
    Title,
)
from lushan_desktop.paper.fonts.embedding import TypeCase
from lushan_desktop.paper.fonts.fonts import faces
from lushan_desktop.paper.formal import LetterHead, Masthead, RedHead
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.setting.grid import paginate
from lushan_desktop.paper.setting.paragraph import Setter, Type
from lushan_desktop.paper.setting.table import CellSetter, set_table
from lushan_desktop.paper.setting.title import break_title
from tests.paper.setting import in_word

LONG = (
    "示例县法治政府建设示范创建工作领导小组办公室关于《示例县法治政府建设领导小组办公室关于转发"
    "《示例市法治政府建设领导小组办公室关于印发〈示例省法治政府建设示范指标体系（市县级政府2023版）〉"
    "三级指标任务分解方案的通知》的通知》三级指标第93项工作的情况说明"
)
LETTER = (
    LetterHead("示例局", "示函〔2023〕1号"),
    Paragraph("示例正文。"),
    PageBreak(),
    Paragraph("示例清单。"),
)


def lines_of(content):
    """The lines of each page."""
    with pypdfium2.PdfDocument(typeset(content, bundled_fonts_only=True).pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]


def test_a_title_of_many_lines_is_broken_between_words():
    lines = break_title(LONG, 20)

    assert "".join(lines) == LONG
    assert all(len(line) <= 22 for line in lines)
    for word in ("办公室", "领导小组", "三级指标", "情况说明", "示范指标体系"):
        assert sum(line.count(word) for line in lines) == LONG.count(word), word


def test_letters_printed_together_each_begin_a_sheet_and_are_counted_from_one():
    one, two = lines_of(Content(*LETTER)), lines_of(Content(*LETTER, PageBreak(), *LETTER))

    assert two == [*one, *one]
    assert two[1][-1] == two[3][-1] == "— 2 —"


def test_the_back_of_a_letter_of_one_page_stays_blank_before_the_next():
    pages = lines_of(Content(*LETTER[:2], PageBreak(), *LETTER[:2]))

    assert [bool(lines) for lines in pages] == [True, False, True]


@pytest.mark.parametrize("more", [6, 7])
def test_the_first_page_shows_a_line_of_text_where_there_is_room_for_one(more):
    head = (
        RedHead(("示例局",), "示〔2023〕1号"),
        Title("示例"),
        Addressee("各单位，" * (7 * more) + "示例："),
    )
    first, *_ = lines_of(Content(*head, Paragraph("正文" * 60)))

    assert any("正文" in line for line in first)


def test_a_long_name_of_a_bulletin_stands_in_one_line_or_two():
    name = "示例县创建省级法治政府建设示范县和依法行政示范单位工作简报"
    (first, *_) = lines_of(Content(Masthead(name, "第7期", "示例办", "2023年7月27日"), Paragraph("正文。")))

    assert name in "".join(first)
    assert sum(line in name for line in first) <= 2


@pytest.mark.parametrize(
    ("label", "lines"),
    [("单位负责人签字", ["单位负责", "人签字"]), ("会议名称（全称）", ["会议名称", "（全称）"])],
)
def test_a_label_of_two_lines_leaves_no_single_character(label, lines):
    (page,) = lines_of(Content(Form((FormRow((Field(label, "示例"), Field("日期", "示例"))),))))

    assert lines[0] in page
    assert any(line.startswith(lines[1]) for line in page)


def test_the_head_of_a_column_is_divided_evenly():
    table = Table((Column("责任人及电话", 20),) * 12, (("示例",) * 12,))
    (page,) = lines_of(Content(table, style="ledger"))

    assert "".join(page).count("责任人") == 12
    assert "责任人" in page
    assert "及电话" in page


@pytest.mark.parametrize("rows_to_a_group", [1, 2, 3, 5, 40])
def test_the_text_of_a_merged_cell_lies_inside_it_on_every_page(rows_to_a_group):
    columns = (Column("轮次", 20, merged=True), Column("问题", 60))
    group = "示例县创建省级法治政府建设示范县第一阶段督导"
    rows = tuple((f"{group}{n // rows_to_a_group}", f"问题{n}") for n in range(120))
    cells = CellSetter(Setter(TypeCase(faces(bundled_only=True))), Type(10.5))
    checked = 0
    for page in paginate(set_table(Table(columns, rows), cells, 400, 500), 500):
        body = [(strip, strip.spans[0]) for _, strip in page if strip.spans]
        for n, (strip, span) in enumerate(body):
            if n and span.goes_on:
                continue
            going_on = takewhile(lambda each: each[1].goes_on, body[n + 1 :])
            whole = strip.height + sum(each.height for each, _ in going_on)
            lower = (whole - strip.height) / 2
            assert all(10.5 < base + lower < whole for _, base, _ in span.texts)
            checked += bool(span.texts)
    assert checked >= 120 // rows_to_a_group


def test_rows_of_a_group_are_no_higher_than_what_stands_in_them():
    columns = (Column("轮次", 20, merged=True), Column("问题", 60))
    rows = tuple(("示例县创建省级法治政府建设示范县第一阶段督导", f"问题{n}") for n in range(30))

    assert len(lines_of(Content(Table(columns, rows), style="ledger"))) == 1


def test_the_kind_of_a_paper_is_not_parted_from_its_name():
    title = "示例县关于印发〈示例省法治政府建设示范指标体系（市县级政府2023版）〉任务分解方案的通知"

    assert not any(line.endswith("的") for line in break_title(title, 20))


def test_thirty_units_are_addressed_in_the_imprint_where_the_head_leaves_no_room():
    units = "、".join(f"示例县示例{n}人民政府街道办事处" for n in "甲乙丙丁戊己庚辛壬癸" * 3)
    paper = Content(
        RedHead(("示例局",), "示〔2023〕1号"), Title("示例"), Addressee(f"{units}："), Paragraph("正文。")
    )

    first, *_, last = lines_of(paper)
    assert any("正文" in line for line in first)
    assert "主送：" in "".join(last)
    body = in_word(paper).element.body
    (foot,) = body.iter(qn("w:txbxContent"))
    assert "主送：" in "".join(node.text for node in foot.iter(qn("w:t")))


def test_items_that_are_sentences_need_not_stay_with_what_follows():
    items = tuple(Heading(3, f"{n}.示例事项；") for n in range(1, 30))
    first, *_ = lines_of(Content(Paragraph("示例。"), *items, SignOff("示例局", "2023年7月27日")))

    assert "21.示例事项；" in first
    word = in_word(Content(*items[:1], Heading(1, "一、示例")))
    assert [paragraph.paragraph_format.keep_with_next for paragraph in word.paragraphs] == [False, None]


def test_the_numbers_of_attachments_stand_close_to_their_names():
    paper = Content(Paragraph("前文。"), Attachments(("示例甲", "示例乙")))
    with pypdfium2.PdfDocument(typeset(paper, bundled_fonts_only=True).pdf) as document:
        text = document[0].get_textpage()
        place = text.get_text_range().index("1.")
        dot = text.get_charbox(place + 1)
        name = text.get_charbox(text.get_text_range().index("示例甲"))

    assert 0 < name[0] - dot[2] < 16 / 2


JOINT = tuple(
    f"示例县{name}局" for name in ("司法", "财政", "人力资源和社会保障", "文化广电和旅游", "民政", "水利") * 2
)


def test_twelve_issuers_stand_in_four_rows_on_one_page_with_the_end_of_the_text():
    signing = SignOff(JOINT[0], "2023年7月27日", sealed=True, others=JOINT[1:])
    (page,) = lines_of(Content(Paragraph("示例正文。"), signing))

    assert page[0] == "示例正文。"
    assert page[-2].endswith("2023年7月27日")
    assert sum("司法局" in line for line in page) == 2


def test_the_date_below_twelve_issuers_does_not_stand_alone():
    names = ("示例县行政执法案卷评查标准及评分细则（行政处罚、行政许可、行政强制类）", "评查人员名单")
    signing = SignOff(JOINT[0], "2023年7月27日", sealed=True, others=JOINT[1:])
    *_, last = lines_of(Content(*[Paragraph("示例正文。")] * 8, Attachments(names), signing))

    assert last[0].endswith("评查人员名单")
    assert last[-2].endswith("2023年7月27日")


def test_twelve_issuers_leave_room_for_text_on_the_first_page():
    paper = Content(
        RedHead(JOINT, "示〔2023〕1号"), Title("示例" * 15), Addressee("各单位："), Paragraph("正文" * 40)
    )

    assert any("正文" in line for line in lines_of(paper)[0])
    (head,) = in_word(paper).tables
    names = head.rows[0].cells[0].paragraphs
    assert [paragraph.text for paragraph in names] == list(JOINT)
    assert max(run.font.size.pt for paragraph in names for run in paragraph.runs) < 16


def test_a_cell_that_tells_a_share_is_filled_as_far():
    columns = (Column("单位", 60), Column("已回复/问题数", filled=True), Column("备注"))
    rows = (
        ("示例甲镇", "3/4", "1/2"),
        ("示例乙镇", "0/4", ""),
        ("示例丙镇", "9/4", ""),
        ("示例丁镇", "", ""),
    )
    strips = set_table(
        Table(columns, rows), CellSetter(Setter(TypeCase(faces(bundled_only=True))), Type(10.5)), 440, 600
    )

    left, right = strips[1].edges[1:3]
    shown = []
    for strip in strips[1:]:
        frame = [rule for rule in strip.rules if 0 < rule[1] < strip.height]
        start, end = min((rule[0] for rule in frame), default=0), max((rule[2] for rule in frame), default=0)
        shown.append((len(frame), [round((x1 - x0) / (end - start), 3) for x0, _, x1, _ in strip.fills]))
        number_ends = max((x for x, _, _ in strip.texts if left <= x < right), default=left)
        assert not frame or number_ends < start < end < right, "the bar stands beside its number"
        assert all(0 < y0 < y1 < strip.height for _, y0, _, y1 in strip.fills), "a bar is no slab"
    assert shown == [(4, [0.75]), (4, []), (4, [1.0]), (0, [])]
    page = pypdfium2.PdfDocument(typeset(Content(Title("示例"), Table(columns, rows))).pdf)[0]
    assert "3/4" in page.get_textpage().get_text_range()

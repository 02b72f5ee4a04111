"""The Word side, read back."""

import io
import zipfile

import pytest
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from lushan_desktop.paper.content import (
    Attachments,
    Band,
    Caption,
    Column,
    Content,
    Field,
    Form,
    FormRow,
    Heading,
    Note,
    Paragraph,
    SignOff,
    Table,
    Title,
    with_gaps_marked,
)
from lushan_desktop.paper.formal import (
    AttachmentHead,
    Handling,
    Imprint,
    RedHead,
    Remark,
    Roll,
)
from lushan_desktop.paper.word.word import write_document
from tests.paper.setting import in_word
from tests.paper.test_word_ends import imprint_of

STATEMENT = Content(
    Title(("示例单位", "关于示例工作的情况说明"), draft=True),
    Heading(1, "一、提高认识，强化组织保障"),
    Paragraph(with_gaps_marked("1.2023年6月2日，召开“示例”动员会【待补：参会人员】——按期完成……")),
    SignOff("鲁山县法治政府建设领导小组办公室", "2023年7月27日"),
)
LEDGER = Content(
    Title("会议台账"),
    Caption("全部类型"),
    Table(
        (
            Column("序号", 10, "center"),
            Column("单位", group="出席"),
            Column("姓名", group="出席"),
            Column("议题"),
        ),
        (Band("2023年"), ("1", "示例单位", "示例甲", "=1+1")),
    ),
    style="ledger",
)


def test_other_machines_are_told_under_which_names_they_hold_the_fonts():
    with zipfile.ZipFile(io.BytesIO(write_document(Content(Title("示例"), Paragraph("示例。"))))) as archive:
        fonts, settings = (archive.read(f"word/{name}.xml").decode() for name in ("fontTable", "settings"))

    assert '<w:font w:name="仿宋"><w:altName w:val="仿宋_GB2312,FangSong"/>' in fonts
    assert "方正小标宋_GBK,华文中宋" in fonts
    assert 'w:eastAsia="zh-CN"' in settings
    assert '<w:characterSpacingControl w:val="compressPunctuation"/>' in settings


def test_the_whole_text_comes_back():
    text = "\n".join(paragraph.text for paragraph in in_word(STATEMENT).paragraphs)

    for part in (
        "关于示例工作的情况说明",
        "（送审稿）",
        "一、提高认识",
        "【待补：参会人员】",
        "2023年7月27日",
    ):
        assert part in text


def test_every_run_names_an_east_asian_face_and_keeps_chinese_marks_in_it():
    runs = [run for paragraph in in_word(STATEMENT).paragraphs for run in paragraph.runs if run.text.strip()]

    assert runs
    for run in runs:
        fonts = run._element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in {"仿宋", "黑体", "楷体", "方正小标宋简体", "宋体"}
        assert fonts.get(qn("w:hint")) == "eastAsia"


def test_the_page_is_that_of_the_standard():
    section = in_word(STATEMENT).sections[0]

    sizes = [round(size.mm) for size in (section.page_width, section.top_margin, section.left_margin)]
    assert sizes == [210, 37, 28]
    assert in_word(STATEMENT).settings.odd_and_even_pages_header_footer


def test_headings_are_real_ones():
    heading = next(each for each in in_word(STATEMENT).paragraphs if each.text.startswith("一、"))

    assert heading.style.name == "公文一级"
    assert heading.style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "1"


@pytest.mark.parametrize("style", ["ledger", "official"])
def test_what_heads_a_table_stays_with_it(style):
    document = in_word(Content(Caption("题头"), Table((Column("甲"),), (("一",),)), Note("注"), style=style))

    kept = {each.text: each.paragraph_format.keep_with_next for each in document.paragraphs}
    assert (kept["题头"], bool(kept["注"])) == (True, False)


def test_the_sign_off_stays_with_the_text():
    paragraphs = in_word(STATEMENT).paragraphs

    issuer = next(each for each in paragraphs if each.text.startswith("鲁山县"))
    assert issuer.paragraph_format.keep_with_next
    assert paragraphs[-1].text == "2023年7月27日"


def test_the_list_of_attachments_goes_with_the_sign_off_and_both_with_the_text():
    blocks = Paragraph("正文。"), Attachments(("名单", "方案")), SignOff("示例局", "2023年7月27日")
    kept = [one.paragraph_format.keep_with_next for one in in_word(Content(*blocks)).paragraphs]

    assert kept[-1] is False
    assert all(kept[:-1])


@pytest.mark.parametrize(
    ("issuer", "date"),
    [("鲁山县法治政府建设领导小组办公室", "2023年7月27日"), ("县创建办", "2023年12月27日")],
)
def test_the_date_begins_two_characters_right_of_the_issuer(issuer, date):
    last = in_word(Content(Paragraph("正文。"), SignOff(issuer, date))).paragraphs[-2:]

    starts = []
    for paragraph in last:
        right = int(paragraph._element.pPr.ind.get(qn("w:rightChars"))) / 100
        width = sum(0.5 if ord(mark) < 0x2E80 else 1 for mark in paragraph.text)
        starts.append(28 - right - width)
    assert starts[1] - starts[0] == pytest.approx(2)


def test_a_table_repeats_its_head_and_tears_no_row():
    table = in_word(LEDGER).tables[0]

    assert [cell.text for cell in table.rows[0].cells] == ["序号", "出席", "出席", "议题"]
    assert [cell.text for cell in table.rows[1].cells] == ["序号", "单位", "姓名", "议题"]
    assert table.rows[3].cells[3].text == "=1+1"
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_same_content_gives_the_same_bytes():
    assert write_document(LEDGER) == write_document(LEDGER)


FORMS = Content(
    RedHead(("鲁山县司法局",), "鲁司〔2023〕12号", signers=("示例甲",), handling=Handling(urgency="特急")),
    Title("关于示例工作的请示"),
    Roll((("出席", "示例甲"), ("列席", "示例乙"))),
    Form((FormRow((Field("拟办意见", "请阅示。", "签字："), Field("日期")), 20),)),
    SignOff("鲁山县司法局", "2023年7月27日", others=("鲁山县财政局",)),
    Remark("联系人：示例甲"),
    AttachmentHead("示例方案", 1),
    Imprint((("抄送", "县委办公室"),), "鲁山县司法局办公室", "2023年7月27日", "共印20份"),
)


def all_text(content):
    document = in_word(content)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_official_forms_keep_all_of_their_text_in_word():
    text = all_text(FORMS)

    for part in (
        "鲁山县司法局文件",
        "签发人：示例甲",
        "特急",
        "出席：示例甲",
        "拟办意见",
        "签字：",
        "鲁山县财政局",
    ):
        assert part in text
    table, _ = imprint_of(in_word(FORMS))
    foot = "".join(row.cells[0].text for row in table.rows)
    for part in ("（联系人：示例甲）", "附件1"):
        assert part in text
    for part in ("抄送：县委办公室。", "2023年7月27日印发", "共印20份"):
        assert part in foot


def test_equal_cells_of_a_group_are_one_cell_in_word_too():
    columns = (Column("单位", merged=True), Column("任务"))
    rows = (("示例甲局", "一"), ("示例甲局", "二"), ("示例乙局", "三"))
    (table,) = in_word(Content(Table(columns, rows, total=("合计", "3")), style="ledger")).tables

    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    assert table.cell(3, 0).text == "示例乙局"
    assert table.cell(4, 1).text == "3"


def test_a_group_of_a_thousand_rows_is_written_for_word():
    columns = (Column("操作", 30, merged=True), Column("改后", 60))
    rows = tuple(("装入示例数据", f"示例{n}") for n in range(1100))

    (table,) = in_word(Content(Table(columns, rows), style="ledger")).tables

    last = table._tbl.tr_lst[-1].tc_lst
    assert last[0].vMerge == "continue"
    assert [round(cell.width.mm) for cell in last] == [60, 120]


def test_a_row_that_names_those_below_it_is_as_wide_as_the_table():
    columns = (Column("序号", 20), Column("单位", 60))
    (table,) = in_word(Content(Table(columns, (Band("2023年"), ("1", "示例局"))), style="ledger")).tables

    band, row = ([cell.width for cell in tr.tc_lst] for tr in table._tbl.tr_lst[1:3])
    assert band == [pytest.approx(sum(row), abs=1000)]


def test_a_ledger_tells_in_word_too_when_it_was_made_and_of_which_state():
    table = Table((Column("序号"),), (("1",),))
    made = Content(Title("台账"), table, style="ledger", made_on="2023年7月27日", log_head="数据版次 12-3f9a")

    (foot,) = in_word(made).sections[0].footer.paragraphs
    assert foot.text == "制表日期：2023年7月27日\t第1页　共1页\t数据版次 12-3f9a"
    assert [code.text for code in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert foot.runs[-1].font.size < foot.runs[0].font.size


def test_the_head_of_a_table_and_what_names_its_rows_begin_no_page_without_them_in_word():
    rows = (Band("2022年"), ("1", "甲"), Band("2023年"), ("2", "乙"))
    table = Table((Column("序号"), Column("名称")), rows)
    (made,) = in_word(Content(table, style="ledger")).tables

    kept = [made.cell(n, 0).paragraphs[0].paragraph_format.keep_with_next for n in range(5)]
    assert list(map(bool, kept)) == [True, True, False, True, False]


@pytest.mark.parametrize("style", ["official", "ledger"])
@pytest.mark.parametrize("block", [Table((Column("序号"),), (("1",),)), Form((FormRow((Field("意见"),)),))])
def test_below_a_table_that_ends_a_paper_word_has_no_line_that_would_begin_a_page(block, style):
    last = in_word(Content(Title("示例"), block, style=style)).paragraphs[-1]

    assert last.paragraph_format.line_spacing.pt <= 1


def test_word_adds_no_gaps_between_chinese_and_digits():
    normal = in_word(Content(Paragraph("2023年"))).styles["Normal"].element.pPr

    assert [normal.find(qn(f"w:{name}")).get(qn("w:val")) for name in ("autoSpaceDE", "autoSpaceDN")] == [
        "0"
    ] * 2


def test_a_title_is_broken_by_sense_in_word_too():
    made = in_word(Content(Title("关于召开争创省级法治政府建设示范县动员会的通知")))

    assert made.paragraphs[0].text == "关于召开争创省级法治政府建设示范县\n动员会的通知"


def test_who_signs_stands_at_the_foot_of_the_cell():
    row = FormRow((Field("承办单位意见", "", "（盖章）\n年　月　日"),), 45)
    (table,) = in_word(Content(Form((row,)))).tables

    cell = table.cell(0, 1)
    assert cell.vertical_alignment == WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    assert [paragraph.text for paragraph in cell.paragraphs] == ["（盖章）", "年　月　日"]


def test_a_cell_keeps_its_tabs_blanks_and_marks_and_loses_only_what_has_no_ink():
    text = "甲\t乙 <丙> & “丁”\x01\n 戊 \ufffe𠮷"
    (table,) = in_word(Content(Table((Column("一"),), ((text,),), total=("合计",)))).tables

    assert table.rows[1].cells[0].text == "甲\t乙 <丙> & “丁”\n 戊 𠮷"
    assert table.rows[2].cells[0].text == "合计"


def test_tables_one_after_the_other_stay_two():
    table = Table((Column("一"),), (("甲",),))
    body = in_word(Content(table, table)).element.body

    kinds = [child.tag.rpartition("}")[2] for child in body]
    assert kinds == ["p", "tbl", "p", "p", "tbl", "p", "sectPr"]


def test_a_table_without_rows_says_so_in_the_middle_and_has_no_sum():
    (table,) = in_word(
        Content(Table((Column("一"), Column("二")), (), empty="无记录。", total=("合计", "0")))
    ).tables

    (said,) = {cell._tc for cell in table.rows[1].cells}
    assert said.p_lst[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert len(table.rows) == 2


def test_the_language_by_which_lines_are_broken_is_chinese():
    styles = in_word(Content(Paragraph("正文。"))).styles.element

    assert {each.get(qn("w:eastAsia")) for each in styles.iter(qn("w:lang"))} == {"zh-CN"}


def test_a_cell_that_tells_a_share_has_a_grey_bar_as_long_below_its_number():
    columns = (Column("单位", 60), Column("已回复/问题数", 50, "center", filled=True))
    rows = (("示例甲镇", "3/4"), ("示例乙镇", "0/4"), ("示例丙镇", "4/4"))
    (table,) = in_word(Content(Title("示例"), Table(columns, rows))).tables

    bars = [row.cells[1].paragraphs[-1]._element.pPr for row in table.rows[1:]]
    greys = [bar.find(qn("w:shd")) is not None for bar in bars]
    gone = [int(bar.ind.get(qn("w:right"))) for bar in bars]
    room = table.rows[1].cells[1].width.twips
    assert greys == [True, False, True]
    assert gone[2] == 0
    assert room * 0.2 < gone[0] < room * 0.25, "the paddings of the cell do not count"
    assert all(row.cells[0].paragraphs[-1].text for row in table.rows)

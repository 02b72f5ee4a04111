"""The Excel side, read back."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
import python_calamine

from lushan_desktop.paper.content import (
    Band,
    Caption,
    Column,
    Content,
    KeyValues,
    Note,
    Paragraph,
    SignatureRow,
    Table,
    Title,
)
from lushan_desktop.paper.excel.sheet import write_workbook

COLUMNS = (Column("序号", 10, "center"), Column("文号", 40), Column("内容"))
LEDGER = Content(
    Title("发文登记"),
    Caption("2023年"),
    Table(COLUMNS, (("1", "007", "=HYPERLINK(1)"), ("2", "鲁法〔2023〕1号", "示例：" + "很长的内容" * 30))),
    style="ledger",
    foot="第 1 版",
    log_head="a&b",
)


def rows_of(content):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(write_workbook(content)))
    return book.get_sheet_by_index(0).to_python()


def sheet_xml(content):
    with zipfile.ZipFile(io.BytesIO(write_workbook(content))) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_text_stays_text():
    rows = rows_of(LEDGER)

    assert rows[0][0] == "发文登记"
    assert rows[2] == ["序号", "文号", "内容"]
    assert rows[3] == ["1", "007", "=HYPERLINK(1)"]
    assert "<f>" not in sheet_xml(LEDGER)


def test_the_head_is_frozen_filtered_and_repeated():
    xml = sheet_xml(LEDGER)

    assert 'ySplit="3"' in xml
    assert '<autoFilter ref="A3:C5"' in xml
    assert "第&amp;P页" in xml


def test_a_long_cell_makes_its_row_higher():
    xml = sheet_xml(LEDGER)

    heights = [float(part.split('"')[1]) for part in xml.split(" ht=")[1:]]
    assert max(heights) > 60


def test_an_empty_table_says_so():
    empty = Content(Title("会议台账"), Table(COLUMNS, (), empty="没有符合条件的会议。"), style="ledger")

    assert rows_of(empty)[2][0] == "没有符合条件的会议。"


def test_headings_that_share_a_name_stand_above_their_columns():
    columns = (Column("序号"), Column("单位", group="出席"), Column("姓名", group="出席"))
    grouped = Content(
        Title("台账"), Table(columns, (Band("2023年"), ("1", "示例单位", "示例甲"))), style="ledger"
    )

    rows = rows_of(grouped)

    assert rows[1][:2] == ["序号", "出席"]
    assert rows[2][1:] == ["单位", "姓名"]
    assert rows[3][0] == "2023年"


def test_the_same_content_gives_the_same_bytes():
    assert write_workbook(LEDGER) == write_workbook(LEDGER)


def test_an_essay_in_a_cell_is_cut_where_excel_ends_and_says_so():
    for word in ("长", "𠀀"):
        essay = Content(Title("台账"), Table(COLUMNS, (("1", "2", word * 40_000),)), style="ledger")

        cell = rows_of(essay)[2][2]
        heights = [float(part.split('"')[1]) for part in sheet_xml(essay).split(" ht=")[1:]]

        assert cell.startswith(word * 16_000)
        assert cell.endswith("（文字太长，后面的没有放进这一格）")
        assert len(cell.encode("utf-16-le")) // 2 <= 32_767
        assert max(heights) <= 409


def test_what_stands_around_the_table_is_in_the_workbook_too():
    content = Content(
        Title("意见表"),
        KeyValues({"申报单位": "示例局", "审查次数": "第1次"}),
        Table(COLUMNS, (("1", "007", "示例"),), total=("合计", "1", "")),
        Paragraph("初审意见：通过。"),
        SignatureRow("初审人：", "复核人："),
        style="ledger",
    )

    rows = [row[0] for row in rows_of(content)]
    assert rows[:3] == ["意见表", "申报单位：示例局", "审查次数：第1次"]
    assert rows[3:6] == ["序号", "1", "合计"]
    assert rows[6] == "初审意见：通过。"
    assert rows[7].startswith("初审人：")
    assert rows[7].endswith("复核人：")


def test_an_essay_beside_the_table_has_the_room_it_needs_in_rows_that_excel_opens():
    table = Table(COLUMNS, (("1", "007", "示例"),))
    essay = Content(KeyValues({"事迹": "长\n" * 60}), table, Paragraph("长" * 40_000), style="ledger")

    cells = [row[0] for row in rows_of(essay)]
    heights = [float(part.split('"')[1]) for part in sheet_xml(essay).split(" ht=")[1:]]
    above = cells.index("序号")

    assert cells[0].startswith("事迹：长\n长")
    assert sum(heights[:above]) >= 60 * 18
    assert cells[above + 2].endswith("（文字太长，后面的没有放进这一格）")
    assert max(heights) <= 409


def test_a_text_as_wide_as_its_column_stands_on_one_line():
    content = Content(Table((Column("时间", 38),), (("2026-11-25 09:26:26",),)), style="ledger")

    assert 'ht="30"' not in sheet_xml(content)


@pytest.mark.parametrize("sign", ["\ud800", "\ufffe", "\x01", "\x1f", "\x85"])
def test_what_is_no_character_keeps_no_workbook_from_being_written(sign):
    text = f"甲{sign}乙"
    table = Table((Column(text),), ((text,), Band(text)), total=(text,))
    content = Content(Title(text), Caption(text), table, Note(text), style="ledger", foot=text, made_on=text)

    with zipfile.ZipFile(io.BytesIO(write_workbook(content))) as made:
        assert all(ElementTree.fromstring(made.read(name)) is not None for name in made.namelist())

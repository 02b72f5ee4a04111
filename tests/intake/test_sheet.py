"""Tables out of workbooks, .csv files and the clipboard; what cannot be read says why."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake.sheet import MOST_COLUMNS, read_file, read_pasted


@pytest.fixture
def workbook(tmp_path):
    """Makes an .xlsx; the function fills its sheets."""

    def make(fill) -> Path:
        file = tmp_path / "示例台账.xlsx"
        book = xlsxwriter.Workbook(str(file), {"default_date_format": "yyyy/m/d"})
        fill(book)
        book.close()
        return file

    return make


def test_a_workbook_is_read_as_a_clerk_would_have_typed_it(workbook):
    def fill(book):
        page = book.add_worksheet("台账")
        page.merge_range(0, 0, 0, 4, "示例会议台账")
        page.write_row(1, 0, ["序号", "单位", "日期", "次数", "经常性"])
        page.merge_range(2, 1, 4, 1, "示例单位")
        for row in (2, 3, 4):
            page.write_number(row, 0, row - 1)
            page.write_datetime(row, 2, datetime(2023, 3, row))
            page.write_number(row, 3, 44986.5)
            page.write_boolean(row, 4, row == 2)

    (sheet,) = read_file(workbook(fill))

    assert sheet.name == "台账"
    assert sheet.rows[0] == ("示例会议台账", "", "", "", "")
    assert sheet.rows[2] == ("1", "示例单位", "2023-03-02", "44986.5", "是")
    assert [row[1] for row in sheet.rows[2:]] == ["示例单位"] * 3


def test_hidden_and_empty_sheets_are_left_out(workbook):
    def fill(book):
        book.add_worksheet("填写").write_row(0, 0, ["日期", "名称"])
        book.add_worksheet("空")
        hidden = book.add_worksheet("清单")
        hidden.write_row(0, 0, ["推进会"])
        hidden.hide()

    assert [sheet.name for sheet in read_file(workbook(fill))] == ["填写"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_read_in_any_encoding_and_with_any_mark(tmp_path, encoding, mark):
    file = tmp_path / "示例.csv"
    file.write_bytes(f'日期{mark}会议名称\r\n2023.3.1{mark}"第一行\n第二行"\r\n'.encode(encoding))

    (sheet,) = read_file(file)

    assert sheet.rows == (("日期", "会议名称"), ("2023.3.1", "第一行\n第二行"))


def test_pasted_cells_keep_their_lines_tabs_and_quotes():
    (sheet,) = read_pasted('日期\t名称\t备注\r\n2023.3.1\t"一\n二\t""三"""\t\r\n"示例"会\t"未闭合\tx\r\n\r\n')

    assert sheet.rows == (
        ("日期", "名称", "备注"),
        ("2023.3.1", '一\n二\t"三"', ""),
        ('"示例"会', '"未闭合', "x"),
    )


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (OLE + b"\0" * 2048, "已损坏"),
        (b"PK\x03\x04" + b"\0" * 64, "已损坏"),
        ("日期,名称".encode(), "仅扩展名相同"),
        (b"<html><table></table></html>", "实为网页"),
        (zipped(word__document_xml=b"<x/>"), "不是Excel表格"),
        (b"", "仅扩展名相同"),
    ],
)
def test_what_only_looks_like_a_workbook_is_refused_in_one_sentence(tmp_path, data, said):
    file = tmp_path / "示例.xlsx"
    file.write_bytes(data)

    with pytest.raises(UserError, match=said) as refused:
        read_file(file)

    assert refused.value.message.startswith("“示例.xlsx”")


def test_a_workbook_that_swells_when_unpacked_is_refused(tmp_path):
    file = tmp_path / "示例.xlsx"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(401):
                part.write(b"\0" * 2**20)
    file.write_bytes(made.getvalue())

    with pytest.raises(UserError, match="展开后太大"):
        read_file(file)


def test_nothing_too_wide_and_wrong_kinds_are_told(tmp_path):
    with pytest.raises(UserError, match="没有内容"):
        read_pasted(" \n\t\n")
    with pytest.raises(UserError, match="超过200列"):
        read_pasted("\t".join(["示例"] * (MOST_COLUMNS + 1)))
    with pytest.raises(UserError, match="不是表格文件"):
        read_file(tmp_path / "示例.docx")
    with pytest.raises(UserError, match="找不到"):
        read_file(tmp_path / "没有.xlsx")


def test_a_sheet_with_a_mark_of_secrecy_is_not_read():
    with pytest.raises(UserError, match="不得处理国家秘密"):
        read_pasted("机密★1年\t\n日期\t会议名称\n2023.3.1\t示例会")


def test_a_workbook_whose_packing_is_damaged_is_told(workbook):
    file = workbook(lambda book: book.add_worksheet().write_column(0, 0, [f"示例{n}" for n in range(500)]))
    with zipfile.ZipFile(file) as book:
        entry = book.getinfo("xl/worksheets/sheet1.xml")
    whole = bytearray(file.read_bytes())
    start = entry.header_offset + 30 + len(entry.filename) + 4
    whole[start : start + 40] = b"\xff" * 40
    file.write_bytes(whole)

    with pytest.raises(UserError, match="已损坏"):
        read_file(file)


def test_a_cell_as_long_as_a_book_is_refused(workbook):
    file = workbook(lambda book: book.add_worksheet().write(0, 0, "示例"))
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    long = "字".encode() * 100_001
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, part.replace("示例".encode(), long) if name.endswith("Strings.xml") else part)

    with pytest.raises(UserError, match="有一格超过"):
        read_file(file)


def test_a_folder_under_the_name_of_a_table_is_told_in_chinese(tmp_path):
    (tmp_path / "示例.xlsx").mkdir()

    with pytest.raises(UserError) as told:
        read_file(tmp_path / "示例.xlsx")

    assert told.value.message == "“示例.xlsx”不是文件，请选择文件。"

"""Files that are small on the disk and vast in memory are refused in words, and not called damaged."""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
import xlsxwriter

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake import evidence_text, sheet_extent, showing
from lushan_desktop.intake.sheet import read_data
from lushan_desktop.intake.showing import look
from lushan_desktop.intake.workbook import read_workbook

SIDE = 30_000


def book(*places: tuple[int, int]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        sheet = workbook.add_worksheet()
        for row, column in places:
            sheet.write(row, column, "示例")
    return made.getvalue()


@pytest.mark.parametrize("far", [(1_048_575, 16_383), (1_048_575, 30), (40_000, 16_383)])
def test_a_cell_at_the_end_of_the_sheet_is_refused_before_room_is_made(far):
    with pytest.raises(UserError, match="范围太大"):
        read_workbook(book((0, 0), far), "示例.xlsx", 50_000)


def with_sheet(rows: bytes, target: bytes = b"worksheets/sheet1.xml") -> bytes:
    """A workbook of which the one sheet holds these rows, in a part of this name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book((0, 0)))) as whole, zipfile.ZipFile(made, "w") as written:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "xl/worksheets/sheet1.xml":
                name = f"xl/{target.decode()}"
                content = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData>%s</sheetData>" % rows, content)
            content = content.replace(b'Target="worksheets/sheet1.xml"', b'Target="%s"' % target)
            written.writestr(name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def cell(place: bytes) -> bytes:
    return b'<c r="%s"><v>1</v></c>' % place


NEAR, END = b'<row r="1">%s</row>' % cell(b"A1"), b'<row r="1048576">%s</row>' % cell(b"XFD1048576")
UNPLACED = b"<c><v>1</v></c>"
FAR_APART = {
    "a sheet in another folder": with_sheet(NEAR + END, b"data/one.xml"),
    "a sheet in a folder below": with_sheet(NEAR + END, b"worksheets/sub/one.xml"),
    "a sheet that is called otherwise": with_sheet(NEAR + END, b"worksheets/one.dat"),
    "a row without its number": with_sheet(
        b"<row>%s</row><row>%s</row>" % (cell(b"XFD1"), cell(b"A1048576"))),
    "a row behind a bracket": with_sheet(b'<row r="1">%s</row><row x=">" r="900000">%s</row>' % (
        cell(b"A1") + cell(b"XFD1"), UNPLACED)),
    "rows that are counted": with_sheet(b'<row r="1">%s</row>%s<row>%s</row>' % (
        cell(b"A1") + cell(b"XFD1"), b"<row/>" * 2000, UNPLACED)),
    "cells that are counted": with_sheet(NEAR + b'<row r="9000">%s</row>' % (b"<c/>" * 3000 + UNPLACED)),
    "a row that no sheet has": with_sheet(NEAR + b'<row r="4294967290">%s</row>' % cell(b"B4294967290")),
    "a column that no sheet has": with_sheet(b'<row r="1">%s</row>' % (cell(b"A1") + cell(b"ZZZZZZZZZZZZ1"))),
}  # fmt: skip


@pytest.mark.parametrize("data", FAR_APART.values(), ids=FAR_APART)
def test_cells_far_apart_are_found_however_they_are_written(data, tmp_path):
    file = tmp_path / "示例.xlsx"
    file.write_bytes(data)
    for reader in (
        lambda: read_data(data, ".xlsx", file.name),
        lambda: evidence_text.read(file, file.name),
        lambda: showing._text(file, ".xlsx", file.name),
    ):
        with pytest.raises(UserError, match="范围太大"):
            reader()


OLD = Path(__file__).parents[1] / "data" / "hostile" / "near.xls"


@pytest.mark.parametrize("place", [(65_535, 65_535), (65_535, 255), (1000, 65_535)])
def test_a_far_cell_of_an_old_workbook_is_refused(place):
    near = OLD.read_bytes()
    number = struct.pack("<HH", 0x027E, 10)
    at = near.rfind(number) + len(number)

    assert len(read_data(near, ".xls", "示例.xls")[0][1]) == 2
    with pytest.raises(UserError, match="范围太大"):
        read_data(near[:at] + struct.pack("<HH", *place) + near[at + 4 :], ".xls", "示例.xls")


def test_a_binary_workbook_under_another_name_is_refused(tmp_path):
    file = tmp_path / "示例.xlsx"
    with zipfile.ZipFile(file, "w") as parts:
        for name in ("xl/workbook.xml", "xl/workbook.bin", "xl/worksheets/sheet1.bin"):
            parts.writestr(name, b"\x00")

    for reader in (
        lambda: read_workbook(file.read_bytes(), file.name, 50_000),
        lambda: evidence_text.read(file, file.name),
    ):
        with pytest.raises(UserError, match=r"实为 \.xlsb"):
            reader()


def test_a_workbook_that_swells_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_extent, "LARGEST_UNPACKED", 1 << 20)
    file = tmp_path / "示例.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"<workbook/>")
        parts.writestr("xl/media/1.xml", bytes(2 << 20))

    for reader in (
        lambda: read_workbook(file.read_bytes(), file.name, 50_000),
        lambda: showing._text(file, ".xlsx", file.name),
        lambda: evidence_text.read(file, file.name),
    ):
        with pytest.raises(UserError, match="展开后太大"):
            reader()


def test_rows_and_cells_that_do_not_say_where_they_are_are_read():
    rows = b"<row>%s</row>" % (UNPLACED * 20)

    ((_, read),) = read_data(with_sheet(rows * 5000), ".xlsx", "示例.xlsx")

    assert (len(read), len(read[0])) == (5000, 20)


def test_an_ordinary_workbook_is_read():
    ((_, rows, _),) = read_workbook(book((0, 0), (300, 60)), "示例.xlsx", 50_000)

    assert (len(rows), rows[300][60]) == (301, "示例")


def test_a_picture_too_large_to_show_is_not_called_damaged(tmp_path, monkeypatch):
    monkeypatch.setattr(showing, "limit", lambda: None)
    file = tmp_path / "示例.png"
    file.write_bytes(vast_picture())

    with pytest.raises(UserError) as caught:
        look(file, ".png", "示例.png")

    assert "尺寸太大" in caught.value.message
    assert "损坏" not in caught.value.message


def vast_picture() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    head = SIDE.to_bytes(4) * 2 + bytes((1, 0, 0, 0, 0))
    rows = zlib.compress(bytes(SIDE // 8 + 1) * 64, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "foot", [b'<row r="1048576" ht="12.8"></row>', b'<row r="1048575"/>\n<row r="1048576"> </row>']
)
def test_rows_without_cells_at_the_foot_take_no_room_and_are_read_past(foot):
    """LibreOffice writes them into a sheet of which a row was deleted."""
    wide = b'<row r="1">%s</row>' % (cell(b"A1") + cell(b"Z1"))
    ((_, rows, _),) = read_workbook(with_sheet(wide + foot), "示例.xlsx", 50_000)

    assert len(rows) == 1
    for behind in (END, b"<row>%s</row>" % UNPLACED):
        with pytest.raises(UserError, match="范围太大"):
            read_workbook(with_sheet(wide + foot + behind), "示例.xlsx", 50_000)

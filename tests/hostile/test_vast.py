"""Files that are small on the disk and vast in memory are refused in words, and not called damaged."""

import io
import zlib

import pytest
import xlsxwriter

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake import showing
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

"""A space that nobody typed is none of the text: Word and WPS print a gap between Chinese and figures."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from lushan_desktop.intake import pdf_text

SIZE = 16.0
GAP, COLUMN = SIZE / 4, 3 * SIZE


@pytest.fixture
def read(tmp_path):
    """Prints pieces side by side, each so far from the one before; returns the text of the page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def reading(*pieces: str, apart: float) -> str:
        held = io.BytesIO()
        canvas = Canvas(held)
        at = 60.0
        for piece in pieces:
            name = "Helvetica" if piece.isascii() else "STSong-Light"
            canvas.setFont(name, SIZE)
            canvas.drawString(at, 700, piece)
            at += pdfmetrics.stringWidth(piece, name, SIZE) + apart
        canvas.save()
        file = tmp_path / "文稿.pdf"
        file.write_bytes(held.getvalue())
        return pdf_text.pages(file)[0].strip()

    return reading


def test_the_gap_between_chinese_and_figures_is_no_space(read):
    said = read("示例会议于", "2023", "年度内", "3", "次召开（第", "7", "期）", apart=GAP)

    assert said == "示例会议于2023年度内3次召开（第7期）"


def test_a_space_that_was_typed_is_read(read):
    assert read("会议于 ", "2023", " 年召开", apart=0.0) == "会议于 2023 年召开"


def test_columns_and_words_stay_apart(read):
    assert read("示例乡", "21", "示例镇", "3", apart=COLUMN).split() == ["示例乡", "21", "示例镇", "3"]
    assert read("Word", "2016", apart=GAP).split() == ["Word", "2016"]

"""The statement as ReportLab's own layout sets it, with the same fonts, as its manual teaches."""

import io

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from lushan_desktop.base import paths
from tests.benchmarks.statement_text import HEADINGS, SIGNED, TITLE, paragraphs

FONTS = ("LushanFang-Regular", "LushanKai-Regular", "LushanHei-Medium", "LushanTitle-Bold")
BODY = {"leading": 29.6, "firstLineIndent": 32, "alignment": TA_JUSTIFY}


def register_fonts() -> None:
    """The program's own fonts as ReportLab takes them."""
    for name in FONTS:
        pdfmetrics.registerFont(TTFont(f"Stock{name}", paths.resources("fonts", f"{name}.ttf")))


def style(name: str, font: str, size: float, **more) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=f"Stock{font}", fontSize=size, wordWrap="CJK", **more)


def styles() -> dict[str, ParagraphStyle]:
    """How ReportLab's own layout is told to set Chinese."""
    return {
        "title": style("title", "LushanTitle-Bold", 22, leading=30, alignment=TA_CENTER),
        "first": style("first", "LushanHei-Medium", 16, **BODY),
        "second": style("second", "LushanKai-Regular", 16, **BODY),
        "body": style("body", "LushanFang-Regular", 16, **BODY),
        "cell": style("cell", "LushanFang-Regular", 10.5, leading=14),
    }


def made() -> bytes:
    kinds, (first, *others) = styles(), paragraphs()
    story = [Paragraph(TITLE, kinds["title"]), Paragraph(first, kinds["body"])]
    for n, text in enumerate(HEADINGS):
        story.append(Paragraph(text, kinds[("first", "second", "body")[n]]))
        story += [Paragraph(text, kinds["body"]) for text in others[2 * n : 2 * n + 2]]
    story += [Paragraph(SIGNED, kinds["body"]), Paragraph("2023年7月27日", kinds["body"])]
    written = io.BytesIO()
    margins = {"leftMargin": 28 * mm, "rightMargin": 26 * mm, "topMargin": 37 * mm, "bottomMargin": 35 * mm}
    SimpleDocTemplate(written, pagesize=A4, **margins).build(story)
    return written.getvalue()


def made_plainly() -> bytes:
    """All that a script does that makes one paper."""
    register_fonts()
    return made()


if __name__ == "__main__":
    made_plainly()

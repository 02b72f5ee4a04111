"""The styles of a Word document: the faces, sizes and spacing of GB/T 9704—2012."""

from math import ceil, floor
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from lushan_desktop.paper.setting.grid import COLUMNS, GLYPH, OFFICIAL, ROWS

FACES = {"body": "仿宋", "heading": "黑体", "kai": "楷体", "title": "方正小标宋简体", "song": "宋体"}
LATIN = "Times New Roman"
CHARACTER = GLYPH
"""3号 in pt."""
LINE = floor(20 * OFFICIAL.height / ROWS) / 20
"""Line pitch in pt, in twentieths: each line box is as high as the pitch in Word (5.2.3)."""
_DRAWN_IN = -ceil(20 * (COLUMNS * GLYPH - OFFICIAL.width) / COLUMNS)
"""The characters of a line are wider than it by 5.8 pt: each is drawn in by so many twentieths of a pt."""


def add_styles(document: Any) -> None:
    """公文标题, the four levels, 正文, 落款, 说明; headings are real ones, so that Word lists them."""
    normal = document.styles["Normal"]
    set_fonts(normal.element.get_or_add_rPr(), FACES["body"])
    normal.font.size = Pt(CHARACTER)
    _leave_no_gaps(normal)
    _speak_chinese(document)
    _style(document, "公文正文", "body", indent=2, justified=True)
    title = _style(document, "公文标题", "title", size=22, align=WD_ALIGN_PARAGRAPH.CENTER, outline=0)
    leave_the_grid(title.element.get_or_add_pPr())
    for level, face in enumerate(("heading", "kai", "body", "body"), 1):
        made = _style(document, f"公文{'一二三四'[level - 1]}级", face, indent=2, outline=level)
        made.paragraph_format.keep_with_next = True
    _style(document, "公文落款", "body", align=WD_ALIGN_PARAGRAPH.RIGHT)
    _style(document, "公文说明", "kai", align=WD_ALIGN_PARAGRAPH.CENTER)


def _style(
    document: Any,
    name: str,
    face: str,
    *,
    size: float = CHARACTER,
    indent: int = 0,
    align: Any = None,
    justified: bool = False,
    outline: int | None = None,
) -> Any:
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    made.font.size, made.font.bold = Pt(size), False
    made.font.color.rgb = RGBColor(0, 0, 0)
    set_fonts(made.element.get_or_add_rPr(), FACES[face])
    if size == CHARACTER:
        _draw_in(made)
    form = made.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)
    form.space_before = form.space_after = Pt(0)
    form.widow_control = True
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if justified else align
    if indent:
        form.first_line_indent = Pt(indent * CHARACTER)
        made.element.get_or_add_pPr().find(qn("w:ind")).set(qn("w:firstLineChars"), str(indent * 100))
    if outline is not None:
        _set_outline(made, outline)
    return made


def leave_the_grid(properties: Any) -> None:
    """Lines as high as told, whatever grid the page has: large or small ones would take two or one of its."""
    snap = properties.makeelement(qn("w:snapToGrid"), {qn("w:val"): "0"})
    later = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
    properties.insert_element_before(snap, *later)


def _speak_chinese(document: Any) -> None:
    """The language by which programs break lines; the template of python-docx says American English."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _leave_no_gaps(style: Any) -> None:
    """No space of its own between Chinese and Latin, so that lines end as on the PDF's pages."""
    properties = style.element.get_or_add_pPr()
    later = ("w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        off = properties.makeelement(qn(name), {qn("w:val"): "0"})
        properties.insert_element_before(off, *later)


def _draw_in(style: Any) -> None:
    properties = style.element.get_or_add_rPr()
    spacing = properties.makeelement(qn("w:spacing"), {qn("w:val"): str(_DRAWN_IN)})
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


def _set_outline(style: Any, level: int) -> None:
    properties = style.element.get_or_add_pPr()
    mark = properties.makeelement(qn("w:outlineLvl"), {qn("w:val"): str(level)})
    properties.append(mark)


def set_fonts(properties: Any, face: str) -> None:
    """East-Asian and Latin fonts; the hint keeps “ ” — … in the East-Asian face."""
    fonts = properties.get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), LATIN)
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hint"), "eastAsia")

"""The Word side: the same content as a document with real styles, for WPS, Word and LibreOffice alike."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from lushan_desktop.paper import formal
from lushan_desktop.paper.content import (
    Addressee,
    Attachments,
    Block,
    Caption,
    Content,
    Cover,
    Form,
    Heading,
    KeyValues,
    Note,
    PageBreak,
    Paragraph,
    Run,
    SignatureRow,
    SignOff,
    Table,
    Title,
)
from lushan_desktop.paper.fonts.embedding import TypeCase
from lushan_desktop.paper.fonts.fonts import faces
from lushan_desktop.paper.setting.grid import A3, A4, MM, OFFICIAL
from lushan_desktop.paper.setting.imprint import set_imprint
from lushan_desktop.paper.setting.ledger import ledger_frame
from lushan_desktop.paper.setting.official import (
    LINES_OF_A_SHORT_LIST,
    OfficialSetter,
    addressee_moved,
    lay_out,
)
from lushan_desktop.paper.setting.paragraph import Setter
from lushan_desktop.paper.word import word_forms as forms
from lushan_desktop.paper.word import word_heads as heads
from lushan_desktop.paper.word import word_parts as parts
from lushan_desktop.paper.word import word_signing as signing
from lushan_desktop.paper.word.word_fonts import name_fonts
from lushan_desktop.paper.word.word_rows import KeptRows
from lushan_desktop.paper.word.word_small import Small
from lushan_desktop.paper.word.word_styles import add_styles

# As the PDF has them: GB/T 9704—2012, 5.2.1.
_MARGINS = {
    "top_margin": round(OFFICIAL.top / MM),
    "left_margin": round(OFFICIAL.left / MM),
    "right_margin": round((OFFICIAL.sheet[0] - OFFICIAL.left - OFFICIAL.width) / MM),
    "bottom_margin": round((OFFICIAL.sheet[1] - OFFICIAL.top - OFFICIAL.height) / MM),
}
_LEDGER_MARGINS = {"top_margin": 20, "left_margin": 15, "right_margin": 15, "bottom_margin": 18}
# The dashes of the number, in the middle of a line of 4号, 7 mm below the type area (7.5).
_FOOTER_MM = _MARGINS["bottom_margin"] - 7 - 14 / 2 / MM
_PAST = datetime(2000, 1, 1)
_DOCUMENT = "word/document.xml"
_ZIP_PAST = (1980, 1, 1, 0, 0, 0)
_TABLE_SIZE, _LEDGER_SIZE = 12.0, 10.5


def write_document(content: Content) -> bytes:
    """The content as the bytes of a .docx; the same content gives the same bytes."""
    document = docx.Document()
    add_styles(document)
    name_fonts(document)
    _set_up_page(document, content)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = content.name, "", content.log_head
    properties.created = properties.modified = _PAST
    kept = KeptRows()
    writers, blocks = _writers(content, kept), _blocks(content)
    for number, block in enumerate(blocks):
        if isinstance(block, formal.Imprint):
            if block.ruled:
                _begin_page_of_imprint(content, document)
            signing.imprint(document, block, set_imprint(block, _setter()).height)
            continue
        _write(document, block, blocks[number + 1 : number + 3], writers)
    made = io.BytesIO()
    document.save(made)
    return _without_times(made.getvalue(), kept)


def _blocks(content: Content) -> tuple[Block, ...]:
    """The blocks as the PDF has them: 主送 of very many units stands in 版记."""
    if content.style == "ledger" or not any(isinstance(block, Addressee) for block in content.blocks):
        return content.blocks
    setting = OfficialSetter(_setter())
    return tuple(addressee_moved(content.blocks, setting))


def _begin_page_of_imprint(content: Content, document: Any) -> None:
    """版记 that stands on a page of its own in the PDF begins an even page here too (7.4, 7.5)."""
    pages, numbering = lay_out(content, _setter())
    if len(pages[-1]) > 1 or len(pages) == 1:
        return
    section = document.add_section(WD_SECTION.EVEN_PAGE)
    parts.set_closely(document.paragraphs[-1], 1)
    if len(pages) in numbering.without:
        for footer in (section.footer, section.even_page_footer):
            footer.is_linked_to_previous = False


def _setter() -> Setter:
    return Setter(TypeCase(faces(bundled_only=True)))


def _set_up_page(document: Any, content: Content) -> None:
    section = document.sections[0]
    is_official = content.style == "official"
    width, height = _sheet_of(content)
    if width > height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(round(width / MM)), Mm(round(height / MM))
    for name, size in (_MARGINS if is_official else _LEDGER_MARGINS).items():
        setattr(section, name, Mm(size))
    if is_official:
        parts.set_grid(section)
    section.footer_distance = Mm(_FOOTER_MM if is_official else 10)
    document.settings.odd_and_even_pages_header_footer = is_official
    if is_official:
        parts.number_pages(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
        parts.number_pages(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    else:
        parts.number_sheets(section.footer, parts.room_of(document), content.whole_foot, content.log_head)


def _sheet_of(content: Content) -> tuple[float, float]:
    """Width and height as on the PDF: “auto” comes to the same sheet."""
    if content.style == "ledger":
        width, height = ledger_frame(content).sheet
        return width, height
    sheet = A3 if content.paper == "A3" else A4
    width, height = sorted(sheet, reverse=content.orientation == "landscape")
    return width, height


def _write(document: Any, block: Block, following: tuple[Block, ...], writers: "_Writers") -> None:
    writer = writers.get(type(block))
    if writer is None:
        raise TypeError(f"Word has no form for {type(block).__name__}")
    writer(document, block, following)


def _title(document: Any, block: Title, _following: Any) -> None:
    if block.plain:
        parts.add_title(document, block)
    for line in filter(None, block.subtitle.split("\n")):
        under = document.add_paragraph(style="公文说明")
        parts.add_run(under, Run(line, "kai"), 16)
    if block.draft:
        draft = document.add_paragraph(style="公文说明")
        parts.add_run(draft, Run("（送审稿）", "kai"))
    document.add_paragraph(style="公文正文")


def _heading(document: Any, block: Heading, _following: Any) -> None:
    faces = {1: "heading", 2: "kai"}
    paragraph = document.add_paragraph(style=f"公文{'一二三四'[block.level - 1]}级")
    if block.is_sentence:
        paragraph.paragraph_format.keep_with_next = False
    if block.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.first_line_indent = Pt(0)
        parts.indent(paragraph, firstLineChars=0)
    parts.add_run(paragraph, Run(block.text, faces.get(block.level, "body")))  # type: ignore[arg-type]  # a Face


def _paragraph(document: Any, block: Paragraph, following: tuple[Block, ...]) -> None:
    paragraph = document.add_paragraph(style="公文正文")
    if not block.indent:
        paragraph.paragraph_format.first_line_indent = Pt(0)
        parts.indent(paragraph, firstLineChars=0)
    for run in block.runs:
        parts.add_run(paragraph, run)
    # The sign-off never stands alone on a page (GB/T 9704—2012, 7.3.5.4).
    paragraph.paragraph_format.keep_with_next = _leads_to_a_sign_off(following)


def _addressee(document: Any, block: Addressee, _following: Any) -> None:
    _paragraph(document, Paragraph(block.text, indent=0), ())


def _leads_to_a_sign_off(following: tuple[Block, ...]) -> bool:
    """True if a sign-off comes next, or 附件说明 that goes with one."""
    match following:
        case [Attachments(names), SignOff(), *_]:
            return len(names) < LINES_OF_A_SHORT_LIST
        case [SignOff(), *_]:
            return True
    return False


def _attachments(document: Any, block: Attachments, following: tuple[Block, ...]) -> None:
    """Later lines of a name begin below its first character (7.3.4)."""
    is_kept = _leads_to_a_sign_off((block, *following))
    document.add_paragraph(style="公文正文").paragraph_format.keep_with_next = is_kept
    several = len(block.names) > 1
    for number, name in enumerate(block.names, 1):
        lead = ("附件：" if number == 1 else "　　　") + (f"{number}." if several else "")
        paragraph = document.add_paragraph(style="公文正文")
        parts.hang(paragraph, 2, parts.characters(lead))
        parts.add_run(paragraph, Run(f"{lead}{name}"))
        paragraph.paragraph_format.keep_with_next = is_kept


def _caption(document: Any, block: Caption, _following: Any) -> None:
    paragraph = document.add_paragraph(style="公文说明")
    paragraph.alignment = {"left": 0, "center": 1, "right": 2}[block.align]
    paragraph.paragraph_format.keep_with_next = True
    parts.add_run(paragraph, Run(block.text, "song"))


def _page_break(document: Any, _block: PageBreak, following: tuple[Block, ...]) -> None:
    """A letter that follows another is a paper of its own: its pages are counted anew."""
    if following and isinstance(following[0], formal.LetterHead):
        parts.count_anew(document.add_section(WD_SECTION.NEW_PAGE))
        parts.set_closely(document.paragraphs[-1], 1)
    else:
        document.add_page_break()


def _writers(content: Content, kept: KeptRows) -> "_Writers":
    """Return who writes what: on a ledger all but its name is small."""
    is_ledger = content.style == "ledger"
    small = Small(_LEDGER_SIZE if is_ledger else _TABLE_SIZE, kept)
    writers: _Writers = {
        **_WRITERS,
        Table: small.table,
        Form: small.form,
        Note: small.note,
        KeyValues: small.key_values,
        SignatureRow: small.signatures,
    }
    if is_ledger:
        writers |= {Caption: small.caption, Paragraph: small.paragraph}
    return writers


_Writers = dict[type, Callable[[Any, Any, Any], None]]
_WRITERS: _Writers = {
    Title: _title,
    Heading: _heading,
    Paragraph: _paragraph,
    Addressee: _addressee,
    Attachments: _attachments,
    SignOff: signing.sign_off,
    Caption: _caption,
    PageBreak: _page_break,
    Cover: forms.cover,
    formal.RedHead: heads.red_head,
    formal.LetterHead: heads.letter_head,
    formal.CommandHead: heads.command_head,
    formal.Masthead: heads.masthead,
    formal.Roll: forms.roll,
    formal.AttachmentHead: forms.attachment_head,
    formal.Remark: forms.remark,
}


def _without_times(data: bytes, kept: KeptRows) -> bytes:
    """The archive with the rows of its tables, and one date on every member: equal content, equal bytes."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _ZIP_PAST)
            member.compress_type = zipfile.ZIP_DEFLATED
            whole = source.read(name)
            with target.open(member, "w") as file:
                for piece in kept.put_into(whole) if name == _DOCUMENT else (whole,):
                    file.write(piece)
    return made.getvalue()

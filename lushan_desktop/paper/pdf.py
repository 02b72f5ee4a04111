"""Typesets a paper: `Content` in, the bytes of a PDF and the places of what stands in it out."""

from typing import Any

from reportlab.pdfbase import pdfdoc

from lushan_desktop.paper.archive import PRODUCER, srgb_profile, xmp
from lushan_desktop.paper.content import Content, Placement, Typeset
from lushan_desktop.paper.embedding import TypeCase
from lushan_desktop.paper.fonts import faces
from lushan_desktop.paper.grid import OFFICIAL, Frame, Page, paginate
from lushan_desktop.paper.imprint import Numbering
from lushan_desktop.paper.ledger import LedgerSetter, foot_page, ledger_frame
from lushan_desktop.paper.official import finish_page, lay_out
from lushan_desktop.paper.page import Sheet
from lushan_desktop.paper.paragraph import Setter


def typeset(content: Content, *, bundled_fonts_only: bool = False) -> Typeset:
    """The paper as PDF. The same content and fonts give the same bytes."""
    case = TypeCase(faces(bundled_only=bundled_fonts_only))
    setter = Setter(case)
    frame, pages, numbering = _laid_out(content, setter)
    document = new_document(content.name, content.log_head)
    placements: list[Placement] = []
    for number, page in enumerate(pages, 1):
        sheet = Sheet(frame, number)
        sheet.fill(page)
        if content.style == "ledger":
            foot_page(sheet, setter, content, len(pages))
        else:
            finish_page(sheet, setter, content, numbering)
        placements += sheet.placements
        document.addPage(sheet.finish())
    return Typeset(finished(document, case), len(pages), tuple(placements), case.missing)


def finished(document: Any, case: TypeCase) -> bytes:
    """The bytes of a document whose pages are complete."""
    document.delayedFonts.extend(case.fonts)
    return bytes(document.GetPDFData(None))


def _laid_out(content: Content, setter: Setter) -> tuple[Frame, list[Page], Numbering]:
    if content.style == "ledger":
        frame = ledger_frame(content)
        pages = paginate(LedgerSetter(setter, frame).strips(content.blocks), frame.height)
        return frame, pages, Numbering()
    return OFFICIAL, *lay_out(content, setter)


def new_document(name: str, keywords: str = "") -> Any:
    """A document without pages, with what an archive asks for: XMP and an output intent."""
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang="zh-CN")
    document.info.title = name
    document.info.author = document.info.subject = ""
    document.info.creator = document.info.producer = PRODUCER
    document.info.keywords = keywords
    metadata = pdfdoc.PDFStream(content=xmp(name, keywords), filters=[])
    metadata.dictionary["Type"], metadata.dictionary["Subtype"] = "/Metadata", "/XML"
    profile = pdfdoc.PDFStream(content=srgb_profile(), filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = "3"
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
        "DestOutputProfile": document.Reference(profile),
    }
    document.Catalog.Metadata = metadata
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "OutputIntents"]
    document.Catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])
    return document

"""Typesets a paper: `Content` in, the bytes of a PDF and the places of what stands in it out."""

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc

from lushan_desktop.paper.archive import PRODUCER, srgb_profile, xmp
from lushan_desktop.paper.content import Content, Heading, Paragraph, Placement, Title, Typeset
from lushan_desktop.paper.fonts.embedding import TypeCase
from lushan_desktop.paper.fonts.fonts import faces
from lushan_desktop.paper.setting.grid import OFFICIAL
from lushan_desktop.paper.setting.ledger import write_ledger
from lushan_desktop.paper.setting.official import finish_page, lay_out
from lushan_desktop.paper.setting.page import Sheet
from lushan_desktop.paper.setting.paragraph import Setter
from lushan_desktop.paper.streams import WrittenPage, stream


def typeset(content: Content, *, bundled_fonts_only: bool = False) -> Typeset:
    """The paper as PDF. The same content and fonts give the same bytes."""
    case = TypeCase(faces(bundled_only=bundled_fonts_only))
    setter = Setter(case)
    document = new_document(content.name, content.log_head)
    write = write_ledger if content.style == "ledger" else _write_official
    placements: list[Placement] = []
    for page, places in write(content, setter):
        document.addPage(page)
        placements += places
    pages = len(document.Pages.pages)
    return Typeset(finished(document, case), pages, tuple(placements), case.missing)


def specimen() -> bytes:
    """A small paper in all faces: whoever sets it first has fonts and everything else at hand afterwards."""
    headings = (Heading(1, "一、样张"), Heading(2, "（一）样张"))
    return typeset(Content(Title("样张"), *headings, Paragraph("样张，2023年“一”次。"))).pdf


def finished(document: Any, case: TypeCase) -> bytes:
    """The bytes of a document whose pages are complete."""
    document.delayedFonts.extend(case.fonts)
    return bytes(document.GetPDFData(None))


def _write_official(content: Content, setter: Setter) -> Iterator[tuple[WrittenPage, list[Placement]]]:
    pages, numbering = lay_out(content, setter)
    for number, page in enumerate(pages, 1):
        sheet = Sheet(OFFICIAL, number)
        sheet.fill(page)
        finish_page(sheet, setter, content, numbering)
        yield sheet.finish(), sheet.placements


def new_document(name: str, keywords: str = "") -> Any:
    """A document without pages, with what an archive asks for: XMP and an output intent."""
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang="zh-CN")
    document.info.title = name
    document.info.author = document.info.subject = ""
    document.info.creator = document.info.producer = PRODUCER
    document.info.keywords = keywords
    metadata = pdfdoc.PDFStream(content=xmp(name, keywords), filters=[])
    metadata.dictionary["Type"], metadata.dictionary["Subtype"] = "/Metadata", "/XML"
    profile = stream(srgb_profile(), N=3)
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

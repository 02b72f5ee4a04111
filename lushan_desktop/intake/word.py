"""Reads .docx: every paragraph and table in its order, with the numbers that Word writes by itself.

python-docx finds the parts; their XML is walked here, because its own `text` leaves out content controls,
inserted text, text boxes, formulas and symbols, and repeats merged cells.
"""

import io
import re
import struct
import xml.sax
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid, Passage, Source
from lushan_desktop.intake.formulas import FORMULA, linear
from lushan_desktop.intake.numbering import Counting
from lushan_desktop.intake.package import opened
from lushan_desktop.intake.secrets import refuse_secrets
from lushan_desktop.intake.symbols import circled, symbol

_MOST_PARTS, _LARGEST_PART, _LARGEST_WHOLE = 5000, 40 * 2**20, 400 * 2**20
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "加了密或是旧格式"
_SKIPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:sectPr"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_BROKEN = (
    PackageNotFoundError,
    InvalidXmlError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RuntimeError,
    SyntaxError,  # of XML that is nested too deep for lxml
    EOFError,
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
)
"""What python-docx raises at parts that are not as they should be."""
_TWIPS_PER_MM = 1440 / 25.4
_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_NOT_OF_THE_LINE = _SKIPPED | {_PARAGRAPH, qn("w:txbxContent")}
_LEAVES: dict[str, Callable[[Any], str]] = {
    qn("w:t"): lambda each: each.text or "",
    qn("w:tab"): lambda _: "\t",
    qn("w:ptab"): lambda _: "\t",
    qn("w:br"): lambda each: "" if each.get(qn("w:type")) == "page" else "\n",
    qn("w:cr"): lambda _: "\n",
    qn("w:noBreakHyphen"): lambda _: "-",
    qn("w:sym"): lambda each: symbol(each.get(qn("w:font"), ""), each.get(qn("w:char"), "")),
    FORMULA: linear,
}
_NOTED = {qn("w:footnoteReference"): "/footnotes", qn("w:endnoteReference"): "/endnotes"}
_NoteMarks = dict[tuple[str, str], str]
"""By the part that a note stands in and its id there: ① in the text and before the note."""


def read(data: bytes, name: str) -> list[Source]:
    """The passages and tables of a document, foot- and endnotes below them. Raises UserError."""
    if data.startswith(_OLE):
        raise UserError(f"“{name}”{_ENCRYPTED}，这里无法读取。请在WPS或Word里打开，去掉密码，另存为.docx。")
    _check_package(data, name)
    try:
        reader = _Reader(opened(data))
        headers, sources = reader.headers(), reader.sources(reader.body)
        notes = reader.notes()
    except _BROKEN as error:
        raise UserError(f"“{name}”已损坏或不是Word文件，请在WPS或Word里打开后另存为.docx。") from error
    refuse_secrets(headers)
    return [*sources, *notes]


def margins(data: bytes) -> tuple[str, ...]:
    """The words of page headers and footers, which are no text of the paper; page numbers are none."""
    try:
        reader = _Reader(opened(data))
        texts = [source.text.strip() for source in (*reader.headers(), *reader.footers())]
    except _BROKEN:
        return ()
    return tuple(dict.fromkeys(text for text in texts if re.search(r"[\u4e00-\u9fffA-Za-z]", text)))


def _check_package(data: bytes, name: str) -> None:
    """No more parts, no larger ones than a document has, and none with declarations of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            sizes = [member.file_size for member in members]
            if len(members) > _MOST_PARTS or sum(sizes) > _LARGEST_WHOLE:
                raise UserError(f"“{name}”展开后太大，没有读入。请删去图片后另存再试。")
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    if member.file_size > _LARGEST_PART:
                        raise UserError(f"“{name}”里的文字太多，没有读入。请分成几个文件。")
                    parseString(package.read(member), xml.sax.ContentHandler(), forbid_dtd=True)
    except (*_BROKEN, xml.sax.SAXException, DefusedXmlException) as error:
        raise UserError(
            f"“{name}”已损坏或内容不合规，没有读入。请在WPS或Word里打开后另存为.docx。"
        ) from error


class _Reader:
    """One document, whose numbering counts on from paragraph to paragraph."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.body = document.element.body
        self._counting = Counting(document)
        self._marks = _note_marks(self.body)
        self._outlines = {style.style_id: _outline(style) for style in document.styles}

    def headers(self) -> list[Passage]:
        """The page headers: no text of the paper, but a classification mark may stand there."""
        sections = self._document.sections
        return _passages(margin for one in sections for margin in (one.first_page_header, one.header))

    def footers(self) -> list[Passage]:
        sections = self._document.sections
        return _passages(
            margin for one in sections for margin in (one.first_page_footer, one.footer, one.even_page_footer)
        )

    def notes(self) -> list[Source]:
        """Footnotes and endnotes, below the text, each with the mark that refers to it."""
        found: list[Source] = []
        for kind, part in note_parts(self._document):
            for note in parse_xml(part.blob):
                if note.get(qn("w:type")) is None:
                    mark = self._marks.get((kind, str(note.get(qn("w:id")))), "")
                    found += _marked(mark, self.sources(note))
        return found

    def sources(self, element: Any) -> list[Source]:
        found: list[Source] = []
        for child in element:
            if child.tag == _PARAGRAPH:
                found += self._paragraph(child)
            elif child.tag == _TABLE:
                found += self._table(child)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                found += self.sources(child)
        return found

    def _paragraph(self, paragraph: Any) -> list[Source]:
        text = "".join(_texts(paragraph, self._marks))
        number = self._counting.number(paragraph) if text.strip() else ""
        found: list[Source] = []
        for box in _boxes(paragraph):
            found += self.sources(box)
        return [*found, Passage(number + text, self._outlines.get(_style_id(paragraph)))]

    def _table(self, table: Any) -> list[Source]:
        rows = [list(self._row(row)) for row in _rows(table)]
        width = max(map(len, rows), default=0)
        bands = frozenset(n for n, row in enumerate(rows) if width > 1 and _spans_all(_rows(table)[n], width))
        if not width:
            return []
        if width == 1:
            return [Passage(line) for row in rows if row for line in row[0].split("\n")]
        whole = tuple((*row, *[""] * (width - len(row))) for row in rows)
        widths = tuple(
            round(int(column.get(qn("w:w"), 0)) / _TWIPS_PER_MM, 1) for column in table.iter(qn("w:gridCol"))
        )
        fitting = widths if len(widths) == width and all(widths) else ()
        return [Grid(whole, fitting, bands, *_merged(_rows(table)))]

    def _row(self, row: Any) -> Iterator[str]:
        """The cells of a row; a merged one stands in its first place and leaves the others empty."""
        for cell in _children(row, qn("w:tc")):
            text = "\n".join(self._cell_lines(cell))
            yield text.strip()
            yield from [""] * (_span(cell) - 1)

    def _cell_lines(self, cell: Any) -> Iterator[str]:
        for source in self.sources(cell):
            if isinstance(source, Grid):
                yield from (" ".join(filter(None, row)) for row in source.rows)
            elif source.text.strip():
                yield source.text


def _texts(element: Any, marks: _NoteMarks) -> Iterator[str]:
    """The text of a paragraph, deleted and hidden text and text boxes left out."""
    for child in element:
        if child.tag in _LEAVES:
            yield _LEAVES[child.tag](child)
        elif child.tag in _NOTED:
            yield marks.get((_NOTED[child.tag], str(child.get(qn("w:id")))), "")
        elif child.tag not in _NOT_OF_THE_LINE and not _is_hidden(child):
            yield from _texts(child, marks)


def read_leaves(element: Any) -> Iterator[Any]:
    """The elements that hold the text of a body or a note, in the order in which they are read."""
    for child in element:
        if child.tag == _PARAGRAPH:
            for box in _boxes(child):
                yield from read_leaves(box)
            yield from _leaves_of_line(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from read_leaves(child)


def _leaves_of_line(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NOT_OF_THE_LINE and not _is_hidden(child):
            yield from _leaves_of_line(child)


def _boxes(paragraph: Any) -> list[Any]:
    """The text boxes that hang on a paragraph; their text is read before its own."""
    return [box for box in paragraph.iter(qn("w:txbxContent")) if not _is_in_fallback(box)]


def note_parts(document: Any) -> Iterator[tuple[str, Any]]:
    """The parts of a document that hold its footnotes and its endnotes."""
    for relation in document.part.rels.values():
        kind = next((end for end in _NOTED.values() if relation.reltype.endswith(end)), "")
        if kind and not relation.is_external:
            yield kind, relation.target_part


def _is_hidden(run: Any) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return found is not None and found.get(qn("w:val")) not in ("0", "false", "off")


def _note_marks(body: Any) -> _NoteMarks:
    """The notes in the order in which the text refers to them; one with a mark of its own needs none."""
    kept = [
        (_NOTED[found.tag], str(found.get(qn("w:id"))))
        for found in body.iter(*_NOTED)
        if found.get(qn("w:customMarkFollows")) is None
    ]
    return {key: circled(n) for n, key in enumerate(dict.fromkeys(kept), 1)}


def _passages(margins: Iterable[Any]) -> list[Passage]:
    return [
        Passage(paragraph.text)
        for margin in margins
        if not margin.is_linked_to_previous
        for paragraph in _paragraphs(margin)
    ]


def _paragraphs(margin: Any) -> Sequence[Any]:
    try:
        return list(margin.paragraphs)
    except KeyError:  # named by the section, and not there
        return ()


def _marked(mark: str, sources: list[Source]) -> list[Source]:
    """The first line of a note bears its mark."""
    for n, each in enumerate(sources):
        if mark and isinstance(each, Passage) and each.text.strip():
            sources[n] = Passage(mark + each.text.lstrip())
            break
    return sources


def _merged(rows: Sequence[Any]) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]]]:
    """The places of the cells that belong to the one above, and of those that belong to the one before."""
    joined, spanned = set(), set()
    for n, row in enumerate(rows):
        place = 0
        for cell in _children(row, qn("w:tc")):
            goes_on = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if goes_on is not None and goes_on.get(qn("w:val")) != "restart":
                joined.add((n, place))
            spanned |= {(n, place + further) for further in range(1, _span(cell))}
            place += _span(cell)
    return frozenset(joined), frozenset(spanned)


def _rows(table: Any) -> list[Any]:
    return list(_children(table, qn("w:tr")))


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Children with this tag, also those that a content control wraps."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _children(child, tag)


def _span(cell: Any) -> int:
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return max(1, min(int(found.get(qn("w:val"), 1)), 60)) if found is not None else 1


def _spans_all(row: Any, width: int) -> bool:
    cells = list(_children(row, qn("w:tc")))
    return len(cells) == 1 and _span(cells[0]) == width


def _style_id(paragraph: Any) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(found.get(qn("w:val"))) if found is not None else ""


def _outline(style: Any) -> int | None:
    """1 for 标题 1 and its like, 0 for the style of titles."""
    name = (style.name or "").lower()
    if name in ("title", "标题"):
        return 0
    number = name.removeprefix("heading ")
    return int(number) if name.startswith("heading ") and number.isdecimal() else None


def _is_in_fallback(element: Any) -> bool:
    return any(str(above.tag).endswith("}Fallback") for above in element.iterancestors())

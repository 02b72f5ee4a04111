"""The words in an evidence file, page by page and sheet by sheet: what a search looks through."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import PdfiumError
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid, Passage, Source
from lushan_desktop.intake import ofd_text, old_word, word
from lushan_desktop.intake.secrets import refuse_secrets
from lushan_desktop.intake.sheet_extent import refuse_vast
from lushan_desktop.intake.text import LARGEST_TEXT, LARGEST_WORD, MOST_CHARACTERS, bytes_of, decoded

_LARGEST_SHEET = 60 * 2**20
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_BROKEN_LINE = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n\s*(?=[{_WIDE}])")
_NOISE = re.compile("[\\0\ufffe\ufeff]")


@dataclass(frozen=True)
class Page:
    """A stretch of a file that can be named."""

    place: str
    """第3页, 工作表“名单”; empty where a file has no parts."""
    text: str


@dataclass(frozen=True)
class FileText:
    """What a file says."""

    pages: tuple[Page, ...]
    wordless: int = 0
    """Pages on which there is no text: pictures of pages."""
    is_cut: bool = False
    """True if there was more than is read of one file."""


def read(file: Path, name: str) -> FileText:
    """The words of a file that lies under any name. Raises UserError with why there are none."""
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise UserError(f"“{Path(name).suffix}”格式无法读取其中的文字，只能按名称查找。")
    try:
        return _gathered(reader(file))
    except UserError as error:
        raise UserError(error.message.replace(file.name, name)) from error


def _gathered(found: Iterable[Page]) -> FileText:
    """As much as is read of one file; a sheet's head that carries a secret's mark ends the reading."""
    pages: list[Page] = []
    wordless, room = 0, MOST_CHARACTERS
    for page in found:
        text = _tidy(page.text)
        if not pages:
            refuse_secrets([Passage(line) for line in page.text.splitlines()])
        if not text:
            wordless += 1
        elif room <= 0:
            return FileText(tuple(pages), wordless, is_cut=True)
        else:
            pages.append(Page(page.place, text[:room]))
            room -= len(text)
    return FileText(tuple(pages), wordless, is_cut=room < 0)


def _tidy(text: str) -> str:
    return _NOISE.sub("", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def _pdf(file: Path) -> Iterator[Page]:
    try:
        document = pypdfium2.PdfDocument(file)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError("PDF加了密码，无法读取文字。请去掉密码后重新添加。") from None
        raise UserError("PDF已损坏，无法读取文字。请核对原件后重新添加。") from None
    with document:
        for number in range(len(document)):
            yield Page(f"第{number + 1}页", _words_of(document, number))


def _words_of(document: pypdfium2.PdfDocument, number: int) -> str:
    """A page's text, its lines put together inside Chinese, so that no word is cut in two.

    A page that is broken says nothing; the others are read all the same.
    """
    try:
        page = document[number]
        words = page.get_textpage()
        text = words.get_text_range()
        words.close()
        page.close()
    except PdfiumError:
        return ""
    return _BROKEN_LINE.sub("", _tidy(text))


def _docx(file: Path) -> Iterator[Page]:
    sources = word.read(bytes_of(file, LARGEST_WORD), file.name)
    yield Page("", "\n".join(map(_said, sources)))


def _said(source: Source) -> str:
    if isinstance(source, Grid):
        return "\n".join(" ".join(row) for row in source.rows)
    return source.text


def _sheets(file: Path) -> Iterator[Page]:
    data = bytes_of(file, _LARGEST_SHEET)
    refuse_vast(data, file.name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            for name in workbook.sheet_names:
                rows = workbook.get_sheet_by_name(name).iter_rows()
                yield Page(f"工作表“{name}”", "\n".join(filter(None, map(_row, rows))))
    except PasswordError:
        raise UserError("表格加了密码，无法读取文字。请去掉密码后重新添加。") from None
    except (CalamineError, OSError, ValueError) as error:
        raise UserError("表格已损坏或格式不对，无法读取文字。请在WPS里另存为 .xlsx 后重新添加。") from error


def _row(cells: Iterable[object]) -> str:
    return " ".join(_cell(cell) for cell in cells if cell not in (None, "")).strip()


def _cell(value: object) -> str:
    """A whole number as the sheet shows it, not as 3.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _plain(file: Path) -> Iterator[Page]:
    yield Page("", decoded(bytes_of(file, LARGEST_TEXT), file.name))


def _ofd(file: Path) -> Iterator[Page]:
    for number, text in enumerate(ofd_text.page_texts(file), 1):
        yield Page(f"第{number}页", text)


def _old_word(file: Path) -> Iterator[Page]:
    yield Page("", "\n".join(old_word.read_lines(bytes_of(file, LARGEST_WORD), file.name)))


READERS: Mapping[str, Callable[[Path], Iterator[Page]]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".ofd": _ofd,
    ".doc": _old_word,
    ".wps": _old_word,
    ".txt": _plain,
    ".csv": _plain,
} | dict.fromkeys((".xlsx", ".xls", ".et", ".ods"), _sheets)

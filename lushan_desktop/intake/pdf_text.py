"""The lines on the pages of a PDF, as they stand there."""

import re
from pathlib import Path

import pypdfium2
from pypdfium2 import PdfiumError
from pypdfium2.raw import FPDFText_GetFontSize, FPDFText_IsGenerated

from lushan_desktop.base.errors import UserError

LARGEST_PDF = 200 * 2**20
_BREAK = "\r\n"
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff5e“”‘’]"
_BESIDE_FIGURES = re.compile(rf"(?<={_WIDE}) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?={_WIDE})")
_WIDEST_GAP = 0.6
"""In ems; a column of a table begins farther away."""
_NOISE = re.compile("[\0\ufffe\uffff\ufeff\u0002]")


def pages(file: Path) -> tuple[str, ...]:
    """The text of each page, a line each; empty for a page that is a picture. Raises UserError."""
    try:
        size = file.stat().st_size
        document = pypdfium2.PdfDocument(file)
    except FileNotFoundError:
        raise UserError(f"找不到“{file}”，请核对文件名和位置。") from None
    except PdfiumError as error:
        is_locked = "password" in str(error).lower()
        told = "加了密码，请去掉密码后重试" if is_locked else "已损坏或不是PDF，请核对原件后重试"
        raise UserError(f"“{file.name}”{told}。") from None
    if size > LARGEST_PDF:
        raise UserError(f"“{file.name}”有{size // 2**20}MB，超过{LARGEST_PDF // 2**20}MB，没有读入。")
    with document:
        return tuple(_page(document, number) for number in range(len(document)))


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    """One page; a broken one says nothing, the others are read all the same."""
    try:
        page = document[number]
        words = page.get_textpage()
        text = _from_above(words)
        words.close()
        page.close()
    except PdfiumError:
        return ""
    return _NOISE.sub("", text).replace("\r", "\n")


def _from_above(words: pypdfium2.PdfTextPage) -> str:
    """The lines as they were drawn, but first those above all before them: a red head is drawn last."""
    head: list[str] = []
    rest: list[str] = []
    highest, at = 0.0, 0
    for line in words.get_text_range().split(_BREAK):
        if line.strip():
            _, bottom, _, top = words.get_charbox(at + len(line) - len(line.lstrip()))
            is_above = bool(highest) and bottom > highest
            highest = highest if is_above else max(highest, top)
        else:
            is_above = False
        (head if is_above else rest).append(_typed(words, line, at))
        at += len(line) + len(_BREAK)
    return "\n".join([*head, *rest])


def _typed(words: pypdfium2.PdfTextPage, line: str, at: int) -> str:
    """A line without the spaces that are the gap which Word and WPS print beside figures, typed by nobody."""
    drawn = {
        found.start()
        for found in _BESIDE_FIGURES.finditer(line)
        if FPDFText_IsGenerated(words.raw, at + found.start()) == 1
        and _gap(words, at + found.start()) < _WIDEST_GAP
    }
    return "".join(sign for place, sign in enumerate(line) if place not in drawn)


def _gap(words: pypdfium2.PdfTextPage, place: int) -> float:
    """How far the characters around a place lie apart, in their own size."""
    _, _, begin, _ = words.get_charbox(place - 1)
    end, _, _, _ = words.get_charbox(place + 1)
    size = float(FPDFText_GetFontSize(words.raw, place + 1))
    return float(end - begin) / max(1.0, size)

"""What the child process does of a paper: compose, set, measure and draw it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lushan_desktop.paper.content import Content
from lushan_desktop.services.printing.ahead import import_setter

Composing = Callable[[Any], Content]
"""`compose` of a report: the child gets the function itself and imports what that needs, no registry."""
Measured = tuple[Any, tuple[tuple[float, float], ...], tuple[str, ...]]
"""Typeset pages, their sizes in pt, their fingerprints."""


@dataclass(frozen=True)
class JoinedPages:
    """Several papers joined to one PDF."""

    pdf: bytes
    placements: tuple[Any, ...] = ()
    missing: tuple[str, ...] = ()


def warm_up() -> None:
    """Runs in the child: imports what a paper is composed, set and drawn with, and opens the fonts."""
    from lushan_desktop.paper.finished.raster import draw_page, page_prints
    from lushan_desktop.paper.pdf import specimen

    import_setter()
    pdf = specimen()
    page_prints(pdf)
    draw_page(pdf, 0)


def compose_and_measure(compose: Composing, value: Any) -> Measured:
    """Runs in the child: the typeset pages, their sizes and their fingerprints."""
    return measured(compose_and_render(compose, value, ".pdf"))


def measured(typeset: Any) -> Measured:
    """Runs in the child: what a preview needs of a finished paper."""
    from lushan_desktop.paper.finished.raster import page_prints, page_sizes

    return typeset, page_sizes(typeset.pdf), page_prints(typeset.pdf)


def compose_and_render(compose: Composing, value: Any, ending: str) -> Any:
    """Runs in the child: the typeset pages of a PDF, or the bytes of a Word or Excel file."""
    content = compose(value)
    if ending == ".docx":
        return _as_word(content)
    return _as_workbook(content) if ending == ".xlsx" else _as_pages(content)


def _as_pages(content: Content) -> Any:
    from lushan_desktop.paper.pdf import typeset

    return typeset(content)


def _as_word(content: Content) -> bytes:
    from lushan_desktop.paper.word.word import write_document

    return write_document(content)


def _as_workbook(content: Content) -> bytes:
    from lushan_desktop.paper.excel.sheet import write_workbook

    return write_workbook(content)

"""What the print dialog is told is what the printer gets."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from lushan_desktop.paper.content import Content, PageBreak, Paragraph
from lushan_desktop.paper.finished.raster import draw_page, page_sizes
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui.printing import (
    BLANK,
    PrintRun,
    chosen_pages,
    in_copies,
    on_fresh_sheets,
    prepare,
    print_dialog,
)

PAGES = 5


@pytest.fixture(scope="module")
def preview() -> Preview:
    """Five pages, each with so many lines as its number."""
    blocks = []
    for number in range(PAGES):
        blocks += [Paragraph("示例文字。")] * (number + 1) + [PageBreak()] * (number + 1 < PAGES)
    made = typeset(Content(*blocks), bundled_fonts_only=True)
    return Preview("示例", {}, None, made, page_sizes(made.pdf), ())


@pytest.fixture
def printer(qtbot, tmp_path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "印出.pdf"))
    return made


@dataclass
class Desk:
    """Answers at once; keeps what was said."""

    said: list[str]

    def query(self, _question, pdf, number, scale, *, then, **_keywords) -> None:
        then(draw_page(pdf, number, scale))

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def say_saved(self, place: Path, sentence: str = "") -> None:
        self.said.append(f"{sentence}{place.name}")


def ink(file) -> list[int]:
    """How much ink each printed page has; 0 is an empty one."""
    with pypdfium2.PdfDocument(file) as document:
        drawn = [bytes(page.render(scale=1).buffer) for page in document]
    return [sum(255 - value for value in data[::7]) for data in drawn]


def run(printer: QPrinter, preview: Preview, *, is_of_paper: bool = True) -> tuple[list[int], str]:
    desk, file = Desk([]), QPrinter.outputFileName(printer)
    printer.setResolution(72)
    if is_of_paper:
        printer.outputFileName = str  # type: ignore[method-assign]  # as a printer that writes no file says
    PrintRun(desk, printer, preview).begin()  # type: ignore[arg-type]  # a desk that answers at once
    return ink(file), desk.said[-1]


def test_every_page_is_printed_in_its_order(printer, preview):
    pages, said = run(printer, preview)
    assert len(pages) == PAGES
    assert pages == sorted(pages)
    assert said == "已送打印机，共 5 页"


def test_what_is_printed_into_a_file_is_told_as_saved_there(printer, preview):
    assert run(printer, preview, is_of_paper=False)[1] == "印出.pdf"


def test_a_range_of_pages_is_honoured(printer, preview):
    whole, _ = run(printer, preview)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert run(printer, preview)[0] == whole[1:3]


def test_scattered_pages_and_the_page_in_view_are_honoured(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    ranges = QPageRanges.fromString("1,4-5")
    printer.setPageRanges(ranges)
    assert list(chosen_pages(printer, PAGES)) == [0, 3, 4]

    printer.setPageRanges(QPageRanges())
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert list(chosen_pages(printer, PAGES, 2)) == [2]


def test_the_last_page_comes_first_where_that_is_wanted(printer):
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(chosen_pages(printer, 3)) == [2, 1, 0]


def test_copies_are_printed_whole_after_whole_or_page_by_page(printer, preview):
    printer.setCopyCount(2)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    whole, said = run(printer, preview)
    makes_them_itself = printer.supportsMultipleCopies()
    assert said == "已送打印机，共 5 页，2 份"
    assert whole == (whole[:PAGES] if makes_them_itself else whole[:PAGES] * 2)

    printer.setCollateCopies(False)
    assert list(in_copies(printer, [0, 1])) == ([0, 1] if makes_them_itself else [0, 0, 1, 1])


def test_on_both_sides_the_next_copy_begins_on_a_sheet_of_its_own(printer, monkeypatch):
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _: False)
    printer.setCopyCount(2)
    monkeypatch.setattr(QPrinter, "duplex", lambda _: QPrinter.DuplexMode.DuplexLongSide)
    assert list(in_copies(printer, [0, 1, 2])) == [0, 1, 2, BLANK, 0, 1, 2]
    assert list(in_copies(printer, [0, 1])) == [0, 1, 0, 1]


def test_on_both_sides_every_paper_begins_on_a_sheet_of_its_own(printer, monkeypatch):
    monkeypatch.setattr(QPrinter, "duplex", lambda _: QPrinter.DuplexMode.DuplexLongSide)
    assert list(on_fresh_sheets(printer, [0, 1, 2, 3], (0, 1, 3))) == [0, BLANK, 1, 2, 3]

    monkeypatch.setattr(QPrinter, "duplex", lambda _: QPrinter.DuplexMode.DuplexNone)
    assert list(on_fresh_sheets(printer, [0, 1, 2, 3], (0, 1, 3))) == [0, 1, 2, 3]


def test_several_pages_are_printed_on_both_sides_at_first(printer, preview, monkeypatch):
    # A printer into a file has but one side and takes no other.
    chosen = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _, mode: chosen.append(mode))
    prepare(printer, preview)
    prepare(printer, Preview("示例", {}, None, preview.typeset, ((842.0, 595.0),) * 2, ()))
    assert chosen == [QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide]


def test_the_dialog_offers_copies_ranges_and_the_page_in_view(qtbot, printer, preview):
    parent = QWidget()
    qtbot.addWidget(parent)
    prepare(printer, preview)
    dialog = print_dialog(printer, parent, PAGES)
    option = QAbstractPrintDialog.PrintDialogOption
    for wanted in (option.PrintPageRange, option.PrintCollateCopies, option.PrintCurrentPage):
        assert dialog.testOption(wanted)
    assert (dialog.minPage(), dialog.maxPage()) == (1, PAGES)

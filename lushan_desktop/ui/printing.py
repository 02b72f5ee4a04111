"""Printing: the very pages that were previewed, drawn at the printer's fineness, page by page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from lushan_desktop.services.printing import reports
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui.context import Context

MOST_DPI = 300
"""One page at 600 dpi takes 104 MB; 300 is as fine as 仿宋 at 16 pt needs."""
BLANK = -1
"""Among the pages to print: the empty back of a last page, so that the next copy begins on a sheet."""


def print_pages(context: Context, parent: QWidget, preview: Preview, *, current: int = 0) -> bool:
    """Ask for the printer, the range, the copies and both sides, then send page after page.

    Returns whether the clerk went on.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, preview)
    dialog = print_dialog(printer, parent, len(preview.sizes))
    is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
    if is_wanted:
        PrintRun(context, printer, preview, current=current).begin()
    return is_wanted


def prepare(printer: QPrinter, preview: Preview) -> None:
    """What the dialog begins with: the sheet of the paper, and both sides where there are several pages."""
    printer.setResolution(MOST_DPI)
    printer.setFullPage(True)
    printer.setCollateCopies(True)
    printer.setPageLayout(_layout(preview.sizes[0]))
    if len(preview.sizes) > 1:
        width, height = preview.sizes[0]
        is_across = width > height
        printer.setDuplex(
            QPrinter.DuplexMode.DuplexShortSide if is_across else QPrinter.DuplexMode.DuplexLongSide
        )


def print_dialog(printer: QPrinter, parent: QWidget, count: int) -> QPrintDialog:
    """Copies, collated or not, a range of pages, the page in view."""
    option = QAbstractPrintDialog.PrintDialogOption
    dialog = QPrintDialog(printer, parent)
    for wanted in (option.PrintPageRange, option.PrintCollateCopies, option.PrintCurrentPage):
        dialog.setOption(wanted, True)
    dialog.setOption(option.PrintSelection, False)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    dialog.setWindowTitle("打印")
    return dialog


class PrintRun:
    """One paper on its way to the printer; each page is asked for when the one before is drawn."""

    def __init__(self, context: Context, printer: QPrinter, preview: Preview, *, current: int = 0) -> None:
        # The painter stands first and so goes first where the window closes before the last page: a printer
        # must not vanish under it.
        self._painter = QPainter()
        self._context, self._printer, self._preview = context, printer, preview
        chosen = chosen_pages(printer, len(preview.sizes), current)
        self._waiting = list(in_copies(printer, on_fresh_sheets(printer, chosen, preview.starts)))
        self._count, self._copies = len(chosen), max(1, printer.copyCount())

    def begin(self) -> None:
        if not self._waiting:
            self._context.failed.emit("没有选中要打印的页，请重新选择页码。")
            return
        self._printer.setPageLayout(_layout(self._preview.sizes[self._waiting[0]]))
        if not self._painter.begin(self._printer):
            self._context.failed.emit("打印机没有响应，请检查打印机是否接通，或另存为 PDF。")
            return
        self._ask()

    def _ask(self) -> None:
        scale = self._printer.resolution() / 72
        self._context.query(
            reports.picture,
            self._preview.typeset.pdf,
            self._waiting[0],
            scale,
            is_long=True,
            then=self._draw,
            failed=self._fail,
        )

    def _draw(self, picture: Any) -> None:
        image = QImage(
            picture.data, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
        )
        whole = QRectF(self._painter.viewport())
        number = self._waiting[0]
        self._painter.drawImage(whole, image)
        self._waiting.pop(0)
        while self._waiting and self._waiting[0] in (number, BLANK):
            # The same page again, or an empty back: nothing has to be asked for.
            self._printer.newPage()
            if self._waiting.pop(0) == number:
                self._painter.drawImage(whole, image)
        if self._waiting:
            size = self._preview.sizes[self._waiting[0]]
            self._printer.setPageLayout(_layout(size))
            self._printer.newPage()
            self._ask()
        else:
            self._painter.end()
            self._tell()

    def _tell(self) -> None:
        """A printer that writes a file has printed nothing: the file is told, and can be opened."""
        copies = f"，{self._copies} 份" if self._copies > 1 else ""
        if file := self._printer.outputFileName():
            self._context.say_saved(Path(file))
        else:
            self._context.say(f"已送打印机，共 {self._count} 页{copies}")

    def _fail(self, sentence: str) -> None:
        self._printer.abort()
        self._painter.end()
        self._context.failed.emit(sentence)


def chosen_pages(printer: QPrinter, count: int, current: int = 0) -> Sequence[int]:
    """The pages asked for, from 0, in the order in which they are to leave the printer."""
    pages = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.CurrentPage:
        pages = [current]
    elif not printer.pageRanges().isEmpty():
        pages = [page for page in pages if printer.pageRanges().contains(page + 1)]
    elif printer.printRange() == QPrinter.PrintRange.PageRange:
        pages = list(range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or count, count)))
    return pages[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else pages


def on_fresh_sheets(printer: QPrinter, pages: Sequence[int], starts: Sequence[int]) -> Sequence[int]:
    """The pages, with an empty back where a paper would else begin on the back of the one before."""
    if printer.duplex() == QPrinter.DuplexMode.DuplexNone or list(pages) != sorted(pages):
        return pages
    made: list[int] = []
    for page in pages:
        if page in starts and len(made) % 2:
            made.append(BLANK)
        made.append(page)
    return made


def in_copies(printer: QPrinter, pages: Sequence[int]) -> Sequence[int]:
    """The pages as often as copies are wanted, where the printer does not make them itself."""
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if copies == 1:
        return pages
    if not printer.collateCopies():
        return [page for page in pages for _ in range(copies)]
    has_odd_back = printer.duplex() != QPrinter.DuplexMode.DuplexNone and len(pages) % 2 == 1
    one = [*pages, BLANK] if has_odd_back else [*pages]
    whole = one * copies
    return whole[:-1] if has_odd_back else whole


def _layout(size: tuple[float, float]) -> QPageLayout:
    """A4 or A3, upright or across, as the page is."""
    width, height = size
    is_large = max(width, height) > 1000
    sheet = QPageSize(QPageSize.PageSizeId.A3 if is_large else QPageSize.PageSizeId.A4)
    across = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    layout = QPageLayout()
    layout.setPageSize(sheet)
    layout.setOrientation(across)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout

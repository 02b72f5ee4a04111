"""Printing: the very pages that were previewed, drawn at the printer's fineness, page by page."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from lushan_desktop.services import reports
from lushan_desktop.services.reports import Preview
from lushan_desktop.ui.context import Context

MOST_DPI = 300
"""One page at 600 dpi takes 104 MB; 300 is as fine as 仿宋 at 16 pt needs."""


def print_pages(context: Context, parent: QWidget, preview: Preview) -> None:
    """Ask for the printer, the range and the copies, then send page after page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(MOST_DPI)
    printer.setFullPage(True)
    printer.setPageLayout(_layout(preview.sizes[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(preview.sizes))
    if dialog.exec() == QDialog.DialogCode.Accepted:
        PrintRun(context, printer, preview).begin()


class PrintRun:
    """One paper on its way to the printer; each page is asked for when the one before is drawn."""

    def __init__(self, context: Context, printer: QPrinter, preview: Preview) -> None:
        self._context, self._printer, self._preview = context, printer, preview
        self._painter = QPainter()
        self._waiting = list(_pages(printer, len(preview.sizes)))
        self._count = len(self._waiting)

    def begin(self) -> None:
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
        self._painter.drawImage(whole, image)
        self._waiting.pop(0)
        if self._waiting:
            size = self._preview.sizes[self._waiting[0]]
            self._printer.setPageLayout(_layout(size))
            self._printer.newPage()
            self._ask()
        else:
            self._painter.end()
            self._context.say(f"已送打印机，共 {self._count} 页")

    def _fail(self, sentence: str) -> None:
        self._printer.abort()
        self._painter.end()
        self._context.failed.emit(sentence)


def _pages(printer: QPrinter, count: int) -> Sequence[int]:
    """The pages asked for, from 0."""
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return range(count)
    return range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or count, count))


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

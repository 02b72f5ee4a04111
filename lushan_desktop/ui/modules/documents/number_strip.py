"""The numbers of one series as a strip: taken, missing, unused, and the next one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.documents.number_series import Series
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row

MOST_SHOWN = 12


@dataclass(frozen=True)
class Cell:
    """One serial with the word that goes with it."""

    serial: int
    word: str
    tone: str


def cells_of(series: Series, here: int = 0) -> tuple[Cell, ...]:
    """The serials around the one on show, else the last ones; the next free one stands last."""
    last = max(0, (here or series.last) + MOST_SHOWN // 2)
    end = min(series.last, last)
    start = max(1, end - MOST_SHOWN + 2)
    return (*(_cell(series, serial, here) for serial in range(start, end + 1)), *_next(series, end))


def _next(series: Series, end: int) -> Sequence[Cell]:
    return (Cell(series.next_free, "下一号", "info"),) if end == series.last else ()


def _cell(series: Series, serial: int, here: int) -> Cell:
    if serial in series.duplicates:
        return Cell(serial, "重号", "bad")
    if serial in series.holders:
        return Cell(serial, "本件" if serial == here else "已登", "ok")
    return Cell(serial, "未用", "mute") if serial in series.voided else Cell(serial, "缺", "bad")


class NumberStrip(QWidget):
    """The series by name, the strip, and the way to take the next number."""

    take_requested = Signal(str)
    """The next free number."""

    def __init__(self, series: Series, here: int = 0, *, can_take: bool = True) -> None:
        super().__init__()
        self.cells = cells_of(series, here)
        self.take_button = Button(f"取用{series.next_free}号", "act.add", tip="用此号登记新文件")
        self.take_button.setEnabled(can_take)
        self.take_button.clicked.connect(lambda: self.take_requested.emit(series.number(series.next_free)))
        word, tone = series.standing
        head = row(None, Words(series.name, "section"), Badge(word, tone), SPRING, self.take_button)
        strip = QWidget()
        flow = FlowLayout(strip, gap="snug")
        for cell in self.cells:
            flow.addWidget(_shown(cell))
        strip.setAccessibleName("；".join(f"{cell.serial}号{cell.word}" for cell in self.cells))
        column(self, head, strip, gap="small")


def _shown(cell: Cell) -> Badge:
    made = Badge(f"{cell.serial} {cell.word}", cell.tone)
    made.setAccessibleName(f"{cell.serial}号{cell.word}")
    return made

"""How the materials came together week by week: a bar for each week, drawn by hand."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.base import clock
from lushan_desktop.services.indicators import gaps_progress
from lushan_desktop.services.indicators.gaps import Gaps
from lushan_desktop.services.indicators.gaps_progress import Week
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.layout import show_if
from lushan_desktop.ui.widgets.painting import draw_line

WIDEST_STEP = 3
"""Few weeks do not get wider bars than this many spaces."""


class ProgressChart(QWidget):
    """Grey is what was asked for by the end of a week, green what was there of it; a click lists the rest."""

    pressed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._weeks: tuple[Week, ...] = ()
        self._told_on = date.min
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_weeks(())

    def ask(self) -> None:
        """Ask how it went, once a day: weeks that are over stay as they were."""
        if self._told_on != clock.today():
            self._told_on = clock.today()
            question = f"progress {id(self)}"
            self._context.query(gaps_progress.progress, key=question, is_long=True, then=self.show_weeks)

    def follow(self, found: Gaps) -> None:
        """Follow how it stands now: the last of the weeks is not over yet."""
        asked = [one for one in found.indicators if not one.not_applicable]
        full, wanted = sum(one.full for one in asked), sum(len(one.materials) for one in asked)
        if self._weeks and (self._weeks[-1].full, self._weeks[-1].wanted) != (full, wanted):
            self.show_weeks((*self._weeks[:-1], Week(self._weeks[-1].monday, full, wanted)))

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        self._weeks = tuple(weeks)
        self.setAccessibleName(f"材料进度：{self._said(self._weeks[-1])}" if self._weeks else "材料进度")
        set_tip(self, "\n".join(map(self._said, reversed(self._weeks[-8:]))))
        show_if(self, bool(self._weeks))
        self.update()

    def weeks(self) -> tuple[Week, ...]:
        return self._weeks

    def sizeHint(self) -> QSize:
        line = QFontMetrics(fonts.font("small")).height()
        return QSize(theme().width("choice"), 2 * line + theme().height("row_panel"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._weeks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QFontMetrics(fonts.font("small")).height()
        edge = theme().space("small")
        above = line + theme().space("tight")
        room = self.rect().adjusted(edge, above, -edge, -above)
        self._paint_bars(painter, room)
        self._paint_words(painter, room, line)

    def _paint_bars(self, painter: QPainter, room: QRect) -> None:
        most = max(1, *(week.wanted for week in self._weeks))
        step = min(room.width() / len(self._weeks), WIDEST_STEP * theme().space("large"))
        painter.setPen(Qt.PenStyle.NoPen)
        for place, week in enumerate(self._weeks):
            for count, color in ((week.wanted, "muteFill"), (week.full, "okFill")):
                height = room.height() * count / most
                left = room.left() + place * step
                bar = QRectF(left, room.bottom() + 1 - height, step * 0.7, height)
                painter.setBrush(theme().color(color))
                painter.drawRoundedRect(bar, theme().space("hair"), theme().space("hair"))

    def _paint_words(self, painter: QPainter, room: QRect, line: int) -> None:
        """Paint what is there now above, the first and the last week below."""
        painter.setFont(fonts.font("small"))
        painter.setPen(theme().color("text2"))
        first, last = self._weeks[0], self._weeks[-1]
        above = QRect(room.left(), 0, room.width(), line)
        below = QRect(room.left(), room.bottom() + theme().space("tight"), room.width(), line)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        told = f"{last.full}/{last.wanted} 种齐全"
        painter.drawText(above, right, told)
        rest = above.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(f"{told}　"), 0)
        draw_line(painter, rest, "材料进度（周）", color=theme().color("text2"), kind="small")
        painter.drawText(below, left, f"{first.monday.month}月{first.monday.day}日")
        if last is not first:
            painter.drawText(below, right, f"{last.monday.month}月{last.monday.day}日")

    @staticmethod
    def _said(week: Week) -> str:
        return f"{week.monday.month}月{week.monday.day}日起一周：{week.full}/{week.wanted} 种齐全"

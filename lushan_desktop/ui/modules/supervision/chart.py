"""How found and closed problems grew: two bars for each day, drawn by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.supervision.supervision_figures import Moment
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.painting import draw_line

WIDEST_STEP = 3
"""Few days do not get wider bars than this many spaces."""
NOTHING = "还没有登记问题，登记后这里显示进度。"


class OverTime(QWidget):
    """Grey is what had been found by a day, green what had been closed of it; a click opens the list."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._moments: tuple[Moment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        self._moments = tuple(moments)
        told = (
            f"{PartialDate.from_date(one.day)}发现 {one.found}、销号 {one.closed}"
            for one in self._moments[-1:]
        )
        self.setAccessibleName("；".join(told) or NOTHING)
        set_tip(self, self.accessibleName())
        self.update()

    def moments(self) -> tuple[Moment, ...]:
        return self._moments

    def sizeHint(self) -> QSize:
        return QSize(theme().width("parameters"), theme().width("choice") * 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().width("date"), theme().width("choice"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._moments:
            self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._moments:
            draw_line(painter, self.rect(), NOTHING, color=theme().color("text2"))
            return
        line = QFontMetrics(fonts.font("small")).height()
        room = QRect(0, line, self.width(), self.height() - 2 * line - theme().space("snug"))
        most = max(1, *(one.found for one in self._moments))
        step = min(room.width() / len(self._moments), WIDEST_STEP * theme().space("large"))
        for place, moment in enumerate(self._moments):
            span = QRectF(room.left() + place * step, room.top(), step, room.height())
            self._paint_pair(painter, span, moment, most)
        self._paint_feet(painter, room, line)

    def _paint_pair(self, painter: QPainter, span: QRectF, moment: Moment, most: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        width = span.width() * 0.36
        middle = span.center().x()
        pairs = ((moment.found, "muteFill", middle - width), (moment.closed, "okFill", middle))
        for count, color, left in pairs:
            height = span.height() * count / most
            bar = QRectF(left, span.bottom() - height, width, height)
            painter.setBrush(theme().color(color))
            painter.drawRoundedRect(bar, theme().space("hair"), theme().space("hair"))

    def _paint_feet(self, painter: QPainter, room: QRect, line: int) -> None:
        """The first and the last day below, and the last counts above their bars."""
        painter.setFont(fonts.font("small"))
        painter.setPen(theme().color("text2"))
        foot = QRect(room.left(), room.bottom() + theme().space("snug"), room.width(), line)
        first, last = self._moments[0], self._moments[-1]
        middle = Qt.AlignmentFlag.AlignVCenter
        begun = str(PartialDate.from_date(first.day))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | middle, begun)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | middle, str(PartialDate.from_date(last.day)))
        head = QRect(room.left(), 0, room.width(), line)
        told = f"发现 {last.found}，销号 {last.closed}"
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | middle, told)

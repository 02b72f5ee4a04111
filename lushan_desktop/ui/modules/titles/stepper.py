"""The way of one application as a line of numbered circles, and the small dots of a list."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import theme

BEHIND, HERE, AHEAD = "已过", "当前", "未到"


def standing_of(number: int, place: int) -> str:
    """Return how the step of this number stands, where the matter stands at `place` (-1: beside the way)."""
    if number < place:
        return BEHIND
    return HERE if number == place else AHEAD


class Stepper(QWidget):
    """A circle for every step across the width: done with a tick, the present one red, the rest open."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[str, ...] = ()
        self.place = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[str], place: int) -> None:
        """Show these steps; `place` is their number where all are done."""
        self.steps, self.place = tuple(steps), place
        told = (f"{word} {standing_of(number, place)}" for number, word in enumerate(self.steps))
        self.setAccessibleName("；".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        line = theme().type("small") + theme().space("snug")
        return QSize(theme().width("palette"), theme().height("badge") + line + theme().space("tight"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().width("parameters"), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() / len(self.steps)
        across = theme().height("badge")
        middle = [QPointF(room * (number + 0.5), across / 2) for number in range(len(self.steps))]
        for number, (left, right) in enumerate(pairwise(middle), 1):
            done = number <= self.place
            painter.setPen(QPen(theme().color("okFill" if done else "muteFill"), theme().space("hair")))
            gap = QPointF(across / 2 + theme().space("hair"), 0)
            painter.drawLine(left + gap, right - gap)
        for number, word in enumerate(self.steps):
            self._paint_step(painter, middle[number], number, word, room)

    def _paint_step(self, painter: QPainter, middle: QPointF, number: int, word: str, room: float) -> None:
        standing, radius = standing_of(number, self.place), theme().height("badge") / 2 - 1
        fill = {BEHIND: "okFill", HERE: "accent", AHEAD: "surface"}[standing]
        edge = {BEHIND: "okFill", HERE: "accent", AHEAD: "fieldBorder"}[standing]
        painter.setPen(QPen(theme().color(edge), 1.2))
        painter.setBrush(theme().color(fill))
        painter.drawEllipse(middle, radius, radius)
        circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.setFont(fonts.font("small", bold=standing == HERE))
        if standing == BEHIND:
            side = theme().icon("small")
            tick = icons.pixmap("ri.check-line", "onAccent", size="small", ratio=self.devicePixelRatioF())
            corner = middle - QPointF(side / 2, side / 2)
            painter.drawPixmap(QRect(round(corner.x()), round(corner.y()), side, side), tick)
        else:
            painter.setPen(theme().color("onAccent" if standing == HERE else "text2"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        ink = {BEHIND: "text", HERE: "accentText", AHEAD: "text2"}[standing]
        painter.setPen(theme().color(ink))
        top = theme().height("badge") + theme().space("hair")
        words = QRectF(middle.x() - room / 2, top, room, self.height() - top)
        shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_dots(painter: QPainter, area: QRect, count: int, place: int) -> None:
    """One small dot for each step, from the left, in the middle of the height."""
    radius, step = theme().space("tight"), theme().space("inset")
    across = area.top() + area.height() / 2
    left = area.left() + radius
    for number in range(count - 1):
        done = number < place
        painter.setPen(QPen(theme().color("okFill" if done else "muteFill"), 1.5))
        start = QPointF(left + number * step + radius, across)
        painter.drawLine(start, start + QPointF(step - 2 * radius, 0))
    for number in range(count):
        standing = standing_of(number, place)
        fill, edge = _dot_colors(standing)
        size = radius + 1 if standing == HERE else radius - 0.5
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(fill)
        painter.drawEllipse(QPointF(left + number * step, across), size, size)


def _dot_colors(standing: str) -> tuple[QColor, QColor]:
    if standing == BEHIND:
        return theme().color("okFill"), theme().color("okFill")
    if standing == HERE:
        return theme().color("accentText"), theme().color("accentText")
    return theme().color("surface"), theme().color("fieldBorder")

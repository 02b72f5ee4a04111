"""Rows in two lines that lead somewhere, painted: an icon, a title, a small line, a badge at the right."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import enter_clicks
from lushan_desktop.ui.widgets.painting import draw_line, paint_badge, two_lines
from lushan_desktop.ui.widgets.record_drag import drag_record


class Line(NamedTuple):
    """One row and where it leads."""

    title: str
    detail: str
    icon: str
    act: Callable[[], Any]
    badge: str = ""
    tone: str = "mute"
    color: str = "text2"
    """The colour of the icon."""
    carries: str = ""
    """The record that is dragged with it; empty where it stays."""
    is_current: bool = False
    """True if what it leads to is on show beside it."""

    @property
    def spoken(self) -> str:
        return "，".join(part for part in (self.title, self.detail, self.badge) if part)


class LineList(QWidget):
    """As many rows as fit, never half a row; with `shows_all` as high as all of them, to be scrolled."""

    def __init__(self, says: str, *, shows_all: bool = False) -> None:
        super().__init__()
        self._shows_all = shows_all
        self._lines: tuple[Line, ...] = ()
        self._rows: list[LineButton] = []
        self.setAccessibleName(says)
        down = QSizePolicy.Policy.Minimum if shows_all else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; what does not fit is left out."""
        self._lines = tuple(lines)
        self.updateGeometry()
        self._fit()

    def lines(self) -> tuple[Line, ...]:
        """The rows on show."""
        return tuple(row.line for row in self._rows if row.isVisibleTo(self))

    def rows(self) -> "list[LineButton]":
        """The buttons of the rows on show."""
        return [row for row in self._rows if row.isVisibleTo(self)]

    def focus_first(self) -> None:
        """Begin at the first row."""
        if shown := self.rows():
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move between the rows."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        shown = self.rows()
        place = next((number for number, row in enumerate(shown) if row.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
        elif 0 <= place + step < len(shown):
            shown[place + step].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        rows = len(self._lines) if self._shows_all else 1
        return QSize(theme().width("choice"), rows * theme().height("row_panel"))

    def sizeHint(self) -> QSize:
        rows = len(self._lines) if self._shows_all else 4
        return QSize(theme().width("tree"), rows * theme().height("row_panel"))

    def _fit(self) -> None:
        height = theme().height("row_panel")
        room = len(self._lines) if self._shows_all else max(1, self.height() // height)
        shown = self._lines[:room]
        while len(self._rows) < len(shown):
            self._rows.append(LineButton(self))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(shown))
            if number < len(shown):
                row.setGeometry(0, number * height, self.width(), height)
                row.show_line(shown[number], is_first=number == 0)


class LineButton(QAbstractButton):
    """One row: a click, the space bar or Enter follows it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = Line("", "", "", lambda: None)
        self._is_first = False
        self._pressed = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.line.act())

    def show_line(self, line: Line, *, is_first: bool) -> None:
        self._is_first = is_first
        if line.spoken != self.line.spoken:
            self.setAccessibleName(line.spoken)
            set_tip(self, f"{line.title}\n{line.detail}" if line.detail else line.title)
            self.update()
        if line.is_current != self.line.is_current:
            self.update()
        self.line = line

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        is_dragged = self.line.carries and self.isDown() and moved >= QApplication.startDragDistance()
        if is_dragged:
            self.setDown(False)
            drag_record(self, self.line.carries)
        else:
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if enter_clicks(self, event):
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner = self.rect().adjusted(theme().space("tight"), 0, -theme().space("tight"), 0)
        inner = _paint_badge_right(painter, inner, self.line)
        side = theme().icon("normal")
        top = inner.top() + (inner.height() - side) // 2
        if self.line.icon:
            picture = icons.pixmap(self.line.icon, self.line.color, ratio=self.devicePixelRatioF())
            painter.drawPixmap(QRect(inner.left(), top, side, side), picture)
        _paint_words(painter, inner.adjusted(side + theme().space("gap"), 0, 0, 0), self.line)

    def _paint_ground(self, painter: QPainter) -> None:
        if self.line.is_current:
            painter.fillRect(self.rect(), theme().color("accentSoft"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme().color("hover"))
        if not self._is_first:
            painter.setPen(theme().color("border"))
            painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme().color("focus"))
            pen.setWidth(theme().threshold("focus_pen"))
            painter.setPen(pen)
            rounding = theme().radius("control")
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), rounding, rounding)


def _paint_badge_right(painter: QPainter, area: QRect, line: Line) -> QRect:
    """Paint the badge at the right end; the room that is left."""
    if not line.badge:
        return area
    painter.setFont(fonts.font("small"))
    wanted = painter.fontMetrics().horizontalAdvance(line.badge) + 2 * theme().space("small")
    width = min(wanted, area.width() // 2)
    place = QRect(area.right() - width, area.top(), width, area.height())
    paint_badge(painter, place, line.badge, line.tone)
    return area.adjusted(0, 0, -width - theme().space("small"), 0)


def _paint_words(painter: QPainter, area: QRect, line: Line) -> None:
    if not line.detail:
        draw_line(painter, area, line.title, color=theme().color("text"))
        return
    upper, lower = two_lines(area)
    draw_line(painter, upper, line.title, color=theme().color("text"))
    draw_line(painter, lower, line.detail, color=theme().color("text2"), kind="small")

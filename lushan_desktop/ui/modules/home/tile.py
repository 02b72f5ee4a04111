"""A figure with its words that leads to the records it counts."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lushan_desktop.services.home.home import Tile
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import enter_clicks
from lushan_desktop.ui.widgets.painting import draw_line, tone_color

NOT_COUNTED = "…"


class TileButton(QAbstractButton):
    """Painted as a card: the number, what it counts, a small line, an arrow."""

    def __init__(self, tile: Tile) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_tile(tile)

    def show_tile(self, tile: Tile) -> None:
        self.tile = tile
        self.number = NOT_COUNTED if tile.count is None else str(tile.count)
        self.setText(f"{self.number} {tile.words}")
        self.setAccessibleName("，".join(part for part in (self.text(), tile.detail) if part))
        set_tip(self, f"打开这 {self.number} {tile.words[0]}" if tile.count else tile.detail)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            theme().width("page_search"), theme().height("row_two_line") + 2 * theme().space("inset")
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().width("date"), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        side, right = theme().space("card"), theme().icon("normal") + theme().space("gap")
        inner = self.rect().adjusted(side, theme().space("medium"), -right, -theme().space("medium"))
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() * 3 // 5)
        lower = QRect(inner.left(), upper.bottom(), inner.width(), inner.bottom() - upper.bottom())
        painter.setFont(fonts.font("number", bold=True))
        width = painter.fontMetrics().horizontalAdvance(self.number)
        painter.setPen(tone_color(self.tile.tone, "text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, left, self.number)
        words = upper.adjusted(
            width + theme().space("medium"), theme().space("hair"), 0, theme().space("hair")
        )
        draw_line(painter, words, self.tile.words, color=theme().color("text"))
        draw_line(painter, lower, self.tile.detail, color=theme().color("text2"), kind="small")
        self._paint_arrow(painter)

    def _paint_card(self, painter: QPainter) -> None:
        has_focus = self.hasFocus()
        pen = painter.pen()
        pen.setColor(theme().color("focus" if has_focus else "border"))
        pen.setWidth(theme().threshold("focus_pen") if has_focus else 1)
        painter.setPen(pen)
        painter.setBrush(theme().color("hover" if self.underMouse() else "surface"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme().radius("card"), theme().radius("card"))

    def _paint_arrow(self, painter: QPainter) -> None:
        side = theme().icon("normal")
        place = QRect(self.width() - side - theme().space("gap"), (self.height() - side) // 2, side, side)
        painter.drawPixmap(place, icons.pixmap("act.next", "text2", ratio=self.devicePixelRatioF()))

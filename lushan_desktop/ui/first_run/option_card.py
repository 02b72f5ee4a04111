"""A large card to choose: an icon, a title, a line of explanation; one of a group is chosen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import enter_clicks
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import column, row


class OptionCard(QAbstractButton):
    """With `is_choice` it keeps a ring that shows whether it is chosen; else a click acts at once."""

    def __init__(self, title: str, detail: str, icon: str = "", *, is_choice: bool = True) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(f"{title}，{detail}")
        self.setCheckable(is_choice)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title, self.detail = Words(title, "section"), Words(detail, "small")
        words = column(None, self.title, self.detail, gap="tight")
        inside = row(self, (words, 1), gap="large", margins=("page", "medium"))
        if icon:
            inside.insertWidget(0, Glyph(icon, size="tile"))
        if is_choice:
            inside.insertSpacing(0, theme().space("page") + theme().space("medium"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses where choosing acts at once; beside a next step it goes there."""
        if self.isCheckable() or not enter_clicks(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        name = "focus" if self.hasFocus() else "accentText" if chosen else "fieldBorder"
        painter.setPen(QPen(theme().color(name), 2 if chosen or self.hasFocus() else 1))
        ground = "accentSoft" if chosen else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme().color(ground))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), theme().radius("card"), theme().radius("card")
        )
        if self.isCheckable():
            self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        side = theme().height("indicator")
        ring = QRectF(theme().space("large"), (self.height() - side) / 2, side, side)
        chosen = self.isChecked()
        painter.setPen(QPen(theme().color("accentText" if chosen else "fieldBorder"), 1.5))
        painter.setBrush(theme().color("surface"))
        painter.drawEllipse(ring)
        if chosen:
            painter.setBrush(theme().color("accentText"))
            painter.drawEllipse(ring.adjusted(side / 4, side / 4, -side / 4, -side / 4))

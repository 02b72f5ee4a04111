"""How far each township has answered: a small grid of tiles without a map, each leading to its problems."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from lushan_desktop.services.supervision.supervision_figures import ALL, UNANSWERED, UnitFigures
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import enter_clicks
from lushan_desktop.ui.widgets.layout import clear
from lushan_desktop.ui.widgets.painting import draw_line, tone_color, two_lines

_ACROSS = 4


class AnswerTile(QAbstractButton):
    """The township's name, and how many of its problems it has answered to."""

    def __init__(self, unit: UnitFigures) -> None:
        super().__init__()
        self.unit = unit
        is_whole = unit.answered >= unit.total
        self.tone = "ok" if is_whole else "bad" if unit.overdue else "warn"
        self._said = f"回复 {unit.answered}/{unit.total}"
        self.setText(unit.name)
        self.setAccessibleName(f"{unit.name}，{self._said}，逾期 {unit.overdue}")
        set_tip(self, self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def leads_to(self) -> str:
        """The part of its problems that a click lists: what is still to be answered, or all."""
        return ALL if self.unit.answered >= self.unit.total else UNANSWERED

    def sizeHint(self) -> QSize:
        return QSize(theme().width("meter"), theme().height("row_two_line"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(theme().color("focus" if self.hasFocus() else "border"))
        pen.setWidth(theme().threshold("focus_pen") if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.setBrush(theme().color(f"{self.tone}Bg"))
        rounding = theme().radius("chip")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), rounding, rounding)
        painter.setFont(fonts.font("body"))
        side = theme().space("small")
        upper, lower = two_lines(self.rect().adjusted(side, 0, -side, 0))
        draw_line(painter, upper, self.unit.name, color=theme().color("text"))
        draw_line(painter, lower, self._said, color=tone_color(self.tone, "text2"), kind="small")


class AnswerTiles(QWidget):
    pressed = Signal(object, str)
    """The township, and which of its problems."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().space("snug"))
        self.tiles: tuple[AnswerTile, ...] = ()

    def show_units(self, units: Sequence[UnitFigures]) -> None:
        clear(self._grid)
        self.tiles = tuple(map(AnswerTile, units))
        for number, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _=False, one=tile: self.pressed.emit(one.unit, one.leads_to))
            self._grid.addWidget(tile, *divmod(number, _ACROSS))

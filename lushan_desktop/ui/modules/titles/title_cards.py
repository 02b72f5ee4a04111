"""A card for each title above the list: its name, how it stands, how many; one of them narrows the list."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from lushan_desktop.services.titles.applications_list import Card
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import enter_clicks
from lushan_desktop.ui.widgets.layout import clear, row
from lushan_desktop.ui.widgets.painting import draw_line, two_lines


class TitleCard(QAbstractButton):
    """Painted: name and small line at the left, the number at the right."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_card(card)

    def show_card(self, card: Card) -> None:
        self.card = card
        told = "，".join(filter(None, (card.name, card.about, f"{card.count} 件")))
        self.setAccessibleName(told)
        set_tip(self, told)
        self.update()

    def sizeHint(self) -> QSize:
        height = theme().height("row_two_line") + theme().space("gap")
        return QSize(theme().width("page_search"), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().width("choice"), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = theme().space("inset")
        inner = self.rect().adjusted(side, 0, -side, 0)
        painter.setFont(fonts.font("title", bold=True))
        number = str(self.card.count)
        width = painter.fontMetrics().horizontalAdvance(number)
        ink = "accentText" if self.isChecked() else "text"
        painter.setPen(theme().color(ink))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(inner), right, number)
        upper, lower = two_lines(inner.adjusted(0, 0, -width - theme().space("small"), 0))
        draw_line(painter, upper, self.name_in(upper.width()), color=theme().color(ink))
        draw_line(painter, lower, self.card.about, color=theme().color("text2"), kind="small")

    def name_in(self, room: int) -> str:
        """The name as it stands in so much room: names that begin alike differ at their ends."""
        metrics = QFontMetrics(fonts.font("body"))
        return metrics.elidedText(self.card.name, Qt.TextElideMode.ElideMiddle, room)

    def _paint_ground(self, painter: QPainter) -> None:
        chosen, focused = self.isChecked(), self.hasFocus()
        edge = "focus" if focused else "accentText" if chosen else "border"
        painter.setPen(QPen(theme().color(edge), theme().threshold("focus_pen") if chosen or focused else 1))
        ground = "accentSoft" if chosen else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme().color(ground))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme().radius("card"), theme().radius("card"))


class TitleCards(QWidget):
    """The cards side by side; arrow keys move along them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("按创建项目筛选")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = row(self, gap="medium")
        self._group = QButtonGroup(self)
        self.card_by_title: dict[str, TitleCard] = {}

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these; the one that is pressed stays so where it is still among them."""
        kept = self.current()
        if [card.title for card in cards] == list(self.card_by_title):
            for card in cards:
                self.card_by_title[card.title].show_card(card)
            return
        clear(self._row)
        self.card_by_title = {card.title: self._made(card) for card in cards}
        self.choose(kept)

    def choose(self, title: str) -> None:
        """Press a card without telling anybody; an unknown title presses the first."""
        card = self.card_by_title.get(title) or next(iter(self.card_by_title.values()), None)
        if card is not None:
            card.setChecked(True)

    def current(self) -> str:
        pressed = (title for title, card in self.card_by_title.items() if card.isChecked())
        return next(pressed, "")

    def _made(self, card: Card) -> TitleCard:
        made = TitleCard(card)
        made.clicked.connect(lambda: self.chosen.emit(card.title))
        self._group.addButton(made)
        self._row.addWidget(made)
        return made

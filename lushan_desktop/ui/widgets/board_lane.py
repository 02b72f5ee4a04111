"""A column of a board: a head, and as many cards as there are, of which only those in sight are painted."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from lushan_desktop.ui.plain import show_tip
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.board_card import CHOSEN, FOCUSED, PLAIN, BoardCard, card_height, paint_card
from lushan_desktop.ui.widgets.buttons import TextButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, Spring, column, row, show_if
from lushan_desktop.ui.widgets.meters import Swatch

_NO_LIMIT = 16_777_215
"""As high as Qt lets a widget be."""


@dataclass(frozen=True)
class BoardColumn:
    """A stage: its word, its tone, the cards read so far and how many there are."""

    key: str
    title: str
    tone: str
    cards: tuple[BoardCard, ...] = ()
    total: int = 0
    is_folded: bool = False
    """True if only the first few are shown until somebody asks for the rest."""

    @property
    def left_out(self) -> int:
        return max(0, self.total - len(self.cards))


class _Cards(QAbstractScrollArea):
    """Paints the cards in sight; the place of each follows from the heights of those before it."""

    near_end = Signal()
    laid_out = Signal()

    def __init__(self, lane: "BoardLane") -> None:
        super().__init__(lane)
        self._lane = lane
        self._cards: Sequence[BoardCard] = ()
        self._tops: list[int] = [0]
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._moved)

    def show_cards(self, cards: Sequence[BoardCard]) -> None:
        self._cards = cards
        self._lay_out()

    def card_area(self, place: int) -> QRect:
        """Return where a card lies in the viewport."""
        gap, top = theme().space("small"), self.verticalScrollBar().value()
        height = self._tops[place + 1] - self._tops[place] - gap
        return QRect(gap, self._tops[place] - top, self._card_width(), height)

    def place_at(self, spot: QPoint) -> int:
        """The card under a point of the viewport; −1 where there is none."""
        place = bisect_right(self._tops, spot.y() + self.verticalScrollBar().value()) - 1
        is_card = 0 <= place < len(self._cards) and self.card_area(place).contains(spot)
        return place if is_card else -1

    def reveal(self, place: int) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self._tops[place], self._tops[place + 1]
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)

    def visible_places(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_left(self._tops, top + self.viewport().height())
        return range(first, min(last, len(self._cards)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for place in self.visible_places():
            card = self._cards[place]
            paint_card(painter, self.card_area(place), card, self._lane.state_of(card.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.place_at(event.pos())
            show_tip(event.globalPos(), self._cards[place].spoken if place >= 0 else "", self)
            return True
        return super().viewportEvent(event)

    def _card_width(self) -> int:
        return max(1, self.viewport().width() - 2 * theme().space("small"))

    def _lay_out(self) -> None:
        width, gap = self._card_width(), theme().space("small")
        self._tops = list(accumulate((card_height(card, width) + gap for card in self._cards), initial=0))
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._tops[-1] - self.viewport().height()))
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(theme().height("button"))
        self.viewport().update()
        self.laid_out.emit()

    def content_height(self) -> int:
        """Return what all cards need."""
        return self._tops[-1]

    def _moved(self, value: int) -> None:
        self.viewport().update()
        if value + 2 * self.viewport().height() > self._tops[-1]:
            self.near_end.emit()


class BoardLane(QFrame):
    """One column; the board tells it which card is chosen."""

    more_requested = Signal(str)
    near_end = Signal(str)

    def __init__(self, shown: BoardColumn) -> None:
        super().__init__()
        self.shown = shown
        self.chosen_id, self.has_focus, self.is_target = "", False, False
        self.setAccessibleName(shown.title)
        self._title, self._count = Words(shown.title, "strong"), Words("", "caption")
        self._place_by_id: dict[str, int] = {}
        self.cards = _Cards(self)
        self.more_button = TextButton("", "act.down")
        self.more_button.clicked.connect(lambda: self.more_requested.emit(self.shown.key))
        self.cards.near_end.connect(self._tell_near_end)
        head = row(
            None,
            Swatch(shown.tone, is_round=True),
            self._title,
            self._count,
            SPRING,
            margins=("gap", "medium"),
        )
        foot = row(None, SPRING, self.more_button, SPRING)
        column(self, head, (self.cards, 1), foot, Spring(0), gap="none")
        self.cards.laid_out.connect(self._fit)
        self.show_column(shown)

    def show_column(self, shown: BoardColumn) -> None:
        """Show these cards; the place in the column is kept."""
        self.shown = shown
        self._place_by_id = {card.id: place for place, card in enumerate(shown.cards)}
        self._count.setText(str(shown.total))
        self.setAccessibleDescription(f"{shown.total} 个")
        self.more_button.setText(f"还有 {shown.left_out} 件")
        show_if(self.more_button, shown.is_folded and shown.left_out > 0)
        self.cards.show_cards(shown.cards)

    def place_of(self, card_id: str) -> int:
        return self._place_by_id.get(card_id, -1)

    def id_at(self, spot: QPoint) -> str:
        """The card under a point of the scrolled part; empty where there is none."""
        place = self.cards.place_at(spot)
        return self.shown.cards[place].id if place >= 0 else ""

    def part_at(self, _files: object, spot: QPoint) -> QRect:
        """Return where the card lies that would take what is held over a point."""
        place = self.cards.place_at(spot)
        return self.cards.card_area(place) if place >= 0 else QRect()

    def state_of(self, card_id: str) -> str:
        if card_id != self.chosen_id:
            return PLAIN
        return FOCUSED if self.has_focus else CHOSEN

    def mark(self, card_id: str, *, has_focus: bool) -> None:
        """Mark which card is chosen, and whether the keyboard is on the board."""
        self.chosen_id, self.has_focus = card_id, has_focus
        self.cards.viewport().update()

    def mark_target(self, is_target: bool) -> None:
        """Mark whether a card that is dragged would fall here."""
        if is_target != self.is_target:
            self.is_target = is_target
            self.update()

    def picture_of(self, place: int) -> QPixmap:
        """A card as it looks, to be carried about."""
        area = self.cards.card_area(place)
        ratio = self.devicePixelRatioF()
        made = QPixmap(area.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        paint_card(painter, QRect(QPoint(0, 0), area.size()), self.shown.cards[place], FOCUSED)
        painter.end()
        return made

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().width("choice"), theme().width("choice"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().color("focus") if self.is_target else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("infoBg" if self.is_target else "surface2"))
        radius = theme().radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _fit(self) -> None:
        """The way to the rest stands right below the cards."""
        is_short = self.shown.is_folded and self.shown.left_out > 0
        self.cards.setMaximumHeight(self.cards.content_height() if is_short else _NO_LIMIT)

    def _tell_near_end(self) -> None:
        if self.shown.left_out and not self.shown.is_folded:
            self.near_end.emit(self.shown.key)

"""A card of a board: whose it is, what it is about, until when; how high it is and how it is painted."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextLine, QTextOption

from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import Theme, theme
from lushan_desktop.ui.widgets.painting import BadgeText, draw_line, draw_line_right, paint_badge, paint_icon

PLAIN, CHOSEN, FOCUSED = "plain", "chosen", "focused"
MOST_LINES = 2


@dataclass(frozen=True)
class BoardCard:
    """What a card shows; the program knows it by its id."""

    id: str
    title: str
    text: str
    icon: str = "obj.org"
    foot: str = ""
    foot_tone: str = ""
    badge: BadgeText | None = None
    files: int = 0
    is_brought: bool = False
    """True if it came in from another office, on a stick."""

    @property
    def spoken(self) -> str:
        """All of it in one sentence, for those who do not see it."""
        badge = self.badge[0] if self.badge else ""
        brought = "从 U 盘报来" if self.is_brought else ""
        return "，".join(
            filter(None, (self.title, self.text, badge, self.foot, f"佐证 {self.files} 份", brought))
        )


def card_height(card: BoardCard, width: int) -> int:
    """Return how high a card is at this width: its text takes one line or two."""
    looks = theme()
    room = width - 2 * looks.space("gap")
    lines = MOST_LINES if _advance(looks, card.text) > room else 1
    return _height(looks, lines)


@lru_cache(maxsize=8)
def _height(looks: Theme, lines: int) -> int:
    body, small = _line_height("body"), _line_height("small")
    head = max(looks.height("badge"), body)
    return 2 * looks.space("medium") + head + lines * body + small + 2 * looks.space("snug")


@lru_cache(maxsize=16_384)
def _advance(looks: Theme, text: str) -> int:
    del looks  # part of the key: another text size is another width
    return _metrics("body").horizontalAdvance(text)


def _metrics(kind: str) -> QFontMetrics:
    return QFontMetrics(fonts.font(kind))


def _line_height(kind: str) -> int:
    return _metrics(kind).height()


def paint_card(painter: QPainter, area: QRect, card: BoardCard, state: str = PLAIN) -> None:
    """A white card: head with icon and badge, one or two lines, foot with the evidence counted."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, area, state)
    inner = area.adjusted(
        theme().space("gap"), theme().space("medium"), -theme().space("gap"), -theme().space("medium")
    )
    head = max(theme().height("badge"), _line_height("body"))
    _paint_head(painter, QRect(inner.left(), inner.top(), inner.width(), head), card)
    top = inner.top() + head + theme().space("snug")
    _paint_text(painter, QRect(inner.left(), top, inner.width(), inner.bottom() - top), card.text)
    small = _line_height("small")
    _paint_foot(painter, QRect(inner.left(), inner.bottom() - small + 1, inner.width(), small), card)
    painter.restore()


def _paint_ground(painter: QPainter, area: QRect, state: str) -> None:
    thick = 1 if state == PLAIN else theme().threshold("focus_pen")
    color = {PLAIN: "border", CHOSEN: "accentText", FOCUSED: "focus"}[state]
    pen = painter.pen()
    pen.setColor(theme().color(color))
    pen.setWidth(thick)
    painter.setPen(pen)
    painter.setBrush(theme().color("surface"))
    edge = thick / 2
    radius = theme().radius("control")
    painter.drawRoundedRect(QRectF(area).adjusted(edge, edge, -edge, -edge), radius, radius)


def _paint_head(painter: QPainter, area: QRect, card: BoardCard) -> None:
    words = paint_icon(painter, area, card.icon)
    if card.badge is not None:
        text, tone = card.badge
        text, width = badge_beside(card.title, text, words.width())
        if text:
            place = QRect(area.right() - width + 1, area.top(), width, area.height())
            paint_badge(painter, place, text, tone)
            words = words.adjusted(0, 0, -width - theme().space("snug"), 0)
    draw_line(painter, words, card.title, color=theme().color("text"))


def badge_beside(title: str, text: str, room: int) -> tuple[str, int]:
    """Return what of a badge stands beside the whole title, and its width; empty where there is no room."""
    edges, small = 2 * theme().space("small"), _metrics("small")
    left = room - _metrics("body").horizontalAdvance(title) - theme().space("snug")
    wanted = small.horizontalAdvance(text) + edges
    if wanted <= left:
        return text, wanted
    cut = small.elidedText(text, Qt.TextElideMode.ElideRight, max(0, left - edges))
    return (cut, left) if len(cut) > 1 else ("", 0)


def _paint_text(painter: QPainter, area: QRect, text: str) -> None:
    painter.setPen(theme().color("text"))
    painter.setFont(fonts.font("body"))
    layout = QTextLayout(text, fonts.font("body"))
    layout.setTextOption(_wrapping())
    lines = list(_lines(layout, area.width()))
    for number, line in enumerate(lines):
        is_cut = number == MOST_LINES - 1 and line.textStart() + line.textLength() < len(text)
        if is_cut:
            place = QRect(area.left(), area.top() + int(line.y()), area.width(), _line_height("body"))
            draw_line(painter, place, text[line.textStart() :], color=theme().color("text"))
        else:
            line.draw(painter, QPointF(area.left(), area.top()))


@lru_cache(maxsize=1)
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _lines(layout: QTextLayout, width: int) -> Iterator[QTextLine]:
    layout.beginLayout()
    made = []
    for number in range(MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * _line_height("body")))
        made.append(line)
    layout.endLayout()
    yield from made


def _paint_foot(painter: QPainter, area: QRect, card: BoardCard) -> None:
    tone = f"{card.foot_tone}Fg" if card.foot_tone else "text2"
    counted = "badFg" if not card.files else "text2"
    digits = str(card.files)
    width = _metrics("small").horizontalAdvance(digits)
    draw_line_right(painter, area, digits, color=theme().color(counted), kind="small")
    right = area.right() - width - theme().space("small")
    right = _paint_small_icon(painter, right, area, ("act.attach", counted))
    if card.is_brought:
        right = _paint_small_icon(painter, right - theme().space("snug"), area, ("nav.exchange", "text2"))
    room = QRect(area.left(), area.top(), right - area.left() - theme().space("snug"), area.height())
    draw_line(painter, room, card.foot, color=theme().color(tone), kind="small")


def _paint_small_icon(painter: QPainter, right: int, area: QRect, drawn: tuple[str, str]) -> int:
    """An icon that ends at `right`; where it begins."""
    side = theme().icon("small")
    picture = icons.pixmap(*drawn, size="small", ratio=painter.device().devicePixelRatioF())
    top = area.top() + (area.height() - side) // 2
    painter.drawPixmap(right - side, top, side, side, picture)
    return right - side

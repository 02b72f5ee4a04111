"""The list that drops under a field while one types; it never takes the focus."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from lushan_desktop.ui.theme import fonts, style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.cells import draw_line, draw_line_right

MOST_SHOWN = 8
"""Rows that are seen at once; the others come by arrow and wheel."""


@dataclass(frozen=True)
class Suggestion:
    """Something to pick: what it is to the program, its words, a small word after, a hint at the right."""

    value: Any
    title: str
    detail: str = ""
    hint: str = ""
    is_meant: bool = True
    """True if Enter and Tab take it where it stands first; a guess has to be pointed at."""


class SuggestionList(QFrame):
    """A child of the window, below the field. The field keeps the keys and the input method."""

    picked = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field.window())
        style.set_look(self, "popup")
        self._field = field
        self._suggestions: tuple[Suggestion, ...] = ()
        self._place = self._top = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("候选")
        self.hide()

    @property
    def current(self) -> Suggestion | None:
        if not self._suggestions or self._place < 0 or not self.isVisible():
            return None
        return self._suggestions[self._place]

    def titles(self) -> list[str]:
        return [suggestion.title for suggestion in self._suggestions]

    def show_suggestions(self, suggestions: Sequence[Suggestion], place: int = 0) -> None:
        """Drop down with these, one of them marked; nothing to show folds away."""
        self._suggestions = tuple(suggestions)
        self._place = place if suggestions and suggestions[0].is_meant else -1
        self._top = 0
        self._bring_into_sight()
        if not self._suggestions:
            self.hide()
            return
        self.place()
        self.show()
        self.raise_()
        self.update()

    def move_by(self, step: int) -> None:
        if self._suggestions:
            before = self._place if self._place >= 0 or step > 0 else 0
            self._place = (before + step) % len(self._suggestions)
            self._bring_into_sight()
            self.update()

    def _bring_into_sight(self) -> None:
        self._top = max(min(self._top, self._place), self._place - MOST_SHOWN + 1, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        rows = -1 if event.angleDelta().y() > 0 else 1
        self._top = max(0, min(self._top + rows, len(self._suggestions) - MOST_SHOWN))
        self.update()
        event.accept()

    @property
    def _rows(self) -> tuple[Suggestion, ...]:
        """The suggestions there is room for."""
        return self._suggestions[self._top : self._top + MOST_SHOWN]

    def place(self) -> None:
        """Stand below the field, or above it where there is no room below."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        size = self.sizeHint()
        below = self._field.mapTo(window, QPoint(0, self._field.height() + theme().space("hair")))
        top = below.y()
        if top + size.height() > window.height():
            top = max(0, below.y() - self._field.height() - size.height() - theme().space("tight"))
        left = max(0, min(below.x(), window.width() - size.width()))
        self.setGeometry(QRect(QPoint(left, top), size))

    def sizeHint(self) -> QSize:
        padding = theme().space("tight")
        height = len(self._rows) * self._row_height + 2 * padding
        width = max((self._width_of(one) for one in self._suggestions), default=0)
        return QSize(max(theme().width("popup"), self._field.width(), width), height)

    @property
    def _row_height(self) -> int:
        return theme().height("tree_row")

    def _width_of(self, suggestion: Suggestion) -> int:
        wide = self.fontMetrics().horizontalAdvance
        words = wide(suggestion.title) + wide(suggestion.detail) + wide(suggestion.hint)
        return min(words + 4 * theme().space("page"), 2 * theme().width("popup"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at(event)
        if (suggestion := self.current) is not None:
            self.picked.emit(suggestion)

    def _point_at(self, event: QMouseEvent) -> None:
        row = (int(event.position().y()) - theme().space("tight")) // self._row_height
        place = self._top + row
        if 0 <= row < len(self._rows) and place != self._place:
            self._place = place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        padding = theme().space("tight")
        for row, suggestion in enumerate(self._rows):
            top = padding + row * self._row_height
            area = QRect(padding, top, self.width() - 2 * padding, self._row_height)
            self._paint_row(painter, area, suggestion, is_current=self._top + row == self._place)

    def _paint_row(self, painter: QPainter, area: QRect, suggestion: Suggestion, *, is_current: bool) -> None:
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accentSoft"))
            painter.drawRoundedRect(area, theme().radius("chip"), theme().radius("chip"))
        inner = area.adjusted(theme().space("medium"), 0, -theme().space("medium"), 0)
        painter.setFont(fonts.font("small"))
        hint_width = painter.fontMetrics().horizontalAdvance(suggestion.hint)
        grey = theme().color("text2")
        draw_line_right(painter, inner, suggestion.hint, color=grey, kind="small")
        words = inner.adjusted(0, 0, -hint_width - theme().space("small"), 0)
        draw_line(painter, words, suggestion.title, color=theme().color("text"))
        painter.setFont(fonts.font("body"))
        used = painter.fontMetrics().horizontalAdvance(suggestion.title) + theme().space("small")
        rest = words.adjusted(used, 0, 0, 0)
        if rest.width() > 0:
            draw_line(painter, rest, suggestion.detail, color=grey, kind="small")

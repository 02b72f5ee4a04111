"""The rows under the search field: headings and what was found, the marked letters in red."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from lushan_desktop.services.records.matching import Mark
from lushan_desktop.ui.plain import tells
from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.cells import draw_line_right

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Row:
    """A line of the list; without `act` it is a heading."""

    title: str
    act: Callable[[], Any] | None = None
    icon: str = ""
    detail: str = ""
    title_mark: Mark | None = None
    detail_mark: Mark | None = None
    hint: str = ""
    show_list: Callable[[], Any] | None = None
    """What Ctrl+Enter does, or a click on the heading."""


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}，{row.detail}" if row.detail else row.title
        return f"{row.title}\n{row.detail}" if role == Qt.ItemDataRole.ToolTipRole and row.act else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = self.rows[index.row()].act is None
        return Qt.ItemFlag.ItemIsEnabled if is_heading else super().flags(index)


class ResultList(QListView):
    """Never takes the focus: the field above keeps it, and the input method with it."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Rows()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName("搜索结果")

    def viewportEvent(self, event: QEvent) -> bool:
        return tells(self, event) or super().viewportEvent(event)

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._model.rows

    def show_rows(self, rows: Sequence[Row], *, keep: bool = False) -> None:
        """Show these; the first that leads somewhere is chosen, or what was chosen before."""
        chosen = self.current_row() if keep else None
        self._model.show(rows)
        kept = [place for place, row in enumerate(rows) if chosen and row.title == chosen.title]
        if kept:
            self.setCurrentIndex(self._model.index(kept[0]))
            return
        self.move_by(1)
        self.scrollToTop()

    def current_row(self) -> Row | None:
        place = self.currentIndex().row()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def move_by(self, step: int) -> None:
        """To the next row that leads somewhere, round and round."""
        places = [place for place, row in enumerate(self.rows) if row.act is not None]
        if not places:
            return
        now = self.currentIndex().row()
        at = places.index(now) if now in places else (-1 if step > 0 else 0)
        place = places[(at + step) % len(places)]
        self.setCurrentIndex(self._model.index(place))
        # A heading right above comes into sight with its first row.
        if place and self.rows[place - 1].act is None:
            self.scrollTo(self._model.index(place - 1))
        self.scrollTo(self._model.index(place))

    def content_height(self) -> int:
        return sum(_height(row) for row in self.rows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.rows[index.row()].act is not None:
            self.setCurrentIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.rows[index.row()])


class _Painter(QStyledItemDelegate):
    """Icon, title, small words after it, a hint at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(0, _height(index.data(_ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(_ROW)
        view = self.parent()
        area: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        is_current = isinstance(view, ResultList) and view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.act is None:
            _paint_heading(painter, area.adjusted(theme().space("large"), 0, -theme().space("page"), 0), row)
        else:
            _paint_row(painter, area, row, is_current=is_current)
        painter.restore()


def _height(row: Row) -> int:
    return theme().height("group" if row.act is None else "row_compact")


def _paint_heading(painter: QPainter, area: QRect, row: Row) -> None:
    draw_line_right(painter, area, row.hint, color=theme().color("link"), kind="small")
    painter.setFont(fonts.font("small"))
    painter.setPen(theme().color("text2"))
    painter.drawText(area, _LEFT, row.title)


def _paint_row(painter: QPainter, area: QRect, row: Row, *, is_current: bool) -> None:
    ground = area.adjusted(theme().space("small"), 0, -theme().space("small"), 0)
    if is_current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accentSoft"))
        painter.drawRoundedRect(ground, theme().radius("control"), theme().radius("control"))
    side = theme().icon("normal")
    inner = ground.adjusted(theme().space("gap"), 0, -theme().space("gap"), 0)
    ratio = painter.device().devicePixelRatioF()
    picture = icons.pixmap(row.icon, "accentText" if is_current else "text2", ratio=ratio)
    painter.drawPixmap(QRect(inner.left(), inner.center().y() - side // 2, side, side), picture)
    hint = "Enter 打开" if is_current else row.hint
    draw_line_right(painter, inner, hint, color=theme().color("text2"), kind="small")
    wide = QFontMetrics(fonts.font("small")).horizontalAdvance(hint) + theme().space("gap")
    words = inner.adjusted(side + theme().space("gap"), 0, -wide, 0)
    used = _paint_marked(painter, words, (row.title, row.title_mark), "body", theme().color("text"))
    rest = words.adjusted(used + theme().space("medium"), 0, 0, 0)
    if rest.width() > theme().space("wide"):
        _paint_marked(painter, rest, (row.detail, row.detail_mark), "small", theme().color("text2"))


def _paint_marked(
    painter: QPainter, area: QRect, said: tuple[str, Mark | None], kind: str, color: QColor
) -> int:
    """One line, the marked stretch bold and red and always in sight; returns its width."""
    text, (start, end) = said[0], said[1] or (0, 0)
    plain, bold = fonts.font(kind), fonts.font(kind, bold=True)
    if start > 2 and QFontMetrics(bold).horizontalAdvance(text[:end]) > area.width():
        cut = max(0, start - 3)
        text, start, end = "…" + text[cut:], start - cut + 1, end - cut + 1
    runs = ((text[:start], plain, color), (text[start:end], bold, theme().color("accentText")))
    left = area.left()
    for words, font, ink in (*runs, (text[end:], plain, color)):
        room = area.right() - left
        if not words or room <= 0:
            continue
        painter.setFont(font)
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, area.top(), room, area.height()), _LEFT, shown)
        left += metrics.horizontalAdvance(shown)
        if shown != words:
            break
    return left - area.left()

"""Evidence as tiles: the picture of a file, its name, its date and where it is used."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lushan_desktop.services.evidence.evidence_list import EvidenceRow
from lushan_desktop.ui.modules.evidence.rows import EvidenceModel
from lushan_desktop.ui.plain import tells
from lushan_desktop.ui.records.blocks import ICON_BY_SUFFIX
from lushan_desktop.ui.records.columns import NAME
from lushan_desktop.ui.records.pictures import Pictures, Shown
from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.cells import Index
from lushan_desktop.ui.widgets.painting import draw_line, paint_badge, paint_icon
from lushan_desktop.ui.widgets.table_view import TableView


class TileView(QListView):
    """Shares rows and choice with the table; keys and menu do what they do there."""

    def __init__(self, table: TableView, rows: EvidenceModel, pictures: Pictures) -> None:
        super().__init__()
        self._table, self._rows = table, rows
        self.setAccessibleName("佐证材料缩略图")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(TileDelegate(self, rows, pictures))
        self.setModel(rows)
        self.setSelectionModel(table.selectionModel())
        self.show_names()
        pictures.ready.connect(lambda _: self.viewport().update())
        self.doubleClicked.connect(lambda index: table.opened.emit(index.row()))

    def viewportEvent(self, event: QEvent) -> bool:
        return tells(self, event) or super().viewportEvent(event)

    def show_names(self) -> None:
        """The column of the names, wherever it stands in the table now."""
        keys = [column.key for column in self._rows.columns]
        self.setModelColumn(keys.index(NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        signal = {
            Qt.Key.Key_Return: self._table.opened,
            Qt.Key.Key_Enter: self._table.opened,
            Qt.Key.Key_Space: self._table.preview_requested,
            Qt.Key.Key_Delete: self._table.delete_requested,
        }.get(Qt.Key(event.key()))
        if place >= 0 and signal is not None:
            signal.emit(place)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        spot: QPoint = self.viewport().mapToGlobal(self.visualRect(index).center() if by_key else event.pos())
        if index.isValid():
            self._table.menu_requested.emit(index.row(), spot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tiles share the width and the height, so that no strip is left at the right and none is cut."""
        gap = theme().space("gap")
        # Qt leaves room for the scroll bar whether it is there or not.
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        across = max(1, room // (theme().width("tile") + gap))
        height = _shared(self.contentsRect().height(), theme().height("tile") + gap)
        self.setGridSize(QSize((room - 1) // across, height))
        self.verticalScrollBar().setSingleStep(height // _LINES)
        super().resizeEvent(event)

    def picture_height(self) -> int:
        """Return what the picture of a tile takes of its height: all that its words leave."""
        stretch = self.gridSize().height() - theme().height("tile") - theme().space("gap")
        return theme().height("tile_picture") + stretch


def _shared(room: int, base: int) -> int:
    """The height of tiles of about `base` px that fill the room; a turn of the wheel moves one row."""
    height = room // max(1, int(room / base + _LEAN))
    return max(base // 2, height - height % _LINES)


_LEAN = 0.35
"""From so much of a row on, the tiles make room for it."""
_LINES = 3
"""That a turn of the wheel moves."""


class TileDelegate(QStyledItemDelegate):
    """Paints a tile."""

    def __init__(self, view: TileView, rows: EvidenceModel, pictures: Pictures) -> None:
        super().__init__(view)
        self._view, self._rows, self._pictures = view, rows, pictures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        half = theme().space("gap") // 2
        whole: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        area = whole.adjusted(half, half, -half, -half)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the stubs leave it out
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, area, state)
        index.data()  # asks for the block where it is not there
        row = self._rows.row_at(index.row())
        if row is not None:
            self._paint_row(painter, area.adjusted(half, half, -half, -half), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_current = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        edge = "focus" if is_current and not is_chosen else "accentText" if is_chosen else "border"
        pen = QPen(theme().color(edge))
        pen.setWidth(theme().threshold("focus_pen") if is_chosen or is_current else 1)
        painter.setPen(pen)
        painter.setBrush(theme().color("accentSoft" if is_chosen else "surface"))
        painter.drawRoundedRect(area, theme().radius("card"), theme().radius("card"))

    def _paint_row(self, painter: QPainter, area: QRect, row: EvidenceRow) -> None:
        upper = QRect(area.left(), area.top(), area.width(), self._view.picture_height())
        suffix = str(row.values["suffix"] or "")
        shown = self._pictures.of(str(row.values["sha256"] or ""), suffix)
        painter.fillRect(upper, theme().color("surface2"))
        _paint_shown(painter, upper, shown, suffix)
        if (badge := row.standing.badge) is not None:
            strip = QRect(upper.left(), upper.top(), upper.width(), theme().height("badge") + 2)
            paint_badge(painter, strip, *badge)
        below = area.adjusted(0, upper.height() + theme().space("tight"), 0, 0)
        line = QRect(below.left(), below.top(), below.width(), below.height() // 2)
        painter.setFont(fonts.font("body"))
        rest = paint_icon(painter, line, ICON_BY_SUFFIX.get(suffix, "act.attach"))
        draw_line(painter, rest, row.title, color=theme().color("text"))
        second = QRect(line.left(), line.bottom(), line.width(), below.height() - line.height())
        draw_line(painter, second, row.below, color=theme().color("text2"), kind="small")


def _paint_shown(painter: QPainter, area: QRect, shown: Shown | None, suffix: str) -> None:
    """The picture cut to the room from its top, or the first words, or the sign of its kind."""
    if shown is not None and shown.picture is not None:
        picture = shown.picture
        height = round(picture.width() * area.height() / max(1, area.width()))
        painter.drawPixmap(area, picture, QRect(0, 0, picture.width(), min(height, picture.height())))
        return
    if shown is not None and shown.words:
        inner = area.adjusted(*[theme().space("small")] * 2, *[-theme().space("small")] * 2)
        painter.setFont(fonts.font("small"))
        painter.setPen(theme().color("text2"))
        painter.drawText(inner, int(Qt.TextFlag.TextWrapAnywhere), shown.words)
        return
    side = theme().icon("hero")
    name, ratio = ICON_BY_SUFFIX.get(suffix, "act.attach"), painter.device().devicePixelRatioF()
    sign = icons.pixmap(name, "text3", size="hero", ratio=ratio)
    painter.drawPixmap(area.center().x() - side // 2, area.center().y() - side // 2, side, side, sign)

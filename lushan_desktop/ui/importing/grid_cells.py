"""How a cell of the import grid is painted and edited in its place."""

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lushan_desktop.ui.importing.grid_model import NUMBER, Part
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.cells import (
    Index,
    Role,
    draw_line,
    paint_badges,
    paint_ground,
    tone_color,
    two_lines,
)
from lushan_desktop.ui.widgets.painting import paint_tick

_ON = Qt.CheckState.Checked


class GridDelegate(QStyledItemDelegate):
    """A tinted box with the text and, small below it, what is to be said of it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        paint_ground(painter, option, index, is_group=False)
        edge = theme().space("tight")
        inner = area.adjusted(edge, edge, -edge, -edge - 1)
        if index.column() == NUMBER:
            _paint_number(painter, inner, index)
        elif (badges := index.data(Role.BADGES)) is not None:
            paint_badges(painter, inner.adjusted(edge, 0, 0, 0), badges)
        else:
            _paint_words(painter, inner, index)
        view: QWidget = option.widget  # type: ignore[attr-defined]  # the stubs leave it out
        if view.hasFocus() and index == view.currentIndex():  # type: ignore[attr-defined]  # it is a view
            _paint_current(painter, inner)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        editor = QLineEdit(parent)
        editor.setAccessibleName(f"改第{index.row() + 1}行的这一格")
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


def _paint_number(painter: QPainter, area: QRect, index: Index) -> None:
    """A box to tick, where the row may be imported, and the number of the row."""
    state, side = index.data(Qt.ItemDataRole.CheckStateRole), theme().icon("normal")
    if state is not None:
        top = area.top() + (area.height() - side) // 2
        paint_tick(painter, QRect(area.left() + theme().space("tight"), top, side, side), is_on=state == _ON)
    after = area.adjusted(side + theme().space("gap"), 0, 0, 0)
    draw_line(painter, after, str(index.data() or ""), color=theme().color("text2"))


def _paint_words(painter: QPainter, area: QRect, index: Index) -> None:
    text, second = str(index.data() or ""), str(index.data(Role.SECOND) or "")
    tone = str(index.data(Part.TINT) or "")
    if tone:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(f"{tone}Bg"))
        painter.drawRoundedRect(QRectF(area), theme().radius("chip"), theme().radius("chip"))
    room = area.adjusted(theme().space("snug"), 0, -theme().space("tight"), 0)
    color = (
        theme().color("text3")
        if index.data(Part.LEFT_OUT)
        else tone_color(tone if tone != "ok" else "", "text")
    )
    if not second:
        draw_line(painter, room, text, color=color)
        return
    top, bottom = two_lines(room)
    draw_line(painter, top, text, color=color)
    draw_line(painter, bottom, second, kind="caption", color=tone_color(tone, "text2"))


def _paint_current(painter: QPainter, area: QRect) -> None:
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setColor(theme().color("focus"))
    pen.setWidth(theme().width("focus_pen"))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area), theme().radius("chip"), theme().radius("chip"))

"""Marks over a page: a tint multiplied on the picture, a frame, a label in the margin."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from lushan_desktop.ui.theme.tokens import Theme, theme
from lushan_desktop.ui.widgets.page_layout import Mark, PageLayout
from lushan_desktop.ui.widgets.painting import paint_badge


def paint_mark(painter: QPainter, mark: Mark, layout: PageLayout) -> None:
    place = layout.place(mark)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark.look == "frame":
        painter.setPen(QPen(_on_paper("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, theme().radius("chip"), theme().radius("chip"))
    else:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(place, _on_paper(f"{mark.look}Mark"))
    painter.restore()
    if mark.label:
        _paint_label(painter, mark, layout)


def label_place(mark: Mark, layout: PageLayout) -> QRectF:
    """Return where the label stands in the margin at the right; nowhere without one."""
    if not mark.label:
        return QRectF()
    place, height = layout.place(mark), theme().height("badge")
    left = layout.page(mark.page).right() + theme().space("small")
    return QRectF(left, place.center().y() - height / 2, theme().width("gutter"), height)


def _paint_label(painter: QPainter, mark: Mark, layout: PageLayout) -> None:
    """A badge, joined to its place by dots."""
    box, middle = label_place(mark, layout), layout.place(mark).center().y()
    tone = "info" if mark.look == "frame" else mark.look
    painter.save()
    painter.setPen(QPen(_on_paper(f"{tone}Fill"), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(layout.place(mark).right(), middle), QPointF(box.left(), middle))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_badge(painter, box.toRect(), mark.label, tone)
    painter.restore()


def _on_paper(name: str) -> QColor:
    """Paper is white in both themes, so what lies on it takes the light colours."""
    return Theme().color(name)

"""Pages as they will be printed, drawn from pictures made elsewhere; marks lie on the picture only."""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.page_layout import Mark, PageLayout, fitted
from lushan_desktop.ui.widgets.page_marks import label_place, paint_mark

KEPT_PAGES = 8
ZOOM_STEP = 1.2
WIDEST_ZOOM, LEAST_ZOOM = 3.0, 0.4


class PageView(QAbstractScrollArea):
    """Scrolls through pages; asks for the pictures of those that show, keeps the last eight."""

    wanted = Signal(int)
    mark_clicked = Signal(str)
    page_changed = Signal(int, int)

    def __init__(self, *, says: str = "版面预览") -> None:
        super().__init__()
        style.set_look(self, "desk")
        self.setAccessibleName(says)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._scaled: dict[int, QPixmap] = {}
        self._asked: set[int] = set()
        self._stale: set[int] = set()
        self._zoom = 1.0
        self._current = -1
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_document(self, sizes: Sequence[tuple[float, float]]) -> None:
        """A new document with pages of these sizes; its pictures will be asked for by `wanted`."""
        self._sizes = tuple(sizes)
        self._marks = ()
        self._images.clear()
        self._current = -1
        self._asked.clear()
        self._lay_out()

    def renew(
        self, sizes: Sequence[tuple[float, float]], marks: Sequence[Mark], *, unchanged: Collection[int] = ()
    ) -> None:
        """The same paper set anew: old pictures stay until the new ones come, unchanged pages keep theirs."""
        if len(sizes) != len(self._sizes):
            self._current = -1
        self._sizes, self._marks = tuple(sizes), tuple(marks)
        self._stale = {number for number in self._images if number not in unchanged}
        for gone in [number for number in self._images if number >= len(sizes)]:
            del self._images[gone]
        self._asked.clear()
        self._lay_out()

    def set_page(self, number: int, image: QImage | bytes) -> None:
        """The picture of one page, as asked for."""
        self._images[number] = _picture(image)
        self._asked.discard(number)
        self._stale.discard(number)
        self._scaled.pop(number, None)
        self._images.move_to_end(number)
        while len(self._images) > KEPT_PAGES:
            gone, _ = self._images.popitem(last=False)
            self._scaled.pop(gone, None)
        self.viewport().update()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = tuple(marks)
        self._lay_out()

    def over_marks(self) -> list[Mark]:
        """Return what lies over the page besides the marks of the paper."""
        return []

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    @property
    def current_page(self) -> int:
        return self._current

    def go_to(self, number: int) -> None:
        number = max(0, min(number, self.page_count - 1))
        self.verticalScrollBar().setValue(ceil(self._layout().page(number).top() - self._gap / 2))

    def show_mark(self, key: str) -> None:
        """Scroll so that this mark is in the upper third."""
        mark = next((mark for mark in self._marks if mark.key == key), None)
        if mark is not None:
            place = self._layout().place(mark)
            self.verticalScrollBar().setValue(int(place.top() - self.viewport().height() / 3))

    def zoom_in(self) -> None:
        self._zoom_to(self._zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        self._zoom_to(self._zoom / ZOOM_STEP)

    def fit_width(self) -> None:
        self._zoom_to(1.0)

    def mark_at(self, point: QPoint) -> Mark | None:
        """The clickable mark under a point of the viewport; a frame is around what is clicked."""
        spot, layout = QPointF(point) + self._offset(), self._layout()
        for mark in reversed(self._marks):
            is_frame = mark.look == "frame"
            if (
                mark.key
                and not is_frame
                and (layout.place(mark).contains(spot) or label_place(mark, layout).contains(spot))
            ):
                return mark
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.mark_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (mark := self.mark_at(event.position().toPoint())) is not None:
            self.mark_clicked.emit(mark.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: lambda: bar.setValue(bar.value() + self.viewport().height()),
            Qt.Key.Key_PageUp: lambda: bar.setValue(bar.value() - self.viewport().height()),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(self.page_count - 1),
        }
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            step()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("muteFill"))
        offset, layout = self._offset(), self._layout()
        painter.translate(-offset)
        for number in layout.visible(offset.y(), self.viewport().height()):
            self._paint_page(painter, number, layout.page(number))
        shown = set(layout.visible(offset.y(), self.viewport().height()))
        for mark in (*self._marks, *self.over_marks()):
            if mark.page in shown:
                paint_mark(painter, mark, layout)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _paint_page(self, painter: QPainter, number: int, place: QRectF) -> None:
        painter.fillRect(place, Qt.GlobalColor.white)
        if number in self._images:
            pixmap = self._shrunk(number, place)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        painter.setPen(theme().color("fieldBorder"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _shrunk(self, number: int, place: QRectF) -> QPixmap:
        """The picture in the size it is shown, smoothed once and kept: Chinese type stays true."""
        ratio = self.devicePixelRatioF()
        size = (place.size() * ratio).toSize()
        kept = self._scaled.get(number)
        if kept is None or kept.size() != size:
            mode = Qt.TransformationMode.SmoothTransformation
            image = self._images[number].scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
            kept = QPixmap.fromImage(image)
            self._scaled[number] = kept
        return kept

    @property
    def _gap(self) -> float:
        return float(theme().space("large"))

    def _layout(self) -> PageLayout:
        gutter = theme().width("gutter") if any(mark.label for mark in self._marks) else 0
        room = float(self.viewport().width() - gutter)
        return fitted(self._sizes, room, zoom=self._zoom, gap=self._gap)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _zoom_to(self, zoom: float) -> None:
        middle = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._zoom = max(LEAST_ZOOM, min(zoom, WIDEST_ZOOM))
        self._lay_out()
        self.verticalScrollBar().setValue(int(middle * self.verticalScrollBar().maximum()))

    def _lay_out(self) -> None:
        layout, view = self._layout(), self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, int(layout.height()) - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(theme().height("row_two_line"))
        wide = layout.left + layout.page_width + self._gap
        across.setRange(0, max(0, int(wide) - view.width()) if self._zoom > 1 else 0)
        across.setPageStep(view.width())
        self._scrolled()
        self.viewport().update()

    def _scrolled(self) -> None:
        visible = self._layout().visible(self._offset().y(), self.viewport().height())
        if not visible:
            return
        for number in range(max(0, visible[0] - 1), min(self.page_count, visible[-1] + 2)):
            is_drawn = number in self._images and number not in self._stale
            if not is_drawn and number not in self._asked:
                self._asked.add(number)
                self.wanted.emit(number)
        self._tell_page(visible)

    def _tell_page(self, visible: list[int]) -> None:
        layout, middle = self._layout(), self._offset().y() + self.viewport().height() / 2
        current = min(visible, key=lambda number: abs(layout.page(number).center().y() - middle))
        if current != self._current:
            self._current = current
            self.setAccessibleDescription(f"第 {current + 1} 页，共 {self.page_count} 页")
            self.page_changed.emit(current, self.page_count)


def _picture(image: QImage | bytes) -> QImage:
    return image if isinstance(image, QImage) else QImage.fromData(image)

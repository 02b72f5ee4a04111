"""Pages whose text can be selected, copied and found."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from lushan_desktop.ui.widgets.page_layout import Mark
from lushan_desktop.ui.widgets.page_selection import PageSelection
from lushan_desktop.ui.widgets.page_view import PageView


class PageReader(PageView):
    """Asks for the text of a page when it comes into view; drag selects, Ctrl+C copies."""

    text_wanted = Signal(int)
    copied = Signal(int)
    leads_on = False
    """True if a click on the text leads somewhere: the pointer is a hand then."""
    spot_hovered = Signal(int, float, float)
    """The mouse rests there."""
    spot_clicked = Signal(int, float, float)
    """A page and a point on it in fractions, where no mark lies and nothing was selected."""

    def __init__(self, *, says: str = "版面预览") -> None:
        super().__init__(says=says)
        self._selection = PageSelection()
        self._texts_asked: set[int] = set()
        self._pressed: QPoint | None = None
        self._is_dragging = False
        self._hits: Sequence[Any] = ()
        self._hit = -1
        self.verticalScrollBar().valueChanged.connect(self._ask_for_texts)

    def show_document(self, sizes: Sequence[tuple[float, float]]) -> None:
        self._forget_text()
        super().show_document(sizes)
        self._ask_for_texts()

    def renew(
        self, sizes: Sequence[tuple[float, float]], marks: Sequence[Mark], *, unchanged: Collection[int] = ()
    ) -> None:
        self._forget_text()
        super().renew(sizes, marks, unchanged=unchanged)
        self._ask_for_texts()

    def set_text(self, number: int, text: Any) -> None:
        """Set what stands on one page, as asked for."""
        self._selection.take(number, text)

    def text_of(self, number: int) -> Any:
        """Return what stands on a page; None until it is known."""
        return self._selection.text_of(number)

    def show_hits(self, hits: Sequence[Any]) -> None:
        """Tint these; none of them is the current one yet."""
        self._hits, self._hit = tuple(hits), -1
        self.viewport().update()

    def go_to_hit(self, number: int) -> None:
        """Frame one hit and bring it into the upper third."""
        self._hit = number
        hit = self._hits[number]
        place = self._layout().place(Mark(hit.page, hit.areas[0]))
        self.verticalScrollBar().setValue(int(place.top() - self.viewport().height() / 3))
        self.viewport().update()

    def first_hit_from_here(self) -> int:
        """The first hit on the page in view or after it, else the first of all."""
        after = (n for n, hit in enumerate(self._hits) if hit.page >= self.current_page)
        return next(after, 0)

    def selected_text(self) -> str:
        return self._selection.text()

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(len(text))

    def select_page(self) -> None:
        """The whole page in view."""
        self._selection.take_all(self.current_page)
        self.viewport().update()

    def over_marks(self) -> list[Mark]:
        tints = [
            Mark(hit.page, area, "frame" if n == self._hit else "ok")
            for n, hit in enumerate(self._hits)
            for area in hit.areas
        ]
        return [*tints, *self._selection.marks()]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_dragging = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self._pressed is None or not self.page_count:
            super().mouseMoveEvent(event)
            self._show_shape(spot)
            return
        if not self._is_dragging:
            if (spot - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._is_dragging = True
            self._selection.begin(*self._on_page(self._pressed))
        self._selection.extend(*self._on_page(spot))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging, self._pressed, self._is_dragging = self._is_dragging, None, False
        if not was_dragging:
            was_selected = bool(self.selected_text())
            self._selection.clear()
            self.viewport().update()
            super().mouseReleaseEvent(event)
            self._tell_spot(event, is_meant=not was_selected)

    def _tell_spot(self, event: QMouseEvent, *, is_meant: bool) -> None:
        """A click that only ends a selection leads nowhere."""
        spot = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_meant and is_left and self.page_count and self.mark_at(spot) is None:
            self.spot_clicked.emit(*self._on_page(spot))

    def viewportEvent(self, event: QEvent) -> bool:
        is_shown = self.leads_on and self.page_count > 0
        if isinstance(event, QHelpEvent) and is_shown and self.mark_at(event.pos()) is None:
            self.spot_hovered.emit(*self._on_page(event.pos()))
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction("复制（Ctrl+C）", self.copy)
        copy.setEnabled(bool(self.selected_text()))
        menu.addAction("选中这一页（Ctrl+A）", self.select_page)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_page()
        else:
            super().keyPressEvent(event)

    def _forget_text(self) -> None:
        self._selection.forget()
        self._texts_asked.clear()
        self._hits, self._hit = (), -1

    def _ask_for_texts(self) -> None:
        for number in self._layout().visible(self._offset().y(), self.viewport().height()):
            if number not in self._texts_asked:
                self._texts_asked.add(number)
                self.text_wanted.emit(number)

    def _on_page(self, spot: QPoint) -> tuple[int, float, float]:
        """The page under a point of the viewport, and the point in fractions of it."""
        desk, layout = QPointF(spot) + self._offset(), self._layout()
        number = max(0, layout.page_at(desk))
        page = layout.page(number)
        return number, (desk.x() - page.x()) / page.width(), (desk.y() - page.y()) / page.height()

    def _show_shape(self, spot: QPoint) -> None:
        """A beam over text, a hand over a mark."""
        if self.page_count and self.mark_at(spot) is None:
            _, x, y = self._on_page(spot)
            is_inside = 0 <= x <= 1 and 0 <= y <= 1
            over = Qt.CursorShape.PointingHandCursor if self.leads_on else Qt.CursorShape.IBeamCursor
            shape = over if is_inside else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

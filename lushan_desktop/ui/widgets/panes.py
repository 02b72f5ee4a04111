"""Panes side by side, with handles to drag; the last may fold away when the room is short."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from lushan_desktop.ui.theme.tokens import theme


class Panes(QSplitter):
    """Panes that share the width: weight 0 keeps its width, the others grow."""

    def __init__(self, *panes: QWidget, widths: Sequence[int] = (), weights: Sequence[int] = ()) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._folds_below = 0
        self._folding: QWidget | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme().space("gap"))
        for place, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(place, weights[place] if weights else 1)
        if widths:
            self.setSizes(list(widths))

    def fold(self, pane: QWidget, *, below: int) -> None:
        """Hide this pane while the panes together are narrower than `below`, in px of 标准."""
        self._folding, self._folds_below = pane, below

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room, at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        if self._folding is not None:
            self._folding.setVisible(self.width() >= theme().scaled(self._folds_below))


def list_and_detail(listing: QWidget, detail: QWidget) -> Panes:
    """The habit of every ledger: the list grows, the detail keeps the width of the design.

    In larger text it is as wide as the foot of the form that is opened in its place.
    """
    is_large = theme().factor > 1
    width = theme().width("detail_panel_large_text" if is_large else "detail_panel")
    return Panes(listing, detail, widths=(10_000, width), weights=(1, 0))

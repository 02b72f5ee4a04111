"""White cards, and panels: a head, a body that scrolls, a foot bar that stays."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, add, clear, column, row, show_if, show_now
from lushan_desktop.ui.widgets.reading_order import keyboard_kept


class Card(QFrame):
    """A white surface with a thin border; its items stand one under another.

    A flush card has no margins at its sides: lists and trees in it tint whole rows.
    """

    def __init__(self, *items: Item, gap: str = "small", is_flush: bool = False) -> None:
        super().__init__()
        style.set_look(self, "card")
        margins = ("none", "small") if is_flush else ("card", "inset")
        self.body = column(self, *items, gap=gap, margins=margins)


class _Scrolled(QWidget):
    """What lies in a body that scrolls: as high as its words need at the width there is, no higher.

    Words that wrap ask for the height of a narrower column, and a bar would stand beside what is all seen.
    """

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "scrolled")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return self._at_any_width(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._at_any_width(super().minimumSizeHint())

    def _at_any_width(self, size: QSize) -> QSize:
        layout = self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        return QSize(size.width(), 0) if wraps else size


class ScrollBody(QScrollArea):
    """A column that scrolls up and down, never sideways."""

    def __init__(self, *items: Item, gap: str = "small") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Scrolled()
        self.column = column(inside, *items, gap=gap, margins=("card", "inset"))
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside needs: nothing is cut off at the side."""
        inside = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(inside, super().minimumSizeHint().height())

    def show_items(self, *items: Item) -> None:
        """Replace everything inside."""
        clear(self.column)
        for item in items:
            add(self.column, item)
        show_now(self.column)


class Bar(QFrame):
    """A row of things at the head or foot of a panel; hidden while it is empty."""

    def __init__(self, look: str, *, gap: str = "small") -> None:
        super().__init__()
        style.set_look(self, look)
        self._row = row(self, gap=gap, margins=("card", "small"))
        self.setMinimumHeight(theme().height("foot_bar"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_items(self, *items: Item) -> None:
        clear(self._row)
        for item in items:
            add(self._row, item)
        show_if(self, bool(items))


class Panel(QFrame):
    """A card with a head on top, a body that scrolls and a foot bar outside the scrolling."""

    def __init__(self, *items: Item, title: str = "", gap: str = "small") -> None:
        super().__init__()
        style.set_look(self, "card")
        self.head, self.body, self.foot = Bar("head"), ScrollBody(*items, SPRING, gap=gap), Bar("foot")
        self._notes = QWidget()
        self._note_column = column(self._notes, gap="tight")
        column(self, self.head, (self.body, 1), self._notes, self.foot, gap="none")
        if title:
            self.head.show_items(Words(title, "section"), SPRING)

    def show_notes(self, *notes: QWidget) -> None:
        """What comes and goes stands above the foot: nothing in the body moves for it."""
        # They make the body lower, never narrower.
        self.body.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        clear(self._note_column)
        for note in notes:
            self._note_column.addWidget(note)

    def show_body(self, *items: Item) -> None:
        """Replace what stands in the scrolling body; the keyboard stays where it was."""
        shown = [(item, 1) if isinstance(item, EmptyState) else item for item in items]
        rest = () if any(isinstance(item, EmptyState) for item in items) else (SPRING,)
        with keyboard_kept(self.body):
            self.body.show_items(*shown, *rest)

"""A field for a term out of a list, found by the letters of its pinyin or in the list that drops down."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from lushan_desktop.base.text.near import fitting, near
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import FieldButton
from lushan_desktop.ui.widgets.suggestions import Suggestion
from lushan_desktop.ui.widgets.type_ahead import TypeAhead


class TermBox(TypeAhead):
    """Types ahead among terms. With `create`, a new one may be added, which is offered in these words."""

    creates_by_enter = False

    def __init__(self, *, create: str = "") -> None:
        super().__init__(self._suggested, creates={"": create} if create else {})
        self._terms: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = FieldButton("act.down", "列出全部", keys="")
        self.button.setParent(self)
        set_tip(self.button, "列出全部（↓）")
        self.button.clicked.connect(self._turn)
        # The field's own padding is part of the room for the button.
        self.setTextMargins(0, 0, theme().height("field_button") - theme().space("small"), 0)

    def offer_terms(self, terms: Sequence[str]) -> None:
        self._terms = tuple(terms)

    def terms(self) -> tuple[str, ...]:
        return self._terms

    def list_all(self) -> None:
        """Drop all terms down, the one that stands here marked."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        here = self._terms.index(self.text()) if self.text() in self._terms else 0
        self._drop_down([Suggestion(term, term) for term in self._terms], here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.button.sizeHint().height()
        self.button.resize(side, side)
        edge = (self.height() - side) // 2
        self.button.move(self.width() - side - edge, edge)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.is_open() and not self.isReadOnly() and self._stands_chosen():
            self.list_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.is_open() and self._stands_chosen():
            self.list_all()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _stands_chosen(self) -> bool:
        """Return True if nothing was typed that the list might be narrowed by."""
        return not self.text().strip() or self.text() in self._terms

    def _turn(self) -> None:
        if self.is_open():
            self.fold()
        else:
            self.list_all()

    def _suggested(self, text: str) -> list[Suggestion]:
        """Return the terms that fit; where none does, those nearly alike, which are not taken unasked."""
        found = fitting(self._terms, text)
        if found:
            return [Suggestion(term, term) for term in found]
        return [Suggestion(term, term, hint="相近", is_meant=False) for term in near(self._terms, text)]

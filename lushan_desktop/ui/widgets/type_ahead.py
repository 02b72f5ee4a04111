"""A field that offers what is known while one types; input methods compose in it undisturbed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lushan_desktop.ui.widgets.suggestions import MOST_SHOWN, Suggestion, SuggestionList

Suggest = Callable[[str], Sequence[Suggestion]]


@dataclass(frozen=True)
class _New:
    """What may be added by the words that were typed."""

    key: str


class TypeAhead(QLineEdit):
    """Hears only `textEdited`, which is silent while an input method composes.

    With `suggest` the answer is taken at once; without it, answer `asked` by calling `offer`. Who is quicker
    than the answer loses nothing: Enter and Tab take its first as they would have taken it from the list.
    """

    asked = Signal(str)
    picked = Signal(object)
    create_requested = Signal(str, str)
    """The words typed, and which of what may be added."""
    creates_by_enter = True
    """True if Enter adds what is new where nothing else is offered."""

    def __init__(
        self,
        suggest: Suggest | None = None,
        *,
        creates: Mapping[str, str] = MappingProxyType({}),
        placeholder: str = "",
    ) -> None:
        """`creates` are the words for each of what may be added: 新增人员."""
        super().__init__()
        self._suggest, self._creates = suggest, dict(creates)
        self._list: SuggestionList | None = None
        self._watched: list[QWidget] = []
        self._awaited: str | None = None
        """The text that an answer is still to come to."""
        self._takes_first = self._is_owed = False
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._read)

    def ask(self, text: str) -> None:
        """Look for what fits this text."""
        self._awaited, self._takes_first, self._is_owed = text, False, False
        if self._suggest is not None:
            self.offer(text, self._suggest(text))
        else:
            self.asked.emit(text)

    def offer(self, text: str, suggestions: Sequence[Suggestion]) -> None:
        """Show what fits; an answer to a text that has changed since is left aside."""
        if text != self.text():
            return
        self._awaited = None
        shown = list(suggestions)
        if self._takes_first:
            self._takes_first = False
            if shown:
                self._take(shown[0])
            return
        self._is_owed = not self.hasFocus()
        if self._is_owed:
            return
        new = self._new(text.strip()) if text.strip() else []
        self._drop_down([*shown[: MOST_SHOWN - len(new)], *new])

    def _new(self, text: str) -> list[Suggestion]:
        return [
            Suggestion(
                _New(key),
                f"{words}“{text}”…",
                hint="" if place else "Ctrl+Enter",
                is_meant=self.creates_by_enter,
            )
            for place, (key, words) in enumerate(self._creates.items())
        ]

    def _drop_down(self, shown: Sequence[Suggestion], place: int = 0) -> None:
        self.suggestions.show_suggestions(shown, place)
        self._watch_ancestors()

    @property
    def suggestions(self) -> SuggestionList:
        if self._list is None:
            self._list = SuggestionList(self)
            self._list.picked.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def fold(self) -> None:
        if self._list is not None:
            self._list.hide()
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and key in _ENTER and self._creates and self.text().strip():
            self._take(Suggestion(_New(next(iter(self._creates))), self.text()))
        elif self.is_open() and self._steer(key):
            event.accept()
        elif not self.is_open() and key == Qt.Key.Key_Down:
            self.ask(self.text())
        elif key in _ENTER and self._is_awaiting():
            self._takes_first = True
            super().keyPressEvent(event)
            event.accept()  # it is the field's, even while there is nothing yet to take
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and self.is_open() and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # a key
            event.accept()  # Esc shuts the list, not the page whose shortcut it is
            return True
        # Tab leaves before keyPressEvent is asked: what is marked is taken along.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            current = self.suggestions.current if self.is_open() else None
            is_known = current is not None and not isinstance(current.value, _New)
            if event.key() == Qt.Key.Key_Tab and current is not None and is_known:
                self._take(current)
            elif event.key() == Qt.Key.Key_Tab and self._is_awaiting():
                self._takes_first = True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who looked into another window finds the list as it was left."""
        super().focusInEvent(event)
        if self._is_owed and event.reason() in _BACK:
            self.ask(self.text())
        self._is_owed = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._is_owed = event.reason() in _BACK and (self.is_open() or self._is_awaiting())
        self.fold()

    def _read(self, text: str) -> None:
        """Read what is emptied asks for nothing: Tab would bring back what was just taken out."""
        if text.strip():
            self.ask(text)
        else:
            self._awaited = None
            self.fold()

    def _is_awaiting(self) -> bool:
        return self._awaited is not None and self._awaited == self.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.is_open():
            self.suggestions.place()
        return super().eventFilter(watched, event)

    def _steer(self, key: int) -> bool:
        """Return True if the list took the key."""
        current = self.suggestions.current
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.suggestions.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER and current is not None:
            self._take(current)
        elif key == Qt.Key.Key_Escape:
            self.fold()
        else:
            return False
        return True

    def _take(self, suggestion: Suggestion) -> None:
        self.fold()
        if isinstance(suggestion.value, _New):
            self.create_requested.emit(self.text().strip(), suggestion.value.key)
            return
        self.setText(suggestion.title)
        self.picked.emit(suggestion)

    def _watch_ancestors(self) -> None:
        """The list stands in the window: it follows when anything around the field moves."""
        if self._watched:
            return
        widget: QWidget | None = self
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard comes back by itself from another window or a menu."""

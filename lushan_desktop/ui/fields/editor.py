"""What every editor of a field can do, and the place where one is made for a kind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.domain.kinds import Kind, Value
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets import clipboard
from lushan_desktop.ui.widgets.layout import Item, column
from lushan_desktop.ui.widgets.message_line import MessageLine
from lushan_desktop.ui.widgets.own_undo import is_for_the_form


@dataclass
class Desk:
    """What the editors of one form share: the way to the office, and names of the records they mention."""

    context: Context
    name_by_id: dict[str, str] = field(default_factory=dict)
    record_id: str = ""
    """The record being edited; empty while it is new."""


@dataclass(frozen=True)
class Place:
    """The place where an editor stands: its field, the type it belongs to, the desk."""

    desk: Desk
    owner: RecordType
    spec: FieldSpec
    beside: Callable[[str], Value] | None = None
    """Tells what stands in another field of the same record."""
    since: Callable[[], date | None] | None = None
    """Tells the day that a deadline here follows, and whose year a number here takes."""

    @property
    def within(self) -> dict[str, str]:
        """Return the value that the field shares with what it may point to: the round of a team."""
        name = self.spec.within
        held = self.beside(name) if name and self.beside is not None else ""
        return {name: str(held)} if held else {}

    @property
    def day_before(self) -> date | None:
        """Return the day of the record so far as it is known."""
        return self.since() if self.since is not None else None

    @property
    def kind(self) -> Any:
        return self.spec.kind


class Editor(QWidget):
    """Edits the value of one field. Subclasses answer `value`, `set_value`, `raw` and `set_raw`."""

    changed = Signal()
    """The clerk changed something."""
    left = Signal()
    """The keyboard moved away from the field."""
    pasted = Signal()
    """Files or a picture are to be pasted, which no field takes as words."""

    is_wide = False
    """True if it needs the whole width even where the field asks for half."""

    def __init__(
        self, focus: QWidget, *others: Item, body: QWidget | None = None, line: MessageLine | None = None
    ) -> None:
        """`focus` takes the keyboard; it is shown itself, unless `body` holds it, and the `line` if given."""
        super().__init__()
        self._focus = focus
        self._line = line or MessageLine()
        self._besides = self._said = ("hint", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        below = () if line else (self._line,)
        column(self, body or focus, *others, *below, gap="hair")
        self.setFocusProxy(focus)
        focus.installEventFilter(self)

    def value(self) -> Value:
        """Return what was entered. Raises UserError with a sentence that says what to type."""
        raise TypeError(type(self).__name__)

    def set_value(self, value: Value) -> None:
        del value
        raise TypeError(type(self).__name__)

    def raw(self) -> Any:
        """Return what stands there, readable or not, as a draft keeps it."""
        raise TypeError(type(self).__name__)

    def set_raw(self, raw: Any) -> None:
        del raw
        raise TypeError(type(self).__name__)

    def name_it(self, name: str) -> None:
        """Give the editor the name that a screen reader says."""
        self.setAccessibleName(name)
        self._focus.setAccessibleName(name)

    def show_placeholder(self, text: str) -> bool:
        """Show a hint inside the empty field; whether there is room for it."""
        del text
        return False

    def keep_room(self) -> None:
        """Keep the line below as high as it is: nothing moves when something is told there."""
        self._line.keep_room(self._focus.hasFocus)

    def show_below(self, look: str, text: str) -> None:
        """Show a hint or an error in the line below; a hint gives way to what was understood."""
        self._besides = (look, text, "")
        self._show_line()

    def show_wrong(self, is_wrong: bool) -> None:
        style.set_state(self._focus, "wrong", is_wrong)

    def note(self) -> str:
        """Return what stands below the field: how the text was understood, or a warning."""
        return self._said[1]

    def say(self, text: str, *, tone: str = "ok") -> None:
        """A line below: how the text was understood (ok), or what to mind (warn)."""
        self._said = ("good" if tone == "ok" else "small", text, tone)
        self._show_line()

    def _show_line(self) -> None:
        told = self._besides if self._besides[0] == "error" or not self._said[1] else self._said
        self._line.tell(*told)
        self._focus.setAccessibleDescription(told[1])

    def look_beside(self) -> None:
        """A day of the record was changed: what was filled in by it follows."""

    def leave(self) -> None:
        """Bring what was typed to its official form; called when the keyboard moves on."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._focus and isinstance(event, QKeyEvent) and _pastes_evidence(event):
            self.pasted.emit()
            return True
        if watched is self._focus and event.type() == QEvent.Type.FocusIn:
            self._line.show_whole()
        if watched is self._focus and _is_of_the_form(self._focus, event):
            event.ignore()
            return True
        if event.type() == QEvent.Type.FocusOut and watched is self._focus:
            self._line.show_short()
            reason = getattr(event, "reason", lambda: None)()
            if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self.leave()
                self.left.emit()
        return super().eventFilter(watched, event)


def _pastes_evidence(event: QKeyEvent) -> bool:
    is_paste = event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste)
    return is_paste and clipboard.holds_evidence()


def _is_of_the_form(focus: QWidget, event: QEvent) -> bool:
    """A text takes Ctrl+Z for its own even where there is nothing to take back."""
    is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return is_asked and is_for_the_form(focus, event)  # type: ignore[arg-type]  # a key, as was just seen


@singledispatch
def make_editor(kind: Kind, place: Place) -> Editor:
    """The editor of a kind; each kind registers its own."""
    raise TypeError(f"no editor for {type(kind).__name__} of {place.spec.name}")

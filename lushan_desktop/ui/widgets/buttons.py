"""Buttons: one red per screen, the rest outline, text or icon; tooltips repeat the keys."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import icons, style

_BESIDE_ICON = 4
"""What Qt leaves between an icon and its words, in px whatever the size of the type."""
_ICON_COLORS = {"primary": "onAccent", "link": "link", "inline": "link", "chip": "text2"}


def enter_clicks(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether Enter was pressed on a button; it clicks then, as the space bar does, once for each press."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if is_enter and not event.isAutoRepeat():
        button.click()
    return is_enter


class Button(QPushButton):
    """Words, an icon before them, and the keys that do the same (active while the button is on screen)."""

    look = "outline"
    takes_enter = True
    """False where Enter means something else on the whole panel."""
    _waits = False
    """It had the keyboard when it went grey."""
    _is_bare = False

    def __init__(self, text: str = "", icon: str = "", *, keys: str = "", tip: str = "") -> None:
        super().__init__(text)
        self._icon, self._icon_color = icon, _ICON_COLORS.get(self.look, "text2")
        self._keys, self._tip = keys, tip
        style.set_look(self, self.look)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if keys:
            # A button's own shortcut waits 100 ms to show the press, and letters typed meanwhile go astray.
            QShortcut(QKeySequence(keys), self, self.click).setAutoRepeat(False)
        self._say_keys()
        self._draw()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._say_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks the button that has the keyboard, never the one that a dialog would do by itself."""
        if not (self.takes_enter and enter_clicks(self, event)):
            super().keyPressEvent(event)

    def setEnabled(self, enabled: bool) -> None:
        """Grey, it leaves the keyboard to its panel, not to another button, and has it back afterwards."""
        panel = self.parentWidget()
        leaves = self.hasFocus() and not enabled
        super().setEnabled(enabled)
        if panel is not None and leaves:
            panel.setFocus()
        elif panel is not None and enabled and self._waits and panel.hasFocus():
            self.setFocus()
        self._waits = leaves or (self._waits and not enabled)

    def setDisabled(self, disabled: bool) -> None:
        self.setEnabled(not disabled)

    def shortcut(self) -> QKeySequence:
        """The keys that click it."""
        return QKeySequence(self._keys)

    def show_icon(self, name: str, color: str = "") -> None:
        self._icon, self._icon_color = name, color or self._icon_color
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _say_keys(self) -> None:
        words = self._tip or self.text()
        set_tip(self, f"{words}（{self._keys}）" if self._keys else self._tip)

    def _draw(self) -> None:
        if self._icon:
            self.setIcon(QIcon() if self._is_bare else icons.icon(self._icon, self._icon_color))
        self.setIconSize(style.icon_size())


class GivingButton(Button):
    """Where the room is short it keeps its words without the icon, then the icon without the words."""

    def __init__(self, text: str, icon: str, *, keys: str = "", tip: str = "") -> None:
        self._words, self._whole, self._is_bare = text, QSize(), False
        super().__init__(text, icon, keys=keys, tip=tip)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def rename(self, text: str) -> None:
        """Other words for the same act."""
        self._words, self._is_bare = text, False
        self._draw()
        self.setAccessibleName(text)
        self.setText(text)

    def sizeHint(self) -> QSize:
        if self.text() and not self._is_bare:
            self._whole = super().sizeHint()
        return self._whole

    def minimumSizeHint(self) -> QSize:
        height = self.sizeHint().height()
        return QSize(height, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self._row()
        is_tight = any(button.lacking > 0 for button in row)
        for button in row:
            button.give(is_tight=is_tight)

    @property
    def lacking(self) -> int:
        """The px that are missing for the icon and the words."""
        return self.sizeHint().width() - self.width()

    def _row(self) -> list["GivingButton"]:
        """Those that stand beside each other look alike."""
        beside = self.parent().children() if self.parent() else [self]
        return [each for each in beside if isinstance(each, GivingButton) and not each.isHidden()]

    def give(self, *, is_tight: bool) -> None:
        """Give up what there is no room for; without the icon where any in the row lacks the room."""
        words = self._words if self.lacking <= style.icon_size().width() + _BESIDE_ICON else ""
        is_bare = bool(words) and is_tight
        if is_bare != self._is_bare:
            self._is_bare = is_bare
            self._draw()
        if words != self.text():
            self.setText(words)


class PrimaryButton(Button):
    """The thing most people came to do; one per screen."""

    look = "primary"


class TextButton(Button):
    """A lesser thing: words without a frame."""

    look = "text"


class LinkButton(Button):
    """Leads somewhere: blue words."""

    look = "link"

    def __init__(self, text: str = "", icon: str = "", *, keys: str = "", tip: str = "") -> None:
        super().__init__(text, icon, keys=keys, tip=tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class InlineLink(LinkButton):
    """A link as high as a line of text, among words."""

    look = "inline"


class IconButton(Button):
    """An icon alone; its words are said in the tooltip and to screen readers."""

    look = "icon"

    def __init__(self, icon: str, words: str, *, keys: str = "") -> None:
        super().__init__("", icon, keys=keys, tip=words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class SmallIconButton(IconButton):
    """An icon alone in a line of words or a row."""

    look = "field"


class FieldButton(SmallIconButton):
    """A small icon button inside a field, outside the tab order: the field has keys for it."""

    def __init__(self, icon: str, words: str, *, keys: str = "") -> None:
        super().__init__(icon, words, keys=keys)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)

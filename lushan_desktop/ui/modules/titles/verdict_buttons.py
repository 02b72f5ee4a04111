"""符合, 需补充, 不符合: three buttons of which one holds, each with its sign, its word and its key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.layout import row

VERDICTS = (("符合", "ok", "okFill"), ("需补充", "warn", "warnFg"), ("不符合", "bad", "badFill"))


class _Verdict(Button):
    look = "verdict"
    takes_enter = False


class VerdictButtons(QWidget):
    """Tells what was pressed; the keys 1, 2, 3 reach it from wherever no text is written."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("初审意见")
        self._group = QButtonGroup(self)
        self.button_by_word: dict[str, Button] = {}
        for place, (word, tone, color) in enumerate(VERDICTS, 1):
            button = _Verdict(f"{word} {place}", tip=f"{word}（{place}）")
            button.show_icon(f"st.{tone}", color)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            style.set_state(button, "tone", tone)
            button.clicked.connect(lambda _=False, word=word: self.chosen.emit(word))
            self._group.addButton(button)
            self.button_by_word[word] = button
        row(self, *((button, 1) for button in self.button_by_word.values()))

    def add_keys(self, over: QWidget) -> None:
        """1, 2, 3 anywhere on this page; a field that is written in keeps its figures."""
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for place, word in enumerate(self.button_by_word, 1):
            shortcut = QShortcut(QKeySequence(str(place)), over, context=within)
            shortcut.activated.connect(lambda word=word: self.press(word))

    def press(self, word: str) -> None:
        """Choose and tell, as a click does."""
        if self.isEnabled() and self.button_by_word[word].isEnabled():
            self.choose(word)
            self.chosen.emit(word)

    def choose(self, word: str) -> None:
        """Choose without telling anybody; an unknown word chooses none."""
        self._group.setExclusive(False)
        for known, button in self.button_by_word.items():
            button.setChecked(known == word)
        self._group.setExclusive(True)

    def current(self) -> str:
        return next((word for word, button in self.button_by_word.items() if button.isChecked()), "")

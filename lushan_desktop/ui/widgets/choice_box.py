"""A box to choose from, which the wheel does not change by accident."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from lushan_desktop.base.text.near import fitting
from lushan_desktop.ui.plain import tells
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.chips import Choice

_TYPING_MS = 1000
"""A pause after which letters begin anew."""
_LEAST = 5
"""Characters that stand in the narrowest box."""
_BOX, _WORDS = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField


def show_whole_words(box: QComboBox) -> None:
    """Show what is offered below may be wider than its box: no term ends in dots there."""
    wanted = box.view().sizeHintForColumn(0) + theme().width("choice_arrow")
    box.view().setMinimumWidth(min(wanted, box.window().width()))


class _Offered(QListView):
    """What is offered; typed letters go to what begins so, or is spelt so in pinyin."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._pause = QElapsedTimer()

    def viewportEvent(self, event: QEvent) -> bool:
        return tells(self, event) or super().viewportEvent(event)

    def keyboardSearch(self, search: str) -> None:
        is_new = not self._pause.isValid() or self._pause.elapsed() > _TYPING_MS
        self._typed = search if is_new else self._typed + search
        self._pause.start()
        model = self.model()
        terms = [str(model.index(place, 0).data()) for place in range(model.rowCount())]
        found = fitting(terms, self._typed)
        if found:
            self.setCurrentIndex(model.index(terms.index(found[0]), 0))


class ChoiceBox(QComboBox):
    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice] = (), *, says: str = "") -> None:
        super().__init__()
        self.setView(_Offered())
        self.setAccessibleName(says)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.show_choices(choices)
        self.activated.connect(lambda _: self.chosen.emit(self.current_key()))

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what is chosen stays chosen if it is still among them, else the first is."""
        kept = self.current_key()
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.key)
        self.choose(kept if self.findData(kept) >= 0 else "")

    def choose(self, key: str) -> None:
        """Choose without telling anybody; a key not on offer chooses the first."""
        self.setCurrentIndex(max(0, self.findData(key)) if self.count() else -1)

    def current_key(self) -> str:
        return str(self.currentData() or "")

    def sizeHint(self) -> QSize:
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        hint = super().sizeHint()
        return QSize(max(theme().width("choice"), widest + theme().width("choice_arrow")), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return where the room is short, what is offered first stands whole: 全部状态."""
        first = self.fontMetrics().horizontalAdvance(self.itemText(0)[:_LEAST])
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), first + theme().width("choice_arrow")), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A term that is too long ends in dots, rather than in half a character."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(_BOX, option, _WORDS, self).width()
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        if words == self.currentText():
            super().paintEvent(event)
            return
        option.currentText = words  # type: ignore[attr-defined]  # the stubs leave it out
        painter = QStylePainter(self)
        painter.drawComplexControl(_BOX, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        show_whole_words(self)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

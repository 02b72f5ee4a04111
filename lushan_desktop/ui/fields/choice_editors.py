"""Editors of what is chosen: a term out of a few, a term of a list that may grow, yes or no."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QListView,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from lushan_desktop.domain.kinds import Choice, Flag, Value
from lushan_desktop.services.records import catalogues
from lushan_desktop.ui.fields.editor import Editor, Place, make_editor
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.choice_box import show_whole_words
from lushan_desktop.ui.widgets.layout import SPRING, row

MOST_BUTTONS = 3


@make_editor.register
def _choice_editor(kind: Choice, place: Place) -> Editor:
    """A few terms of which one always holds stand side by side; others unfold."""
    if kind.terms and len(kind.terms) <= MOST_BUTTONS and place.spec.default is not None:
        return ButtonsEditor(kind, place)
    return TermEditor(kind, place)


class TermBox(QComboBox):
    """A list to choose from; lets the clerk write another term where the list may grow."""

    def __init__(self, *, can_grow: bool) -> None:
        super().__init__()
        self.setEditable(can_grow)
        self.setView(QListView())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        if can_grow:
            # A completer window takes the keyboard away from an input method that is composing.
            self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes None for no completer

    def offer(self, terms: Sequence[str]) -> None:
        """Offer these, and nothing chosen before them; what stands there stays."""
        kept = self.currentText()
        self.clear()
        self.addItems(["", *terms])
        self.take(kept)

    def take(self, term: str) -> None:
        if term and self.findText(term) < 0:
            self.addItem(term)
        self.setCurrentIndex(max(0, self.findText(term)))
        if self.isEditable():
            self.setEditText(term)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def showPopup(self) -> None:
        show_whole_words(self)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TermEditor(Editor):
    """A term out of a list; one that may grow offers what the office has typed before."""

    def __init__(self, kind: Choice, place: Place) -> None:
        self.box = TermBox(can_grow=not kind.terms)
        super().__init__(self.box)
        self._kind, self._place = kind, place
        self.box.offer(catalogues.shipped(kind))
        if not kind.terms:
            place.desk.context.query(
                catalogues.options, place.owner, place.spec.name, then=self._offer, key=f"terms {id(self)}"
            )
            self.box.editTextChanged.connect(self._tell)
            set_tip(self.box, "从列表选，也可以直接填写列表里没有的")
        self.box.activated.connect(self._tell)

    def value(self) -> Value:
        return self._kind.parse(self.box.currentText(), self._place.desk.context.reading())

    def set_value(self, value: Value) -> None:
        self.box.blockSignals(True)
        self.box.take(str(value or ""))
        self.box.blockSignals(False)

    def raw(self) -> str:
        return self.box.currentText()

    def set_raw(self, raw: Any) -> None:
        self.set_value(raw)

    def show_placeholder(self, text: str) -> bool:
        self.box.setPlaceholderText(text)
        line = self.box.lineEdit()
        if line is not None:
            line.setPlaceholderText(text)
        return line is not None

    def terms(self) -> list[str]:
        return [self.box.itemText(place) for place in range(1, self.box.count())]

    def _offer(self, terms: Sequence[str]) -> None:
        self.box.blockSignals(True)
        self.box.offer(terms)
        self.box.blockSignals(False)

    def _tell(self, _: object) -> None:
        self.changed.emit()


class ButtonsEditor(Editor):
    """A few terms side by side, one of which holds."""

    is_wide = True

    def __init__(self, kind: Choice, place: Place) -> None:
        self._kind, self._place = kind, place
        self._buttons = {term: QRadioButton(term) for term in kind.terms}
        self._row = QWidget()
        row(self._row, *self._buttons.values(), SPRING)
        super().__init__(self._row)
        self._group = QButtonGroup(self)
        for button in self._buttons.values():
            self._group.addButton(button)
            button.installEventFilter(self)
            button.toggled.connect(self._aim)
        self._aim()
        self._group.buttonClicked.connect(lambda _: self.changed.emit())

    def value(self) -> Value:
        chosen = self._group.checkedButton()
        return chosen.text() if chosen else ""

    def set_value(self, value: Value) -> None:
        self._group.setExclusive(False)
        for term, button in self._buttons.items():
            button.setChecked(term == value)
        self._group.setExclusive(True)

    def _aim(self) -> None:
        """Tab comes to the term that holds, so that the space bar changes nothing."""
        aim = self._group.checkedButton() or next(iter(self._buttons.values()))
        for button in self._buttons.values():
            reach = Qt.FocusPolicy.StrongFocus if button is aim else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(reach)
        self._row.setFocusProxy(aim)

    def raw(self) -> str:
        return str(self.value())

    def set_raw(self, raw: Any) -> None:
        self.set_value(raw)

    def button(self, term: str) -> QRadioButton:
        return self._buttons[term]

    def name_it(self, name: str) -> None:
        super().name_it(name)
        for term, button in self._buttons.items():
            button.setAccessibleName(f"{name}：{term}")


@make_editor.register(Flag)
class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, kind: Flag, place: Place) -> None:
        del kind
        self.box = QCheckBox("是")
        super().__init__(self.box)
        self.box.setAccessibleName(place.spec.label)
        self.box.clicked.connect(lambda _: self.changed.emit())

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: Value) -> None:
        self.box.setChecked(bool(value))

    def raw(self) -> bool:
        return self.box.isChecked()

    def set_raw(self, raw: Any) -> None:
        self.box.setChecked(bool(raw))

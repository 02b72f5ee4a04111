"""Editors of what is chosen: a term out of a few, a term of a list that may grow, yes or no."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.near import fitting, near
from lushan_desktop.domain.kinds import Choice, Flag, Value
from lushan_desktop.services.records import catalogues
from lushan_desktop.ui.fields.editor import Editor, Place, make_editor
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, row, show_if
from lushan_desktop.ui.widgets.term_box import TermBox

MOST_BUTTONS = 3


@make_editor.register
def _choice_editor(kind: Choice, place: Place) -> Editor:
    """A few terms of which one always holds stand side by side; others unfold."""
    if kind.terms and len(kind.terms) <= MOST_BUTTONS and place.spec.default is not None:
        return ButtonsEditor(kind, place)
    return TermEditor(kind, place)


class TermEditor(Editor):
    """A term out of a list; a term that is new to a list which may grow is added once that was said."""

    def __init__(self, kind: Choice, place: Place) -> None:
        self._kind, self._place = kind, place
        self._grows = not kind.terms
        self._agreed: set[str] = set()
        """Terms beyond the list: what the record held before, and what the clerk added."""
        self.box = TermBox(create=f"新增{place.spec.label}" if self._grows else "")
        self.question = TermQuestion()
        super().__init__(self.box)
        row(self._line, self.question)  # in the room of the line, so that nothing moves when it asks
        self.box.offer_terms(catalogues.shipped(kind))
        set_tip(self.box, "输入几个字或拼音首字母查找，↓ 列出全部")
        self.box.textEdited.connect(self._hear)
        self.box.picked.connect(lambda one: self._take(str(one.value)))
        self.box.create_requested.connect(lambda text, _: self._add(text))
        self.question.add_asked.connect(lambda: self._add(self.box.text().strip()))
        self.question.term_chosen.connect(self._take)
        if self._grows:
            place.desk.context.query(
                catalogues.options,
                place.owner,
                place.spec.name,
                then=self.box.offer_terms,
                key=f"terms {id(self)}",
            )

    def value(self) -> Value:
        text = self._read()
        if text and self._grows and not self._knows(text):
            raise UserError(f"{self._place.spec.label}中没有“{text}”：请从列表中选择，或点“新增”。")
        return self._kind.parse(text, self._place.desk.context.reading())

    def set_value(self, value: Value) -> None:
        text = str(value or "")
        if text:
            self._agreed.add(text)
        self._show(text)

    def raw(self) -> str | list[str]:
        """Return the text, in a list if it may be saved though it is not among the terms."""
        text = self.box.text()
        return [text] if text in self._agreed else text

    def set_raw(self, raw: Any) -> None:
        if isinstance(raw, list):
            self.set_value(raw[0])
        else:
            self._show(str(raw or ""))

    def show_placeholder(self, text: str) -> bool:
        self.box.setPlaceholderText(text)
        return True

    def terms(self) -> list[str]:
        return list(self.box.terms())

    def leave(self) -> None:
        """Write the term that was meant beyond doubt; ask about any other."""
        self._show(self._read())
        text = self.box.text()
        if text and not self._knows(text):
            self._ask(text)

    def _read(self) -> str:
        """Return what stands here; letters that one term alone is spelt with are that term."""
        text = self.box.text().strip()
        if self._knows(text) or not text.isascii():
            return text
        meant = fitting(self.box.terms(), text)
        return meant[0] if text and len(meant) == 1 else text

    def _knows(self, text: str) -> bool:
        return text in self._agreed or text in self.box.terms()

    def _hear(self, _: object) -> None:
        self._end_question()
        self.changed.emit()

    def _ask(self, text: str) -> None:
        meant = fitting(self.box.terms(), text) or near(self.box.terms(), text)
        self.question.ask(meant[:1], can_add=self._grows)
        self._show_line()

    def show_below(self, look: str, text: str) -> None:
        """What was refused is asked about."""
        super().show_below(look, text)
        if look == "error" and self.box.text() and not self._knows(self.box.text()):
            self._ask(self.box.text())

    def _show_line(self) -> None:
        """The question says what is wrong in the same room."""
        if self.question.isHidden():
            super()._show_line()
        else:
            self._line.tell("error", "")
            self.box.setAccessibleDescription(self.question.said)

    def _end_question(self) -> None:
        if not self.question.isHidden():
            self.question.hide()
            self._show_line()

    def _add(self, text: str) -> None:
        self._agreed.add(text)
        self._take(text)
        self.say(f"已新增“{text}”")

    def _take(self, term: str) -> None:
        self.say("")
        self._show(term)
        self.changed.emit()

    def _show(self, text: str) -> None:
        if text != self.box.text():
            self.box.setText(text)
            self.box.setCursorPosition(0)
        self._end_question()


class TermQuestion(QWidget):
    """Asks about a term that is not in the list: what was meant, or is it to be added?"""

    add_asked = Signal()
    term_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._term = ""
        self._words = Words("列表中没有", "error")
        self.nearest, self.add = InlineLink(), InlineLink("新增")
        self.nearest.clicked.connect(lambda: self.term_chosen.emit(self._term))
        self.add.clicked.connect(self.add_asked)
        row(self, self._words, self.nearest, self.add, SPRING, gap="tight")
        self.hide()

    def ask(self, nearest: Sequence[str], *, can_add: bool) -> None:
        self._term = nearest[0] if nearest else ""
        self.nearest.setText(self._term)
        set_tip(self.nearest, f"改为“{self._term}”")
        show_if(self.nearest, bool(self._term))
        show_if(self.add, can_add)
        self.show()

    @property
    def said(self) -> str:
        return f"列表中没有此项{'，是否为' + self._term if self._term else ''}"


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

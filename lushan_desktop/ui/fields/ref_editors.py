"""Editors of what points to other records: one by typing ahead, several as words to take off again."""

from typing import Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.domain.kinds import Ref, Refs, Value
from lushan_desktop.services.records.entry import Offer
from lushan_desktop.ui.fields.editor import Place, make_editor
from lushan_desktop.ui.fields.finding import FindingEditor
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.layout import clear, show_if


@make_editor.register(Ref)
class RefEditor(FindingEditor):
    """One other record."""

    def __init__(self, kind: Ref, place: Place) -> None:
        self._id, self._name = "", ""
        super().__init__((kind.target,), place)

    def value(self) -> str:
        text = self.edit.text().strip()
        if not text:
            return ""
        if self._id and text == self._name:
            return self._id
        raise self._unknown()

    def set_value(self, value: Value) -> None:
        self._id, self._name = str(value or ""), self.name_of(str(value or ""))
        self.edit.setText(self._name)
        self.edit.setCursorPosition(0)

    def raw(self) -> list[str]:
        return [self._id if self.edit.text().strip() == self._name else "", self.edit.text()]

    def set_raw(self, raw: Any) -> None:
        self._id, text = raw
        self._name = text if self._id else ""
        self.edit.setText(text)
        self._settle_added({self._id})

    def _is_open(self, text: str) -> bool:
        return text != self._name

    def _drop(self, record_id: str) -> None:
        if self._id == record_id:
            self._id = self._name = ""
            self.edit.clear()

    def _take(self, found: Offer) -> None:
        self._id, self._name = found.id, found.name
        self._place.desk.name_by_id[found.id] = found.name
        self.edit.setText(found.name)
        self.say("")
        self.changed.emit()


@make_editor.register(Refs)
class RefsEditor(FindingEditor):
    """Several other records, each a word with a cross."""

    is_wide = True

    def __init__(self, kind: Refs, place: Place) -> None:
        self._ids: list[str] = []
        self._words = QWidget()
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self._words, gap="snug")
        super().__init__((kind.target,), place, self._words)
        self._show()

    def value(self) -> tuple[str, ...]:
        if self.edit.text().strip():
            raise self._unknown()
        return tuple(self._ids)

    def set_value(self, value: Value) -> None:
        self._ids = list(value or ())
        self._show()

    def raw(self) -> list[Any]:
        return [[[one, self.name_of(one)] for one in self._ids], self.edit.text()]

    def set_raw(self, raw: Any) -> None:
        held, text = raw
        for record_id, name in held:
            self._place.desk.name_by_id.setdefault(record_id, name)
        self._ids = [record_id for record_id, _ in held]
        self.edit.setText(text)
        self._settle_added(self._ids)
        self._show()

    def _is_open(self, text: str) -> bool:
        return bool(text)

    def remove(self, record_id: str) -> None:
        self._ids.remove(record_id)
        self._show()
        self.edit.setFocus()
        self.changed.emit()

    def _drop(self, record_id: str) -> None:
        if record_id in self._ids:
            self._ids.remove(record_id)
            self._show()

    def names(self) -> list[str]:
        return [self.name_of(one) for one in self._ids]

    def _take(self, found: Offer) -> None:
        self._place.desk.name_by_id[found.id] = found.name
        if found.id not in self._ids:
            self._ids.append(found.id)
        self.edit.clear()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear(self._flow)
        for record_id in self._ids:
            name = self.name_of(record_id) or "（已不在）"
            word = Button(name if len(name) <= 18 else f"{name[:17]}…", "act.clear", tip=f"去掉{name}")
            word.clicked.connect(lambda _=False, one=record_id: self.remove(one))
            self._flow.addWidget(word)
        show_if(self._words, bool(self._ids))

"""A record that a field names and nobody has registered: asked about below the field, then added in place."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import entry, records
from lushan_desktop.ui.fields.editor import Desk
from lushan_desktop.ui.fields.field_group import FieldGroup
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button, TextButton
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import column


class Adding(QFrame):
    """Asks for the few fields that such a record begins with; nothing is made before 新增 is pressed."""

    left = Signal()

    def __init__(self, target: str, name: str, desk: Desk, then: Callable[[str, str], None]) -> None:
        """`then` gets the id and the name of what was added."""
        super().__init__()
        style.set_look(self, "quote")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._desk, self._then = desk, then
        self._type = RECORD_TYPES.get(target)
        values = {**self._type.blank(), **entry.begun(target, name)}
        self.group = FieldGroup(_asked(self._type), desk, values, unfold=True, owner=self._type)
        self.add_button = Button(f"新增{self._type.title}", "act.add")
        self.cancel_button = TextButton("不新增", tip="不新增（Esc）")
        self.add_button.clicked.connect(self.add)
        self.cancel_button.clicked.connect(self.left)
        asked = Words(f"“{name}”还没有登记，要新增{self._type.title}吗？", "label", wraps=True)
        buttons = (
            FlowLayout()
        )  # side by side they would widen half a field in 大字, and cut its neighbour off
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        column(self, asked, self.group, buttons, gap="tight", margins=("gap", "small"))

    def ask(self) -> None:
        """Bring the keyboard to the button: Enter adds, Esc leaves."""
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Register it, or say under its field what is wrong."""
        try:
            values = self.group.values()
        except UserError:
            return
        self.add_button.setEnabled(False)

        def tell(changes: Any) -> None:
            added = changes.ids(self._type.key)[0]
            context = self._desk.context
            context.query(entry.name_of, added, then=lambda name: self._then(added, name))

        self._desk.context.change(records.save, self._type, values, then=tell, failed=self._refuse)

    def _refuse(self, why: str) -> None:
        self.add_button.setEnabled(True)
        if field := getattr(why, "field", None):
            self.group.show_error(field, str(why))
        else:
            self._desk.context.failed.emit(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _asked(record_type: RecordType) -> RecordType:
    specs = (record_type.field(name) for name in entry.asked_in_place(record_type.key))
    return replace(record_type, fields=tuple(replace(spec, half=False, folded=False) for spec in specs))

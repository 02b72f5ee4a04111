"""The panel that gives many records one value: choose the field, enter the value, one step."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.services.records import bulk
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FormField, Place, make_editor
from lushan_desktop.ui.widgets.buttons import PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, discard


class BulkForm(Panel):
    """批量修改: never more than one field at a time."""

    changed = Signal()
    """The step was carried out."""
    left = Signal()

    def __init__(self, context: Context, record_type: RecordType) -> None:
        super().__init__()
        self._context, self._type = context, record_type
        self._ids: tuple[str, ...] = ()
        self.field: FormField | None = None
        self._chosen = ""
        self._after: PartialDate | None = None
        self._title = Words("", "section")
        self.head.show_items(self._title, SPRING)
        self.fields = ChoiceBox(says="修改哪一项")
        self.fields.show_choices([Choice(spec.name, _titled(spec)) for spec in bulk.changeable(record_type)])
        self.fields.chosen.connect(self._choose)
        self.save_button = PrimaryButton("修改", "act.save", keys="Ctrl+S")
        self.cancel_button = TextButton("取消 Esc", tip="不修改（Esc）")
        self.foot.show_items(self.save_button, SPRING, self.cancel_button)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)
        self._chooser = LabeledField("修改哪一项", self.fields)
        self._said = Words("", "hint", wraps=True)
        self.body.column.insertWidget(0, self._chooser)
        self.body.column.insertWidget(1, self._said)

    def open(self, record_ids: Sequence[str], field: str = "") -> None:
        """For these records; with a field, begin there."""
        self._ids = tuple(record_ids)
        count = f"{len(self._ids)} {self._type.counted_in}"
        self._title.setText(f"批量修改 {count}{self._type.title}")
        self.save_button.setText(f"修改 {count} Ctrl+S")
        self.save_button.setEnabled(True)
        self.fields.choose(field or self._chosen or self._type.chips_by)
        self._choose(self.fields.current_key())

    def save(self) -> None:
        """Carry it out for all, or say under the field what is wrong."""
        assert self.field is not None
        spec = self.field.spec
        try:
            value = self.field.field_editor.value()
            if spec.required and spec.kind.is_empty(value):
                raise UserError(f"请填写{spec.label}。")
            if bulk.is_added_to(spec) and spec.kind.is_empty(value):
                raise UserError(f"请选要添加的{spec.label}。")
        except UserError as error:
            self.field.show_error(error.message)
            self.field.field_editor.setFocus()
            return
        self.save_button.setEnabled(False)
        self._context.change(
            bulk.change_all,
            self._type,
            self._ids,
            spec.name,
            value,
            then=self._finish,
            failed=self._refuse,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, name: str) -> None:
        """Show the editor of this field."""
        self._chosen = name
        if self.field is not None:
            self.body.column.removeWidget(self.field)
            discard(self.field)
        spec = self._type.field(name)
        self._after = None
        place = Place(
            Desk(self._context),
            self._type,
            spec,
            since=lambda: self._after.first_day if self._after else None,
        )
        editor = make_editor(spec.kind, place)
        editor.set_value(spec.kind.empty)
        self.field = FormField(spec, editor)
        self.body.column.insertWidget(1, self.field)
        self._said.setText(
            f"每一条都加上选定的{spec.label}，已有的保留。"
            if bulk.is_added_to(spec)
            else f"选中的各条，{spec.label}统一改为此处所填，原有内容被替换；可一步撤销。"
        )
        editor.setFocus()
        if isinstance(spec.kind, Day):
            self._context.query(
                bulk.last_day_before, self._type, self._ids, name, then=self._follow, key=f"since {id(self)}"
            )

    def _follow(self, day: PartialDate | None) -> None:
        """A deadline for all of them is the first after the last of their days."""
        if day is not None and self.field is not None:
            self._after = day
            self.field.field_editor.look_beside()

    def _finish(self, changes: Any) -> None:
        done = bool(changes.touched)
        said = f"已修改 {len(self._ids)} {self._type.counted_in}" if done else "没有改动"
        self._context.say(said, can_undo=done)
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self.save_button.setEnabled(True)
        assert self.field is not None
        self.field.show_error(str(sentence))


def _titled(spec: FieldSpec) -> str:
    return f"添加{spec.label}" if bulk.is_added_to(spec) else spec.label

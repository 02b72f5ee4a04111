"""The editor of child rows: each on its own quiet ground, to be added, moved and taken away."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Rows, Value
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.fields.editor import Editor, Place, make_editor
from lushan_desktop.ui.fields.field_group import FieldGroup
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import IconButton, LinkButton
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, discard, row


class _RowFrame(QFrame):
    """One child row."""

    def __init__(self, child: RecordType, place: Place, values: Values, editor: "RowsEditor") -> None:
        super().__init__()
        style.set_look(self, "quote")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.held = values
        self.group = FieldGroup(child, place.desk, values, since=place.since)
        self._title = Words("", "small")
        self.up = IconButton("act.up", "上移")
        self.down = IconButton("act.down", "下移")
        self.away = IconButton("act.clear", f"去掉这{child.counted_in}")
        head = row(None, Glyph(child.icon, "accentText"), self._title, SPRING, self.up, self.down, self.away)
        column(self, head, self.group, gap="tight", margins=("gap", "small"))
        self.up.clicked.connect(lambda: editor.move_row(self, -1))
        self.down.clicked.connect(lambda: editor.move_row(self, 1))
        self.away.clicked.connect(lambda: editor.remove(self))
        self.group.changed.connect(editor.changed)
        self.group.left.connect(editor.left)
        self.group.pasted.connect(editor.pasted)

    def show_place(self, place: int, count: int, name: str) -> None:
        self._title.setText(f"{name} {place + 1}")
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self.setAccessibleName(self._title.text())


@make_editor.register(Rows)
class RowsEditor(Editor):
    """Child records in their order."""

    is_wide = True

    def __init__(self, kind: Rows, place: Place) -> None:
        self._type, self._place = RECORD_TYPES.get(kind.child), place
        self._rows: list[_RowFrame] = []
        self._holder = QWidget()
        self._column = column(self._holder, gap="small")
        self.add_button = LinkButton("", "act.add")
        super().__init__(self._holder, row(None, SPRING, self.add_button))
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self.add)
        self._number()

    def value(self) -> tuple[Values, ...]:
        blank = self._type.blank()
        rows: list[Values] = []
        wrong: UserError | None = None
        for frame in self._rows:
            if self._is_blank(frame, blank):
                continue
            try:
                rows.append({**frame.held, **frame.group.values()})
            except UserError as error:
                wrong = wrong or error
        if wrong:
            raise wrong
        return tuple(rows)

    def set_value(self, value: Value) -> None:
        self._show([dict(values) for values in value or ()])

    def raw(self) -> list[Any]:
        return [[frame.held.get("id", ""), frame.group.raw()] for frame in self._rows]

    def set_raw(self, raw: Sequence[Any]) -> None:
        held = {str(frame.held.get("id", "")): frame.held for frame in self._rows}
        self._show([dict(held.get(record_id, {})) or self._type.blank() for record_id, _ in raw])
        for frame, (_, standing) in zip(self._rows, raw, strict=True):
            frame.group.set_raw(standing)

    def add(self) -> None:
        """One more row, with the keyboard in it."""
        self._append(self._type.blank())
        self._number()
        self._rows[-1].group.focus_field(self._type.fields[0].name)
        self.changed.emit()

    def remove(self, frame: _RowFrame) -> None:
        self._rows.remove(frame)
        self._column.removeWidget(frame)
        discard(frame)
        self._number()
        self.changed.emit()

    def move_row(self, frame: _RowFrame, by: int) -> None:
        place = self._rows.index(frame) + by
        self._rows.remove(frame)
        self._rows.insert(place, frame)
        self._column.removeWidget(frame)
        self._column.insertWidget(place, frame)
        self._number()
        self.changed.emit()

    def groups(self) -> list[FieldGroup]:
        return [frame.group for frame in self._rows]

    def _show(self, rows: Sequence[Values]) -> None:
        for frame in list(self._rows):
            self._column.removeWidget(frame)
            discard(frame)
        self._rows = []
        for values in rows:
            self._append(values)
        self._number()

    def _append(self, values: Values) -> None:
        frame = _RowFrame(self._type, self._place, values, self)
        self._rows.append(frame)
        self._column.addWidget(frame)

    def _number(self) -> None:
        for place, frame in enumerate(self._rows):
            frame.show_place(place, len(self._rows), self._type.title)
        unit = self._type.counted_in
        self.add_button.setText(f"再加一{unit}" if self._rows else f"添加{self._type.title}")

    def _is_blank(self, frame: _RowFrame, blank: Values) -> bool:
        try:
            entered = frame.group.glance()
        except UserError:
            return False
        return not frame.held.get("id") and all(entered[name] == blank[name] for name in entered)

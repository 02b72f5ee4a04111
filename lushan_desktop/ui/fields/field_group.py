"""The fields of a record, laid out as its description says: halves side by side, the rest under 更多."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import date_order
from lushan_desktop.domain.kinds import Day, Value
from lushan_desktop.domain.record_type import FieldSpec, OneOf, RecordType, Values
from lushan_desktop.ui.fields.editor import Desk, Editor, Place, make_editor
from lushan_desktop.ui.fields.typing_history import TypingHistory
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.date_box import room_for_a_day
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.layout import SPRING, TOP, column, row, show_if, show_now
from lushan_desktop.ui.widgets.reading_order import bring_into_sight

BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
SHORT_HINT = 11
LONG_HINT = 24
"""Characters of a hint that fit into the empty field itself: in half the width, in the whole."""


class FormField(LabeledField):
    """One editor with its name above and what is wrong below; it may be the box of several fields."""

    def __init__(self, spec: FieldSpec, editor: Editor) -> None:
        self.spec = spec
        box = spec.kind if isinstance(spec.kind, OneOf) else None
        self._is_shared = box is not None
        self.names = tuple(each.name for each in box.fields) if box else (spec.name,)
        self.field_editor = editor
        fits = len(spec.hint) <= (SHORT_HINT if spec.half and not editor.is_wide else LONG_HINT)
        inside = bool(spec.hint) and fits and editor.show_placeholder(spec.hint)
        super().__init__(spec.label, editor, is_required=spec.required, hint="" if inside else spec.hint)
        editor.name_it(f"{spec.label}（必填）" if spec.required else spec.label)
        editor.keep_room()

    @property
    def is_half(self) -> bool:
        return self.spec.half and not self.field_editor.is_wide

    def values(self) -> Values:
        """Return what was entered, by the names of its fields. Raises UserError."""
        return self.by_name(self.field_editor.value())

    def show_values(self, held: Values) -> None:
        value = {name: held.get(name) for name in self.names}
        empty = self.spec.kind.empty
        self.field_editor.set_value(value if self._is_shared else held.get(self.spec.name, empty))

    def raw(self) -> dict[str, Any]:
        return self.by_name(self.field_editor.raw())

    def show_raw(self, raw: Mapping[str, Any]) -> None:
        self.field_editor.set_raw(raw if self._is_shared else raw[self.spec.name])

    def by_name(self, told: Any) -> dict[str, Any]:
        """Return what the editor tells, by the names of the fields."""
        return dict(told) if self._is_shared else {self.spec.name: told}

    def show_error(self, text: str) -> None:
        super().show_error(text)
        self.field_editor.show_wrong(bool(text))

    def _say(self, look: str, text: str) -> None:
        """The editor says it in the line below, where it says what it understood."""
        self._message.setText(text)
        self.editor.setAccessibleDescription(text)
        self.field_editor.show_below(look, text)


class FieldGroup(QWidget):
    """All fields of one record. Folded fields that hold nothing wait under 更多."""

    changed = Signal()
    left = Signal()
    pasted = Signal()
    """Files or a picture were pasted into a field."""

    def __init__(
        self,
        record_type: RecordType,
        desk: Desk,
        values: Values,
        *,
        unfold: bool = False,
        owner: RecordType | None = None,
        since: Callable[[], date | None] | None = None,
    ) -> None:
        """`owner` is the whole type where `record_type` holds but a few fields of it; `since` tells the day
        of the record that a child belongs to."""
        super().__init__()
        self._since = since
        self._type, self._desk, self._values = record_type, desk, values
        self._owner = owner or record_type
        self._fields: dict[str, FormField] = {}
        self._shown: dict[str, Any] = {}
        """What stood in each field when it was first shown."""
        self._doubted: frozenset[str] = frozenset()
        """The days that contradict others."""
        self._lines_of_days: list[QBoxLayout] = []
        """Pairs that stand one under the other where a day would not be read whole beside the other field."""
        self.refused: dict[str, str] = {}
        """What was wrong when the values were asked for last, by the name of the field."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = column(self, gap="tight")
        self._history = TypingHistory(
            lambda: {field.spec.name: field.raw() for field in self._each()},
            lambda name, raw: self.field(name).show_raw(raw),
        )
        now, later = self._split(unfold)
        self._build(now)
        self.more = LinkButton(f"更多 {len(later)} 项", "act.down")
        set_tip(self.more, "、".join(spec.label for spec in later))
        self.more.clicked.connect(self.unfold)
        show_if(self.more, bool(later))
        self._later = later
        self._column.addLayout(row(None, self.more, SPRING))

    def values(self) -> Values:
        """What was entered in the fields on show. Raises UserError; each error stands under its field."""
        entered: Values = {}
        refused: dict[str, str] = {}
        self.refused = refused
        for field in self._each():
            name = field.spec.name
            try:
                value = field.field_editor.value()
                if field.spec.required and field.spec.kind.is_empty(value):
                    raise UserError(f"请填写{field.spec.label}。", field=name)
                entered |= field.by_name(value)
                field.show_error("")
            except UserError as error:
                refused[name] = error.message
                self.show_error(name, error.message)
        for name, sentence in refused.items():
            self.focus_field(name)
            raise UserError(sentence, field=name)
        return entered

    def glance(self) -> Values:
        """Return what was entered, asking for nothing. Raises UserError where something cannot be read."""
        return {name: held for field in self._each() for name, held in field.values().items()}

    def readable(self) -> Values:
        """Return what can be read of it now."""
        found: Values = {}
        for field in self._each():
            with suppress(UserError):
                found |= field.values()
        return found

    def raw(self) -> dict[str, Any]:
        """Return what stands in the fields, for a draft."""
        return {name: raw for field in self._each() for name, raw in field.raw().items()}

    def altered(self) -> frozenset[str]:
        """The fields in which something else stands than was shown at first."""
        return frozenset(name for name, standing in self.raw().items() if standing != self._shown[name])

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        if raw.keys() - self._fields.keys():
            self.unfold()
        for field in self._each():
            if standing := {name: raw[name] for name in field.names if name in raw}:
                field.show_raw(standing)

    def begun_with(self, names: Iterable[str]) -> dict[str, Any]:
        """Return what these fields showed at first, for a draft."""
        return {name: self._shown[name] for name in names}

    def go_on(self, begun: Mapping[str, Any], raw: Mapping[str, Any]) -> Values:
        """Show what was typed over `begun`; return the values that stood there when it was."""
        self.set_raw(begun)
        held = self.readable()
        self._shown |= begun
        self.set_raw(raw)
        return {name: held[name] for name in begun if name in held}

    def undo_typing(self, way: str) -> None:
        """Take back what was typed last, in whichever field, or bring it again; the keyboard goes there."""
        if name := self._history.move(way):
            self.focus_field(name)
            self.changed.emit()

    def unfold(self) -> None:
        """Show the fields under 更多 as well."""
        later, self._later = self._later, ()
        self.more.hide()
        if later:
            self._build(later)
            show_now(self._column)
            self.focus_field(later[0].name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= 2 * room_for_a_day(self) + theme().space("gap")
        for line in self._lines_of_days:
            line.setDirection(BESIDE if is_wide else BELOW)

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field, unfolding it first where needed."""
        if name not in self._fields:
            self.unfold()
        if name in self._fields:
            self._fields[name].field_editor.setFocus()
            bring_into_sight(self._fields[name])

    def show_error(self, name: str, sentence: str) -> None:
        if name not in self._fields:
            self.unfold()
        if name in self._fields:
            self._fields[name].show_error(sentence)

    def editor(self, name: str) -> Editor:
        return self._fields[name].field_editor

    def field(self, name: str) -> FormField:
        return self._fields[name]

    def _each(self) -> list[FormField]:
        """Each box once, of several fields though it may be."""
        return list(dict.fromkeys(self._fields.values()))

    def _boxed_with(self, spec: FieldSpec) -> list[FieldSpec]:
        return [each for each in self._type.fields if each.boxed_with == spec.name]

    def _split(self, unfold: bool) -> tuple[list[FieldSpec], tuple[FieldSpec, ...]]:
        def is_later(spec: FieldSpec) -> bool:
            held = (self._values.get(each.name, each.kind.empty) for each in (spec, *self._boxed_with(spec)))
            return spec.folded and not unfold and all(map(spec.kind.is_empty, held))

        names = {spec.name for spec in self._type.fields}
        specs = [spec for spec in self._type.fields if spec.boxed_with not in names]
        return [spec for spec in specs if not is_later(spec)], tuple(filter(is_later, specs))

    def _build(self, specs: list[FieldSpec] | tuple[FieldSpec, ...]) -> None:
        for pair in _in_lines([self._make(spec) for spec in specs]):
            line = row(None, *((field, 1) for field in pair), gap="gap")
            if len(pair) == 1 and pair[0].is_half:
                line.addWidget(QWidget(), 1)  # as wide as a field: beside a bare stretch there is no gap
            _align_to_top(line)
            if len(pair) == 2 and any(isinstance(field.spec.kind, Day) for field in pair):
                self._lines_of_days.append(line)
            self._column.addLayout(line)
        self._history.begin()

    def _make(self, spec: FieldSpec) -> FormField:
        if others := self._boxed_with(spec):
            spec = replace(spec, label=spec.boxed_as, kind=OneOf((spec, *others)))
        editor = make_editor(
            spec.kind, Place(self._desk, self._owner, spec, self._beside, partial(self._day_before, spec))
        )
        field = FormField(spec, editor)
        field.show_values(self._values)
        self._shown |= field.raw()
        self._fields |= dict.fromkeys(field.names, field)
        editor.changed.connect(lambda: self._mend(field))
        editor.changed.connect(lambda: self._history.note(spec.name))
        if isinstance(spec.kind, Day):
            editor.changed.connect(self._tell_order)
            if not spec.kind.is_deadline or self._is_followed(spec):
                editor.changed.connect(self._tell_beside)
        editor.changed.connect(self.changed)
        editor.left.connect(self.left)
        editor.pasted.connect(self.pasted)
        return field

    def _beside(self, name: str) -> Value:
        """Return what stands in a field, or what the record holds where it is not on show."""
        held: Value = self.readable().get(name, self._values.get(name))
        return held

    def _day_before(self, spec: FieldSpec) -> date | None:
        """Return the first day that what stands in this field follows."""
        name = self._owner.day_before(spec)
        held = self._beside(name) if name else None
        if held is None:
            return self._since() if self._since is not None else None
        return PartialDate.from_iso(held).first_day if isinstance(held, str) else held.first_day

    def _is_followed(self, spec: FieldSpec) -> bool:
        return any(self._owner.day_before(other) == spec.name for other in self._owner.fields)

    def _tell_beside(self) -> None:
        for field in self._fields.values():
            field.field_editor.look_beside()

    def _tell_order(self) -> None:
        """Say below a day that it contradicts another; it may be saved all the same."""
        held = self.readable()
        found = date_order.findings(self._owner, {**self._values, **held}, clock.today())
        told = {each.field: each.say for each in found if each.field in held}
        for name in self._doubted - told.keys():
            self._fields[name].show_error("")
        for name, sentence in told.items():
            self._fields[name].show_error(sentence)
        self._doubted = frozenset(told)

    def _mend(self, field: FormField) -> None:
        """What is being put right is no longer held against anybody."""
        self.refused.pop(field.spec.name, None)
        field.show_error("")


def _in_lines(fields: list[FormField]) -> Iterator[list[FormField]]:
    """The fields in lines: two halves that follow each other share one."""
    waiting: list[FormField] = []
    for field in fields:
        if field.is_half:
            waiting.append(field)
            if len(waiting) == 2:
                yield waiting
                waiting = []
            continue
        if waiting:
            yield waiting
            waiting = []
        yield [field]
    if waiting:
        yield waiting


def _align_to_top(line: QBoxLayout) -> None:
    for place in range(line.count()):
        if (item := line.itemAt(place)) is not None and item.widget() is not None:
            item.setAlignment(TOP)

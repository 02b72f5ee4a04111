"""One box for several fields of which one is filled in: the paper that an instruction stands on."""

from collections.abc import Mapping
from typing import Any

from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.record_type import OneOf, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.entry import Offer
from lushan_desktop.ui.fields.editor import Place, make_editor
from lushan_desktop.ui.fields.finding import FindingEditor


@make_editor.register(OneOf)
class OneOfEditor(FindingEditor):
    """What is picked goes into the field of its type, words that name no record into the field for text.

    Its value and its raw are of all these fields, by their names. A record that has more than one of them
    filled in keeps them until something is typed here.
    """

    def __init__(self, kind: OneOf, place: Place) -> None:
        self._field_of = {spec.kind.target: spec.name for spec in kind.fields if isinstance(spec.kind, Ref)}
        self._words_in = next(spec.name for spec in kind.fields if not isinstance(spec.kind, Ref))
        self._names = tuple(spec.name for spec in kind.fields)
        self._held: Values = dict.fromkeys(self._names, "")
        super().__init__(tuple(self._field_of), place)
        self.edit.textEdited.connect(self._hold_words)

    def value(self) -> Values:
        return {name: held.strip() for name, held in self._held.items()}

    def set_value(self, value: Values) -> None:
        self._hold({name: str(value.get(name) or "") for name in self._names})
        self.edit.setCursorPosition(0)

    def raw(self) -> dict[str, Any]:
        return {
            name: held if name == self._words_in else [held, self.name_of(held)]
            for name, held in self._held.items()
        }

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        """Show what a draft kept of any of these fields."""
        held, words = dict(self._held), ""
        for name in raw.keys() & set(self._names):
            if name == self._words_in:
                words = words or raw[name]
                continue
            held[name], called = raw[name]
            if held[name]:
                self._place.desk.name_by_id.setdefault(held[name], called)
            else:
                words = words or called
        if words or self._words_in in raw:
            held[self._words_in] = words
        self._hold(held)
        self._settle_added(self._records())

    def _hold(self, held: Values) -> None:
        self._held = held
        filled = [name for name in self._names if held[name]]
        self.edit.setText(self._shown(filled[0]) if filled else "")
        others = "、".join(self._shown(name) for name in filled[1:])
        self.say(f"另外还记有{others}，在此改动后只保留一处。" if others else "", tone="warn")

    def _shown(self, name: str) -> str:
        return str(self._held[name]) if name == self._words_in else self.name_of(self._held[name])

    def _records(self) -> list[str]:
        return [str(held) for name, held in self._held.items() if held and name != self._words_in]

    def _hold_words(self, text: str) -> None:
        self._held = {**dict.fromkeys(self._names, ""), self._words_in: text}
        self.say("")

    def _is_open(self, text: str) -> bool:
        return bool(self._held[self._words_in]) and text == self._held[self._words_in].strip()

    def _ask_about(self, has_near: bool) -> None:
        """Words that name no record are kept as words."""
        del has_near
        titles = "、".join(RECORD_TYPES.get(target).title for target in self._field_of)
        self.say(f"{titles}中没有找到，按文字保存。", tone="warn")

    def _take(self, found: Offer) -> None:
        self._place.desk.name_by_id[found.id] = found.name
        self._hold({**dict.fromkeys(self._names, ""), self._field_of[found.type]: found.id})
        self.changed.emit()

    def _drop(self, record_id: str) -> None:
        if record_id in self._records():
            self._hold(dict.fromkeys(self._names, ""))

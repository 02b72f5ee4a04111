"""Editors of what points to other records: one by typing ahead, several as words to take off again."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text import pinyin
from lushan_desktop.domain.kinds import Ref, Refs, Value
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import entry
from lushan_desktop.services.records.entry import Offer
from lushan_desktop.ui.fields.editor import Editor, Place, make_editor
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.layout import clear, column, discard, show_if, show_now
from lushan_desktop.ui.widgets.reading_order import bring_into_sight
from lushan_desktop.ui.widgets.suggestions import Suggestion
from lushan_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from lushan_desktop.ui.fields.adding import Adding


class _Finder(TypeAhead):
    """Types ahead among the records of one type; one may be added by its name where that is enough."""

    def __init__(self, target: str, place: Place) -> None:
        self._target, self._place = target, place
        title = RECORD_TYPES.get(target).title if target else "各类台账的记录"
        create = f"新增{title}" if entry.asked_in_place(target) else ""
        super().__init__(create=create, placeholder="输入名称查找")
        set_tip(self, f"输入几个字查找{title}，↓ 列出全部")
        self.asked.connect(self._find)

    def _find(self, text: str) -> None:
        def show(found: Sequence[Offer]) -> None:
            letters = text.strip().isascii() and bool(text.strip())
            self.offer(
                text,
                [
                    Suggestion(one.id, one.name, one.detail, _initials(one.name) if letters else "")
                    for one in found
                ],
            )

        self._place.desk.context.query(
            entry.offers,
            self._target,
            text,
            within=self._place.within,
            then=show,
            key=f"offers {id(self)}",
        )


def _initials(name: str) -> str:
    keys = pinyin.keys(name)
    return keys[0] if keys and len(keys[0]) <= pinyin.LONGEST_NAME else ""


class _RefPart(Editor):
    """What one and several share: finding, adding, names."""

    def __init__(self, target: str, place: Place, *others: Any) -> None:
        self._target, self._place = target, place
        self._asking: Adding | None = None
        self._added: dict[str, bool] = {}
        """The records that were added here, and True for those that are there."""
        self._below = column(None, gap="none")
        self.edit = _Finder(target, place)
        super().__init__(self.edit, *others, self._below)
        self.edit.textEdited.connect(lambda _: self.changed.emit())
        self.edit.picked.connect(lambda one: self._take(str(one.value), one.title))
        self.edit.create_requested.connect(self._ask_to_add)
        place.desk.context.changed.connect(self._hear)

    def show_placeholder(self, text: str) -> bool:
        self.edit.setPlaceholderText(text)
        return True

    def name_of(self, record_id: str) -> str:
        return self._place.desk.name_by_id.get(record_id, "")

    def _take(self, record_id: str, name: str) -> None:
        del record_id, name
        raise TypeError(type(self).__name__)

    def _ask_to_add(self, name: str) -> None:
        """Ask below the field before a record of this name is made."""
        from lushan_desktop.ui.fields.adding import Adding

        self._put_away()

        def take(record_id: str, called: str) -> None:
            self._put_away()
            self._added[record_id] = True
            self._take(record_id, called)
            self.edit.setFocus()
            said = f"已登记{RECORD_TYPES.get(self._target).title}“{called}”"
            self.say(f"{said}，其他内容可以以后补。")
            self._place.desk.context.say(said, can_undo=True)

        self._asking = Adding(self._target, name, self._place.desk, take)
        self._asking.left.connect(self._leave_adding)
        self._below.addWidget(self._asking)
        show_now(self._below)
        bring_into_sight(self._asking)
        self._asking.ask()

    def _leave_adding(self) -> None:
        self._put_away()
        self.edit.setFocus()

    def _put_away(self) -> None:
        if self._asking is not None:
            self._below.removeWidget(self._asking)
            discard(self._asking)
            self._asking = None

    def _settle_added(self, held: Collection[str]) -> None:
        """What was added here goes with the words that named it, and comes back with them."""
        for record_id, is_there in self._added.items():
            if is_there != (record_id in held):
                self._added[record_id] = not is_there
                change = entry.take_back if is_there else entry.bring_back
                self._place.desk.context.change(change, self._target, record_id)

    def _hear(self, changes: Any) -> None:
        """What was added here may have been taken back elsewhere: by 撤销 in the bar."""
        for record_id in changes.ids(self._target) if self._added else ():
            if self._added.get(record_id):
                self._place.desk.context.query(
                    entry.is_there,
                    self._target,
                    record_id,
                    then=partial(self._lose, record_id),
                )

    def _lose(self, record_id: str, is_there: bool) -> None:
        if not is_there:
            self._added[record_id] = False
            self._drop(record_id)
            self.say("")
            self.changed.emit()

    def _drop(self, record_id: str) -> None:
        """The record is no longer named here."""
        del record_id
        raise TypeError(type(self).__name__)

    def _unknown(self) -> UserError:
        text = self.edit.text().strip()
        return UserError(f"没有选定“{text}”：请从候选里选一个，没有的先新增，或把这几个字删去。")


@make_editor.register(Ref)
class RefEditor(_RefPart):
    """One other record."""

    def __init__(self, kind: Ref, place: Place) -> None:
        self._id, self._name = "", ""
        super().__init__(kind.target, place)

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

    def leave(self) -> None:
        """A name typed in full that only one record bears counts as picked."""
        text = self.edit.text().strip()
        if text and text != self._name:
            self._place.desk.context.query(
                entry.named,
                self._target,
                text,
                within=self._place.within,
                then=self._settle,
                key=f"named {id(self)}",
            )

    def _drop(self, record_id: str) -> None:
        if self._id == record_id:
            self._id = self._name = ""
            self.edit.clear()

    def _settle(self, found: Offer | None) -> None:
        if found and self.edit.text().strip() == found.name:
            self._take(found.id, found.name)

    def _take(self, record_id: str, name: str) -> None:
        self._id, self._name = record_id, name
        self._place.desk.name_by_id[record_id] = name
        self.edit.setText(name)
        self.say("")
        self.changed.emit()


@make_editor.register(Refs)
class RefsEditor(_RefPart):
    """Several other records, each a word with a cross."""

    is_wide = True

    def __init__(self, kind: Refs, place: Place) -> None:
        self._ids: list[str] = []
        self._words = QWidget()
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self._words, gap="snug")
        super().__init__(kind.target, place, self._words)
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

    def _take(self, record_id: str, name: str) -> None:
        self._place.desk.name_by_id[record_id] = name
        if record_id not in self._ids:
            self._ids.append(record_id)
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

"""Finding what a field points to while one types: offers, adding in place, taking back what was added."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text import pinyin
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import entry
from lushan_desktop.services.records.entry import Offer
from lushan_desktop.ui.fields.editor import Editor, Place
from lushan_desktop.ui.fields.unfound import UnfoundQuestion
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.layout import column, discard, row, show_now
from lushan_desktop.ui.widgets.reading_order import bring_into_sight
from lushan_desktop.ui.widgets.suggestions import Suggestion
from lushan_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from lushan_desktop.ui.fields.adding import Adding


class Finder(TypeAhead):
    """Types ahead among the records of these types; one may be added by its name where that is enough."""

    def __init__(self, targets: Sequence[str], place: Place) -> None:
        self._targets, self._place = tuple(targets), place
        titles = {target: RECORD_TYPES.get(target).title for target in targets if target}
        super().__init__(creates=_creates(targets), placeholder="输入名称查找")
        set_tip(self, f"输入几个字查找{'、'.join(titles.values()) or '各类台账的记录'}，↓ 列出全部")
        self.asked.connect(self._find)

    def _find(self, text: str) -> None:
        def show(found: Sequence[Offer]) -> None:
            letters = text.strip().isascii() and bool(text.strip())
            self.offer(
                text,
                [
                    Suggestion(one, one.name, one.detail, _initials(one.name) if letters else "")
                    for one in found
                ],
            )

        self._place.desk.context.query(
            entry.offers_of,
            self._targets,
            text,
            within=self._place.within,
            then=show,
            key=f"offers {id(self)}",
        )


def _creates(targets: Sequence[str]) -> dict[str, str]:
    """Return the words for each type that may be added in place."""
    may = (target for target in targets if entry.asked_in_place(target))
    return {target: f"新增{RECORD_TYPES.get(target).title}" for target in may}


def _initials(name: str) -> str:
    keys = pinyin.keys(name)
    return keys[0] if keys and len(keys[0]) <= pinyin.LONGEST_NAME else ""


class FindingEditor(Editor):
    """What fields that point to records share: finding, adding in place, names."""

    def __init__(self, targets: Sequence[str], place: Place, *others: Any) -> None:
        self._targets, self._place = tuple(targets), place
        self._asking: Adding | None = None
        self._added: dict[str, tuple[str, bool]] = {}
        """The records that were added here: their type, and True for those that are there."""
        self._below = column(None, gap="none")
        self.edit = Finder(targets, place)
        self.question = UnfoundQuestion(_creates(targets))
        super().__init__(self.edit, *others, self._below)
        row(self._line, self.question)  # in the room of the line, so that nothing moves when it asks
        self.edit.textEdited.connect(lambda _: self.changed.emit())
        self.edit.textChanged.connect(lambda _: self._end_question())
        self.edit.picked.connect(lambda one: self._pick(one.value))
        self.edit.create_requested.connect(self._ask_to_add)
        self.question.add_asked.connect(lambda target: self._ask_to_add(self.edit.text().strip(), target))
        self.question.choice_asked.connect(self._offer_again)
        place.desk.context.changed.connect(self._hear)

    def show_placeholder(self, text: str) -> bool:
        self.edit.setPlaceholderText(text)
        return True

    def leave(self) -> None:
        """A name typed in full that only one record bears counts as picked; any other is asked about."""
        text = self.edit.text().strip()
        if text and self._is_open(text):
            self._place.desk.context.query(
                entry.meant_by,
                self._targets,
                text,
                within=self._place.within,
                then=lambda answer: self._settle(text, *answer),
                key=f"named {id(self)}",
            )

    def name_of(self, record_id: str) -> str:
        return self._place.desk.name_by_id.get(record_id, "")

    def _is_open(self, text: str) -> bool:
        """Return True if the words that stand there name no record yet."""
        del text
        return False

    def show_below(self, look: str, text: str) -> None:
        """What was refused is asked about."""
        super().show_below(look, text)
        if look == "error":
            self.leave()

    def _show_line(self) -> None:
        """The question says what is wrong in the same room."""
        if self.question.isHidden():
            super()._show_line()
        else:
            self._line.tell("error", "")
            self.edit.setAccessibleDescription(self.question.said)

    def _settle(self, text: str, found: Offer | None, has_near: bool) -> None:
        if self.edit.text().strip() != text or not self._is_open(text):
            return
        if found is not None and self._is_taken_back(found.id):
            return  # asked before it went
        if found is not None:
            self._pick(found)
        elif self._asking is None:
            self._ask_about(has_near)

    def _is_taken_back(self, record_id: str) -> bool:
        """Return True if it was added here and has gone with the words that named it."""
        return not self._added.get(record_id, ("", True))[1]

    def _ask_about(self, has_near: bool) -> None:
        """Words that name no record were left standing."""
        self.question.ask(has_near=has_near)
        self._show_line()

    def _end_question(self) -> None:
        if not self.question.isHidden():
            self.question.hide()
            self._show_line()

    def _offer_again(self) -> None:
        self.edit.setFocus()
        self.edit.ask(self.edit.text())

    def _pick(self, found: Offer) -> None:
        self._end_question()
        self._take(found)

    def _take(self, found: Offer) -> None:
        del found
        raise TypeError(type(self).__name__)

    def _ask_to_add(self, name: str, target: str) -> None:
        """Ask below the field before a record of this name is made."""
        from lushan_desktop.ui.fields.adding import Adding

        self._put_away()
        self._end_question()

        def take(record_id: str, called: str) -> None:
            self._put_away()
            self._added[record_id] = target, True
            self._pick(Offer(record_id, called, type=target))
            self.edit.setFocus()
            said = f"已登记{RECORD_TYPES.get(target).title}"
            self.say(said)
            self._place.desk.context.say(f"{said}“{called}”", can_undo=True)

        self._asking = Adding(target, name, self._place.desk, take)
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
        for record_id, (target, is_there) in self._added.items():
            if is_there != (record_id in held):
                self._added[record_id] = target, not is_there
                change = entry.take_back if is_there else entry.bring_back
                self._place.desk.context.change(change, target, record_id)

    def _hear(self, changes: Any) -> None:
        """What was added here may have been taken back elsewhere: by 撤销 in the bar."""
        for record_id, (target, is_there) in self._added.items():
            if is_there and record_id in changes.ids(target):
                self._place.desk.context.query(
                    entry.is_there,
                    target,
                    record_id,
                    then=partial(self._lose, record_id),
                )

    def _lose(self, record_id: str, is_there: bool) -> None:
        if not is_there:
            self._added[record_id] = self._added[record_id][0], False
            self._drop(record_id)
            self.say("")
            self.changed.emit()

    def _drop(self, record_id: str) -> None:
        """The record is no longer named here."""
        del record_id
        raise TypeError(type(self).__name__)

    def _unknown(self) -> UserError:
        text = self.edit.text().strip()
        return UserError(f"没有选定“{text}”：请从候选中选择，没有的先新增。")

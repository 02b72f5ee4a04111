"""The form in the right panel: fields, drafts that keep themselves, saving."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records import drafts, records
from lushan_desktop.services.records.drafts import Draft
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.services.records.standing import files_field
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.fields.files_editor import FilesEditor
from lushan_desktop.ui.records.draft_bar import DraftBar, KeptSign
from lushan_desktop.ui.records.locked_fields import LockedFields
from lushan_desktop.ui.tasks.file_progress import FileProgress
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.drop_zone import FileTarget
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING
from lushan_desktop.ui.widgets.message_bar import MessageBar

DRAFT_AFTER_MS = 2000
_BEGUN = ""
"""The key in a draft, beside those of its fields, of what they showed when it was begun."""


@dataclass(frozen=True)
class _Sent:
    """What is being saved, as it stood when it was asked for."""

    group: FieldGroup
    key: str
    record_id: str
    raw: dict[str, Any]
    content: dict[str, Any]
    """What a draft of it holds."""
    files: tuple[Path, ...]


class RecordForm(Panel):
    """Edits one record, or enters a new one. Leaving it keeps what was typed as a draft."""

    saved = Signal(str, bool)
    """The record that was saved, and whether another new one is wanted."""
    left = Signal()
    pasted = Signal()
    """Files or a picture are to be pasted as evidence."""
    copied = Signal(list)
    """These files are evidence of the saved record now."""

    def __init__(self, context: Context, record_type: RecordType, *, owner: RecordType | None = None) -> None:
        """`owner` is the whole type where the form leaves some of its fields out."""
        super().__init__()
        self._context, self._type = context, record_type.typed
        self._owner, self.begins = owner or record_type, f"新建{record_type.title}"
        self._desk, self._key, self._is_touched = Desk(context), "", False
        self.group: FieldGroup | None = None
        self._title, self._kept = Words("", "section"), KeptSign()
        self.head.show_items(self._title, SPRING, self._kept)
        self.save_button = PrimaryButton("保存 Ctrl+S", "act.save", keys="Ctrl+S", tip="保存")
        self.again_button = Button("保存并新建", keys="Ctrl+Shift+S")
        self.cancel_button = TextButton("取消 Esc", tip="暂不保存，填好的内容留作草稿（Esc）")
        self.foot.show_items(self.save_button, self.again_button, SPRING, self.cancel_button)
        self.copying = FileProgress(self)
        self.copying.stop_button.clicked.connect(self._take_up_again)
        self._new_files: list[Path] = []
        self._sent: _Sent | None = None
        self._held: Values = {}
        self.locks = LockedFields(context, self._owner)
        self._pause = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.keep_draft)
        self.save_button.clicked.connect(lambda: self.save())
        self.again_button.clicked.connect(lambda: self.save(and_another=True))
        self.cancel_button.clicked.connect(self.leave)
        FileTarget(self.body).dropped.connect(partial(self.take_files, is_sought=True))

    @property
    def record_id(self) -> str:
        """The record being edited; empty while it is new."""
        return self._desk.record_id

    def open(
        self, values: Values, name_by_id: dict[str, str], *, record_id: str = "", field: str = ""
    ) -> None:
        """Show these values, with the keyboard in a field; a draft left over is offered."""
        self._desk = Desk(self._context, dict(name_by_id), record_id)
        form = drafts.key_for(self._type, record_id)
        self._key = drafts.key_of_one(form)
        self._title.setText(f"编辑{self._type.title}" if record_id else self.begins)
        self._is_touched = False
        self._kept.say("")
        self.bar = DraftBar(self._context, form, self._key)
        self.bar.resumed.connect(self._resume)
        self._held = values
        self.group = FieldGroup(self._type, self._desk, values, owner=self._owner)
        self.group.changed.connect(self._touch)
        self.group.left.connect(self.keep_draft)
        self.group.pasted.connect(self.pasted)
        self.wrong = MessageBar("bad", link="去处理")
        self.wrong.link_clicked.connect(self._go_to_wrong)
        self.wrong.hide()
        self.show_notes(self.bar, self.wrong)
        self.show_body(self.group)
        self.body.verticalScrollBar().setValue(0)
        self._set_busy(False)
        self.locks.follow(self.group, record_id)
        self.group.focus_field(field or self._type.fields[0].name)

    def save(self, *, and_another: bool = False) -> None:
        """Save what was entered, or say under its field what is wrong."""
        assert self.group is not None
        try:
            values = self.group.values()
        except UserError:
            self._say_wrong()
            return
        self.wrong.hide()
        self._set_busy(True)
        progress = self._watch(values)
        if self._new_files:
            self.keep_draft()  # their copying takes long, and may be given up
        self._pause.stop()
        self._is_touched = False
        content, files = self._content(), tuple(self._new_files)
        self._sent = sent = _Sent(self.group, self._key, self.record_id, self.group.raw(), content, files)
        # Of a record that is there already, what was not touched may have changed since in other ways.
        given = {name: values[name] for name in content}
        self._context.change(
            records.save,
            self._owner,
            given,
            sent.record_id or None,
            shown=self._held if sent.record_id else None,
            progress=progress,
            then=partial(self._finish, sent, and_another),
            failed=partial(self._refuse, sent),
        )

    def _watch(self, values: Values) -> Progress:
        """New files are shown one by one while they are copied; who cancels goes on filling in."""
        field = files_field(self._type)
        files = values.get(field.name, ()) if field else ()
        self._new_files = [file.path for file in files if isinstance(file, NewFile)]
        if not self._new_files:
            return UNWATCHED
        return self.copying.watch([file.name for file in self._new_files])

    def _say_wrong(self) -> None:
        """Say how many fields are to be mended, and the way to the first of them."""
        self._count_wrong()
        self.wrong.show()
        self._go_to_wrong()

    def _count_wrong(self) -> None:
        labels = [self._type.field(name).label for name in self.group.refused] if self.group else []
        if labels:
            self.wrong.say("bad", f"还有 {len(labels)} 处需修改：{'、'.join(labels)}。", link="去处理")
        else:
            self.wrong.hide()

    def _go_to_wrong(self) -> None:
        if self.group is not None and self.group.refused:
            self.group.focus_field(next(iter(self.group.refused)))

    def undo_typing(self, way: str) -> None:
        """Ctrl+Z anywhere on the form is of what was typed here."""
        if self.group is not None:
            self.group.undo_typing(way)

    def leave(self) -> None:
        """Close the form; what was typed waits as a draft."""
        self.keep_draft()
        self.left.emit()

    def keep_draft(self) -> None:
        """Keep what stands here, unless nothing was typed."""
        self._pause.stop()
        if self.group is None or not self._is_touched or self._context.is_read_only:
            return
        self._is_touched = False
        key, content = self._key, self._content()
        if not content:
            self._context.change(drafts.drop, key)
            return

        def tell(_: object) -> None:
            # By the key, not by the fields: those may be gone by now, and whom it is for with them.
            if self._key == key:
                self._kept.say("草稿已自动保存")
            else:
                self.bar.ask()  # it may be of the form that was opened meanwhile

        self._context.change(drafts.keep, key, _kept(self.group, content), then=tell)

    def _content(self) -> dict[str, Any]:
        """Return what stands in the fields; of a record that is there already, in those that were altered."""
        assert self.group is not None
        raw = self.group.raw()
        return {name: raw[name] for name in self.group.altered()} if self.record_id else raw

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def readable(self) -> Values:
        """Return what can be read of the form now, for naming what is pasted."""
        return self.group.readable() if self.group else {}

    def names(self) -> dict[str, str]:
        return self._desk.name_by_id

    def take_files(self, files: list[Path], role: str = "", *, is_sought: bool = False) -> None:
        """Files may be dropped and pasted anywhere on the form; those dropped are seen where they went."""
        field = files_field(self._type)
        if field is not None and self.group is not None:
            editor = self.group.editor(field.name)
            if isinstance(editor, FilesEditor):
                editor.add(files, role, is_sought=is_sought)

    def _touch(self) -> None:
        """Who types on and on is not waited for: never more than two seconds are unsaved."""
        self._is_touched = True
        if self.wrong.isVisible():
            self._count_wrong()
        if not self._pause.isActive():
            self._pause.start()

    def _resume(self, draft: Draft) -> None:
        """Go on with what was kept; what was typed here before that waits as another draft."""
        self.keep_draft()
        self._key = draft.key
        if self.group is not None:
            self._held = {**self._held, **_go_on(self._context, self.group, draft)}
            self._kept.say("正在接着填")

    def _finish(self, sent: _Sent, and_another: bool, changes: Any) -> None:
        """It is saved. Files take long to copy: meanwhile another form may have been opened here."""
        ids = changes.ids(self._type.key)
        record_id = sent.record_id or (ids[0] if ids else "")
        self.copied.emit(list(sent.files))
        self._context.change(drafts.drop, sent.key)
        said = "已保存" if ids else "没有改动"
        if self.group is sent.group:
            said += self._keep_typed_since(sent, record_id)
            self.copying.put_away()
            self.saved.emit(record_id, and_another)
        self._context.say(said, can_undo=bool(ids))

    def _keep_typed_since(self, sent: _Sent, record_id: str) -> str:
        """Return what was typed while it was saved waits as a draft of the record; the words that tell so."""
        if not self._is_touched:
            return ""
        self._is_touched = False
        self._pause.stop()
        since = {name: raw for name, raw in sent.group.raw().items() if raw != sent.raw.get(name)}
        form = drafts.key_for(self._type, record_id)
        key = drafts.key_of_one(form)
        self._context.change(drafts.keep, key, since, then=lambda _: self.bar.ask())
        return "；保存时又填的留作草稿，点“编辑”接着填"

    def _refuse(self, sent: _Sent, sentence: str) -> None:
        field = getattr(sentence, "field", None)
        if self.group is not sent.group:
            _keep_refused(self._context, sent, sentence)
            return
        self._take_up_again()
        if field:
            self.group.show_error(field, str(sentence))
            self.group.refused = {field: str(sentence)}
            self._say_wrong()
        elif drafts.NO_ROOM in sentence:
            _keep_refused(self._context, sent, sentence)
        else:
            self._context.failed.emit(str(sentence))

    def _take_up_again(self) -> None:
        """It was not saved: what stands there is still to be kept."""
        self.copying.put_away()
        if self._sent is not None and self.group is self._sent.group:
            self._set_busy(False)
            self._touch()

    def _set_busy(self, is_busy: bool) -> None:
        for button in (self.save_button, self.again_button):
            button.setEnabled(not is_busy)


def _keep_refused(context: Context, sent: _Sent, sentence: str) -> None:
    """Tell why it was not saved, and that it is kept only once it lies on the disk."""
    tell = context.failed.emit
    kept = f"{sentence}您刚填写的已留为草稿。"
    context.change(
        drafts.keep,
        sent.key,
        _kept(sent.group, sent.content),
        then=lambda _: tell(kept),
        failed=lambda why: tell(str(why)),
    )


def _kept(group: FieldGroup, content: Mapping[str, Any]) -> dict[str, Any]:
    """A draft: what was typed, and over what, so that it takes off nothing that comes later."""
    return {**content, _BEGUN: group.begun_with(content)}


def _go_on(context: Context, group: FieldGroup, draft: Draft) -> Values:
    """Show the draft, and say which of its new files are gone; return what it was begun with."""
    typed = {name: raw for name, raw in draft.content.items() if name != _BEGUN}
    held = group.go_on(draft.content.get(_BEGUN, {}), typed)
    for name, kept in typed.items():
        editor = group.editor(name)
        if isinstance(editor, FilesEditor) and (gone := len(kept) - len(editor.value())):
            context.failed.emit(f"草稿里有{gone}份文件已不在原处，请重新添加。")
    return held

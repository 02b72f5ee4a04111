"""A few fields of a record, asked for before a move is made: the form a button opens in the right panel."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Files
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.records.standing import files_field
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.records.lacking_line import LackingLine
from lushan_desktop.ui.records.pasting import forget_pasted, take_pasted
from lushan_desktop.ui.records.question import Question
from lushan_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, row

if TYPE_CHECKING:
    from lushan_desktop.ui.fields.files_editor import FilesEditor


class AskForm(Panel):
    """Asks, then hands over what was entered; what is refused stands under its field."""

    left = Signal()
    paper_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._question: Question | None = None
        self._sent: Question | None = None
        """What was answered and is being done; meanwhile something else may be asked."""
        self._answer: Callable[[Values], None] | None = None
        self._doubted: Values | None = None
        """What was refused for its days alone: entered unchanged once more, it is meant so."""
        self._left_by_key: dict[str, tuple[dict[str, Any], Values]] = {}
        """What was typed and not handed over, and what the record held then."""
        self.seen: Values = {}
        """What is known here of the record that is asked about."""
        self.group: FieldGroup | None = None
        self._pasted: list[Path] = []
        """Files that were made of pictures in the clipboard, until they are evidence."""
        self.lacking = LackingLine(())
        self._title = ElidedWords("", "section")
        self.head.show_items((self._title, 1))
        self.act_button = PrimaryButton("", "act.save", keys="Ctrl+S")
        self.cancel_button = TextButton("取消 Esc", tip="暂不保存，已填内容保留（Esc）")
        self.foot.show_items(self.act_button, SPRING, self.cancel_button)
        self.act_button.clicked.connect(self.finish)
        self.cancel_button.clicked.connect(self.leave)

    def open(self, question: Question, answer: Callable[[Values], None]) -> None:
        """Ask; `answer` gets the values when they can be read."""
        self._keep()
        self._question, self._answer, self._doubted = question, answer, None
        self._title.setText(question.title)
        self.act_button.setText(question.act)
        self.act_button.setEnabled(True)
        self._desk = Desk(self._context, dict(question.name_by_id))
        owner = question.record_type
        self.group = FieldGroup(question.asked, self._desk, question.values, unfold=True, owner=owner)
        said = [Words(sentence, "small", wraps=True) for sentence in question.says if sentence]
        self.show_body(*said, *self._lacking_line(question), *self._paper_link(question), self.group)
        raw, self.seen = self._left_by_key.get(question.key, ({}, question.values))
        if raw:
            self.group.set_raw(raw)
        self._join_files(question.values)
        self.group.changed.connect(self._tell_lacking)
        self.group.pasted.connect(self.paste)
        self._tell_lacking()
        self.group.focus_field(question.begins_at or question.fields[0])

    def catch_up(self, view: RecordView) -> None:
        """What has been added to the files of the record meanwhile is among them here."""
        if self._question is not None and self._question.record == view.id:
            for one, name in view.name_by_id.items():
                self._desk.name_by_id.setdefault(one, name)
            self._join_files(view.values)

    def _join_files(self, held: Values) -> None:
        assert self.group is not None
        assert self._question is not None
        for spec in self._question.asked.fields:
            if isinstance(spec.kind, Files):
                known = {file.evidence for file in self.seen.get(spec.name, ())}
                came = [file for file in held.get(spec.name, ()) if file.evidence not in known]
                cast("FilesEditor", self.group.editor(spec.name)).join(came)
                self.seen = {**self.seen, spec.name: (*self.seen.get(spec.name, ()), *came)}

    def paste(self) -> bool:
        """Put copied files, or a picture, among the files that are asked for; whether there was any."""
        group, question = self.group, self._question
        field = files_field(question.asked) if question is not None else None
        if group is None or question is None or field is None:
            return False

        def take(files: list[Path], role: str) -> None:
            if self.group is group:
                cast("FilesEditor", group.editor(field.name)).add(files, role, is_sought=True)
            self._pasted += files

        values = {**question.values, **group.readable()}
        return take_pasted(self._context, question.record_type, values, self._desk.name_by_id, take)

    def _lacking_line(self, question: Question) -> Sequence[LackingLine]:
        self.lacking = LackingLine(question.lacking, met=f"条件已齐，可以{question.act}。")
        self.lacking.field_wanted.connect(self._go_to)
        return [self.lacking] if question.lacking else []

    def _paper_link(self, question: Question) -> Sequence[Item]:
        self.paper_link = LinkButton(question.paper, "act.print")
        self.paper_link.clicked.connect(self.paper_requested)
        return [row(None, self.paper_link, SPRING)] if question.paper else []

    def _tell_lacking(self) -> None:
        """What was filled in is not asked for any more."""
        if self.group is not None and self._question is not None:
            held = {**self._question.values, **self.group.readable()}
            self.lacking.take(self._question.lacking_with(held))

    def _go_to(self, field: str) -> None:
        if self.group is not None:
            self.group.focus_field(field)

    def finish(self) -> None:
        """Hand over what was entered, or say under its field what is wrong."""
        if self.group is None or self._answer is None:
            return
        try:
            values = self.group.values()
        except UserError:
            self._say_what_is_needed()
            return
        self.act_button.setEnabled(False)
        self._sent = self._question
        accepted = {"accepts": True} if self._doubted == values else {}
        self._answer({**values, **accepted})

    def _say_what_is_needed(self) -> None:
        """Every field that is demanded and empty says so in the words of its move."""
        assert self.group is not None
        assert self._question is not None
        readable = self.group.readable()
        for name in self.group.refused:
            kind = self._question.record_type.field(name).kind
            if (said := self._question.asking_for(name)) and kind.is_empty(readable.get(name, kind.empty)):
                self.group.show_error(name, said)

    def refuse(self, sentence: str) -> None:
        """What was handed over was not accepted."""
        group = self.group if self._question is self._sent else None
        self.act_button.setEnabled(True)
        if getattr(sentence, "may_accept", False) and self.group is not None and self._question:
            self._doubted = self.group.readable()
            self.act_button.setText(f"无误，{self._question.act}")
        field = getattr(sentence, "field", None)
        if field and group is not None and self._question and field in self._question.fields:
            group.show_error(field, str(sentence))
            group.focus_field(field)
        else:
            self._context.failed.emit(sentence)

    def forget(self) -> bool:
        """Return what was asked is done, nothing is kept of it; whether that is what still stands here."""
        sent, self._sent = self._sent, None
        if sent is None:
            return False
        self._left_by_key.pop(sent.key, None)
        forget_pasted(self._context, self._pasted)
        self._pasted = []
        if self._question is not sent:
            return False
        self._question = self.group = None
        return True

    def undo_typing(self, way: str) -> None:
        """Ctrl+Z anywhere on the form is of what was typed here."""
        if self.group is not None:
            self.group.undo_typing(way)

    def leave(self) -> None:
        """Close; what was typed is there again when the same is asked."""
        self._keep()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if self.group is not None and self._question is not None:
            self._left_by_key[self._question.key] = self.group.raw(), self.seen
        self._question = self.group = None

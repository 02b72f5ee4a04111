"""登记为记录: what records files are, to be put right and confirmed before anything is written."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from lushan_desktop.services.evidence import evidence_registering
from lushan_desktop.services.evidence.evidence_registering import (
    KINDS,
    ProposedFiles,
    RegisteredFiles,
    Registration,
)
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.draft_dialog import DraftDialog
from lushan_desktop.ui.records.draft_model import WIDTHS, DraftModel, details
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.cells import Index
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar
from lushan_desktop.ui.widgets.table_view import TableCard, TableView


class RegisterModel(DraftModel[Registration]):
    """Rows with their files; what differs from the registers waits for a tick."""

    def is_ticked_first(self, one: Registration) -> bool:
        return evidence_registering.is_proposed(one)

    def second(self, one: Registration) -> str:
        files = one.names[0] if len(one.names) == 1 else f"{len(one.names)} 份：{'、'.join(one.names)}"
        said = "".join((*one.differs, *one.draft.doubts)) or details(one.draft)
        return " · ".join(filter(None, (said, files)))


class RegisterPanel(QWidget):
    """Space or a click on the box ticks, Enter opens a row to be written otherwise."""

    opened = Signal()
    """There is something to be confirmed."""
    left = Signal()

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__()
        self._context = context
        style.set_look(self, "page")
        self.waiting = WaitingPanel(over, "正在识别材料")
        self.writing = WaitingPanel(over, "正在登记")
        self.rows, self.table = RegisterModel(), TableView(says="要登记的记录")
        self.table.setModel(self.rows)
        self.table.set_widths(WIDTHS)
        self.card = TableCard(self.table)
        self.bar = MessageBar("warn")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        hint = ElidedWords("按名称和文字识别，核对后登记；材料挂接为佐证", "small")
        self.as_box = ChoiceBox(
            [Choice("", "这一条改为…"), *(Choice(key, f"登记为{name}") for key, name in KINDS.items())],
            says="这一条登记为",
        )
        self.new_button = Button("另建一条", "act.add", tip="不挂接已登记的记录，单独登记")
        self.all_button = Button("全部勾选", "st.ok")
        self.edit_button = Button("改这一条", "act.edit", keys="F2")
        self.take_button = PrimaryButton("登记", "act.save", keys="Ctrl+S")
        self.cancel_button = TextButton("取消 Esc", tip="什么也不登记（Esc）")
        head = row(None, Words("登记为记录", "section"), (hint, 1), margins=("card", "small"))
        foot = row(
            None, self.take_button, self.edit_button, self.as_box, self.new_button, self.all_button, SPRING,
            self.cancel_button, margins=("card", "small"),
        )  # fmt: skip
        card = QFrame()
        style.set_look(card, "card")
        column(card, head, self.bar, (self.card, 1), foot, gap="none")
        column(self, (card, 1), margins=("page", "inset"))

    def _connect(self) -> None:
        self.table.clicked.connect(self._click)
        self.table.preview_requested.connect(self.rows.toggle)
        self.table.opened.connect(self.edit)
        self.table.chosen.connect(lambda _: self._say())
        self.rows.ticked.connect(self._say)
        self.as_box.chosen.connect(self._ask_as)
        self.all_button.clicked.connect(lambda: self.rows.tick(range(self.rows.count())))
        self.new_button.clicked.connect(self._as_new)
        self.edit_button.clicked.connect(self.edit_current)
        self.take_button.clicked.connect(self.take)
        self.cancel_button.clicked.connect(self.left)

    def ask(self, evidence_ids: Sequence[str] = (), kind: str = "") -> None:
        """Find out what these files are; without ids, all that hang on no record."""
        if not self._context.is_read_only:
            self._query(evidence_ids, kind, self.show_proposed)

    def _query(self, evidence_ids: Sequence[str], kind: str, then: object) -> None:
        self._context.query(
            evidence_registering.propose,
            list(evidence_ids),
            kind,
            key=f"registering {id(self)}",
            is_long=True,
            progress=self.waiting.watch(),
            then=then,  # type: ignore[arg-type]  # one of ours, which takes what is proposed
            failed=self._context.failed.emit,
        )

    def show_proposed(self, found: ProposedFiles) -> None:
        """Show what the files are; nothing is written yet."""
        if not found.rows:
            self._context.failed.emit(found.remark)
            return
        self.opened.emit()
        self.rows.show(found.rows)
        self.bar.say("warn", found.remark)
        show_if(self.bar, bool(found.remark))
        self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _click(self, index: Index) -> None:
        if index.column() == 0:
            self.rows.toggle(index.row())

    def _current(self) -> int:
        place = self.table.currentIndex().row()
        return place if 0 <= place < self.rows.count() else -1

    def _say(self) -> None:
        count, chosen, place = self.rows.count(), len(self.rows.chosen), self._current()
        files = sum(len(one.files) for one in self.rows.rows)
        self.card.say(f"{files} 份材料识别出 {count} 条，勾选 {chosen} 条")
        self.take_button.setText(f"登记 {chosen} 条" if chosen else "登记")
        self.take_button.setEnabled(chosen > 0)
        self.new_button.setEnabled(place >= 0 and bool(self.rows.rows[place].id))

    def _ask_as(self, kind: str) -> None:
        place = self._current()
        self.as_box.choose("")
        if not kind or place < 0:
            return

        def put(found: ProposedFiles) -> None:
            if found.rows and place < self.rows.count():
                self.rows.put(place, found.rows[0])

        self._query(self.rows.rows[place].files, kind, put)

    def _as_new(self) -> None:
        place = self._current()
        if place >= 0:
            self.rows.put(place, evidence_registering.as_new(self.rows.rows[place]))
            self.rows.chosen.add(place)
            self._say()

    def edit_current(self) -> None:
        """Write the row where the keyboard is otherwise."""
        self.edit(self._current())

    def edit(self, place: int) -> None:
        """Write a row otherwise."""
        if not 0 <= place < self.rows.count():
            return
        one = self.rows.rows[place]
        dialog = DraftDialog(self, one.draft, self._context.reading())

        def put(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                changed = replace(one, draft=dialog.draft())
                self.rows.put(place, changed)
                self._context.query(
                    evidence_registering.judge, changed, then=lambda judged: self.rows.put(place, judged)
                )

        dialog.finished.connect(put)
        dialog.open()

    def take(self) -> None:
        """Register what is ticked, as one step."""
        chosen, rows = set(self.rows.chosen), self.rows.taken()
        if not rows:
            return
        self.rows.tick(())

        def refuse(sentence: str) -> None:
            self.rows.tick(chosen)
            self._context.failed.emit(sentence)

        def tell(done: RegisteredFiles) -> None:
            self._context.say(done.sentence, can_undo=True)
            self.left.emit()

        self._context.change(
            evidence_registering.register,
            rows,
            progress=self.writing.watch(),
            then=tell,
            failed=refuse,
        )

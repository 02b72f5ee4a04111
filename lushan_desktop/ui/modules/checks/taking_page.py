"""Records that a text tells of, as drafts beside their source; nothing is written before it is said so."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from lushan_desktop.services.checks import paper_checks, taking_records
from lushan_desktop.services.checks.paper_checks import Extracted
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.checks.marked_text import MarkedText, Stretch
from lushan_desktop.ui.modules.checks.text_source import TextSource
from lushan_desktop.ui.records.draft_dialog import DraftDialog
from lushan_desktop.ui.records.draft_model import TONES, WIDTHS, DraftModel
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.cells import Index
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.table_view import TableCard, TableView

if TYPE_CHECKING:
    from lushan_desktop.checks.holding import Held


class TakingPage(QWidget):
    """Space or a click on the box ticks, Enter opens a draft to be written otherwise."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.found: Extracted | None = None
        self.text = MarkedText(says="原文")
        self.rows: DraftModel[Held] = DraftModel()
        self.table = TableView(says="认出的条目")
        self.table.setModel(self.rows)
        self.table.set_widths(WIDTHS)
        self.card = TableCard(self.table)
        self.waiting = WaitingPanel(self, "正在认文稿", can_stop=False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.back_button = TextButton("返回校核", "act.prev", keys="Esc")
        self._name = ElidedWords("", "small")
        self.other_button = Button("换一份", "act.upload", keys="Ctrl+O")
        head = row(None, self.back_button, Words("从文稿登记", "section"), (self._name, 1), self.other_button)
        self.all_button = Button("全部勾选", "st.ok")
        self.none_button = Button("全部不选", "st.todo")
        self.edit_button = Button("改这一条", "act.edit", keys="F2")
        self.take_button = PrimaryButton("登记", "act.save", keys="Ctrl+S")
        foot = row(None, self.all_button, self.none_button, self.edit_button, SPRING, self.take_button)
        drafts = QWidget()
        column(drafts, (self.card, 1), foot)
        self.panes = Panes(self.text, drafts, widths=(10_000, 10_000), weights=(1, 1))
        self.source = TextSource(
            self,
            "nav.documents",
            "从文稿里认出条目，登记到台账",
            "文件、会议、批示、荣誉、学习考察、督导、人员逐条列在原文旁，和台账比对；勾选的一次登记，可一步撤销。",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.source)
        self.stack.addWidget(self.panes)
        column(self, head, (self.stack, 1), gap="gap")
        self.other_button.setEnabled(False)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.other_button.clicked.connect(self.source.ask_for_file)
        self.source.file_given.connect(self.open_file)
        self.source.text_given.connect(self.open_text)
        self.table.chosen.connect(self._go_to)
        self.table.clicked.connect(self._click)
        self.table.preview_requested.connect(self.rows.toggle)
        self.table.opened.connect(self.edit)
        self.text.clicked.connect(self.table.selectRow)
        self.all_button.clicked.connect(lambda: self.rows.tick_all(holds=True))
        self.none_button.clicked.connect(lambda: self.rows.tick_all(holds=False))
        self.edit_button.clicked.connect(lambda: self.edit(self.table.currentIndex().row()))
        self.take_button.clicked.connect(self.take)
        self.rows.ticked.connect(self._say)

    def open_file(self, file: Path) -> None:
        """Find what a file tells of."""
        self._ask(paper_checks.extract_file, file)

    def open_text(self, text: str) -> None:
        """Find what a pasted text tells of."""
        self._ask(paper_checks.extract_pasted, text)

    def _ask(self, service: Any, given: Path | str) -> None:
        self._context.query(
            service,
            given,
            key=f"taking {id(self)}",
            is_long=True,
            progress=self.waiting.watch(),
            then=self._take,
            failed=self._context.failed.emit,
        )

    def _take(self, found: Extracted) -> None:
        self.found = found
        self._name.setText(found.name)
        self.other_button.setEnabled(True)
        self.rows.show(found.drafts)
        marks = [
            Stretch(one.draft.start, one.draft.end, TONES.get(one.standing, "info")) for one in found.drafts
        ]
        self.text.show_text(found.paper.text, marks)
        self.stack.setCurrentWidget(self.panes)
        if found.drafts:
            self.table.selectRow(0)
        self.table.setFocus()

    def _click(self, index: Index) -> None:
        if index.column() == 0:
            self.rows.toggle(index.row())

    def _go_to(self, place: int) -> None:
        if 0 <= place < self.rows.count():
            self.text.go_to(place)

    def _say(self) -> None:
        count, chosen = self.rows.count(), len(self.rows.chosen)
        self.card.say(f"认出 {count} 条，勾选 {chosen} 条" if count else "没有认出能登记的条目")
        self.take_button.setText(f"登记 {chosen} 条" if chosen else "登记")
        self.take_button.setEnabled(chosen > 0 and not self._context.is_read_only)

    def edit(self, place: int) -> None:
        """Write a draft otherwise."""
        if not 0 <= place < self.rows.count():
            return
        one = self.rows.rows[place]
        dialog = DraftDialog(self, one.draft, self._context.reading())

        def put(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                self.rows.put(place, replace(one, draft=dialog.draft()))

        dialog.finished.connect(put)
        dialog.open()

    def take(self) -> None:
        """Register what is ticked, as one step."""
        drafts = [one.draft for one in self.rows.taken()]
        name = self.found.name if self.found else ""

        def tell(_changes: object) -> None:
            self._context.say(f"已登记 {len(drafts)} 条", can_undo=True)
            self.left.emit()

        self._context.change(taking_records.take, drafts, name, then=tell, failed=self._context.failed.emit)

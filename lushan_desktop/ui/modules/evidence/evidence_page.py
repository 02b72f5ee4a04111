"""佐证材料: see all files, find out what each proves, take in folders, give out volumes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from lushan_desktop.base.lazy import made
from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.evidence import evidence_revising, evidence_view, proofs
from lushan_desktop.services.evidence.evidence_batch import Batch
from lushan_desktop.services.evidence.evidence_list import EvidenceRow
from lushan_desktop.services.records.record_view import FileLine
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.evidence import giving
from lushan_desktop.ui.modules.evidence.evidence_detail import EvidenceDetail
from lushan_desktop.ui.modules.evidence.evidence_list import EvidenceList
from lushan_desktop.ui.modules.evidence.giver import Giver
from lushan_desktop.ui.modules.evidence.taking import MaterialTarget, Taking
from lushan_desktop.ui.records.asking_page import AskingPage
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.pictures import Pictures

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.evidence.register_panel import RegisterPanel

USED_BY = ("reference", "proof", "indicator", "meeting", "document", "instruction", "required_material")


class EvidencePage(AskingPage):
    """The described page with tiles, batches and volumes."""

    read_view = staticmethod(evidence_view.view)

    def __init__(self, context: Context) -> None:
        self.pictures = Pictures(context)
        super().__init__(context, EVIDENCE, ledger="evidence_catalogue")
        self.taking = Taking(context, self)
        self.giver = Giver(context, self)
        self._take_over_files()
        self._see_all()
        self._show_batches()
        self.evidence.use_opened.connect(lambda key, one: context.open(key, one))
        self.evidence.hang_requested.connect(self._ask_where)
        self.evidence.revised.connect(self._revise)
        self.materials.bind_button.clicked.connect(self._open_giving)
        self.materials.register_button.clicked.connect(lambda: self.registering.ask(self.list.chosen_ids()))
        self.evidence.register_requested.connect(self._register_shown)
        for button in (self.list.print_button, self.list.export_button):
            button.clicked.connect(self._keep_numbers)

    @cached_property
    def registering(self) -> "RegisterPanel":
        """Where files become records, built when that is first wanted."""
        from lushan_desktop.ui.modules.evidence.register_panel import RegisterPanel

        panel: RegisterPanel = RegisterPanel(self._context, self)
        self.stack.addWidget(panel)
        panel.opened.connect(lambda: self.stack.setCurrentWidget(panel))
        panel.left.connect(self._leave_batch)
        return panel

    def _register_shown(self, kind: str) -> None:
        view = self.detail.shown
        if view is not None:
            self.registering.ask((view.id,), kind)

    def make_list(self, add_text: str) -> RecordList:
        del add_text
        self.materials = EvidenceList(self._context, self.pictures)
        return self.materials

    def make_detail(self) -> RecordDetail:
        self.evidence = EvidenceDetail(self._type, self.pictures, is_read_only=self._context.is_read_only)
        return self.evidence

    def add(self, **values: Any) -> None:
        """Ask where the material comes from; with values, the form of a piece without a file."""
        if values:
            super().add(**values)
        elif not self._context.is_read_only:
            button = self.list.add_button
            self.add_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def edit(self, field: str = "") -> None:
        """F2 means the cell while a batch is put right, else the record on show."""
        if self.stack.currentWidget() is self.taking.panel:
            self.taking.panel.edit_cell()
        elif made(self, "registering") and self.stack.currentWidget() is self.registering:
            self.registering.edit_current()
        else:
            super().edit(field)

    def add_menu(self) -> QMenu:
        """Files, a folder, or a record of a paper that is kept elsewhere."""
        menu = self.taking.menu()
        menu.addAction("只登记，没有文件…", lambda: super(EvidencePage, self).add(**{"original": "原件"}))
        return menu

    def _take_over_files(self) -> None:
        """Whatever is dropped or pasted anywhere on the page becomes material of its own."""
        table = self.list.table
        table.files_dropped.disconnect()
        table.sheet_dropped.disconnect()
        table.paste_requested.disconnect()
        table.paste_requested.connect(self._paste_files)
        self.target = MaterialTarget(self)
        self.target.watch(self, table.viewport(), self.materials.tiles.viewport(), self.list.empty)
        self.target.dropped.connect(self.taking.take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste_files()
        else:
            super().keyPressEvent(event)

    def _paste_files(self) -> None:
        """Copied files, or a picture under a name that can be put right."""
        self.acts.attaching.take_pasted(self._type.blank(), {}, lambda files, _role: self.taking.take(files))

    def _see_all(self) -> None:
        """The preview goes through the whole list as far as it is loaded, not through one record's files."""
        self.list.table.preview_requested.disconnect()
        self.detail.file_seen.disconnect()
        self.list.table.preview_requested.connect(lambda _: self.see())
        self.detail.file_seen.connect(lambda _: self.see())

    def see(self) -> None:
        """Show the file large; ← → go on to those beside it."""
        view = self.detail.shown
        if view is not None:
            files = tuple(map(_line, self.materials.loaded_rows()))
            self.acts.seeing.see(replace(view, files=files or view.files), view.id)

    def _show_batches(self) -> None:
        """The panel of a batch takes the place of the whole page while it is open."""
        self._usual = QWidget()
        whole = self.layout()
        assert whole is not None
        self._usual.setLayout(whole)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self._usual)
        self.stack.addWidget(self.taking.panel)
        self.taking.opened.connect(lambda: self.stack.setCurrentWidget(self.taking.panel))
        self.taking.panel.left.connect(self._leave_batch)
        self.taking.done.connect(self._end_batch)

    def _leave_batch(self) -> None:
        self.stack.setCurrentWidget(self._usual)
        self.list.table.setFocus()

    def _end_batch(self, batch: Batch) -> None:
        self._leave_batch()
        self.acts.attaching.forget_pasted([one.path for one in self.taking.panel.rows.proposals])
        added = batch.changes.ids("evidence") if batch.changes else ()
        if added:
            self.show_record(added[0])
        if added and self.taking.panel.then_register.isChecked():
            self.registering.ask(added)

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        del type_key
        super().show_record(record_id, field)

    def list_of(self, _type_key: str) -> "EvidencePage":
        """The list of evidence, whoever asks for it."""
        return self

    def _hear(self, changes: Any) -> None:
        super()._hear(changes)
        if changes.touches(*USED_BY) and not changes.touches("evidence"):
            self._is_stale = True
            if self.isVisible():
                self.load()

    def _ask_where(self) -> None:
        view = self.detail.shown
        if view is None:
            return
        ids = self.list.chosen_ids() or (view.id,)
        title = view.title if len(ids) == 1 else f"{len(ids)} 份材料"

        def answer(values: Values) -> None:
            where = [values[name] for name in ("record", "indicator") if values[name]]
            self.carry_out(view, evidence_view.hang_on, list(ids), where, said="已挂接")

        self.open_ask(giving.question_where(title), answer)

    def _revise(self, files: list[Path]) -> None:
        view = self.detail.shown
        if view is not None:
            told = f"已换成“{files[0].name}”，旧文件保留"
            self._context.change(
                evidence_revising.revise,
                view.id,
                files[0],
                then=lambda _: self._context.say(told, can_undo=True),
            )

    def _keep_numbers(self) -> None:
        """Keep what stands on paper stays: the numbers that are shown are given for good."""
        if not self._context.is_read_only:
            self._context.change(proofs.assign_everywhere)

    def _open_giving(self) -> None:
        button = self.materials.bind_button
        self.giving_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def giving_menu(self) -> QMenu:
        """The ways in which material is given out."""
        menu = QMenu(self)
        for act, title in giving.titles().items():
            action = menu.addAction(f"{title}…")
            action.triggered.connect(lambda _=False, act=act: self.ask_giving(act))
            action.setEnabled(act != giving.RENUMBER or not self._context.is_read_only)
        return menu

    def ask_giving(self, act: str) -> None:
        """Ask for the indicators, then where to put it."""
        box = self.materials.indicator
        question = giving.question_of(act, (box.current_key(), box.currentText()))

        def answer(values: Values) -> None:
            self.giver.give(act, values, then=self._end_giving, failed=self._refuse_giving)

        self.open_ask(question, answer)

    def _refuse_giving(self, sentence: str) -> None:
        """Ask on; there is nothing to say where no place was chosen."""
        if sentence:
            self.ask.refuse(sentence)
        else:
            self.ask.act_button.setEnabled(True)

    def _end_giving(self) -> None:
        if self.ask.forget():
            self._close_ask()

    def dropped(self, paths: Sequence[Path]) -> None:
        """Take in files or folders that came from elsewhere."""
        self.taking.take(paths)


def _line(row: EvidenceRow) -> FileLine:
    values = row.values
    return FileLine(row.id, row.title, "", row.below, str(values["suffix"] or ""), bool(values["sha256"]))

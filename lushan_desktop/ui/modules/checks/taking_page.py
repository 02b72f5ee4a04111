"""Records that a text tells of, as drafts beside their source; nothing is written before it is said so."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog

from lushan_desktop.checks.holding import KEPT
from lushan_desktop.services.checks import paper_checks, taking_records
from lushan_desktop.services.checks.paper_checks import ExtractedDrafts
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.checks.marked_text import Stretch
from lushan_desktop.ui.modules.checks.text_beside import TextBeside, Wording
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.draft_dialog import DraftDialog
from lushan_desktop.ui.records.draft_model import TONES, WIDTHS, DraftModel
from lushan_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from lushan_desktop.ui.widgets.cells import Index
from lushan_desktop.ui.widgets.layout import SPRING, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lushan_desktop.checks.holding import HeldDraft


WORDING = Wording(
    title="从文稿登记",
    icon="nav.documents",
    asks="从文稿识别条目，登记到台账",
    explains="文件、会议、批示、荣誉、学习考察、督导、人员逐条列在原文旁，和台账比对；勾选的一次登记，可一步撤销。",
    text="原文",
    rows="识别的条目",
    waiting="正在识别文稿",
    of_file=paper_checks.extract_file,
    of_text=paper_checks.extract_pasted,
)


class TakingPage(TextBeside):
    """Space or a click on the box ticks, Enter opens a draft to be written otherwise."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, WORDING)
        self.found: ExtractedDrafts | None = None
        self._is_old = False
        self.rows: DraftModel[HeldDraft] = DraftModel()
        self.table.setModel(self.rows)
        self.table.set_widths(WIDTHS)
        self.all_button = Button("全部勾选", "st.ok", tip="已登记的不勾选，要再登记一次的单独勾选")
        self.none_button = Button("全部不选", "st.todo")
        self.edit_button = Button("改这一条", "act.edit", keys="F2")
        self.take_button = PrimaryButton("登记", "act.save", keys="Ctrl+S")
        self.keeps = QCheckBox("原文存为佐证")
        set_tip(self.keeps, "原文存入佐证材料，挂接到登记的各条记录")
        choices = self.all_button, self.none_button, self.edit_button
        self.ledger_link = LinkButton("看台账", "act.next", tip="打开台账里的这条记录，按 Alt+← 回到这里")
        self.ledger_link.hide()
        self.stand_on(row(None, *choices, SPRING, self.keeps, self.take_button), beside=self.ledger_link)
        self._connect()

    def _connect(self) -> None:
        self.table.chosen.connect(self._go_to)
        self.table.clicked.connect(self._click)
        self.table.preview_requested.connect(self.rows.toggle)
        self.table.opened.connect(self.edit)
        self.text.clicked.connect(self.table.selectRow)
        self.all_button.clicked.connect(self._tick_all)
        self.none_button.clicked.connect(lambda: self.rows.tick(()))
        self.edit_button.clicked.connect(lambda: self.edit(self.table.currentIndex().row()))
        self.take_button.clicked.connect(self.take)
        self.ledger_link.clicked.connect(self.open_ledger)
        self.rows.ticked.connect(self._say)
        self._context.changed.connect(self._age)

    def show_seen(self, found: ExtractedDrafts) -> None:
        self.found = found
        self._is_old = False
        self.rows.show(found.drafts)
        self.show_beside(found.name, found.paper.text, self._marks())

    def _marks(self) -> list[Stretch]:
        drafts = [(one.draft, TONES.get(one.standing, "info")) for one in self.rows.rows]
        return [Stretch(draft.start, draft.end, tone) for draft, tone in drafts]

    def _age(self, _changes: object) -> None:
        """Records have changed: the drafts on show are held against them again, else when somebody comes."""
        self._is_old = self.found is not None
        if self.isVisible():
            self._hold_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hold_again()

    def _hold_again(self) -> None:
        if self._is_old:
            self._is_old = False
            drafts = [one.draft for one in self.rows.rows]
            self._context.query(
                paper_checks.held_again, drafts, key=f"held {id(self)}", is_long=True, then=self._renew
            )

    def _renew(self, drafts: "Sequence[HeldDraft]") -> None:
        if [one.draft for one in drafts] == [one.draft for one in self.rows.rows]:
            self.rows.renew(drafts)
            self.text.tint(self._marks(), self.table.currentIndex().row())
            self._go_to(self.table.currentIndex().row())

    def _click(self, index: Index) -> None:
        if index.column() == 0:
            self.rows.toggle(index.row())

    def _go_to(self, place: int) -> None:
        if 0 <= place < self.rows.count():
            self.text.go_to(place)
            self.whole.setText(self.rows.second(self.rows.rows[place]))
            self.ledger_link.setVisible(bool(self.rows.rows[place].id))

    def open_ledger(self) -> None:
        """Go to the record that the chosen draft is, or nearly is."""
        one = self.rows.rows[self.table.currentIndex().row()]
        self._context.open(one.draft.type, one.id)

    def _say(self) -> None:
        count, chosen = self.rows.count(), len(self.rows.chosen)
        self.card.say(f"识别出 {count} 条，勾选 {chosen} 条" if count else "未识别出可登记的条目")
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
                self._is_old = True
                self._hold_again()

        dialog.finished.connect(put)
        dialog.open()

    def _tick_all(self) -> None:
        """What is registered is ticked one by one: it would be there twice."""
        self.rows.tick(place for place, one in enumerate(self.rows.rows) if one.standing != KEPT)

    def take(self) -> None:
        """Register what is ticked, as one step."""
        chosen, drafts = set(self.rows.chosen), [one.draft for one in self.rows.taken()]
        if self.found is None or not drafts:
            return

        def refuse(sentence: str) -> None:
            self.rows.tick(chosen)
            self._context.failed.emit(sentence)

        self.rows.tick(())
        self._context.change(
            taking_records.take, drafts, self.found.name,
            original=self._given if self.keeps.isChecked() else None,
            then=lambda _: self._context.say(f"已登记 {len(drafts)} 条", can_undo=True),
            failed=refuse,
        )  # fmt: skip

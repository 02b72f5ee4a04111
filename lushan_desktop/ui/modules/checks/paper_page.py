"""A paper from outside beside what was found in it; what is put right is counted and can be taken back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.services.checks import paper_checks
from lushan_desktop.services.checks.paper_checks import Checked, Written, alike
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.checks.finding_model import MUST, PAPER_WIDTHS, PaperFindingModel
from lushan_desktop.ui.modules.checks.marked_text import MarkedText, Stretch
from lushan_desktop.ui.modules.checks.text_source import TextSource
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.table_view import TableCard, TableView


class PaperPage(QWidget):
    """Enter puts the chosen finding right, or takes that back."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._file: Path | None = None
        self.checked: Checked | None = None
        self.text = MarkedText(says="文稿")
        self.rows, self.table = PaperFindingModel(), TableView(says="校核发现")
        self.table.setModel(self.rows)
        self.table.set_widths(PAPER_WIDTHS)
        self.card = TableCard(self.table)
        self.waiting = WaitingPanel(self, "正在校核文稿", can_stop=False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.back_button = TextButton("返回校核", "act.prev", keys="Esc")
        self._name = ElidedWords("", "small")
        self.other_button = Button("换一份", "act.upload", keys="Ctrl+O")
        head = row(None, self.back_button, Words("校核文稿", "section"), (self._name, 1), self.other_button)
        self.right_button = Button("改正", "st.ok", tip="改正选中的一处，再按一次恢复（Enter）")
        self.all_button = Button("改正有把握的", "st.ok")
        self.none_button = Button("全部恢复", "act.undo")
        self.save_button = PrimaryButton("存改正稿", "act.save", keys="Ctrl+S")
        foot = row(None, self.right_button, self.all_button, self.none_button, SPRING, self.save_button)
        findings = QWidget()
        column(findings, (self.card, 1), foot)
        self.panes = Panes(self.text, findings, widths=(10_000, 10_000), weights=(1, 1))
        self.source = TextSource(
            self,
            "nav.checks",
            "校核一份文稿",
            "日期、文号、标点、称谓、数目、错别字逐处列出，和台账比对；改正逐处确认，Word 文稿以修订留痕。",
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
        self.table.opened.connect(self.toggle)
        self.text.clicked.connect(lambda place: self.table.selectRow(self.rows.row_of(place)))
        self.right_button.clicked.connect(lambda: self.toggle(self.table.currentIndex().row()))
        self.all_button.clicked.connect(self.accept_all)
        self.none_button.clicked.connect(self.accept_none)
        self.save_button.clicked.connect(self.save)

    def open_file(self, file: Path) -> None:
        """Check a file."""
        self._file = file
        self._ask(paper_checks.check_file, file)

    def open_text(self, text: str) -> None:
        """Check a pasted text."""
        self._file = None
        self._ask(paper_checks.check_pasted, text)

    def _ask(self, service: object, given: Path | str) -> None:
        self._context.query(
            service,  # type: ignore[arg-type]  # one of the two questions of this page
            given,
            key=f"paper {id(self)}",
            is_long=True,
            progress=self.waiting.watch(),
            then=self._take,
            failed=self._context.failed.emit,
        )

    def _take(self, checked: Checked) -> None:
        self.checked = checked
        self._name.setText(checked.name)
        self.other_button.setEnabled(True)
        self.rows.show_paper(checked.findings, alike(checked.findings))
        self.text.show_text(checked.text, self._stretches())
        self.stack.setCurrentWidget(self.panes)
        self._say()
        if checked.findings:
            self.table.selectRow(0)
        self.table.setFocus()

    def _stretches(self) -> list[Stretch]:
        return [
            Stretch(
                one.start,
                one.end,
                "ok" if place in self.rows.accepted else "bad" if one.group == MUST else "warn",
            )
            for place, one in enumerate(self.rows.findings)
        ]

    def _go_to(self, row: int) -> None:
        if 0 <= row < self.rows.count():
            self.text.go_to(self.rows.rows[row][0])
            self.right_button.setEnabled(self.rows.can_be_put_right(row))

    def toggle(self, row: int) -> None:
        """Put what a row holds right, or take that back."""
        if 0 <= row < self.rows.count() and self.rows.can_be_put_right(row):
            self.rows.toggle(row)
            self._show_accepted(row)

    def accept_all(self) -> None:
        """Put right all that is safe."""
        self.rows.accepted = {
            place for place, one in enumerate(self.rows.findings) if one.correction is not None
        }
        self._show_accepted(self.table.currentIndex().row())

    def accept_none(self) -> None:
        """Take everything back."""
        self.rows.accepted.clear()
        self._show_accepted(self.table.currentIndex().row())

    def _show_accepted(self, row: int) -> None:
        self.rows.refresh()
        self.text.tint(self._stretches(), self.rows.rows[row][0] if row >= 0 else -1)
        self._say()

    def _say(self) -> None:
        must = sum(one.group == MUST for one in self.rows.findings)
        count, accepted = len(self.rows.findings), len(self.rows.accepted)
        self.card.say(f"共 {count} 处，{must} 处需要改正；已改正 {accepted} 处" if count else "没有发现")
        self.save_button.setEnabled(accepted > 0)

    def save(self) -> None:
        """Ask where, then write what was put right."""
        if self.checked is None:
            return
        is_word = self._file is not None and self._file.suffix.lower() == ".docx"
        stem = Path(self.checked.name).stem
        file = dialogs.ask_where_to_save(self, f"{stem}（改正）", ".docx" if is_word else ".txt")
        if file is not None:
            self.write(file)

    def write(self, file: Path) -> None:
        """Write the corrected paper."""
        chosen = [self.rows.findings[place] for place in sorted(self.rows.accepted)]

        def tell(written: Written) -> None:
            by_hand = f"，{written.left_out} 处跨段落，请人工改" if written.left_out else ""
            self._context.say(f"已存到 {written.file}，改正 {written.made} 处{by_hand}。")

        self._context.query(
            _write, self.checked, self._file, chosen, file, is_long=True, then=tell,
            failed=self._context.failed.emit,
        )  # fmt: skip


def _write(_store: object, *given: object) -> Written:
    return paper_checks.write_corrected(*given)  # type: ignore[arg-type]  # as `write` gives them

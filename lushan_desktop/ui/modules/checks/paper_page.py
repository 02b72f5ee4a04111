"""A paper from outside beside what was found in it; what is put right is counted and can be taken back."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Signal

from lushan_desktop.services.checks import check_sheet, paper_checks
from lushan_desktop.services.checks.paper_checks import CheckedPaper, CorrectedFile, alike, safe_changes
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.checks.finding_model import MAY, MUST, PAPER_WIDTHS, PaperFindingModel
from lushan_desktop.ui.modules.checks.marked_text import Stretch
from lushan_desktop.ui.modules.checks.text_beside import TextBeside, Wording
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.layout import SPRING, row
from lushan_desktop.ui.widgets.own_undo import REDO, UNDO

WORDING = Wording(
    title="校核文稿",
    icon="nav.checks",
    asks="校核一份文稿",
    explains="日期、文号、标点、称谓、数目、错别字逐处列出，和台账比对；改正逐处确认，Word 文稿以修订留痕。",
    text="文稿",
    rows="校核发现",
    waiting="正在校核文稿",
    of_file=paper_checks.check_file,
    of_text=paper_checks.check_pasted,
)
_ALL = ""
_NOTHING = {UNDO: "这份文稿没有可以撤销的改正。", REDO: "这份文稿没有可以重做的改正。"}


class PaperPage(TextBeside):
    """Enter puts the chosen finding right, or takes that back."""

    sheet_asked = Signal(str, object)
    """The name of the paper and the rows of its 校核单."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, WORDING)
        self.checked: CheckedPaper | None = None
        self.rows = PaperFindingModel()
        self.table.setModel(self.rows)
        self.table.set_widths(PAPER_WIDTHS)
        self._all_rows: tuple[tuple[int, ...], ...] = ()
        self.chips = ChipRow(says="按级别筛选")
        self.right_button = Button("改正", "st.ok", tip="改正选中的一处，再按一次恢复（Enter）")
        self.all_button = Button("改正确定的", "st.ok", tip="有确定改法的各处一次改正，可以撤销（Ctrl+Z）")
        self.none_button = Button("全部恢复", "act.undo", tip="恢复原文，已改正的都不算（Ctrl+Z 逐步撤销）")
        self.sheet_button = Button("打印校核单", "nav.reports", keys="Ctrl+P")
        self.save_button = PrimaryButton("保存改正稿", "act.save", keys="Ctrl+S")
        changes = self.right_button, self.all_button, self.none_button
        self.stand_on(row(None, *changes, SPRING, self.sheet_button, self.save_button), under=self.chips)
        self._connect()

    def _connect(self) -> None:
        self.table.chosen.connect(self._go_to)
        self.table.opened.connect(self.toggle)
        self.text.clicked.connect(self._choose)
        self.chips.chosen.connect(lambda _: self._show_rows())
        self.right_button.clicked.connect(lambda: self.toggle(self.table.currentIndex().row()))
        self.all_button.clicked.connect(self.accept_all)
        self.none_button.clicked.connect(self.accept_none)
        self.sheet_button.clicked.connect(self.print_sheet)
        self.save_button.clicked.connect(self.save)

    @property
    def _file(self) -> Path | None:
        return self._given if isinstance(self._given, Path) else None

    def show_seen(self, checked: CheckedPaper) -> None:
        self.checked = checked
        self.rows.show_paper(checked.findings, alike(checked.findings))
        self._all_rows = self.rows.rows
        counts = Counter(one.group for one in checked.findings)
        groups = [Choice(group, group, counts[group]) for group in (MUST, MAY)]
        self.chips.show_choices([Choice(_ALL, "全部", len(checked.findings)), *groups])
        self.chips.choose(_ALL)
        self.show_beside(checked.name, checked.text, self._stretches())
        self._say()

    def _show_rows(self) -> None:
        """The rows of the group that is chosen; what was put right stays so."""
        group = self.chips.current_key()
        findings = self.rows.findings
        self.rows.show([one for one in self._all_rows if group in (_ALL, findings[one[0]].group)])
        if self.rows.count():
            self.table.selectRow(0)

    def _choose(self, place: int) -> None:
        """A finding was clicked in the text."""
        if self.rows.row_of(place) < 0:
            self.chips.choose(_ALL)
            self._show_rows()
        self.table.selectRow(self.rows.row_of(place))

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
            self.whole.setText(self.rows.sentence(row))
            self.right_button.setEnabled(self.rows.can_be_put_right(row))

    def toggle(self, row: int) -> None:
        """Put what a row holds right, or take that back."""
        if 0 <= row < self.rows.count() and self.rows.can_be_put_right(row):
            self.rows.toggle(row)
            self._show_accepted(row)

    def accept_all(self) -> None:
        """Put right all that is safe."""
        safe = (place for place, one in enumerate(self.rows.findings) if one.correction is not None)
        self.rows.decisions.decide(safe)
        self._show_accepted(self.table.currentIndex().row())

    def accept_none(self) -> None:
        """Take everything back."""
        self.rows.decisions.decide(())
        self._show_accepted(self.table.currentIndex().row())

    def undo_typing(self, way: str) -> None:
        """Ctrl+Z and Ctrl+Y: what was last put right or taken back here; no record changes by it."""
        if self.rows.decisions.move(way):
            self._show_accepted(self.table.currentIndex().row())
        else:
            self._context.say(_NOTHING[way])

    def _show_accepted(self, row: int) -> None:
        self.rows.refresh()
        self.text.tint(self._stretches(), self.rows.rows[row][0] if row >= 0 else -1)
        self._say()

    def _say(self) -> None:
        must = sum(one.group == MUST for one in self.rows.findings)
        count, changed = len(self.rows.findings), len(safe_changes(self.rows.taken()))
        self.card.say(f"共 {count} 处，{must} 处需要改正；已改正 {changed} 处" if count else "没有发现")
        self.save_button.setEnabled(changed > 0)

    def print_sheet(self) -> None:
        """Put the findings on paper, with what is put right."""
        if self.checked is not None:
            rows = check_sheet.rows_of_paper(self.rows.findings, frozenset(self.rows.accepted))
            self.sheet_asked.emit(self.checked.name, rows)

    def save(self) -> None:
        """Ask where, then write what was put right."""
        if self.checked is None:
            return
        is_word = self._file is not None and self._file.suffix.lower() == ".docx"
        stem = Path(self.checked.name).stem
        others = () if is_word else (".txt",)
        file = dialogs.ask_where_to_save(self, f"{stem}（改正）", ".docx", *others)
        if file is not None:
            self.write(file)

    def write(self, file: Path) -> None:
        """Write the corrected paper."""
        chosen = self.rows.taken()

        def tell(written: CorrectedFile) -> None:
            by_hand = f"，{written.left_out} 处跨段落，请人工修改" if written.left_out else ""
            said = f"已存到 {written.file}，改正 {written.made} 处{by_hand}。"
            self._context.say_saved(written.file, said)

        self._context.query(
            _write, self.checked, self._file, chosen, file, is_long=True, then=tell,
            failed=self._context.failed.emit,
        )  # fmt: skip


def _write(_store: object, *given: object) -> CorrectedFile:
    return paper_checks.write_corrected(*given)  # type: ignore[arg-type]  # as `write` gives them

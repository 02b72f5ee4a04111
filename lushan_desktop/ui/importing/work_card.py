"""The card with the grid: chips to look at some rows only, what all rows share, and the foot with 导入."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lushan_desktop.domain.kinds import Choice as ChoiceKind
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.importing.checking import CheckedTable, Verdict
from lushan_desktop.services.importing.choices import terms_of
from lushan_desktop.ui.importing.grid import ImportGrid
from lushan_desktop.ui.importing.unused_button import UnusedButton
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Bar, Card
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, add, clear, row, show_if

LEGEND = "绿底：已规范　黄底：请核对　红底：需修改"
_CHIPS = (Verdict.READY, Verdict.LOOK, Verdict.MEND, Verdict.THERE)


class WorkCard(Card):
    names_added = Signal(bool)
    filled = Signal(str, str)
    """A field by its label and what all rows hold in it."""

    def __init__(self, record_type: RecordType) -> None:
        self._type = record_type
        self.grid = ImportGrid(record_type)
        self.chips = ChipRow(says="按结论看")
        self.adds_names = QCheckBox("没有的单位和人员一并登记")
        self._shared = QWidget()
        self._shared_row = row(self._shared, margins=("card", "none"))
        self.said = ElidedWords("", "small")
        self.faulty_button = Button(
            "导出需修改的行", "act.excel", tip="存成带“原因”一列的 Excel，改好后再导入"
        )
        self.leave_button = TextButton("取消", keys="Esc", tip="不导入，回到列表")
        self.import_button = PrimaryButton("导入", "act.import", keys="Ctrl+S")
        self.foot = Bar("foot")
        legend = Words(LEGEND, "caption")
        self.unused = UnusedButton()
        boxes = (self.unused, self.adds_names)
        tools = row(None, (self.chips, 1), legend, *boxes, margins=("card", "none"))
        super().__init__(tools, self._shared, (self.grid, 1), self.foot, is_flush=True)
        self.body.setContentsMargins(0, self.body.contentsMargins().top(), 0, 0)
        self.foot.show_items((self.said, 1), self.faulty_button, self.leave_button, self.import_button)
        self.chips.chosen.connect(self._show_only)
        self.adds_names.toggled.connect(self.names_added)
        self.grid.pointed.connect(self._say)
        self.grid.rows.ticked.connect(self.count)
        self.grid.rows.amended.connect(self.count)

    @property
    def checked(self) -> CheckedTable | None:
        return self.grid.rows.checked

    def show_checked(self, checked: CheckedTable) -> None:
        """The verdicts on a table."""
        self.adds_names.blockSignals(True)
        self.adds_names.setChecked(checked.plan.adds_names)
        self.adds_names.blockSignals(False)
        self._ask_for_lacking(checked)
        self.grid.show_checked(checked)
        self.count()

    def count(self) -> None:
        """The numbers on the chips and on the button."""
        checked = self.checked
        if checked is None:
            return
        total = len(checked.rows)
        chips = [Choice("", "全部", total)]
        chips += [Choice(str(verdict), str(verdict), checked.count(verdict)) for verdict in _CHIPS]
        self.chips.show_choices(chips)
        ticked = len(self.grid.rows.ticks)
        skipped = f"跳过 {total - ticked:,} 行，" if ticked < total else ""
        self.import_button.setText(f"{skipped}导入 {ticked:,} 行")
        self.import_button.setEnabled(bool(ticked))
        show_if(self.faulty_button, checked.count(Verdict.MEND) + checked.count(Verdict.THERE) > 0)

    def refuse(self, sentence: str) -> None:
        self._say(sentence, True)

    def set_busy(self, busy: bool) -> None:
        """While rows are written nothing else can be begun."""
        for one in (self.import_button, self.leave_button, self.faulty_button, self.grid):
            one.setEnabled(not busy)

    def _say(self, sentence: str, is_bad: bool) -> None:
        self.said.setText(sentence)
        style.set_look(self.said, "error" if is_bad else "small")

    def _show_only(self, key: str) -> None:
        self.grid.rows.show_only(Verdict(key) if key else None)
        self.grid.point_to_first()

    def _ask_for_lacking(self, checked: CheckedTable) -> None:
        """A term that must be there and that no column gives is asked for once, for all rows."""
        clear(self._shared_row)
        fixed = dict(checked.plan.fixed)
        items: list[Item] = []
        for spec in self._type.fields:
            is_asked = spec.required and spec.name not in checked.plan.fields
            if not is_asked or not isinstance(spec.kind, ChoiceKind):
                continue
            box = ChoiceBox([Choice("", "请选择"), *(Choice(term, term) for term in terms_of(spec.kind))])
            box.setAccessibleName(f"所有行的{spec.label}")
            box.choose(fixed.get(spec.name, ""))
            box.chosen.connect(lambda term, label=spec.label: self.filled.emit(label, term))
            items += [Words(f"表里没有“{spec.label}”一列，所有行都填", "label"), box]
        if checked.lacking:
            items.append(Words(f"还缺必填的列：{'、'.join(checked.lacking)}，请在列的上面选", "error"))
        for item in (*items, SPRING) if items else ():
            add(self._shared_row, item)
        show_if(self._shared, bool(items))

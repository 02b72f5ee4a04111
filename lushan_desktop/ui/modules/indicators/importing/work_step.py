"""The step in which the table is checked: columns, indicators, what it is called, 导入."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from lushan_desktop.services.importing.checking import Verdict
from lushan_desktop.services.indicators.indicator_import.entry import Understood
from lushan_desktop.services.indicators.indicator_import.writing import Edition
from lushan_desktop.ui.importing.unused_button import UnusedButton
from lushan_desktop.ui.modules.indicators.importing.mapping_strip import MappingStrip
from lushan_desktop.ui.modules.indicators.importing.rows_model import WORDS
from lushan_desktop.ui.modules.indicators.importing.rows_view import IndicatorGrid
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Bar, Card
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import row, show_if

_YEAR = re.compile(r"20\d\d")
_CHIPS = (Verdict.READY, Verdict.LOOK, Verdict.MEND, Verdict.THERE)


class WorkStep(Card):
    agreed = Signal()
    """The clerk agrees to something else: new units, sums as the table has them."""

    def __init__(self) -> None:
        self.understood: Understood | None = None
        self.strip, self.grid = MappingStrip(), IndicatorGrid()
        self.chips = ChipRow(says="按结论看")
        self.adds_units = QCheckBox("没有的单位一并登记")
        self.accepts_doubts = QCheckBox("分值合计和序号照原表")
        self.unused = UnusedButton()
        self.name, self.edition, self.year = QLineEdit(), QLineEdit(), QLineEdit()
        self.is_used = QCheckBox("其他页面用这一版")
        self.is_used.setChecked(True)
        self.said = ElidedWords("", "small")
        self.refusals_button = Button("导出需修改的", "act.excel", tip="逐行存成 Excel，照着改原表")
        self.leave_button = TextButton("取消", keys="Esc", tip="不导入，关闭")
        self.import_button = PrimaryButton("导入", "act.import", keys="Ctrl+S")
        self.foot = Bar("foot")
        boxes = (self.unused, self.adds_units, self.accepts_doubts)
        tools = row(None, (self.chips, 1), *boxes, margins=("card", "none"))
        super().__init__(self.strip, tools, (self.grid, 1), self._named(), self.foot, is_flush=True)
        self.body.setContentsMargins(0, self.body.contentsMargins().top(), 0, 0)
        self.foot.show_items((self.said, 1), self.refusals_button, self.leave_button, self.import_button)
        self.grid.pointed.connect(self._say)
        self.chips.chosen.connect(lambda key: self.grid.show_only(Verdict(key) if key else None))
        for box in (self.adds_units, self.accepts_doubts):
            box.clicked.connect(lambda _: self.agreed.emit())

    def _named(self) -> Bar:
        """Return what the edition is called, before it is written."""
        bar = Bar("foot")
        for box, says, hint in (
            (self.name, "指标体系的名称", "如 ××法治政府建设示范指标体系"),
            (self.edition, "版次", "如 2023版"),
            (self.year, "年度", "如 2023"),
        ):
            box.setAccessibleName(says)
            box.setPlaceholderText(hint)
        bar.show_items(
            Words("名称", "label"), (self.name, 4),
            Words("版次", "label"), (self.edition, 2),
            Words("年度", "label"), (self.year, 1),
            self.is_used,
        )  # fmt: skip
        return bar

    def show_understood(self, understood: Understood) -> None:
        """Another reading of the table."""
        self.understood = understood
        plan = understood.plan
        self.adds_units.setChecked(plan.adds_units)
        self.accepts_doubts.setChecked(plan.accepts_doubts)
        show_if(self.adds_units, bool(understood.new_units))
        has_doubts = any(entry.doubts for entry in understood.entries) or bool(understood.of_table)
        show_if(self.accepts_doubts, has_doubts)
        self.unused.show_lines([f"{one.where}，{one.reason}" for one in understood.not_used])
        self.strip.show_understood(understood)
        self.grid.show_understood(understood)
        self._count(understood)

    def _count(self, understood: Understood) -> None:
        verdicts = [understood.verdict(entry) for entry in understood.entries]
        chips = [Choice("", "全部", len(verdicts))]
        chips += [Choice(str(one), WORDS[one][0], verdicts.count(one)) for one in _CHIPS]
        self.chips.show_choices(chips)
        of_table = understood.of_table if not understood.plan.accepts_doubts else ()
        refused = verdicts.count(Verdict.MEND) + len(of_table)
        count = len(understood.taken)
        self.import_button.setText(f"导入 {count} 项" if not refused else f"还有 {refused} 处需修改")
        self.import_button.setEnabled(bool(count) and not refused)
        show_if(self.refusals_button, refused > 0)
        if of_table:
            self._say(f"{of_table[0].where}，{of_table[0].reason}", True)

    def propose_name(self, name: str) -> None:
        """What the file is called, and the year in that."""
        self.name.setText(name)
        year = _YEAR.search(name)
        self.year.setText(year[0] if year else "")

    def named(self) -> Edition:
        """Return what the clerk calls the edition."""
        year = self.year.text().strip().removesuffix("年")
        return Edition(
            self.name.text().strip(),
            self.edition.text().strip(),
            int(year) if year.isdecimal() else None,
            self.is_used.isChecked(),
        )

    def refuse(self, sentence: str) -> None:
        self._say(sentence, True)

    def set_busy(self, busy: bool) -> None:
        """While indicators are written nothing else can be begun."""
        for one in (self.import_button, self.leave_button, self.refusals_button, self.grid, self.strip):
            one.setEnabled(not busy)

    def _say(self, sentence: str, is_bad: bool) -> None:
        self.said.setText(sentence)
        style.set_look(self.said, "error" if is_bad else "small")

"""The card on top of the panel: where the rows go, where they come from, how they are read."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.importing.checking import CheckedTable
from lushan_desktop.services.importing.table import Table
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if

_ROWS_OFFERED, _LONGEST = 10, 24
HOW = "从 Excel 或 WPS 里带表头复制几行粘贴进来，或选一个 .xlsx、.csv 文件；核对后才写入"


class HeadCard(Card):
    head_chosen = Signal(int)
    """Another row is the head; -1: none is."""
    sheet_chosen = Signal(int)

    def __init__(self, record_type: RecordType) -> None:
        self._title = Words(f"导入到“{record_type.title}”台账", "section")
        self.badge = Badge("还没有写入")
        self.told = ElidedWords(HOW, "label")
        self.sheets = ChoiceBox(says="哪一张工作表")
        self.head_button = Button("换一行作表头", "act.columns", tip="表头识别有误时，在这里换一行")
        self.template_button = Button("下载模板", "act.download", tip="带表头、清单和填写说明的 Excel 模板")
        self._menu = QMenu()
        show_if(self.sheets, False)
        show_if(self.head_button, False)
        words = column(None, row(None, self._title, self.badge, SPRING), self.told, gap="tight")
        super().__init__(
            row(
                None,
                Glyph("act.paste", "accentText", size="tile"),
                (words, 1),
                self.sheets,
                self.head_button,
                self.template_button,
                gap="gap",
            )
        )
        self.head_button.setMenu(self._menu)
        self.sheets.chosen.connect(lambda key: self.sheet_chosen.emit(int(key)))

    def show_checked(self, checked: CheckedTable, tables: Sequence[Table]) -> None:
        """Say what was read, and offer the other sheets and heads."""
        table, plan = checked.table, checked.plan
        came = f"“{table.source}”里读到" if table.source else "从 Excel 或 WPS 粘贴了"
        sheet = f"工作表“{table.sheet}”有 " if table.sheet else " "
        how = f"第 {plan.head + 1} 行识别为表头" if plan.head >= 0 else "未识别出表头，请在各列上面选"
        said = f"{came}{sheet}{len(checked.rows):,} 行 {table.width} 列，{how}；核对后点“导入”，可一步撤销"
        self.told.setText(said)
        self.sheets.show_choices([Choice(str(n), each.sheet) for n, each in enumerate(tables)])
        self.sheets.choose(str(next((n for n, each in enumerate(tables) if each is table), 0)))
        show_if(self.sheets, len(tables) > 1)
        show_if(self.head_button, True)
        self._menu.clear()
        for place, cells in enumerate(table.rows[:_ROWS_OFFERED]):
            text = "　".join(cell for cell in cells if cell)[:_LONGEST]
            self._menu.addAction(f"第 {place + 1} 行：{text}", partial(self.head_chosen.emit, place))
        self._menu.addAction("没有表头", partial(self.head_chosen.emit, -1))

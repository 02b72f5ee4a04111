"""Above the grid: for each column of a sheet what it holds; sheets and heads can be changed."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QMenu, QScrollArea, QWidget

from lushan_desktop.services.indicators.indicator_import.entry import Understood
from lushan_desktop.services.indicators.indicator_import.plan import FIELDS, heads_of
from lushan_desktop.ui.importing.mapping_header import LEAVE_OUT, ColumnHead
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.layout import SPRING, add, clear, column, row, show_if

_ROWS_OFFERED, _LONGEST = 12, 26


class MappingStrip(QWidget):
    mapped = Signal(int, int, str)
    """A sheet, a column of it, and what the column holds; empty: it is left out."""
    head_chosen = Signal(int, int)
    """A sheet, and the row that is its head; -1: none is."""
    sheet_taken = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self._understood: Understood | None = None
        self.sheets = ChoiceBox(says="看哪一张工作表的列")
        self.taken = QCheckBox("导入这张工作表")
        self.head_button = Button("换一行作表头", "act.columns", tip="表头识别有误时，在这里换一行")
        self._menu = QMenu()
        self.head_button.setMenu(self._menu)
        self.heads: list[ColumnHead] = []
        inside = QWidget()
        style.set_look(inside, "scrolled")
        self._row = row(inside, gap="tight")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        lines = theme().height("input") + 2 * theme().height("line") + 2 * theme().space("small")
        self._scroll.setFixedHeight(lines)
        tools = column(None, self.sheets, self.taken, gap="tight")
        row(self, tools, (self._scroll, 1), self.head_button, margins=("card", "none"))
        self.sheets.chosen.connect(lambda _: self._show_sheet())
        self.taken.clicked.connect(lambda on: self.sheet_taken.emit(self._sheet, bool(on)))

    @property
    def _sheet(self) -> int:
        return int(self.sheets.current_key() or 0)

    def show_understood(self, understood: Understood) -> None:
        """The columns of the sheet that was looked at, else of the first that is imported."""
        is_new = self._understood is None or self._understood.tables is not understood.tables
        self._understood = understood
        names = [table.sheet or table.source for table in understood.tables]
        self.sheets.show_choices([Choice(str(n), name) for n, name in enumerate(names)])
        if is_new:
            first = next((n for n, sheet in enumerate(understood.plan.sheets) if sheet.is_taken), 0)
            self.sheets.choose(str(first))
        for one in (self.sheets, self.taken):
            show_if(one, len(names) > 1)
        self._show_sheet()

    def _show_sheet(self) -> None:
        if self._understood is None:
            return
        number = self._sheet
        table, plan = self._understood.tables[number], self._understood.plan.sheets[number]
        self.taken.setChecked(plan.is_taken)
        clear(self._row)
        choices = [Choice("", LEAVE_OUT), *(Choice(name, f"→ {said}") for name, said in FIELDS.items())]
        self.heads = []
        for place, (name, field) in enumerate(zip(heads_of(table, plan), plan.fields, strict=True)):
            head = ColumnHead(self, name, choices, field)
            head.setMinimumWidth(theme().scaled(_COLUMN))
            head.box.chosen.connect(partial(self.mapped.emit, number, place))
            style.set_state(head.box, "mapped", bool(field))
            self.heads.append(head)
            add(self._row, head)
        add(self._row, SPRING)
        self._menu.clear()
        for place, cells in enumerate(table.rows[:_ROWS_OFFERED]):
            text = "　".join(dict.fromkeys(cell for cell in cells if cell))[:_LONGEST]
            if text:
                action = partial(self.head_chosen.emit, number, place)
                self._menu.addAction(f"第 {place + 1} 行：{' '.join(text.split())}", action)
        self._menu.addAction("没有表头", partial(self.head_chosen.emit, number, -1))


_COLUMN = 132

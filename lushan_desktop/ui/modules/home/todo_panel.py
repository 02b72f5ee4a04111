"""待办 as a whole: all that is to be done, or what is overdue, due this week, due later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.records import todo
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.records.todo import Todos
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.home.lines import line_of
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.line_list import LineList

_SORTS = (
    (todo.ALL, "全部"),
    (todo.OVERDUE, "已逾期"),
    (todo.THIS_WEEK, "本周到期"),
    (todo.LATER, "以后"),
)


class TodoPanel(QWidget):
    """Chips with counts and the rows of the chip that is pressed."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.chips = ChipRow([Choice(*sort) for sort in _SORTS], says="按期限筛选")
        self.list = LineList("待办", shows_all=True)
        self._nothing = Words("暂无待办事项。", "label")
        self.back = Button("返回", "act.prev", tip="回到工作台（Esc）")
        self.shown: Todos | None = None
        head = row(None, self.back, Words("待办", "section"), SPRING, gap="gap")
        column(self, head, self.chips, (Panel(self._nothing, self.list), 1))
        self.back.clicked.connect(self.left)
        self.chips.chosen.connect(lambda _: self.load())

    def open(self, sort: str) -> None:
        """Show the things of this sort."""
        self.chips.choose(sort)
        self.load()

    def load(self) -> None:
        cycle = Cycle.of(self._context.office.cycle)
        sort = self.chips.current_key()
        self._context.query(todo.upcoming, cycle, sort=sort, then=self._show, key="todo list")

    def _show(self, found: Todos) -> None:
        self.shown = found
        self.chips.show_choices([Choice(key, title, found.count_by_sort[key]) for key, title in _SORTS])
        self.list.show_lines([line_of(self._context, one) for one in found.rows])
        show_if(self._nothing, not found.rows)

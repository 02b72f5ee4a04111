"""What 工作台 shows at once: date and buttons, tiles, and the cards below them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.home.handed_in import HandedIn
from lushan_desktop.services.home.home import Home
from lushan_desktop.services.home.indicator_figures import Bar
from lushan_desktop.services.home.lacking import Gap
from lushan_desktop.services.home.recent import RecentRecord
from lushan_desktop.services.records import todo
from lushan_desktop.ui.context import Context, NewRecord
from lushan_desktop.ui.modules.home.cards import LinesCard
from lushan_desktop.ui.modules.home.lines import line_of
from lushan_desktop.ui.modules.home.tile import TileButton
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.line_list import Line

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.home.bars_card import BarsCard

REPORTS_PAGE, HAND_IN_LIST = "papers", "hand_in_list"
_ROOM_OF_GAPS = 4
"""As much room as so many bars; a few bars leave more to what is lacking."""
_WAITS_FOR_COUNTY = "县里的指标还没有收到。从 U 盘接收县里下发的报送包后，缺的材料列在这里。"
_WEEKDAYS = "一二三四五六日"
_NEW = (("meeting", "登记会议", "Ctrl+N"), ("instruction", "登记批示", ""), ("document", "登记文件", ""))
_NEW_SHORT = (("meeting", "记一次会议", "Ctrl+N"), ("evidence", "添加材料", ""))


class Overview(QWidget):
    """The county's has figures above its cards; a township's begins with what is to be done today."""

    tile_pressed = Signal(str)
    todo_asked = Signal(str)
    bar_pressed = Signal(str, str)
    """The first-level indicator, and what of it: nothing for all, or what lacks something."""

    def __init__(self, context: Context, *, is_short: bool) -> None:
        super().__init__()
        self._context, self._is_short = context, is_short
        self._head, self._date = Words("", "section"), Words("", "label")
        show_if(self._head, is_short)
        self.tiles: dict[str, TileButton] = {}
        self.todo = LinesCard("待办", "暂无待办事项。有时限的任务、批示和整改列在这里。")
        self.gaps = LinesCard("待补事项", "")
        self.entered = LinesCard("最近录入", "录入的内容会列在这里。")
        self.handed_in = LinesCard("报送记录", "报给县里的和县里下发的列在这里。")
        self.handed_in.linked.connect(lambda: context.open(REPORTS_PAGE, HAND_IN_LIST, "print"))
        self.bars: BarsCard | None = None
        self._tile_row = row(None, gap="gap")
        self.new_buttons = [self._new(*new) for new in (_NEW_SHORT if is_short else _NEW)]
        head = row(None, self._head, self._date, SPRING, *self.new_buttons, *self._leading_on(), gap="medium")
        column(self, head, self._tile_row, (self._body(), 1), gap="gap")
        self.todo.linked.connect(lambda: self.todo_asked.emit(todo.ALL))

    def hasHeightForWidth(self) -> bool:
        """Cards show as many rows as there is room for: no sentence that wraps makes one ask for more."""
        return False

    def _leading_on(self) -> tuple[Button, ...]:
        """The county composes its statement; a township hands in, and takes what the county hands down."""
        if self._is_short:
            receive = Button("从 U 盘接收县里下发", "act.import")
            self.hand_in = PrimaryButton("去报送", "nav.exchange")
            for button in (receive, self.hand_in):
                button.clicked.connect(lambda: self._context.open("exchange"))
            return receive, self.hand_in
        self.statement = PrimaryButton("生成情况说明", "act.print", tip="打开报表中心的情况说明")
        self.statement.clicked.connect(lambda: self._context.open("statement", "statement"))
        return (self.statement,)

    def _body(self) -> QWidget:
        left = QWidget()
        self._left = column(left, (self.gaps, _ROOM_OF_GAPS), gap="gap")
        if self._is_short:
            below = row(None, (left, 3), (self.handed_in, 2), gap="gap")
            whole = QWidget()
            self._todo_place = column(whole, (self.todo, 1), (below, 1), gap="gap")
            return whole
        right = QWidget()
        self._todo_place = column(right, (self.todo, 3), (self.entered, 2), gap="gap")
        whole = QWidget()
        row(whole, (left, 5), (right, 4), gap="gap")
        for side in (left, right):
            side.setMinimumWidth(1)
        return whole

    def _new(self, type_key: str, words: str, keys: str) -> Button:
        button = Button(words, "act.add", keys=keys)
        button.setEnabled(not self._context.is_read_only)
        button.clicked.connect(lambda: self._context.open(type_key, hand_over=NewRecord()))
        return button

    def show_home(self, home: Home) -> None:
        """Show these figures and rows."""
        today = clock.today()
        self._date.setText(
            f"{PartialDate(today.year, today.month, today.day)} 星期{_WEEKDAYS[today.weekday()]}"
        )
        for button in self.new_buttons:
            button.setEnabled(not self._context.is_read_only)
        if not self._is_short:
            self._show_tiles(home)
        counts = home.todos.count_by_sort
        self._head.setText(_today(counts[todo.OVERDUE] + counts[todo.THIS_WEEK], home.todos.total))
        self._show_bars(() if self._is_short else home.bars)
        self.todo.show_lines(
            [line_of(self._context, one) for one in home.todos.rows],
            link=f"查看全部 {home.todos.total} 件" if home.todos.total else "",
        )
        # With nothing to do its card gives the room to what is below it. A township's leaves half of it to
        # what it lacks, however much is due: all of that is one click away.
        share = 1 if self._is_short else 3
        self._todo_place.setStretchFactor(self.todo, share if home.todos.rows else 0)
        self.gaps.say_nothing(self._complete(home))
        self.gaps.show_lines([self._gap(gap) for gap in home.gaps])
        self.entered.show_lines([self._entered(one) for one in home.entered])
        if self._is_short:
            lines = [self._handed_in(one) for one in home.handed_in]
            self.handed_in.show_lines(lines, link="打印报送清单" if lines else "")

    def _complete(self, home: Home) -> str:
        """The sentence where nothing is lacking: all is there only if it is said what has to be."""
        if not home.has_indicators:
            return _WAITS_FOR_COUNTY if self._is_short else "还没有导入指标体系。导入后，缺少的材料列在这里。"
        if home.has_materials is None:
            return "正在统计。"
        if not home.has_materials:
            who = "县里还没有下发" if self._is_short else "还没有登记"
            return f"{who}各项指标的应备材料。导入后，缺少的材料列在这里。"
        return "应备材料和日期均已齐全。"

    def _show_bars(self, bars: Sequence[Bar]) -> None:
        """The card is made where an indicator must have materials, and hidden where none must any more."""
        from lushan_desktop.ui.modules.home.bars_card import BarsCard

        if self.bars is None and bars:
            self.bars = BarsCard()
            self.bars.pressed.connect(self.bar_pressed)
            self._left.insertWidget(0, self.bars)
        if self.bars is not None:
            self.bars.show_bars(bars)
            self._left.setStretchFactor(self.bars, min(len(bars), 2 * _ROOM_OF_GAPS))
            show_if(self.bars, bool(bars))

    def _show_tiles(self, home: Home) -> None:
        for tile in home.tiles:
            if tile.key in self.tiles:
                self.tiles[tile.key].show_tile(tile)
                continue
            made = TileButton(tile)
            made.clicked.connect(lambda _=False, key=tile.key: self.tile_pressed.emit(key))
            self.tiles[tile.key] = made
            self._tile_row.addWidget(made, 1)

    def _gap(self, gap: Gap) -> Line:
        return Line(
            gap.title,
            gap.detail,
            gap.icon,
            lambda: self._context.open(gap.page, gap.record, gap.field),
            f"{gap.lacks} · {gap.verb}",
            gap.tone,
        )

    def _handed_in(self, one: HandedIn) -> Line:
        word = "" if one.when else "去报送"
        return Line(
            one.title, one.detail, "nav.exchange", lambda: self._context.open("exchange"), word, one.tone
        )

    def _entered(self, one: RecentRecord) -> Line:
        when = one.when.astimezone(clock.CHINA)
        year = "" if when.year == clock.today().year else f"{when.year}年"
        day = "今天" if when.date() == clock.today() else f"{year}{when.month}月{when.day}日"
        detail = " · ".join(part for part in (one.kind, one.done, one.person) if part)
        return Line(
            one.said,
            detail,
            one.icon,
            lambda: self._context.open(one.page, one.record),
            f"{day} {when:%H:%M}",
        )


def _today(due: int, listed: int) -> str:
    """Return what a township's day begins with: what is due, and of the rest that it can wait."""
    if due:
        return f"今天要做 {due} 件事"
    return f"待办 {listed} 件，未来7天内无到期事项" if listed else "今天没有待办事项"

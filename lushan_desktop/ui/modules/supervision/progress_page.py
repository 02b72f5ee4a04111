"""进度: how far the rectification is, by unit and over time, as bars that are drawn here."""

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.supervision import problem_view, supervision_figures
from lushan_desktop.services.supervision.problem_view import Narrowable
from lushan_desktop.services.supervision.supervision_figures import Figures, Moment, UnitFigures
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.supervision.answer_tiles import AnswerTiles
from lushan_desktop.ui.modules.supervision.chart import OverTime
from lushan_desktop.ui.records.page import REPORTS_PAGE
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, InlineLink
from lushan_desktop.ui.widgets.card import Card, ScrollBody
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import (
    RIGHT,
    SPRING,
    clear,
    column,
    container,
    row,
    set_margins,
    show_if,
)
from lushan_desktop.ui.widgets.meters import Part, PressedBar, legend

CLOSED, LATE, UNDER_WAY = ("ok", "已销号"), ("bad", "逾期"), ("info", "未逾期")


class ProgressPage(QWidget):
    """The same numbers as on the board; of what is made for show it says that no paper counts it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self._is_stale = True
        self.round = ChoiceBox([Choice("", "全部轮次")], says="按督导轮次看进度")
        self.round.chosen.connect(lambda _: self.load())
        self.summary = ElidedWords("", "strong")
        self.print_button = Button("打印通报", "act.print", keys="Ctrl+P", tip="打印督导整改情况通报")
        self.print_button.clicked.connect(self._print)
        self.bars = ScrollBody()
        set_margins(self.bars.column, "none")
        self.over_time = OverTime()
        head = row(None, self.round, (self.summary, 1), self.print_button)
        by_unit = Card(
            row(None, Words("各单位整改", "section"), SPRING, legend(CLOSED, LATE, UNDER_WAY)), (self.bars, 1)
        )
        grown = legend(("mute", "累计发现"), ("ok", "累计销号"))
        time = Card(row(None, Words("逐日进展", "section"), SPRING, grown), (self.over_time, 1))
        self.tiles = AnswerTiles()
        body = ScrollBody(self.tiles, SPRING)
        set_margins(body.column, "none")
        self._answers = Card(Words("乡镇、街道回复", "section"), (body, 1))
        right = QWidget()
        column(right, (time, 1), (self._answers, 1), gap="gap")
        column(self, head, row(None, (by_unit, 3), (right, 2), gap="gap"), margins=("page", "inset"))
        self.over_time.pressed.connect(lambda: self._list())
        self.tiles.pressed.connect(self._list)
        context.changed.connect(self._hear)
        context.office_changed.connect(self.load)

    def load(self) -> None:
        """Ask for the numbers of the round."""
        self._is_stale = False
        chosen, own = self.round.current_key(), id(self)
        cycle = Cycle.of(self._context.office.cycle)
        query = self._context.query
        query(problem_view.narrowable, then=self._offer, key=f"rounds {own}")
        query(
            supervision_figures.figures,
            chosen,
            with_examples=True,
            cycle=cycle,
            then=self._show_figures,
            key=f"figures {own}",
        )
        query(
            supervision_figures.by_unit,
            chosen,
            with_examples=True,
            cycle=cycle,
            then=self._show_units,
            key=f"units {own}",
        )
        query(
            supervision_figures.over_time,
            chosen,
            with_examples=True,
            cycle=cycle,
            then=self._show_time,
            key=f"time {own}",
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.load()

    def _hear(self, changes: Any) -> None:
        if not changes.touches("problem", "supervision_round", "unit"):
            return
        if self.isVisible():
            self.load()
        else:
            self._is_stale = True

    def _offer(self, found: Narrowable) -> None:
        self.round.show_choices([Choice("", "全部轮次"), *(Choice(*pair) for pair in found.rounds)])

    def _show_figures(self, found: Figures) -> None:
        told = [f"{found.units} 个单位", f"{found.problems} 个问题", f"{found.closed} 个已销号"]
        told += [f"{found.overdue} 个逾期"] if found.overdue else []
        told += [f"销号率 {found.rate}"] if found.rate else []
        told += [f"含示例 {found.examples} 个，不进通报和情况说明"] if found.examples else []
        self.summary.setText(" · ".join(told))

    def _show_units(self, found: tuple[UnitFigures, ...]) -> None:
        clear(self.bars.column)
        for unit in found:
            self.bars.column.addWidget(self._bar(unit))
        self.bars.column.addStretch(1)
        townships = [unit for unit in found if unit.is_township]
        self.tiles.show_units(townships)
        show_if(self._answers, bool(townships))

    def _show_time(self, found: tuple[Moment, ...]) -> None:
        self.over_time.show_moments(found)

    def _print(self) -> None:
        chosen = self.round.current_key()
        options = {"supervision_round": chosen} if chosen else {}
        self._context.open(REPORTS_PAGE, "supervision_bulletin", "print", hand_over=options)

    def _list(self, unit: UnitFigures | None = None, of: str = supervision_figures.ALL) -> None:
        """To the list of exactly what a part of a chart counts."""
        narrowing = supervision_figures.narrowing(self.round.current_key(), unit, of)
        self._context.open("problem", hand_over=narrowing)

    def _bar(self, unit: UnitFigures) -> QWidget:
        """One unit: its name, its bar, closed of all, the rate, and how many are late."""
        name = ElidedWords(unit.name or "单位待补")
        name.setFixedWidth(theme().width("date"))
        parts = (
            Part(unit.closed, *CLOSED),
            Part(unit.overdue, *LATE),
            Part(unit.total - unit.closed - unit.overdue, *UNDER_WAY),
        )
        bar = PressedBar(parts)
        bar.pressed.connect(lambda: self._list(unit))
        counted = self._link(f"{unit.closed}/{unit.total}", unit, supervision_figures.ALL)
        rate = _at_right(Words(unit.rate, "small"))
        late: QWidget = Words("")
        if unit.overdue:
            late = self._link(f"逾期 {unit.overdue}", unit, supervision_figures.LATE)
        late.setFixedWidth(theme().width("meter"))
        made = container(name, bar, counted, rate, late, upright=False)
        made.setAccessibleName(f"{unit.name}，{unit.total} 个问题，已销号 {unit.closed}，逾期 {unit.overdue}")
        return made

    def _link(self, words: str, unit: UnitFigures, of: str) -> InlineLink:
        link = InlineLink(words, tip=f"打开{supervision_figures.narrowing('', unit, of).words}")
        link.clicked.connect(lambda: self._list(unit, of))
        return link


def _at_right(words: Words) -> Words:
    """Numbers stand under each other."""
    words.setFixedWidth(theme().width("meter"))
    words.setAlignment(RIGHT)
    return words

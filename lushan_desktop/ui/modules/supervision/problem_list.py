"""The problems as a board and as a table: one filter, one selection, two looks."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.supervision.problem import IN_HAND
from lushan_desktop.services.records.asking import Narrowing
from lushan_desktop.services.records.lists import ListQuery, Tally
from lushan_desktop.services.supervision import problem_list, problem_view, supervision_board
from lushan_desktop.services.supervision.problem_view import Narrowable
from lushan_desktop.services.supervision.supervision_board import STATES, Board, Filter
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.supervision.count_line import CountLine
from lushan_desktop.ui.modules.supervision.stages_board import StagesBoard
from lushan_desktop.ui.records.columns import NAME, STANDING, WHEN, Column, columns_of
from lushan_desktop.ui.records.list import EVERY, RecordList
from lushan_desktop.ui.records.period_filter import ALL
from lushan_desktop.ui.records.table import RecordTable
from lushan_desktop.ui.records.table_model import RecordTableModel
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import GivingButton
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.segments import Segments

BOARD, TABLE = "board", "table"
ANY_ROUND, ANY_TEAM, ANY_UNIT = Choice("", "全部轮次"), Choice("", "全部督导组"), Choice("", "全部单位")


class ProblemTable(RecordTable):
    """Day, problem and unit, kind, stage, evidence, deadline with its word."""

    read_block = staticmethod(problem_list.block)

    def make_rows(self) -> RecordTableModel:
        by_key = {each.key: each for each in columns_of(self._type)}
        stage = self._type.field("stage")
        columns = (
            by_key[WHEN],
            replace(by_key[NAME], title="问题 / 单位"),
            Column(stage.name, "状态", 84, stage.name, stage),
            by_key["files"],
            replace(by_key[STANDING], title="整改时限", sort="due_on", keeps=0),
        )
        return RecordTableModel(self._type, columns)


class ProblemList(RecordList):
    """What the filters ask for stands on the board and in the table alike."""

    look = staticmethod(problem_list.look)

    view_changed = Signal(str)
    board_shown = Signal()

    def __init__(self, context: Context) -> None:
        self.view = BOARD
        self.board = StagesBoard(context)
        super().__init__(context, RECORD_TYPES.get("problem"), add_text="登记问题")
        self._body.addWidget(self.board.widget)
        self.board.widget.chosen.connect(self._choose_card)
        self.chosen.connect(self.board.widget.choose)
        self.search.leads_to(self._go_to_rows)
        self._card_to_choose = ""
        self.open_view(BOARD)

    def make_table(self) -> RecordTable:
        return ProblemTable(self._context, self._type)

    def make_tools(self) -> QWidget:
        self.feedback_button = GivingButton(
            "制发反馈清单", "act.print", tip="给一个轮次的每个单位制发反馈意见函和“一对一”反馈清单"
        )
        filters = row(None, *self._filters(), gap="medium")
        is_wide = theme().factor == 1
        papers = (self.print_button, self.export_button, self.import_button)
        beside = () if is_wide else papers
        buttons = row(None, self.add_button, self.feedback_button, SPRING, *beside, gap="medium")
        lines = [row(None, buttons, (filters, 1), gap="medium")] if is_wide else [buttons, filters]
        self.count = CountLine()
        self.count.link.clicked.connect(self._turn_period)
        self._looks = QWidget()
        row(self._looks, (self.chips, 1), self.filters_button, self.columns_button)
        self.beside_tabs = QWidget()
        row(self.beside_tabs, *(papers if is_wide else ()), self._twins(), gap="medium")
        made = QWidget()
        column(made, *lines, self.count, self._looks, self.narrowed, gap="small")
        return made

    def _filters(self) -> tuple[QWidget | tuple[QWidget, int], ...]:
        self.round = ChoiceBox([ANY_ROUND], says="按督导轮次筛选")
        self.team = ChoiceBox([ANY_TEAM], says="按督导组筛选")
        self.unit = ChoiceBox([ANY_UNIT], says="按单位筛选")
        self.state = ChoiceBox([Choice(*state) for state in STATES], says="按状态筛选")
        for box in (self.round, self.team, self.unit, self.state):
            box.chosen.connect(lambda _: self.load())
        self.search.setPlaceholderText("查找单位、问题")
        self.search.setMinimumWidth(theme().width("choice"))
        return (self.round, 1), self.team, self.unit, self.state, self.search

    def _twins(self) -> Segments:
        self.twins = Segments([Choice(BOARD, "看板"), Choice(TABLE, "表格")], says="看板或表格")
        self.twins.chosen.connect(self.open_view)
        return self.twins

    def open_view(self, view: str) -> None:
        """Show the board or the table; what is chosen stays chosen."""
        was_chip = self.chips.current_key()
        self.view = view
        self.twins.choose(view)
        if view == BOARD and was_chip:
            self.chips.choose(EVERY)
            self.load()
        self.count.show_hint(view == BOARD)
        show_if(self._looks, view == TABLE)
        if self._body.currentWidget() is not self.empty:
            self._body.setCurrentWidget(self.rows_shown())
        self.view_changed.emit(view)

    def rows_shown(self) -> QWidget:
        return self.board.widget if self.view == BOARD else self.card

    def _go_to_rows(self) -> None:
        """The keyboard goes from what is sought to what was found, in either look."""
        (self.board.widget if self.view == BOARD else self.table).setFocus()

    def filter(self) -> Filter:
        """Return what the filters ask for, in the words of the board."""
        period = self.period.period()
        return Filter(
            supervision_round=self.round.current_key(),
            team=self.team.current_key(),
            unit=self.unit.current_key(),
            state=self.state.current_key(),
            text=self.search.text(),
            start=period.start,
            end=period.end,
        )

    def query(self) -> ListQuery:
        asked, wanted = super().query(), self.filter().query
        return replace(
            asked,
            filters=wanted.filters,
            with_undated=wanted.with_undated,
            conditions=(*asked.conditions, *wanted.conditions),
        )

    def load(self, *, choose: str = "") -> None:
        """The board is asked for first: what somebody moved is there at once, the counts follow."""
        self._card_to_choose = choose or self._card_to_choose
        self._context.query(
            supervision_board.board, self.filter(), then=self._show_board, key=f"board {id(self)}"
        )
        super().load(choose=choose)
        self._context.query(
            problem_view.narrowable,
            self.round.current_key(),
            then=self._offer,
            key=f"narrowable {id(self)}",
        )

    def narrow(self, narrowing: Narrowing) -> None:
        """What was counted elsewhere is listed in the table, which takes any condition."""
        self.open_view(TABLE)
        super().narrow(narrowing)

    def is_filtered(self) -> bool:
        boxes = (self.round, self.team, self.unit, self.state)
        return super().is_filtered() or any(box.current_key() for box in boxes)

    def clear_filters(self) -> None:
        for box in (self.round, self.team, self.unit, self.state):
            with QSignalBlocker(box):
                box.choose("")
        super().clear_filters()

    def chosen_ids(self) -> tuple[str, ...]:
        """On the board one card is chosen, never many."""
        return super().chosen_ids() if self.view == TABLE else ()

    def first_card(self) -> str:
        """The card to begin with: the one that presses most of those being put right."""
        lane = self.board.widget.lane(IN_HAND)
        return lane.shown.cards[0].id if lane.shown.cards else self.board.widget.first_id()

    def choose(self, problem_id: str) -> None:
        """Choose a problem in both looks, without telling anybody."""
        self.table.choose_id(problem_id)
        if self.board.reach(problem_id):
            self.board.widget.choose(problem_id)

    def _choose_card(self, problem_id: str) -> None:
        """The table follows the board."""
        with QSignalBlocker(self.table):
            self.table.choose_id(problem_id)
        self.chosen.emit(problem_id)

    def _show_board(self, found: Board) -> None:
        self.board.show(found)
        wanted, self._card_to_choose = self._card_to_choose, ""
        if wanted:
            self.choose(wanted)
        self.count.show_board(found)
        self.board_shown.emit()

    def _show_tally(self, tally: Tally) -> None:
        super()._show_tally(tally)
        can_turn_back = any(self._context.office.cycle) and self.period.current_key() == ALL
        self.count.show_outside(tally.outside, can_turn_back=can_turn_back)

    def _turn_period(self) -> None:
        """Show what lies outside the period, or only what lies in it again."""
        if self.tally is not None and self.tally.outside:
            self.period.show_all()
        else:
            self.period.choose_cycle()

    def _offer(self, found: Narrowable) -> None:
        for box, every, pairs in (
            (self.round, ANY_ROUND, found.rounds),
            (self.team, ANY_TEAM, found.teams),
            (self.unit, ANY_UNIT, found.units),
        ):
            box.show_choices([every, *(Choice(*pair) for pair in pairs)])

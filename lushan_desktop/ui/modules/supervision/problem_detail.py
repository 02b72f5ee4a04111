"""The detail of a problem: its stages, its deadline and the requests to move it, what was sent after it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.base import clock
from lushan_desktop.domain.flow import Flow
from lushan_desktop.domain.record_type import COUNTY, RecordType
from lushan_desktop.domain.supervision.problem import AWAITING
from lushan_desktop.services.records.flow_view import FlowView
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.supervision.problem_view import ProblemView
from lushan_desktop.services.supervision.supervision_board import is_closed, is_finished
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.flow_page import FlowDetail
from lushan_desktop.ui.widgets.buttons import Button, GivingButton, IconButton, LinkButton
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import Item, show_if

PRINT_CLOSING_FORM = "打印销号审批表"


def _words(way: Way) -> str:
    return f"{'下一步' if way.is_onward else '上一步'}：{way.move.label}"


class ProblemDetail(FlowDetail):
    """As every detail of what moves, with what only one side may do."""

    left = Signal()
    """The panel is to give the board back."""
    paper_requested = Signal()
    extension_requested = Signal()
    extension_answered = Signal(bool)
    term_requested = Signal()
    answer_requested = Signal()
    look_back_requested = Signal()
    receipt_requested = Signal()
    escalation_requested = Signal(str)
    """The level that is to be sent."""
    escalation_printed = Signal(str, str)
    """The level and the number of the letter that is to be printed."""

    shown_apart = frozenset({"unit", "stage", "extensions", "escalations"})

    def __init__(self, record_type: RecordType, flow: Flow, side: str, *, is_read_only: bool = False) -> None:
        super().__init__(record_type, flow, is_read_only=is_read_only, words=_words)
        self._side = side
        self.is_over = False
        """True where it lies over the board, and is closed again."""

    def ways(self, view: FlowView) -> Sequence[Way]:
        assert isinstance(view, ProblemView)
        return view.ways_of(self._side)

    def stand(self, *, is_over: bool) -> None:
        """Over the board, or beside the table."""
        self.is_over = is_over
        if self.shown is not None:
            show_if(self.close_button, is_over)

    def beside_head(self) -> Sequence[QWidget]:
        self.close_button = IconButton("act.clear", "关闭（Esc）")
        self.close_button.clicked.connect(self.left)
        show_if(self.close_button, self.is_over)
        return (self.close_button,)

    def below_title(self, view: RecordView) -> Iterator[Item]:
        assert isinstance(view, ProblemView)
        yield Words(view.unit or "单位待补", "label", wraps=True)
        yield from super().below_title(view)
        if view.notice:
            yield Words(view.notice, "small", wraps=True)
        yield from self._extension(view)
        if links := [self._link(words, act) for words, act in self.deeds(view)]:
            yield _flowing(links)

    def below_facts(self, view: RecordView) -> Iterator[Item]:
        assert isinstance(view, ProblemView)
        if view.old_deadlines:
            yield Words("原来的时限", "section")
            for old in view.old_deadlines:
                who = f"，{old.person}" if old.person else ""
                yield Words(f"{old.due}（{clock.spoken_day(old.changed)} 改{who}）", "small", wraps=True)
        yield from self._requests(view)
        yield from self._escalations(view)

    def _extension(self, view: ProblemView) -> Iterator[Item]:
        """The request that waits."""
        asked = view.extension
        if asked is None:
            return
        made = ItemRow(f"申请延至{asked['wanted_on']}", str(asked["reason"]), icon="st.doing")
        yield made.with_badge("等候答复", "info")

    def _requests(self, view: ProblemView) -> Iterator[Item]:
        """The requests that were answered."""
        answered = [row for row in view.values["extensions"] if row["answer"]]
        if answered:
            yield Words("延期申请", "section")
        for row in answered:
            told = f"{row['answered_on'] or ''} {row['reason']}".strip()
            tone = "ok" if row["answer"] == "同意" else "bad"
            yield ItemRow(f"申请延至{row['wanted_on']}", told, icon="st.doing").with_badge(
                row["answer"], tone
            )

    def deeds(self, view: ProblemView) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield what can be done in this stage besides moving it on."""
        is_county = self._side == COUNTY
        if view.list_out is not None and is_county:
            yield "登记签收" if not view.list_out.receipt else "改签收", self.receipt_requested.emit
        if self._is_out(view):
            yield "录入单位回复", self.answer_requested.emit
        if self._is_out(view) and not is_finished(view.stage) and is_county:
            yield "调整时限", self.term_requested.emit
        if self._is_out(view) and view.extension is None and view.values["due_on"]:
            yield "申请延期", self.extension_requested.emit
        if view.extension is not None and is_county:
            yield "同意延期", lambda: self.extension_answered.emit(True)
            yield "不同意延期", lambda: self.extension_answered.emit(False)
        if is_closed(view.stage) and is_county:
            yield "登记回头看", self.look_back_requested.emit

    def _escalations(self, view: ProblemView) -> Iterator[Item]:
        """Yield what was sent after the unit, and the next sharper letter."""
        rows = view.values["escalations"]
        may = self._side == COUNTY and self._is_out(view)
        if rows or may:
            yield Words("督办升级", "section")
        for row in rows:
            when = " · ".join(str(part) for part in (row["issued_on"], row["number"]) if part)
            made = ItemRow(str(row["level"]), when or "未编号", icon="st.overdue")
            made.with_open("打印", "act.print")
            told = str(row["level"]), str(row["number"])
            made.opened.connect(lambda told=told: self.escalation_printed.emit(*told))
            yield made
        if may:
            level = view.next_level
            send = self._link(f"发{level}", lambda: self.escalation_requested.emit(level))
            set_tip(send, "按次序：提示函 → 督办单 → 通报 → 提请约谈")
            yield _flowing([send])

    def beside_ways(self, view: FlowView) -> Sequence[Item]:
        """The closing form is filled in on paper before the problem can be closed."""
        if not (is_finished(view.stage) or is_closed(view.stage)):
            return ()
        made = GivingButton(PRINT_CLOSING_FORM, "act.print", tip="打印整改销号审批表")
        made.clicked.connect(self.paper_requested)
        return (made,)

    def _is_out(self, view: ProblemView) -> bool:
        """Return True if the unit has it in hand, or the county has not accepted yet what it did."""
        return view.stage != AWAITING and not is_closed(view.stage)

    def _link(self, words: str, act: Callable[[], object]) -> Button:
        link = LinkButton(words)
        link.setDisabled(self._is_read_only)
        link.clicked.connect(lambda: act())
        return link


def _flowing(widgets: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made)
    for widget in widgets:
        flow.addWidget(widget)
    return made

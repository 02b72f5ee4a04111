"""The page of a record type with a flow: the stages in the detail, a button for every way on."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lushan_desktop.base import clock
from lushan_desktop.domain.flow import Flow
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import flow_view, flows
from lushan_desktop.services.records.flow_view import FlowView
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.records.asking_page import AskingPage
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.way_bar import WayBar, Words, label_of
from lushan_desktop.ui.widgets.layout import Item
from lushan_desktop.ui.widgets.stage_line import StageLine, marks_of


class FlowDetail(RecordDetail):
    """As every detail, with the moves in a bar of their own."""

    move_requested = Signal(object)

    def __init__(
        self, record_type: RecordType, flow: Flow, *, is_read_only: bool = False, words: Words = label_of
    ) -> None:
        super().__init__(record_type, is_read_only=is_read_only)
        self._flow = flow
        self.acts = WayBar(is_read_only=is_read_only, words=words)
        self.acts.move_requested.connect(self.move_requested)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self.acts)

    def show_record(self, view: RecordView) -> None:
        super().show_record(view)
        assert isinstance(view, FlowView)
        self.acts.show_ways(view.id, tuple(self.ways(view)), lambda: self.beside_ways(view))

    def ways(self, view: FlowView) -> Sequence[Way]:
        """The moves that have a button."""
        return view.ways

    def beside_ways(self, view: FlowView) -> Sequence[Item]:
        """The buttons that stand left of the moves."""
        del view
        return ()

    def below_title(self, view: RecordView) -> Iterator[Item]:
        """The stages, each with who brought it there and when."""
        assert isinstance(view, FlowView)
        told = [view.passages.get(stage) for stage in self._flow.path]
        tips = [f"{clock.spoken(one.when)} {one.person or '未署名'}" if one else "" for one in told]
        yield StageLine(marks_of(self._flow.path, view.stage, tips))


class FlowPage(AskingPage):
    """As every page; what a move demands and is not there is asked for first."""

    read_view = staticmethod(flow_view.view)

    def make_detail(self) -> RecordDetail:
        self.moving = FlowDetail(
            self._type, flows.flow_of(self._type), is_read_only=self._context.is_read_only
        )
        self.moving.move_requested.connect(self.take)
        return self.moving

    def take(self, way: Way) -> None:
        """Make a move with the record on show."""
        view = self.moving.shown
        if view is not None:
            told, end = f"已转为“{way.move.end}”", way.move.end
            self.make_move(view, way, flows.move, self._type, view.id, end, said=told)

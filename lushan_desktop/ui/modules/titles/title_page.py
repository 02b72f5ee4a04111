"""创建项目: each title with its stages and the standard it is judged by."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.titles.title import TITLE
from lushan_desktop.services.importing import titles_standard
from lushan_desktop.services.importing.titles_standard import Standard
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.titles import titles
from lushan_desktop.services.titles.titles import StageSetting
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.stages_panel import StagesPanel
from lushan_desktop.ui.modules.titles.taking_panel import TakingPanel
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.layout import Item


class TitleDetail(RecordDetail):
    """As every detail, with the way to the stages and the standard."""

    stages_requested = Signal()
    standard_requested = Signal()

    shown_apart = frozenset({"stages"})

    def below_title(self, view: RecordView) -> Iterator[Item]:
        count = len(view.values["standard_items"])
        stages = Button("设置阶段", "st.flag", tip="本项目的阶段和各阶段须填内容")
        standard = Button(
            f"导入标准（现有 {count} 条）" if count else "导入标准", "act.import", tip="从 Excel 读入标准条目"
        )
        stages.clicked.connect(self.stages_requested)
        standard.clicked.connect(self.standard_requested)
        for button in (stages, standard):
            button.setDisabled(self._is_read_only)
        made = QWidget()
        flow = FlowLayout(made)
        for button in (stages, standard):
            flow.addWidget(button)
        yield made


class TitlePage(RecordPage):
    """The described page; stages are set in the right panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, TITLE, add_text="新建项目")
        self.stages, self.standard = StagesPanel(), TakingPanel()
        for panel in (self.stages, self.standard):
            self.right.addWidget(panel)
        self.standard.left.connect(self._close_form)
        self.standard.file_wanted.connect(self.choose_standard)
        self.standard.confirmed.connect(self._take_standard)
        self.stages.left.connect(self._close_form)
        self.stages.answered.connect(self._set_stages)
        self.stages.reset_requested.connect(self._reset_stages)

    def make_detail(self) -> RecordDetail:
        made = TitleDetail(self._type, is_read_only=self._context.is_read_only)
        made.stages_requested.connect(self.open_stages)
        made.standard_requested.connect(self.choose_standard)
        return made

    def open_stages(self) -> None:
        """Show the stages of the title on show."""
        view = self.detail.shown
        if view is None:
            return

        def show(held: Sequence[StageSetting]) -> None:
            self.list.make_room(is_form_open=True)
            self.right.setCurrentWidget(self.stages)
            self.stages.open(view.title, held)

        self._context.query(titles.stages, view.id, then=show, key=f"stages {id(self)}")

    def choose_standard(self) -> None:
        """Ask for a table and show what it says."""
        if (file := dialogs.ask_for_table(self)) is not None:
            self.read_standard(file)

    def read_standard(self, file: Path) -> None:
        """Show what a table says of the standard; nothing is written yet."""

        def show(standard: Standard) -> None:
            self.list.make_room(is_form_open=True)
            self.right.setCurrentWidget(self.standard)
            self.standard.show_standard(file, standard)

        reading = self._context.reading()
        self._context.query(
            titles_standard.read, file, reading, then=show, key=f"standard {id(self)}", is_long=True
        )

    def _take_standard(self, standard: Standard) -> None:
        if (view := self.detail.shown) is not None:
            said = f"“{view.title}”的标准已导入 {len(standard.items)} 项"
            self._context.change(
                titles_standard.carry_out, view.id, standard, then=lambda _: self._tell(said)
            )

    def _set_stages(self, wanted: Sequence[StageSetting]) -> None:
        view = self.detail.shown
        if view is not None:
            self._context.change(
                titles.set_stages, view.id, wanted, then=lambda _: self._tell(), failed=self.stages.refuse
            )

    def _reset_stages(self) -> None:
        if (view := self.detail.shown) is not None:
            self._context.change(
                titles.reset_stages, view.id, then=lambda _: self._tell(), failed=self.stages.refuse
            )

    def _tell(self, said: str = "阶段已设置") -> None:
        self._close_form()
        self._context.say(said, can_undo=True)

    def _show(self, view: RecordView) -> None:
        """Show what is being set stays on show while the record behind it is read anew."""
        current = self.right.currentWidget()
        super()._show(view)
        if current in (self.stages, self.standard):
            self.right.setCurrentWidget(current)

    def _choose(self, record_id: str) -> None:
        if self.right.currentWidget() in (self.stages, self.standard):
            self._end_form()
        super()._choose(record_id)

"""What else can be done with an application: papers, its own form, the ways back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from lushan_desktop.domain.titles.applying import CONSULTED, PUBLISHED
from lushan_desktop.services.records.flows import Way
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.papers import CONSULTATION, FEEDBACK, FORM, NOTICE, OPINIONS
from lushan_desktop.ui.modules.titles.review_head import offered
from lushan_desktop.ui.modules.titles.review_side import ReviewSide
from lushan_desktop.ui.records.record_acts import REPORTS_PAGE, SETTINGS_PAGE
from lushan_desktop.ui.records.row_menu import Entry, menu_of

if TYPE_CHECKING:
    from lushan_desktop.services.titles.review import ReviewSheet


_PAPERS = ((CONSULTED, "打印征求意见函", CONSULTATION), (PUBLISHED, "打印公示", NOTICE))
"""Papers that belong to one stage."""


class ReviewMenu(QObject):
    """Made when it is opened, for the application on show."""

    def __init__(self, context: Context, side: ReviewSide) -> None:
        super().__init__(side)
        self._context, self._side = context, side
        self.sheet: ReviewSheet | None = None
        self.ways: tuple[Way, ...] = ()

    def forget(self) -> None:
        """Another application is to be shown."""
        self.sheet, self.ways, self._side.acts.view = None, (), None

    def made(self) -> QMenu:
        side, sheet = self._side, self.sheet
        judged = sheet is not None and sheet.is_reviewing and not sheet.conclusion
        shown = [] if judged else offered(self.ways)
        rest = [way for way in self.ways if way not in shown]
        moves = tuple(Entry(way.move.label, self._take(way), changes=True) for way in rest)
        entries = (
            Entry("填写自评分…", self._assess, changes=True),
            Entry("导入标准条目", side.acts.add_items, changes=True),
            Entry("修改申报信息…", side.edit, "F2", changes=True),
            None,
            *moves,
            None,
            Entry("打印申报表", lambda: self.print_paper(FORM)),
            Entry("打印逐项初审意见表", lambda: self.print_paper(OPINIONS)),
            Entry("打印现场反馈单", lambda: self.print_paper(FEEDBACK)),
            *self._papers_of_stages(),
            Entry("导出申报表（Word），请申报单位填写", lambda: self.print_paper(FORM, "export")),
            Entry("读入填好的申报表…", side.choose_form, changes=True),
            None,
            Entry("操作记录", self.show_history),
            Entry("移到回收站", side.acts.remove, changes=True),
        )
        return menu_of(side, entries, is_read_only=self._context.is_read_only)

    def _papers_of_stages(self) -> list[Entry]:
        """The papers of those stages that the title has."""
        steps = self.sheet.steps if self.sheet is not None else ()
        return [
            Entry(words, partial(self.print_paper, key)) for stage, words, key in _PAPERS if stage in steps
        ]

    def print_paper(self, key: str, way: str = "print") -> None:
        """The paper is made where papers are made, with this application chosen."""
        if self.sheet is not None:
            self._context.open(REPORTS_PAGE, key, way, hand_over={"application": self.sheet.id})

    def show_history(self) -> None:
        if self.sheet is not None:
            self._context.open(SETTINGS_PAGE, self.sheet.id, "history")

    def _assess(self) -> None:
        if self.sheet is not None:
            self._side.open_assessment(self.sheet)

    def _take(self, way: Way) -> Callable[[], None]:
        return lambda: self._side.acts.take(way)

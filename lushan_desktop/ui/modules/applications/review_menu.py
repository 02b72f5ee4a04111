"""What else can be done with an application: papers, its own form, the ways back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from lushan_desktop.services.flows import Way
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.applications.papers import FEEDBACK, FORM, OPINIONS
from lushan_desktop.ui.modules.applications.review_head import offered
from lushan_desktop.ui.records.record_acts import REPORTS_PAGE, SETTINGS_PAGE
from lushan_desktop.ui.records.row_menu import Entry, menu_of

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.applications.review_page import ReviewPage


class ReviewMenu(QObject):
    """Made when it is opened, for the application on show."""

    def __init__(self, context: Context, page: "ReviewPage") -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.ways: tuple[Way, ...] = ()

    def made(self) -> QMenu:
        page = self._page
        judged = page.sheet is not None and page.sheet.is_reviewing and not page.sheet.conclusion
        shown = [] if judged else offered(self.ways)
        rest = [way for way in self.ways if way not in shown]
        moves = tuple(Entry(way.move.label, self._take(way), changes=True) for way in rest)
        entries = (
            Entry("填写自评分…", self._assess, changes=True),
            Entry("取入标准条目", page.side.acts.add_items, changes=True),
            Entry("修改申报信息…", page.side.edit, "F2", changes=True),
            None,
            *moves,
            None,
            Entry("打印申报表", lambda: self.print_paper(FORM)),
            Entry("打印逐项初审意见表", lambda: self.print_paper(OPINIONS)),
            Entry("打印现场反馈单", lambda: self.print_paper(FEEDBACK)),
            Entry("导出申报表（Word），请申报单位填写", lambda: self.print_paper(FORM, "export")),
            Entry("读入填好的申报表…", page.side.choose_form, changes=True),
            None,
            Entry("操作记录", self.show_history),
            Entry("移到回收站", page.side.acts.remove, changes=True),
        )
        return menu_of(page, entries, is_read_only=self._context.is_read_only)

    def print_paper(self, key: str, way: str = "print") -> None:
        """The paper is made where papers are made, with this application chosen."""
        if self._page.sheet is not None:
            self._context.open(REPORTS_PAGE, key, way, hand_over={"application": self._page.sheet.id})

    def show_history(self) -> None:
        if self._page.sheet is not None:
            self._context.open(SETTINGS_PAGE, self._page.sheet.id, "history")

    def _assess(self) -> None:
        if self._page.sheet is not None:
            self._page.side.open_assessment(self._page.sheet)

    def _take(self, way: Way) -> Callable[[], None]:
        return lambda: self._page.side.acts.take(way)

"""What stands in the place of the applications while there are none to show."""

from PySide6.QtCore import Signal

from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.layout import show_if


class NoApplications(EmptyState):
    """Without a title nobody can apply: a title is what to begin with."""

    title_requested = Signal()

    def __init__(self, *, is_read_only: bool, is_township: bool = False) -> None:
        self._is_township = is_township
        self.title_button = Button("新建创建项目", "act.add")
        super().__init__("nav.applications", "还没有创建项目", " ", self.title_button)
        self.title_button.setDisabled(is_read_only)
        self.title_button.clicked.connect(self.title_requested)

    def tell(self, *, has_titles: bool, is_narrow: bool) -> None:
        """Tell why there is nothing, and what to do about it."""
        if has_titles and not is_narrow:
            self.say("还没有申报", "点“登记申报”，登记各单位的申报。")
        elif has_titles:
            self.say("没有符合条件的申报", "请更换批次、阶段，或清空查找。")
        elif self._is_township:
            self.say("县里还没有下发创建项目", "从 U 盘接收县里下发的报送包后，在这里登记本单位的申报。")
        else:
            self.say("还没有创建项目", "先登记创建项目（如示范单位、示范点）和它的阶段，再登记各单位的申报。")
        show_if(self.title_button, not has_titles and not self._is_township)

"""设置与备份: a list of topics on the left, the one that is open on the right."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from lushan_desktop.base.lazy import resolve
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.tree_list import Node, TreeList


@dataclass(frozen=True)
class Topic:
    """One topic of the settings; its panel is built when first opened."""

    key: str
    title: str
    icon: str
    panel: str
    """Dotted path of the widget, called with the context."""


_LEAST = 128
"""px of 标准 that the longest topic needs beside its picture."""
DAYS_OFF = "calendar_day"
_HERE = "lushan_desktop.ui.modules.settings"
TOPICS = (
    Topic("office", "本单位", "obj.org", f"{_HERE}.office_panel:OfficePanel"),
    Topic("looks", "显示", "act.font", f"{_HERE}.looks_panel:LooksPanel"),
    Topic(DAYS_OFF, "放假安排", "act.calendar", f"{_HERE}.days_off_panel:DaysOffPanel"),
    Topic("terms", "自定义选项", "nav.settings", f"{_HERE}.terms_panel:TermsPanel"),
    Topic("backup", "备份", "nav.backup", f"{_HERE}.backup_panel:BackupPanel"),
    Topic("bin", "回收站", "nav.recycle", f"{_HERE}.bin_panel:BinPanel"),
    Topic("history", "操作记录", "nav.audit", f"{_HERE}.history_panel:HistoryPanel"),
    Topic("about", "关于", "st.info", f"{_HERE}.about_panel:AboutPanel"),
)


class SettingsPage(QWidget):
    """Opens on 备份; `show_record` opens the 操作记录 of a record."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._panel_by_key: dict[str, QWidget] = {}
        self.topics = TreeList(
            [Node(topic.key, topic.title, icon=topic.icon) for topic in TOPICS], says="设置", is_tree=False
        )
        self.panels = QStackedWidget()
        left = QFrame()
        style.set_look(left, "card")
        column(left, (self.topics, 1), margins=("small",))
        left.setMinimumWidth(theme().scaled(_LEAST))
        panes = Panes(left, self.panels, widths=(theme().width("nav_list"), 10_000), weights=(0, 1))
        column(self, (panes, 1), margins=("page", "inset"))
        self.topics.chosen.connect(self.open)
        self.open("backup")

    def open(self, key: str) -> QWidget:
        """Show one topic."""
        if key not in self._panel_by_key:
            topic = next(topic for topic in TOPICS if topic.key == key)
            self._panel_by_key[key] = resolve(topic.panel)(self._context)
            self.panels.addWidget(self._panel_by_key[key])
        self.topics.choose(key)
        panel = self._panel_by_key[key]
        self.panels.setCurrentWidget(panel)
        if hasattr(panel, "load"):
            panel.load()
        return panel

    def list_of(self, key: str) -> QWidget:
        """Return the panel of a topic; the key of a record type is one."""
        return self.open(key)

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """The 操作记录 of one record."""
        if type_key == DAYS_OFF:
            days: Any = self.open(DAYS_OFF)
            days.show_record(record_id, field)
            return
        panel = self.open(field or "history")
        if hasattr(panel, "show_record"):
            panel.show_record(record_id)

    def load(self) -> None:
        panel = self.panels.currentWidget()
        if hasattr(panel, "load"):
            panel.load()

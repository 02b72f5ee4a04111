"""The frame of the window around one page, for the gallery and for tests of the shell."""

from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.shell.rail import Rail, RailEntry
from lushan_desktop.ui.shell.status_bar import StatusBar
from lushan_desktop.ui.shell.top_bar import TopBar
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.layout import column, row

ENTRIES = (
    RailEntry("home", "工作台", "nav.dashboard", keys="Ctrl+1"),
    RailEntry("indicators", "指标体系", "nav.indicators", keys="Ctrl+2"),
    *(
        RailEntry(key, title, f"nav.{key}", "台账")
        for key, title in (
            ("meetings", "会议"),
            ("instructions", "批示指示"),
            ("documents", "文件"),
            ("supervision", "督导整改"),
            ("learning", "学习宣传"),
            ("inclusions", "七个纳入"),
        )
    ),
    RailEntry("titles", "示范创建", "nav.applications", "台账"),
    RailEntry("evidence", "佐证材料", "nav.evidence", "资料"),
    RailEntry("people", "人员机构", "nav.people", "资料"),
    RailEntry("papers", "报表中心", "nav.reports", "成果"),
    RailEntry("checks", "校核", "nav.checks", "成果"),
    RailEntry("exchange", "数据交换", "nav.exchange", "成果"),
    RailEntry("settings", "设置与备份", "nav.settings", at_bottom=True),
)


class Shell(QWidget):
    """The frame around one page, as the window will build it."""

    def __init__(self, page: QWidget, key: str, title: str) -> None:
        super().__init__()
        style.set_look(self, "page")
        self.page = page
        self.rail, self.top, self.status = Rail(ENTRIES), TopBar(), StatusBar()
        self.rail.choose(key)
        for name, count, tone in (("supervision", 3, "bad"), ("checks", 43, "mute"), ("exchange", 1, "mute")):
            self.rail.show_badge(name, count, tone)
        self.top.show_title(title)
        self.top.show_period("2021年—2023年7月")
        self.top.show_identity("县创建办1号机", "经办 示例甲")
        self.status.show_backup("上次备份到 U 盘：3 天前")
        right = column(None, self.top, (page, 1), self.status, gap="none")
        layout = row(self, self.rail, gap="none")
        layout.addLayout(right, 1)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.rail.fit(self.width())
        self.status.fit(self.width())

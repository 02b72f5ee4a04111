"""The left of 报表中心: all papers under their headings, with a box to find one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lushan_desktop.base.text import pinyin
from lushan_desktop.reports import REPORTS
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

OTHERS = "其他台账"
NOTHING = "没有找到报表，请更换查找内容"
TYPESET, TYPESET_TITLE, TYPESET_GROUP = "typeset", "公文排版", "自拟文稿"
"""Not a report: any text that somebody wrote, set as official paper."""
PLANS, PLANS_TITLE, PLANS_GROUP = "plans", "情况说明章节", "情况说明"
"""Not a report: what the statements are written by."""
SUBMISSION, SUBMISSION_TITLE, SUBMISSION_GROUP = "submission", "生成报送材料", "指标与佐证"
"""Not a report: everything that is handed in for indicators, as one folder."""
_NO_REPORTS = (TYPESET, PLANS, SUBMISSION)


class PaperList(QFrame):
    """Tells which paper was chosen; lists that were asked for elsewhere stand at its end."""

    chosen = Signal(str)
    typeset_chosen = Signal()
    plans_chosen = Signal()
    submission_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "card")
        self._others: dict[str, str] = {}
        self._open = ""
        self.search = SearchBox("查找报表")
        self.list = TreeList(says="报表", is_tree=False)
        column(
            self, column(None, self.search, margins=("medium", "medium", "medium", "none")), (self.list, 1)
        )
        self.search.searched.connect(lambda _: self._show())
        self.search.leads_to(self.list.setFocus)
        self.list.chosen.connect(lambda key: self.chosen.emit(key) if key not in _NO_REPORTS else None)
        self.list.entered.connect(self._enter)
        self._show()

    def choose(self, key: str) -> None:
        """Mark a paper as the one that is open."""
        self._open = key
        if key not in REPORTS.keys and key not in self._others:
            self._others[key] = REPORTS.get(key).title
            self._show()
        if key in set(self.list.keys()):
            self.list.choose(key)

    def titles(self) -> list[str]:
        """The papers on show."""
        return [REPORTS.get(key).title for key in list(self.list.keys()) if key not in _NO_REPORTS]

    def _enter(self, key: str) -> None:
        """Whoever walks down the list with ↓ does not end in another room."""
        if key == TYPESET:
            self.typeset_chosen.emit()
        elif key == PLANS:
            self.plans_chosen.emit()
        elif key == SUBMISSION:
            self.submission_chosen.emit()

    def _show(self) -> None:
        groups: dict[str, list[Node]] = {}
        for report in REPORTS:
            self._add(groups, report.group, report.key, report.title)
        self._add(groups, PLANS_GROUP, PLANS, PLANS_TITLE)
        self._add(groups, SUBMISSION_GROUP, SUBMISSION, SUBMISSION_TITLE)
        self._add(groups, TYPESET_GROUP, TYPESET, TYPESET_TITLE)
        for key, title in self._others.items():
            self._add(groups, OTHERS, key, title)
        nodes = [node for name, papers in groups.items() for node in (Node("", name), *papers)]
        self.list.show_nodes(nodes or [Node("", NOTHING)])
        if self._open in set(self.list.keys()):
            self.list.choose(self._open)

    def _add(self, groups: dict[str, list[Node]], group: str, key: str, title: str) -> None:
        if pinyin.matches(title, self.search.text()):
            groups.setdefault(group, []).append(Node(key, title, icon="nav.documents"))

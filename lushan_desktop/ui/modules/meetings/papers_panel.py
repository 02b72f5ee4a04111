"""可打印的表和稿: what the record of a meeting prints, each with what is to be said of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lushan_desktop.services.meetings.meeting_kit import Kit
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Bar
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.tree_list import Node, TreeList


class PapersPanel(QFrame):
    """Tells which paper is to be seen; all of them go to the printer in one go."""

    chosen = Signal(str)
    all_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "card")
        head, foot = Bar("head"), Bar("foot")
        head.show_items(ElidedWords("可打印的表和稿", "section"))
        self.list = TreeList(says="可打印的表和稿", is_tree=False)
        self.list.chosen.connect(self.chosen)
        tip = "通知、议程、签到表、纪要稿一次打印，各从新的一张纸开始"
        self.every_paper = Button("全套打印", "act.print", keys="Ctrl+Shift+P", tip=tip)
        self.every_paper.clicked.connect(self.all_requested)
        foot.show_items((self.every_paper, 1))
        column(self, head, (self.list, 1), foot, gap="none")

    def show_kit(self, kit: Kit) -> None:
        """Each paper with what it lacks; the one that is seen stays."""
        self.list.show_nodes(
            [Node(each.key, each.title, icon="nav.documents", second=each.note) for each in kit.papers]
        )

    def choose(self, key: str) -> None:
        """Mark the paper that is seen."""
        if key in set(self.list.keys()):
            self.list.choose(key)

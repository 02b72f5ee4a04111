"""The materials a meeting must have: what is there opens, what is missing has a verb; files drop on a row."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from lushan_desktop.services.meetings.meeting_kit import Kit, Material
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.drop_zone import DropZone, FileTarget, choose_files
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, Item

CHANGE = "修改要求"
DROP = "拖到某一行，或拖到这里按名称归类"


class MaterialsPanel(Panel):
    """Tells which file was opened, which paper is wanted, and what was dropped where."""

    file_opened = Signal(str)
    paper_requested = Signal(str)
    files_given = Signal(list, str)
    requirements_requested = Signal()
    """What this kind must have is to be changed."""

    def __init__(self, *, is_read_only: bool = False) -> None:
        super().__init__(gap="none")
        self._is_read_only = is_read_only
        if not is_read_only:
            self.zone = DropZone(DROP)
            self.zone.dropped.connect(lambda files: self.files_given.emit(files, ""))
            self.foot.show_items((self.zone, 1))

    def show_kit(self, kit: Kit, *below: Item) -> None:
        """Each material in a line of its own, then what else belongs to the meeting."""
        wanted, there, missing = kit.counted
        title = f"应有 {wanted} 种材料" if wanted else "没有规定应有的材料"
        said = f"齐 {there} 种，缺 {missing} 种" if missing else ("材料齐全" if wanted else "")
        tone = "bad" if missing else "ok"
        link = LinkButton(CHANGE, tip="这一类会议应有哪些材料，由本单位定")
        link.setDisabled(self._is_read_only)
        link.clicked.connect(self.requirements_requested)
        self.head.show_items(ElidedWords(title, "section"), Words(said, "small", tone=tone), SPRING, link)
        self.show_body(*map(self._row, kit.materials), *below)

    def _row(self, material: Material) -> ItemRow:
        tone = "ok" if material.files else ("bad" if material.is_missing else "mute")
        title = f"缺{material.name}" if material.is_missing else material.name
        told = material.told if material.files or material.is_wanted else "非必备，建议收集"
        made = ItemRow(title, told, tone=tone)
        if material.files:
            self._add_link(made, "打开", material.name, lambda: self._open(material))
        elif material.paper:
            wish = partial(self.paper_requested.emit, material.paper)
            self._add_link(made, material.verb, material.name, wish)
        if not self._is_read_only:
            self._add_link(made, "添加", material.name, lambda: self._choose(material.name))
            FileTarget(made).dropped.connect(lambda files: self.files_given.emit(files, _role(material.name)))
        return made

    def _add_link(self, made: ItemRow, words: str, of: str, act: Callable[[], object]) -> None:
        link = LinkButton(words, tip=f"{words}{of}")
        link.setAccessibleName(f"{words}{of}")
        link.clicked.connect(lambda: act())
        made.with_widget(link)

    def _open(self, material: Material) -> None:
        """One file opens at once; of several one is chosen."""
        held = [file for file in material.files if file.has_file]
        if len(held) == 1:
            self.file_opened.emit(held[0].id)
            return
        menu = QMenu(self)
        for file in material.files:
            action = menu.addAction(file.name)
            action.setEnabled(file.has_file)
            action.triggered.connect(lambda _=False, one=file.id: self.file_opened.emit(one))
        menu.popup(QCursor.pos())

    def _choose(self, name: str) -> None:
        if files := choose_files(self):
            self.files_given.emit(files, _role(name))


def _role(name: str) -> str:
    return "" if name == "其他材料" else name

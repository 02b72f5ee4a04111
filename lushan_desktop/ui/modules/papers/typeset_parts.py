"""What was recognised in a text, paragraph by paragraph, and the box that says what one of them is."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from lushan_desktop.domain.recognise import CHOICES, LEVELS, Recognised, Role, in_role
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import SmallIconButton
from lushan_desktop.ui.widgets.card import Bar, ScrollBody
from lushan_desktop.ui.widgets.cells import BadgeText
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

_KEY_BY_ROLE = {**{role: str(n) for n, role in enumerate(LEVELS, 1)}, Role.BODY: "0"}
"""Digits that say what the chosen paragraph is, while the list has the keyboard."""


class PartList(QFrame):
    """Every part in its order; what the clerk says of one part changes its role and nothing else."""

    corrected = Signal()
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "card")
        self.recognised = self._read = Recognised(())
        self._count = Words("", "small")
        self.list = TreeList(says="识别的段落", is_tree=False)
        set_tip(self.list, "选中一段后按 1 至 4 定为一级至四级标题，按 0 定为正文")
        self.text = Words("", "", wraps=True)
        self.text.allow_copying()
        self.box = ChoiceBox([Choice(role.value, role.value) for role in CHOICES], says="这一段是")
        self.back_button = SmallIconButton("act.undo", "恢复识别结果")
        self._foot = Bar("foot")
        self._foot.show_items(Words("这一段是", "label"), (self.box, 1), self.back_button)
        self._whole = ScrollBody(self.text, SPRING)
        head = row(None, Words("识别的段落", "section"), self._count, SPRING)
        column(
            self,
            column(None, head, margins=("inset", "inset", "inset", "small")),
            (self.list, 3),
            (self._whole, 1),
            self._foot,
            gap="none",
        )
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.box.chosen.connect(lambda name: self._say(Role(name)))
        self.back_button.clicked.connect(self._take_back)
        for role, key in _KEY_BY_ROLE.items():
            context = Qt.ShortcutContext.WidgetShortcut
            QShortcut(QKeySequence(key), self.list, lambda r=role: self._say(r), context=context)

    def show_text(self, recognised: Recognised) -> None:
        """A text that was just read; its first paragraph is chosen."""
        self.recognised = self._read = recognised
        self._count.setText(f"{len(recognised.parts)} 段")
        self._show_nodes()
        if recognised.parts:
            self.list.choose("0")
        self._show_chosen()

    @property
    def place(self) -> int:
        """The number of the chosen part, −1 where there is none."""
        return int(self.list.current_key() or -1)

    def choose(self, place: int) -> None:
        self.list.choose(str(place))
        self._show_chosen()

    def _say(self, role: Role) -> None:
        if self.place < 0:
            return
        changed = in_role(self.recognised, self.place, role)
        if changed != self.recognised:
            self._take(changed)

    def _take_back(self) -> None:
        parts, place = self.recognised.parts, self.place
        kept = (*parts[:place], self._read.parts[place], *parts[place + 1 :])
        self._take(replace(self.recognised, parts=kept))

    def _take(self, recognised: Recognised) -> None:
        self.recognised = recognised
        self._show_nodes()
        self._show_chosen()
        self.corrected.emit()

    def _show_nodes(self) -> None:
        self.list.show_nodes([self._node(n) for n in range(len(self.recognised.parts))])

    def _node(self, place: int) -> Node:
        part = self.recognised.parts[place]
        words = f"{len(part.grid.rows)} 行 {len(part.grid.rows[0])} 列" if part.grid else part.text
        return Node(str(place), words, badges=(self._badge(place),))

    def _badge(self, place: int) -> BadgeText:
        """Its role; in another tone where the clerk has said so."""
        role = self.recognised.parts[place].role
        if role is not self._read.parts[place].role:
            return f"改为{role.value}", "warn"
        return role.value, "mute" if role is Role.BODY else "info"

    def _show_chosen(self) -> None:
        place = self.place
        if place < 0:
            return
        part = self.recognised.parts[place]
        self.text.setText(part.text or "表格按原样排，不改行列。")
        self.box.choose(part.role.value)
        self.box.setEnabled(part.role is not Role.TABLE)
        show_if(self.back_button, part != self._read.parts[place])
        self.chosen.emit(place)

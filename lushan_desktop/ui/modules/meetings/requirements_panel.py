"""修改要求: the materials that a kind of meeting must have, as the office wants them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QSizePolicy, QWidget

from lushan_desktop.services.meetings.meeting_requirements import Requirements
from lushan_desktop.services.records.material_lists import ListedMaterial
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, discard, row, show_if

HOW = "修改后，此类会议均按本清单收集材料；未勾选“必须有”的为非必备，不计缺项。"
NONE_LEFT = "清单为空，此类会议不要求材料。"


class MaterialLine(QFrame):
    """One material: its name, whether it must be there, its place in the list."""

    changed = Signal()
    moved = Signal(int)
    removed = Signal()
    entered = Signal()
    """Enter was pressed in its name."""

    def __init__(self, held: ListedMaterial) -> None:
        super().__init__()
        style.set_look(self, "row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name = QLineEdit(held.name)
        self.name.setPlaceholderText("材料名称，如 会标照片")
        self.name.setMinimumWidth(theme().threshold("choice"))
        self.wanted = QCheckBox("必须有")
        self.wanted.setChecked(held.is_wanted)
        self.up, self.down = IconButton("act.up", "上移（Alt+↑）"), IconButton("act.down", "下移（Alt+↓）")
        self.away = IconButton("act.clear", "去掉")
        row(self, (self.name, 1), self.wanted, self.up, self.down, self.away, margins=("none", "tight"))
        self.name.textChanged.connect(lambda _: self._tell())
        self.name.returnPressed.connect(self.entered)
        self.wanted.toggled.connect(lambda _: self._tell())
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.away.clicked.connect(self.removed)

    def listed(self) -> ListedMaterial:
        return ListedMaterial(self.name.text().strip(), self.wanted.isChecked())

    def show_place(self, place: int, count: int) -> None:
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        called = self.name.text().strip() or f"第{place + 1}种材料"
        self.setAccessibleName(called)
        self.name.setAccessibleName(f"第{place + 1}种材料")
        said = {self.wanted: "必须有", self.up: "上移", self.down: "下移", self.away: "去掉"}
        for widget, words in said.items():
            widget.setAccessibleName(f"{words}：{called}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(way)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.changed.emit()


class RequirementsPanel(Panel):
    """Hands over the list of a kind of meeting once it is as it is wanted."""

    left = Signal()
    answered = Signal(str, list)
    """The kind, and its list."""
    reset_requested = Signal(str)

    def __init__(self, *, is_read_only: bool = False) -> None:
        super().__init__()
        self._is_read_only = is_read_only
        self._kind = ""
        self._begun: tuple[ListedMaterial, ...] = ()
        self.lines: list[MaterialLine] = []
        self._title, self._own = ElidedWords("", "section"), Badge()
        self.head.show_items(self._title, self._own, SPRING)
        self.save_button = PrimaryButton("保存", "act.save", keys="Ctrl+S")
        self.reset_button = Button("恢复原样", "act.restore", tip="放弃本单位的修改，恢复默认清单")
        self.cancel_button = TextButton("取消 Esc", tip="不改清单（Esc）")
        self.foot.show_items(self.save_button, self.reset_button, SPRING, self.cancel_button)
        self.save_button.clicked.connect(self.finish)
        self.reset_button.clicked.connect(lambda: self.reset_requested.emit(self._kind))
        self.cancel_button.clicked.connect(self.left)

    @property
    def is_dirty(self) -> bool:
        """True if anything would change."""
        return tuple(self._listed()) != self._begun

    def open(self, found: Requirements) -> None:
        """Show the list that counts for a kind, with the keyboard in its first name."""
        self._kind, self._begun = found.kind, found.materials
        self._title.setText(f"{found.kind}应有的材料")
        self._own.show_badge("本单位已改" if found.is_own else "", "info")
        self.reset_button.setEnabled(found.is_own and not self._is_read_only)
        self.save_button.setEnabled(not self._is_read_only)
        self.error, self._none = Words("", "error", wraps=True), Words(NONE_LEFT, "label", wraps=True)
        show_if(self.error, False)
        self.add_button = LinkButton("添加一种材料", "act.add")
        self.add_button.clicked.connect(lambda: self.add())
        holder = QWidget()
        self._column = column(holder, gap="none")
        self.lines = []
        for each in found.materials:
            self._append(each)
        added = row(None, self.add_button, SPRING, margins=("none", "small"))
        self.show_body(Words(HOW, "small", wraps=True), self.error, holder, self._none, added)
        self._number()
        (self.lines[0].name if self.lines else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """One more material, with the keyboard in its name."""
        self._append(ListedMaterial(""))
        self._number()
        self.lines[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Hand over what stands there; a list nobody changed is left as it is."""
        if self.is_dirty:
            self.answered.emit(self._kind, self._listed())
        else:
            self.left.emit()

    def refuse(self, sentence: str) -> None:
        """Say what cannot be."""
        self.error.setText(sentence)
        show_if(self.error, True)
        self.body.verticalScrollBar().setValue(0)

    def _listed(self) -> list[ListedMaterial]:
        return [each for line in self.lines if (each := line.listed()).name]

    def _append(self, held: ListedMaterial) -> None:
        line = MaterialLine(held)
        line.changed.connect(self._number)
        line.moved.connect(lambda by: self._move(line, by))
        line.removed.connect(lambda: self._remove(line))
        line.entered.connect(lambda: self._go_on(line))
        self.lines.append(line)
        self._column.addWidget(line)

    def _go_on(self, line: MaterialLine) -> None:
        """Enter goes to the next name; behind the last one it makes room for another."""
        if line is not self.lines[-1]:
            self.lines[self.lines.index(line) + 1].name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif line.listed().name:
            self.add()

    def _move(self, line: MaterialLine, by: int) -> None:
        place = self.lines.index(line) + by
        if 0 <= place < len(self.lines):
            self.lines.remove(line)
            self.lines.insert(place, line)
            self._column.removeWidget(line)
            self._column.insertWidget(place, line)
            self._number()

    def _remove(self, line: MaterialLine) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        self._column.removeWidget(line)
        discard(line)
        self._number()
        beside = self.lines[min(place, len(self.lines) - 1)].away if self.lines else self.add_button
        beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _number(self) -> None:
        for place, line in enumerate(self.lines):
            line.show_place(place, len(self.lines))
        show_if(self._none, not self.lines)

"""The headquarters as a list-tree: 政委, 指挥长, 副指挥长, 成员, each with whoever holds the post."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.services.people.people import Office, People, Seat
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, LinkButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.facts import Fact, Facts
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, column, line, row
from lushan_desktop.ui.widgets.message_bar import MessageBar

_TONE_BY_ROLE = {"政委": "bad", "指挥长": "info"}
_ROLES = ("政委", "指挥长", "副指挥长", "成员")
FOLLOWS_POSTS = "名单按任职日期自动生成；人员变动不影响以前的会议记录。"


class HeadquartersPanel(Panel):
    """Tells which seat was clicked, and that the roster is wanted on paper."""

    seat_chosen = Signal(str)
    office_chosen = Signal(str)
    print_requested = Signal()
    add_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        printing = Button("打印组成人员表", "act.print")
        printing.clicked.connect(self.print_requested)
        self.head.show_items(Words("创建指挥部", "section"), SPRING, printing)

    def show_people(self, people: People) -> None:
        add = LinkButton("增加成员", "act.add")
        add.clicked.connect(self.add_requested)
        if not people.seats:
            self.show_body(
                EmptyState("nav.people", "还没有指挥部名单", "按成立文件登记政委、指挥长和成员。", add)
            )
            return
        basis = Words(f"依据 {people.basis}" if people.basis else "依据文件待补", "small", wraps=True)
        seats = [self._seat(seat) for seat in people.seats]
        offices = [item for office in people.offices for item in self._office(office)]
        told = MessageBar("info", FOLLOWS_POSTS)
        self.show_body(basis, *seats, row(None, add, SPRING), *offices, told)

    def _office(self, office: Office) -> tuple[Item, ...]:
        """指挥部办公室 by its name; a short name asks for the full one."""
        edit = Button("编辑", "act.edit")
        edit.clicked.connect(lambda: self.office_chosen.emit(office.id))
        facts = Facts(
            [
                Fact("名称", office.name),
                Fact("规范名称", "" if office.is_short else office.name, "name"),
                Fact("联系人", office.contact, "contact"),
            ]
        )
        facts.followed.connect(lambda _: self.office_chosen.emit(office.id))
        return line(), row(None, Words("指挥部办公室", "section"), SPRING, edit), facts

    def _seat(self, seat: Seat) -> QWidget:
        depth = _ROLES.index(seat.role) if seat.role in _ROLES else len(_ROLES)
        box = SeatBox(seat)
        box.clicked.connect(lambda: self.seat_chosen.emit(seat.id))
        indented = QWidget()
        line = row(indented, (box, 1), gap="none")
        line.setContentsMargins(depth * theme().space("large"), 0, 0, 0)
        return indented


class SeatBox(QFrame):
    """One seat: its role, its post, who holds it now; a click or Enter opens it."""

    clicked = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        style.set_look(self, "tile")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        held = _held(seat.holders)
        self.setAccessibleName(f"{seat.role}：{seat.post}，{held}")
        set_tip(self, "打开这一职务（Enter）")
        holder = ElidedWords(held, "small") if seat.holders else row(None, Badge("待补", "warn"), SPRING)
        words = column(None, ElidedWords(seat.post), holder, gap="none")
        role = Badge(seat.role, _TONE_BY_ROLE.get(seat.role, "mute"))
        row(self, role, (words, 1), gap="medium", margins=("medium", "small"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


def _held(holders: Sequence[str]) -> str:
    return f"现任：{'、'.join(holders)}" if holders else "现任：待补"

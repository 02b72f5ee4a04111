"""The one who held which post on a day: unit tree, posts, headquarters."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.people import people
from lushan_desktop.services.people.people import People, PostLine, UnitGroup
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.date_spelling import date_spelling
from lushan_desktop.ui.modules.people.headquarters_panel import HeadquartersPanel
from lushan_desktop.ui.modules.people.posts_model import PostsModel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.date_box import DateBox
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.table_view import TableCard, TableView
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

ALL = "all"
_ALL_THREE = 1000
"""px of 标准 in which tree, posts and headquarters stand side by side, and no name is cut."""
_TOUCHING = ("unit", "person", "tenure", "headquarters_member", "document")


class Overview(QWidget):
    """Everything follows the day at the top: old papers keep old posts."""

    add_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._people: People | None = None
        self.day = DateBox(date_spelling(context))
        self.day.set_value(self._proposed_day())
        self.search, self.units = SearchBox("查找单位"), TreeList(says="单位")
        self._posts = PostsModel()
        self.table = TableView(says="任职")
        self.table.setModel(self._posts)
        self.table.set_widths((None, 190, 80))
        self.card = TableCard(self.table)
        self.headquarters = HeadquartersPanel()
        self._lay_out()
        self._connect()
        self.load()

    def _lay_out(self) -> None:
        self.new_person = PrimaryButton("新增人员", "act.add", keys="Ctrl+N")
        self.new_tenure = Button("登记任职变动", "act.edit")
        for button in (self.new_person, self.new_tenure):
            button.setDisabled(self._context.is_read_only)
        self.day.setFixedWidth(theme().width("date"))
        head = row(None, self.new_person, self.new_tenure, SPRING, Words("任职日期", "label"), self.day)
        left = QFrame()
        style.set_look(left, "card")
        column(left, self.search, (self.units, 1), margins=("small",))
        widths = (theme().width("tree"), 10_000, theme().width("detail_panel_big"))
        panes = Panes(left, self.card, self.headquarters, widths=widths, weights=(0, 1, 0))
        panes.fold(self.headquarters, below=_ALL_THREE)
        column(self, head, (panes, 1), margins=("page", "inset"))

    def _connect(self) -> None:
        self.new_person.clicked.connect(lambda: self.add_requested.emit("person"))
        self.new_tenure.clicked.connect(lambda: self.add_requested.emit("tenure"))
        self.day.changed.connect(lambda day: self.load() if day else None)
        self.search.searched.connect(lambda _: self._show_units())
        self.search.leads_to(self.units.setFocus)
        self.units.chosen.connect(lambda _: self._show_posts())
        self.table.opened.connect(self._open_post)
        self.headquarters.seat_chosen.connect(lambda seat: self._context.open("headquarters_member", seat))
        self.headquarters.add_requested.connect(lambda: self.add_requested.emit("headquarters_member"))
        self.headquarters.print_requested.connect(self._print_roster)
        self.headquarters.office_chosen.connect(lambda unit: self._context.open("unit", unit, "name"))
        self._context.changed.connect(self._hear)

    def _print_roster(self) -> None:
        """The list of the day on show."""
        day = self.day.value() or self._proposed_day()
        self._context.open("papers", "headquarters_roster", "print", hand_over={"day": day})

    def _proposed_day(self) -> PartialDate:
        """Today, or the close of the period where that lies before."""
        close = self._context.office.last_day
        return PartialDate.from_date(min(close, clock.today()) if close else clock.today())

    def _hear(self, changes: Any) -> None:
        if changes.touches(*_TOUCHING):
            self.load()

    def load(self) -> None:
        """Ask who held what on the day."""
        day: PartialDate = self.day.value() or self._proposed_day()
        self._context.query(people.overview, day.last_day, key="people", then=self._show)

    def _show(self, found: People) -> None:
        self._people = found
        self._show_units()
        self._show_posts()
        self.headquarters.show_people(found)

    def _show_units(self) -> None:
        if self._people is None:
            return
        text = self.search.text().strip()
        groups = [_group(group, text) for group in self._people.groups]
        total = str(sum(len(group.units) for group in self._people.groups))
        self.units.show_nodes([Node(ALL, "全部单位", total), *(node for node in groups if node.children)])

    def _show_posts(self) -> None:
        if self._people is None:
            return
        key = self.units.current_key()
        shown = [line for line in self._people.posts if _belongs(line, key)]
        self._posts.show(shown)
        self.table.mark_groups(self._posts.headings())
        self.card.say(
            f"{len(shown)} 项任职；职务变动后，原有记录仍按当日职务打印。"
            if shown
            else "这里还没有登记任职。点“登记任职变动”录入。"
        )

    def _open_post(self, place: int) -> None:
        if line := self._posts.post(place):
            self._context.open("tenure", line.id)


def _group(group: UnitGroup, text: str) -> Node:
    found = [unit for unit in group.units if text in unit.name]
    children = tuple(Node(unit.id, unit.name, str(unit.people or "")) for unit in found)
    return Node(f"group:{group.title}", group.title, str(len(found)), children=children)


def _belongs(line: PostLine, key: str) -> bool:
    if key in ("", ALL):
        return True
    return line.group == key.removeprefix("group:") if key.startswith("group:") else line.unit_id == key

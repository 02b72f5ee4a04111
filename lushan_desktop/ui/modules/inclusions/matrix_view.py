"""The matrix: by item or by unit, a cell leads to its records, a line at the foot says what is missing."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.inclusions.inclusion import INCLUSION
from lushan_desktop.services.inclusions import inclusions
from lushan_desktop.services.inclusions.inclusions import DONE, Entry, Item, Link, Matrix
from lushan_desktop.services.records.asking import Narrowing
from lushan_desktop.ui.context import Context, NewRecord
from lushan_desktop.ui.modules.inclusions.models import (
    DOCUMENTS,
    MEETINGS,
    PROOFS,
    WIDTHS,
    ItemsModel,
    UnitsModel,
)
from lushan_desktop.ui.records.attaching import Attaching
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button, GivingButton, PrimaryButton
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.drop_zone import choose_files
from lushan_desktop.ui.widgets.labels import STATE_ICONS, ElidedWords, Glyph, Words
from lushan_desktop.ui.widgets.layout import column, row
from lushan_desktop.ui.widgets.segments import Segments
from lushan_desktop.ui.widgets.table_view import TableCard, TableView

REPORT, REPORTS_PAGE = "inclusion_table", "papers"
BY_ITEM, BY_UNIT, LEDGER = "item", "unit", "ledger"
VIEWS = (Choice(BY_ITEM, "按七项"), Choice(BY_UNIT, "按单位"), Choice(LEDGER, "逐条登记"))
_TOUCHING = ("inclusion", "document", "meeting", "unit", "evidence", "reference")


class MatrixView(QWidget):
    """Asks once for a year; both views are made of the same answer."""

    view_asked = Signal(str)
    entry_asked = Signal(dict)
    """The form of a new entry, with these values in it."""
    entries_asked = Signal(object)
    """The list of exactly these."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self._is_stale = True
        self.matrix: Matrix | None = None
        self.items, self.units = ItemsModel(), UnitsModel()
        self.item_table, self.unit_table = TableView(says="七个纳入"), TableView(says="各单位落实情况")
        self.item_table.setModel(self.items)
        self.item_table.set_widths(WIDTHS)
        self.unit_table.setModel(self.units)
        self.attaching = Attaching(context, INCLUSION, self)
        self._lay_out()
        self._connect()
        context.changed.connect(self._hear)

    def _lay_out(self) -> None:
        self.print_button = PrimaryButton("打印完成情况", "act.print", keys="Ctrl+P")
        self.export_button = Button("导出", "act.excel", keys="Ctrl+E")
        self.told = ElidedWords("", "label")
        self.years = ChoiceBox([Choice("", "全部年度")], says="年度")
        self.views = Segments(VIEWS, says="七个纳入")
        head = row(None, self.print_button, self.export_button, (self.told, 1), self.years, self.views)
        self.tables = QStackedWidget()
        self.cards = {BY_ITEM: TableCard(self.item_table), BY_UNIT: TableCard(self.unit_table)}
        for card in self.cards.values():
            self.tables.addWidget(card)
        self.sign, self.sentence = Glyph("st.info"), Words(wraps=True)
        self.new_button = GivingButton("登记落实情况", "act.add", keys="Ctrl+N")
        self.document_button = GivingButton("登记文件", "act.add")
        self.proof_button = GivingButton("添加佐证", "act.attach")
        self.remind_button = GivingButton("打印催报单", "act.print", tip="只印还没有完成的事项")
        buttons = (self.new_button, self.document_button, self.proof_button)
        for button in buttons:
            button.setDisabled(self._context.is_read_only)
        foot = Card(row(None, self.sign, (self.sentence, 1), *buttons, self.remind_button))
        column(self, head, (self.tables, 1), foot, margins=("page", "inset"))

    def _connect(self) -> None:
        self.print_button.clicked.connect(lambda: self._print("print"))
        self.export_button.clicked.connect(lambda: self._print("export"))
        self.views.chosen.connect(self.view_asked)
        self.years.chosen.connect(lambda _: self.load())
        self.item_table.chosen.connect(lambda _: self._say())
        self.item_table.clicked.connect(self._open_item_cell)
        self.item_table.opened.connect(lambda place: self._show_entries(self.items.items[place].entries))
        self.unit_table.clicked.connect(self._open_unit_cell)
        self.new_button.clicked.connect(self._add)
        self.document_button.clicked.connect(lambda: self._context.open("document", hand_over=NewRecord()))
        self.proof_button.clicked.connect(self._add_proof)
        self.remind_button.clicked.connect(self._remind)

    def show_view(self, key: str) -> None:
        """By item or by unit."""
        self.views.choose(key)
        self.tables.setCurrentWidget(self.cards[key])

    def load(self) -> None:
        """Ask how the seven stand."""
        self._is_stale = False
        year = self.years.current_key()
        self._context.query(
            inclusions.matrix, int(year) if year else None, then=self._show, key=f"inclusions {id(self)}"
        )

    def chosen_item(self) -> Item | None:
        """The item the line at the foot speaks of."""
        place = self.item_table.current_row()
        return self.items.items[place] if 0 <= place < len(self.items.items) else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.load()
        is_by_unit = self.tables.currentWidget() is self.cards[BY_UNIT]
        (self.unit_table if is_by_unit else self.item_table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(self, changes: Any) -> None:
        if not changes.touches(*_TOUCHING):
            return
        if self.isVisible():
            self.load()
        else:
            self._is_stale = True

    def _show(self, found: Matrix) -> None:
        kept = self.item_table.current_row()
        self.matrix = found
        self.told.setText(found.sentence)
        choices = [Choice("", "全部年度"), *(Choice(str(year), f"{year}年") for year in found.years)]
        self.years.show_choices(choices)
        self.items.show(found.items)
        self.units.show(found.units, found.items)
        self.unit_table.set_widths([None, *[92] * len(found.items)])
        self.cards[BY_UNIT].say(f"{len(found.units)} 个单位" if found.units else "还没有登记落实情况")
        # Begin where something is missing.
        missing = [place for place, item in enumerate(found.items) if item.state != DONE]
        self.item_table.choose_row(kept if kept >= 0 else (missing or [0])[0])
        self._say()

    def _say(self) -> None:
        item = self.chosen_item()
        if item is not None:
            self.sentence.setText(item.sentence)
            self.sign.show_icon(*STATE_ICONS[inclusions.TONES[item.state]])

    def _open_item_cell(self, index: QModelIndex) -> None:
        item = self.items.items[index.row()]
        opens: dict[int, Callable[[], None]] = {
            DOCUMENTS: lambda: self._open_links("document", item.documents),
            MEETINGS: lambda: self._open_links("meeting", item.meetings),
            PROOFS: lambda: self._show_entries(entry for entry in item.entries if entry.proofs),
        }
        if index.column() in opens:
            opens[index.column()]()

    def _open_unit_cell(self, index: QModelIndex) -> None:
        if index.column():
            self._show_entries(self.units.units[index.row()].entries[index.column() - 1])

    def _open_links(self, key: str, links: Iterable[Link]) -> None:
        ids = [link.id for link in links]
        if len(ids) == 1:
            self._context.open(key, ids[0])
        elif ids:
            self._context.open(key, hand_over=_exactly("七个纳入的记录", ids))

    def _show_entries(self, entries: Iterable[Entry]) -> None:
        ids = [entry.id for entry in entries]
        if ids:
            self.entries_asked.emit(_exactly("选定的落实情况", ids))

    def _add(self) -> None:
        item = self.chosen_item()
        year = self.years.current_key()
        values: dict[str, object] = {"item": item.title} if item else {}
        self.entry_asked.emit(values | ({"year": int(year)} if year else {}))

    def _add_proof(self) -> None:
        """To the first entry of the item that lacks proof; where none was entered yet, enter one."""
        item = self.chosen_item()
        if item is None or not item.entries:
            self._add()
            return
        wanting = next((entry for entry in item.entries if not entry.proofs), item.entries[0])
        if files := choose_files(self):
            self.attaching.attach(wanting.id, files)

    def _print(self, way: str) -> None:
        self._context.open(REPORTS_PAGE, REPORT, way)

    def _remind(self) -> None:
        """The table with nothing in it but what is not complete."""
        self._context.open(REPORTS_PAGE, REPORT, "print", hand_over={"waiting": True})


def _exactly(words: str, ids: Iterable[str]) -> Narrowing:
    quoted = ", ".join(f"'{one}'" for one in ids)
    return Narrowing(words, f"t.id IN ({quoted})")

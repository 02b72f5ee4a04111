"""The list of a page: what can be done with all records, filters, the table and the line at its foot."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import lists
from lushan_desktop.services.records.asking import Narrowing
from lushan_desktop.services.records.list_looks import SavedFilter
from lushan_desktop.services.records.lists import Listing, ListQuery, Tally
from lushan_desktop.services.records.standing import must_have_files, what_dates
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.empty_list import PASTE_TIP, EmptyList
from lushan_desktop.ui.records.list_look import KeptLook
from lushan_desktop.ui.records.narrow_bar import NarrowBar
from lushan_desktop.ui.records.period_filter import PeriodFilter
from lushan_desktop.ui.records.selection_bar import SelectionBar
from lushan_desktop.ui.records.table import RecordTable
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import GivingButton, IconButton, PrimaryButton
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.folding_chips import FoldingChips
from lushan_desktop.ui.widgets.layout import SPRING, Item, column, row, show_if
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.table_view import TableCard

EVERY = ""
"""The key of the chip that shows all."""
READ_ONLY = "数据文件夹为只读，不能修改。"


class RecordList(QWidget):
    """Asks for the ids of a query and shows them; tells which record is chosen."""

    chosen = Signal(str)
    shown = Signal()
    """Another list is on show."""
    counted = Signal()
    """Its counts are known."""

    def __init__(self, context: Context, record_type: RecordType, *, add_text: str = "") -> None:
        super().__init__()
        self._context = context
        self.record_type = self._type = record_type
        self._sort: tuple[tuple[str, bool], ...] = ()
        self._choose = ""
        self.listing: Listing | None = None
        self.tally: Tally | None = None
        self.add_button = PrimaryButton(add_text or f"新建{record_type.title}", "act.add", keys="Ctrl+N")
        self.print_button = GivingButton("打印台账", "act.print", keys="Ctrl+P", tip="打印台账")
        self.export_button = GivingButton("导出", "act.excel", keys="Ctrl+E", tip="存成 Excel、Word 或 PDF")
        self.import_button = GivingButton("导入", "act.import", tip=PASTE_TIP)
        show_if(self.import_button, record_type.is_typed)
        self.only_missing = QCheckBox("只看缺材料")
        show_if(self.only_missing, must_have_files(record_type))
        self.period = PeriodFilter(context)
        show_if(self.period, bool(record_type.dated_by))
        self.narrowed = NarrowBar()
        self.search = SearchBox(f"在{record_type.title}中查找", keys="Ctrl+F")
        self.search.setMinimumWidth(theme().width("page_search") // 2)
        self.columns_button = IconButton("act.columns", "列：选择显示哪些列")
        self.filters_button = IconButton("act.filter", "常用筛选：保存或套用")
        self.chips = FoldingChips(
            [Choice(EVERY, "全部")],
            says=f"按{record_type.field(record_type.chips_by).label}筛选" if record_type.chips_by else "筛选",
        )
        self.table = self.make_table()
        self.card = TableCard(self.table)
        self.selection = SelectionBar(record_type, is_read_only=context.is_read_only)
        self.card.put_actions(self.selection)
        self.kept = KeptLook(context, record_type, self.table, self.present_filter)
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()
        if context.is_read_only:
            self.add_button.setEnabled(False)
            set_tip(self.add_button, READ_ONLY)
            self.import_button.setEnabled(False)

    look = staticmethod(lists.look)
    """The question that a query is asked with."""

    def make_table(self) -> RecordTable:
        """The table; a list with columns of its own makes another."""
        return RecordTable(self._context, self._type)

    def rows_shown(self) -> QWidget:
        """Return what the records stand in; a list that has them in two ways says in which now."""
        return self.card

    def beside_chips(self) -> tuple[QWidget, ...]:
        """More filters on the line of the chips; a list with filters of its own makes them."""
        return ()

    def beside_buttons(self) -> tuple[QWidget, ...]:
        """More acts on the line of the buttons; a list with acts of its own makes them."""
        return ()

    def _lay_out(self) -> None:
        self._body.addWidget(self.card)
        is_read_only = self._context.is_read_only
        self.empty = EmptyList(self._type, self.add_button.text(), is_read_only=is_read_only)
        self.empty_button, self.empty_import = self.empty.add_button, self.empty.import_button
        self._body.addWidget(self.empty)
        self.search.setMaximumWidth(theme().width("page_search"))
        self.tools = self.make_tools()
        column(self, (self._body, 1))

    def make_tools(self) -> QWidget:
        """Return what stands above the list; a list with a head of its own lays it out otherwise."""
        looks = row(None, self.filters_button, self.columns_button, gap="tight")
        tools = row(
            None,
            self.add_button,
            self.print_button,
            self.export_button,
            self.import_button,
            *self.beside_buttons(),
            SPRING,
            *([] if self._type.chips_by else [looks]),
            self.only_missing,
            self.period,
            (self.search, 1),
            gap="medium",
        )
        show_if(self.chips, bool(self._type.chips_by))
        made = QWidget()
        filters: list[Item] = [*self.beside_chips()]
        if self._type.chips_by:
            filters.append(looks)
        chips = row(None, (self.chips, 1), *filters) if filters else self.chips
        column(made, tools, self.period.own, chips, self.narrowed, gap="medium")
        return made

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self.load())
        self.search.leads_to(self.table.setFocus)
        self.only_missing.toggled.connect(lambda _: self.load())
        self.period.changed.connect(self.load)
        self.narrowed.widened.connect(self.load)
        self.chips.chosen.connect(lambda _: self.load())
        self.table.chosen.connect(lambda place: self.chosen.emit(self.table.rows.id_at(place)))
        self.table.sorted_by.connect(self._sort_by)
        self.card.link_clicked.connect(self.period.show_all)
        self.table.many_chosen.connect(self._show_selection)
        self.table.arranged.connect(self._fit_rows)
        self.selection.cleared.connect(self.clear_selection)
        self.kept.applied.connect(self.apply_filter)
        self.columns_button.clicked.connect(lambda: self.kept.open_columns(self.columns_button))
        self.filters_button.clicked.connect(lambda: self.kept.open_filters(self.filters_button))

    def load(self, *, choose: str = "") -> None:
        """Ask for the list anew; `choose` is chosen when it is there."""
        self._choose = choose or self._choose
        self._context.query(
            self.look,
            self._type,
            self.query(),
            blocks=self.table.blocks_in_sight(),
            then=self._show,
            key=f"list {self._type.key} {id(self)}",
        )
        self._context.query(
            lists.tally,
            self._type,
            self.query(),
            then=self._show_tally,
            key=f"tally {self._type.key} {id(self)}",
        )

    def query(self) -> ListQuery:
        """Return what the filters ask for."""
        period = self.period.period()
        return ListQuery(
            text=self.search.text(),
            chip=self.chips.current_key() or None,
            start=period.start,
            end=period.end,
            with_undated=period.with_undated,
            only_missing=self.only_missing.isChecked(),
            sort=self._sort,
            conditions=self.narrowed.conditions(),
        )

    def narrow(self, narrowing: Narrowing) -> None:
        """Show exactly what somebody counted elsewhere: all other filters are put back."""
        self.clear_filters()
        self.period.choose_cycle()
        self.narrowed.narrow(narrowing)
        self.load()

    def present_filter(self) -> SavedFilter:
        """Return what the list is filtered by now, without a name."""
        chip = self.chips.current_key()
        return SavedFilter(
            "", self.search.text(), chip, *self.period.state(), only_missing=self.only_missing.isChecked()
        )

    def apply_filter(self, saved: SavedFilter) -> None:
        """Set every filter as it was kept, and ask once."""
        with QSignalBlocker(self.search), QSignalBlocker(self.only_missing):
            self.search.setText(saved.text)
            self.only_missing.setChecked(saved.only_missing)
        self.period.restore(saved.period, saved.start, saved.end)
        if saved.chip and not self.chips.has(saved.chip):
            self.chips.show_choices([Choice(EVERY, "全部"), Choice(saved.chip, saved.chip)])
        if self.chips.labels():
            self.chips.choose(saved.chip)
        self.load()

    def chosen_ids(self) -> tuple[str, ...]:
        """The records chosen together; empty where it is one or none."""
        chosen = self.table.chosen_ids()
        return chosen if len(chosen) > 1 else ()

    def clear_selection(self) -> None:
        """Only the current row stays chosen."""
        if (place := self.table.current_row()) >= 0:
            self.table.choose_row(place)

    def _show_selection(self) -> None:
        count = len(self.table.chosen_rows())
        self.selection.say(count)
        self.card.show_actions(count > 1)

    def _fit_rows(self) -> None:
        """One line is enough where nothing stands below the name."""
        is_one_line = set(self._type.described_by) <= set(self.table.shown_keys())
        self.card.show_rows("row_default" if is_one_line else "row_two_line")

    def make_room(self, *, is_form_open: bool) -> None:
        """A form that opens takes the red button."""
        style.set_look(self.add_button, "outline" if is_form_open else "primary")
        self.add_button.show_icon("act.add", "text2" if is_form_open else "onAccent")

    def is_filtered(self) -> bool:
        chip = self.chips.current_key() not in ("", EVERY)
        return bool(self.search.text() or self.narrowed.narrowing) or self.only_missing.isChecked() or chip

    def clear_filters(self) -> None:
        """Show everything, so that a record that was asked for is certainly there."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.only_missing.setChecked(False)
        self.narrowed.narrow(None)
        if self.chips.labels():
            self.chips.choose(EVERY)
        self.period.show_all()

    def _show(self, listing: Listing) -> None:
        self.listing = listing
        chosen, self._choose = self._choose, ""
        self.table.show_listing(listing, choose=chosen)
        if listing.ids:
            self._body.setCurrentWidget(self.rows_shown())
        self.shown.emit()

    def _show_tally(self, tally: Tally) -> None:
        self.tally = tally
        self._show_chips(tally)
        is_empty = not tally.total and not tally.outside and not self.is_filtered()
        self._body.setCurrentWidget(self.empty if is_empty else self.rows_shown())
        self._say(tally)
        self.counted.emit()

    def _show_chips(self, tally: Tally) -> None:
        counts = tally.count_by_chip
        terms = [Choice(term, term, counts[term]) for term in counts if term]
        pressed = self.chips.current_key()
        if pressed and pressed not in counts:
            terms.append(Choice(pressed, pressed, 0))
        self.chips.show_choices([Choice(EVERY, "全部", tally.total), *terms])

    def _say(self, tally: Tally) -> None:
        said, link = _counted(tally, self._type)
        self.card.say(said, link=link)

    def _sort_by(self, field: str, downwards: bool) -> None:
        self._sort = ((field, downwards),)
        self.load()


def _counted(tally: Tally, record_type: RecordType) -> tuple[str, str]:
    """The line at the foot: how many, what they lack; and the link to what lies outside the period."""
    unit = record_type.counted_in
    lacks = [f"{tally.lacking} {unit}缺材料"] if tally.lacking else []
    if tally.to_fill:
        lacks.append(f"{tally.to_fill} {unit}待补{'或'.join(what_dates(record_type))}")
    said = f"{tally.shown} {unit}" + (f"，其中 {'、'.join(lacks)}" if lacks else "")
    return said, f"另有 {tally.outside} {unit}在周期外，查看" if tally.outside > 0 else ""

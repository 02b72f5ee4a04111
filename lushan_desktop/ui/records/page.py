"""List, detail and form of one record type, side by side: every page of the registers."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QLabel

from lushan_desktop.domain.kinds import Rows
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records import record_view
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.entering import Entering
from lushan_desktop.ui.records.importing import Importing
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.on_show import OnShow
from lushan_desktop.ui.records.pictures import Pictures
from lushan_desktop.ui.records.record_acts import REPORTS_PAGE, SETTINGS_PAGE, RecordActs
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.inner_keys import inner_key
from lushan_desktop.ui.widgets.layout import column, show_if
from lushan_desktop.ui.widgets.panes import list_and_detail

__all__ = ["REPORTS_PAGE", "SETTINGS_PAGE", "RecordPage"]


class RecordPage(Entering):
    """Any record type: look, find, enter, change, attach, print."""

    import_requested = Signal()
    """Rows lie in the clipboard and are to be read into this list."""

    def __init__(
        self, context: Context, record_type: RecordType, *, ledger: str = "", add_text: str = ""
    ) -> None:
        super().__init__(context, record_type)
        style.set_look(self, "page")
        self._ledger = ledger or f"list:{record_type.key}"
        self._is_stale = True
        self._wanted: tuple[str, str] = ("", "")
        self.list = self.make_list(add_text)
        self.detail = self.make_detail()
        self.detail.pictures = Pictures(context)
        self.right.addWidget(self.detail)
        self.panes = list_and_detail(self.list, self.right)
        column(self, self.list.tools, (self.panes, 1), margins=("page", "inset"))
        self.on_show = OnShow(self.detail)
        self.acts = RecordActs(
            context, self.list, self.detail, self, ledger=self._ledger, when_shown=self.on_show.when_shown
        )
        self.importing = Importing(context, self.list, self)
        self._connect()

    read_view = staticmethod(record_view.view)
    """The question that the record on show is asked with."""
    also_shows: tuple[str, ...] = ()
    """Record types that the detail tells of besides those of its fields."""

    def make_list(self, add_text: str) -> RecordList:
        """The list on the left; a page with a shape of its own makes another."""
        return RecordList(self._context, self._type, add_text=add_text)

    def make_detail(self) -> RecordDetail:
        return RecordDetail(self._type, is_read_only=self._context.is_read_only)

    def show_record(self, record_id: str, field: str = "") -> None:
        """Show a record, even one that the filters hide; with a field, open the form there."""
        self._wanted = (record_id, field)
        if self.list.table.rows.place_of(record_id) < 0:
            self.list.clear_filters()
        self.list.load(choose=record_id)
        self._ask_for(record_id)

    def add(self, **values: Any) -> None:
        """Open the form for a new record, with these values in it already."""
        if self._context.is_read_only:
            return
        self._open_form({**self._type.blank(), **values}, {})

    def edit(self, field: str = "") -> None:
        """Open the form for the record on show."""
        view = self.detail.shown
        if view is not None and self.right.currentWidget() is self.detail and not self._context.is_read_only:
            self._open_form(view.values, view.name_by_id, record_id=view.id, field=field)

    def visible_text(self) -> str:
        """All words on the page, for tests and for those who search in it."""
        labels = [one.text() for one in self.findChildren(QLabel) if one.isVisibleTo(self)]
        buttons = [one.text() for one in self.findChildren(QAbstractButton) if one.isVisibleTo(self)]
        return "\n".join([*self.list.table.rows.texts(), *labels, *buttons])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open("form"):
            self.form.leave()
        elif event.key() == Qt.Key.Key_Escape and self.is_open("bulk"):
            self._close_form()
        elif event.key() == Qt.Key.Key_Escape and self.list.chosen_ids():
            self.list.clear_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.on_show.when_shown(self.acts.paste)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.load()
        if not self.is_filling_in():
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.list.add_button.clicked.connect(lambda: self.add())
        self.list.empty_button.clicked.connect(lambda: self.add())
        self.list.chosen.connect(self._choose)
        self.list.shown.connect(self._follow)
        self.list.counted.connect(self._share_room)
        self.right.currentChanged.connect(lambda _: self._share_room())
        self.list.table.opened.connect(lambda _: self.on_show.when_shown(self.edit))
        self.detail.edit_requested.connect(self.edit)
        self.detail.copy_requested.connect(self._copy)
        self.saved.connect(self._take_saved)
        self.acts.edit_requested.connect(self.edit)
        self.acts.copy_requested.connect(self._copy)
        self.acts.change_requested.connect(self.change_many)
        self.acts.import_requested.connect(self.import_requested)
        self.import_requested.connect(self.importing.paste)
        self.acts.removing.connect(self._show_next)
        self._context.changed.connect(self._hear)
        self._context.office_changed.connect(self._hear_office)
        inner_key("F2", self, lambda: self.on_show.when_shown(self.edit))

    def load(self) -> None:
        """Ask for the list and the record on show anew."""
        self._is_stale = False
        self.list.load()
        if self.detail.shown is not None:
            self._ask_for(self.detail.shown.id)

    def _hear(self, changes: Any) -> None:
        if not changes.touches(*_related(self._type), *self.also_shows):
            return
        if self.isVisible():
            self.load()
        else:
            self._is_stale = True

    def _hear_office(self, _: object) -> None:
        self.list.period.offer()
        self._is_stale = True
        if self.isVisible():
            self.load()

    def _choose(self, record_id: str) -> None:
        if self.is_open("form"):
            self.form.keep_draft()
            self._end_form()
        elif self.is_open("bulk") and not self.list.chosen_ids():
            self._end_form()
        self._ask_for(record_id)

    def _follow(self) -> None:
        """After the list was read: something is chosen, where there is anything."""
        shown = self.detail.shown
        if self.is_filling_in() or self._wanted[0]:
            return
        if back := self._come_back():
            self.list.table.choose_id(back)
            self._ask_for(back)
            return
        if shown is not None and self.list.table.choose_id(shown.id):
            return
        if self.list.table.rows.ids:
            self.list.table.choose_id(self.list.table.rows.ids[0])
            self._ask_for(self.list.table.rows.ids[0])
        else:
            self.detail.shown = None
            self.right.setCurrentWidget(self._nothing)

    def _share_room(self) -> None:
        """A list that holds nothing yet has the page to itself until something is entered."""
        if self.panes.indexOf(self.right) < 0:
            return  # it lies over the page, and takes no room from the list
        is_blank = self.right.currentWidget() is self._nothing
        show_if(self.right, not (is_blank and self.list.empty.isVisibleTo(self.list)))
        self.panes.refresh()  # at once: a click may follow on the form that opens

    def _come_back(self) -> str:
        """Return which of the records that were thrown away here is there again; empty: none."""
        back = next((one for one in self.acts.gone if self.list.table.rows.place_of(one) >= 0), "")
        if back:
            self.acts.gone = ()
        return back

    def _ask_for(self, record_id: str) -> None:
        self.on_show.ask(record_id)
        self._context.query(
            self.read_view,
            self._type,
            record_id,
            then=self._show,
            failed=lambda _: self._forget(record_id),
            key=f"detail {id(self)}",
        )

    def _forget(self, record_id: str) -> None:
        """The record is gone; the list says what there is instead."""
        self.on_show.give_up(record_id)
        if self.detail.shown is not None and self.detail.shown.id == record_id:
            self.detail.shown = None
        self._wanted = ("", "")

    def _show(self, view: RecordView) -> None:
        wanted, field = self._wanted
        if view.deleted:
            self._forget(view.id)
            self._follow()
            return
        self.detail.show_record(view)
        if not self.is_filling_in():
            self.right.setCurrentWidget(self.detail)
        if wanted == view.id:
            self._wanted = ("", "")
            if field:
                self.edit(field)
        self.on_show.come(view.id)

    def _open_form(
        self, values: Values, name_by_id: dict[str, str], *, record_id: str = "", field: str = ""
    ) -> None:
        self.on_show.do_nothing()
        self.keep_draft()
        self.list.make_room(is_form_open=True)
        self.right.setCurrentWidget(self.form)
        self.form.open(values, name_by_id, record_id=record_id, field=field)

    def _take_saved(self, record_id: str, and_another: bool) -> None:
        if not self.is_open("form"):
            return  # while it was saved another record was chosen
        if and_another:
            self.add()
            self.list.load(choose=record_id)
            return
        self._close_form()
        if record_id:
            self._check(record_id)
            self._wanted = (record_id, "")
            self.list.load(choose=record_id)
            self._ask_for(record_id)

    def _check(self, record_id: str) -> None:
        """Hold what was saved to the rules, in the background; it blocks nothing."""
        from lushan_desktop.services.records import text_findings

        self._context.query(
            text_findings.of_record,
            self._type,
            record_id,
            key=f"findings {id(self)}",
            is_long=True,
            then=lambda found: self.detail.show_findings(record_id, found),
            failed=lambda _: None,
        )

    def _show_next(self, record_id: str) -> None:
        if self.is_open("bulk"):
            self._end_form()
        if record_id:
            self.list.table.choose_id(record_id)
            self._ask_for(record_id)

    def _copy(self) -> None:
        view = self.detail.shown
        if view is None:
            return
        self._open_form(_copied(self._type, view.values), view.name_by_id)


def _related(record_type: RecordType) -> tuple[str, ...]:
    """The keys of all records that a page of this type speaks of."""
    keys = {record_type.key}
    for spec in record_type.fields:
        keys |= {getattr(spec.kind, "target", ""), getattr(spec.kind, "child", "")}
    return tuple(keys - {""})


def _copied(record_type: RecordType, held: Values) -> Values:
    """A new record like this one, but for its day, its number and its files."""
    values = dict(held)
    for spec in record_type.fields:
        if isinstance(spec.kind, Rows):
            values[spec.name] = tuple(_without_id(child) for child in values[spec.name])
        elif spec.name in (record_type.dated_by, "files", "number"):
            values[spec.name] = spec.kind.empty
    return values


def _without_id(values: Values) -> Values:
    return {name: value for name, value in values.items() if name != "id"}

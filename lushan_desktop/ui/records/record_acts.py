"""What can be done with the record on show, and with all that are chosen together."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lushan_desktop.services.records import records
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.attaching import Attaching
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.row_menu import Entry, menu_of
from lushan_desktop.ui.records.seeing import Seeing

REPORTS_PAGE, SETTINGS_PAGE = "papers", "settings"


class RecordActs(QObject):
    """The acts behind keys, buttons and menus alike; what opens a form is left to the page."""

    edit_requested = Signal()
    copy_requested = Signal()
    change_requested = Signal(str)
    """One field of all that are chosen; the field to begin with, or nothing."""
    import_requested = Signal()
    removing = Signal(str)
    """Records go; the one to be shown next."""

    def __init__(
        self,
        context: Context,
        listing: RecordList,
        detail: RecordDetail,
        over: QWidget,
        *,
        ledger: str,
        when_shown: Callable[[Callable[[], None]], None],
    ) -> None:
        """What a key in the list does is done `when_shown`: once the record marked there is on show."""
        super().__init__(over)
        self._when_shown = when_shown
        self._context, self.list, self.detail, self._ledger = context, listing, detail, ledger
        self._over = over
        self._type = listing.record_type
        self.also: Callable[[], Sequence[Entry | None]] = tuple
        """What a page with acts of its own puts at the head of the menu of one record."""
        self.attaching = Attaching(context, self._type, over, listing)
        self.gone: tuple[str, ...] = ()
        """What was thrown away last from here: it is chosen again where it comes back."""
        self.seeing = Seeing(context, over)
        self._connect()

    def _connect(self) -> None:
        table, chosen = self.list.table, self.list.selection
        table.delete_requested.connect(lambda _: self._when_shown(self.remove))
        table.files_dropped.connect(lambda one, files: self.attaching.attach(one, files))
        table.preview_requested.connect(lambda _: self._when_shown(self.see_evidence))
        table.paste_requested.connect(lambda: self._when_shown(self.paste))
        table.menu_requested.connect(lambda _, spot: self._when_shown(partial(self.open_menu, spot)))
        self.list.print_button.clicked.connect(lambda: self.print_paper("print"))
        self.list.export_button.clicked.connect(lambda: self.print_paper("export"))
        chosen.change_requested.connect(lambda: self.change_requested.emit(""))
        chosen.delete_requested.connect(self.remove)
        chosen.print_requested.connect(lambda: self.print_paper("print"))
        chosen.export_requested.connect(lambda: self.print_paper("export"))
        self.detail.history_requested.connect(self.show_history)
        self.detail.delete_requested.connect(self.remove)
        self.detail.files_dropped.connect(self.attach)
        self.detail.file_opened.connect(self.seeing.open_outside)
        self.detail.file_seen.connect(self.see_evidence)
        self.detail.menu_requested.connect(self.open_menu)
        self.detail.mention_opened.connect(
            lambda statement, paragraph: self._context.open("statement", statement, paragraph)
        )

    def see_evidence(self, evidence_id: str = "") -> None:
        """Show the files of the record without leaving the page."""
        if self.detail.shown is not None:
            self.seeing.see(self.detail.shown, evidence_id)

    def paste(self) -> None:
        """Files and pictures become evidence of the record; rows of text are read into the list."""
        view = self.detail.shown
        taken = False
        if view is not None and self.detail.takes_files:
            taken = self.attaching.take_pasted(view.values, view.name_by_id, self.attach)
        if not taken and not self._context.is_read_only:
            self.import_requested.emit()

    def open_menu(self, spot: QPoint) -> None:
        self.menu().popup(spot)

    def menu(self) -> QMenu:
        """Return what can be done with the record on show, or with all that are chosen."""
        many = self.list.chosen_ids()
        entries = self._entries_of_many(len(many)) if many else self._entries()
        return menu_of(self._over, entries, is_read_only=self._context.is_read_only)

    def _entries(self) -> Sequence[Entry | None]:
        view = self.detail.shown
        takes, has = self.detail.takes_files, bool(view and view.files)
        return (
            *self.also(),
            Entry("打开修改", self.edit_requested.emit, "F2", changes=True),
            Entry("复制一份", self.copy_requested.emit, changes=True),
            Entry("预览佐证", self.see_evidence, "Space", is_offered=has),
            Entry("添加佐证…", self.detail.choose_files, changes=True, is_offered=takes),
            Entry("粘贴为佐证", self.paste, "Ctrl+V", changes=True, is_offered=takes),
            None,
            Entry("打印这一条", lambda: self.print_paper("print", one=True)),
            Entry("导出这一条", lambda: self.print_paper("export", one=True)),
            Entry("操作记录", self.show_history),
            None,
            Entry("移到回收站", self.remove, "Delete", changes=True),
        )

    def _entries_of_many(self, count: int) -> Sequence[Entry | None]:
        counted = f"{count} {self._type.counted_in}"
        has_indicators = any(spec.name == "indicators" for spec in self._type.fields)
        add = Entry("添加对应指标…", lambda: self.change_requested.emit("indicators"), changes=True)
        return (
            Entry(f"批量修改 {counted}…", lambda: self.change_requested.emit(""), changes=True),
            *((add,) if has_indicators else ()),
            None,
            Entry(f"打印 {counted}", lambda: self.print_paper("print"), "Ctrl+P"),
            Entry(f"导出 {counted}", lambda: self.print_paper("export"), "Ctrl+E"),
            None,
            Entry(f"把 {counted}移到回收站", self.remove, "Delete", changes=True),
        )

    def print_paper(self, way: str, *, one: bool = False) -> None:
        """The paper of the list, of the rows chosen together or of one is made where papers are made."""
        view = self.detail.shown
        chosen = (view.id,) if one and view else self.list.chosen_ids()
        query = self.list.query()
        asked = ListQuery(only=chosen, sort=query.sort) if chosen else query
        self._context.open(REPORTS_PAGE, self._ledger, way, hand_over=asked)

    def show_history(self) -> None:
        if self.detail.shown is not None:
            self._context.open(SETTINGS_PAGE, self.detail.shown.id, "history")

    def remove(self) -> None:
        view = self.detail.shown
        ids = self.list.chosen_ids() or ((view.id,) if view else ())
        if not ids or self._context.is_read_only:
            return
        if len(ids) == 1 and view is not None:
            said = f"“{view.title}”已移入回收站"
        else:
            said = f"已把 {len(ids)} {self._type.counted_in}移入回收站"
        next_id = self._next_to(ids)
        self.detail.shown = None

        def tell(_: object) -> None:
            self.gone = tuple(ids)
            self._context.say(said, can_undo=True)

        self._context.change(records.remove, self._type, list(ids), then=tell)
        self.list.clear_selection()
        self.removing.emit(next_id)

    def _next_to(self, ids: Sequence[str]) -> str:
        """The record that takes the place of those that go."""
        rows = self.list.table.rows
        places = [rows.place_of(one) for one in (ids[0], ids[-1])]
        return rows.id_at(places[-1] + 1) or rows.id_at(places[0] - 1)

    def attach(self, files: Sequence[Path], role: str = "") -> None:
        if self.detail.shown is not None:
            self.attaching.attach(self.detail.shown.id, files, role)

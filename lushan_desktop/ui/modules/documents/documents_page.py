"""文件: what the office issued and what came in, each as a register of numbers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.numbering import Span
from lushan_desktop.services.documents import document_list, document_view, number_series
from lushan_desktop.services.documents.document_list import MissingNumbers
from lushan_desktop.services.documents.number_series import OUTGOING, Series
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.documents.document_detail import DocumentDetail
from lushan_desktop.ui.modules.documents.document_list import RegisterList, RegisterTable
from lushan_desktop.ui.modules.documents.series_panel import SeriesPanel
from lushan_desktop.ui.modules.documents.sides import SIDES, Side
from lushan_desktop.ui.modules.documents.unused_panel import UnusedPanel
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.given_tasks import give_out
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.page import REPORTS_PAGE, RecordPage
from lushan_desktop.ui.widgets.layout import column

if TYPE_CHECKING:
    from lushan_desktop.ui.records.form import RecordForm


class RegisterPage(RecordPage):
    """One side of the register."""

    read_view = staticmethod(document_view.view)
    also_shows = ("task",)
    _is_going_through = False
    """True if the clerk goes through the list of unused numbers."""

    def __init__(self, context: Context, side: Side) -> None:
        self.side = side
        super().__init__(context, DOCUMENT, ledger=side.ledger, add_text=side.add_text)
        self.series = SeriesPanel(is_read_only=context.is_read_only)
        self.unused = UnusedPanel(is_read_only=context.is_read_only)
        for panel in (self.series, self.unused):
            self.right.addWidget(panel)
            panel.number_taken.connect(self.add_numbered)
        self.register.unused.clicked.connect(self.show_unused)
        self.unused.marking_asked.connect(self._ask_for_reason)
        self.unused.taken_back.connect(self._take_back)
        self.unused.print_requested.connect(self._print_unused)
        self.unused.left.connect(self._end_form)
        self.series.unused_told.connect(self._tell_unused)
        self.series.unused_taken_back.connect(self._take_back)

    def make_list(self, add_text: str) -> RecordList:
        del add_text
        self.register = RegisterList(self._context, self.side)
        return self.register

    def make_detail(self) -> RecordDetail:
        made = DocumentDetail(self.side, is_read_only=self._context.is_read_only)
        made.number_taken.connect(self.add_numbered)
        made.paper_requested.connect(self._print_paper)
        made.task_requested.connect(lambda: give_out(self._context, made.shown, DOCUMENT.key))
        made.task_opened.connect(lambda task: self._context.open("task", task))
        return made

    def make_form(self) -> "RecordForm":
        from lushan_desktop.ui.modules.documents.document_form import DocumentForm

        form: RecordForm = DocumentForm(self._context, self.side)
        return form

    def add(self, **values: Any) -> None:
        super().add(**{"direction": self.side.key, **values})

    def add_numbered(self, number: str) -> None:
        """Open the form with this number in it."""
        self.add(**{self.side.field: number})

    def is_filling_in(self) -> bool:
        """A document that is read anew does not take the place of the numbers."""
        return super().is_filling_in() or self._is_at_numbers()

    def show_record(self, record_id: str, field: str = "") -> None:
        self._leave_numbers()
        super().show_record(record_id, field)

    def _is_at_numbers(self) -> bool:
        return self.right.currentWidget() in (self.series, self.unused)

    def _leave_numbers(self) -> None:
        if self._is_at_numbers():
            self._end_form()

    def _choose(self, record_id: str) -> None:
        if record_id:
            self._leave_numbers()
            super()._choose(record_id)
            return
        table = self.list.table
        self._is_going_through = False
        marker = table.marker() if isinstance(table, RegisterTable) else None
        if marker is None:
            return
        self._leave_form()

        def show(every: tuple[Series, ...]) -> None:
            self.series.show_marker(marker, every)
            self.right.setCurrentWidget(self.series)

        self._ask_series(show)

    def show_unused(self) -> None:
        """Every number that no document holds, on the right."""
        self._leave_form()

        def show(every: tuple[Series, ...]) -> None:
            self._is_going_through = True
            self.unused.show_series(every)
            self.right.setCurrentWidget(self.unused)
            self.unused.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

        self._ask_series(show)

    def _ask_for_reason(self, marker: MissingNumbers) -> None:
        def show(every: tuple[Series, ...]) -> None:
            self.series.show_marker(marker, every)
            self.right.setCurrentWidget(self.series)
            self.series.reason.setFocus(Qt.FocusReason.OtherFocusReason)

        self._ask_series(show)

    def _ask_series(self, show: Callable[[tuple[Series, ...]], None], why: str = "shown") -> None:
        key = f"series {why} {id(self)}"
        self._context.query(number_series.all_series, self.side.field, then=show, key=key)

    def _leave_form(self) -> None:
        if self.is_open("form"):
            self.form.keep_draft()
            self._end_form()

    def load(self) -> None:
        super().load()
        self._ask_series(self._count_unused, "counted")

    def _count_unused(self, every: tuple[Series, ...]) -> None:
        """How many are missing stands on the button; the panel that is open shows them as they are now."""
        count = sum(series.count_missing for series in every)
        self.register.unused.rename(f"未用文号 {count}" if count else "未用文号")
        if self.right.currentWidget() is self.unused:
            self.unused.show_series(every)

    def _print_unused(self) -> None:
        self._context.open(REPORTS_PAGE, "unused_numbers", "print", hand_over={"side": self.side.key})

    def _follow(self) -> None:
        """As every page, but the first row of a register is a heading."""
        if self.is_filling_in():
            return
        shown = self.detail.shown
        first = next((one for one in self.list.table.rows.ids if one), "")
        is_shown = shown is not None and self.list.table.rows.place_of(shown.id) >= 0
        if first and not is_shown and not self._wanted[0]:
            self.list.table.choose_id(first)
            self._ask_for(first)
        else:
            super()._follow()

    def _tell_unused(self, series: Series, span: Span, reason: str) -> None:
        def tell(_: object) -> None:
            self._back_to_unused()
            self._context.say(f"{series.name}{span}已注明未用", can_undo=True)

        self._context.change(number_series.mark_unused, series, span, reason, then=tell)

    def _take_back(self, number: str) -> None:
        def tell(_: object) -> None:
            self._back_to_unused()
            self._context.say(f"{number}未用已撤回", can_undo=True)

        self._context.change(number_series.mark_wanted, number, then=tell)

    def _back_to_unused(self) -> None:
        """To the list of numbers where one came from it, else to the register."""
        if self._is_going_through:
            self.show_unused()
        else:
            self._end_form()
        self.load()

    def _hear(self, changes: Any) -> None:
        super()._hear(changes)
        if changes.touches("void_number"):
            self._is_stale = True
            if self.isVisible():
                self.load()

    def _print_paper(self) -> None:
        if self.detail.shown is not None:
            options = {"document": self.detail.shown.id}
            self._context.open(REPORTS_PAGE, self.side.paper, "print", hand_over=options)


class DocumentsPage(QWidget):
    """Both sides; the one that is open changes place with the other."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page_by_side: dict[str, RegisterPage] = {}
        self.pages = QStackedWidget()
        column(self, (self.pages, 1), gap="none")
        context.changed.connect(self._hear)
        self.open(OUTGOING)

    def open(self, side: str) -> RegisterPage:
        """Show one side, built when first opened."""
        if side not in self._page_by_side:
            page = self._page_by_side[side] = RegisterPage(self._context, SIDES[side])
            page.register.sides.chosen.connect(self.open)
            self.pages.addWidget(page)
        for page in self._page_by_side.values():
            page.register.sides.choose(side)
        self.pages.setCurrentWidget(self._page_by_side[side])
        self._count()
        return self._page_by_side[side]

    def list_of(self, _type_key: str) -> RegisterPage:
        """The register that is open, whoever asks for documents."""
        return self.current()

    def current(self) -> RegisterPage:
        """The side that is open."""
        page = self.pages.currentWidget()
        assert isinstance(page, RegisterPage)
        return page

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Show a document on its side, and its form at the field if one is named."""
        if type_key == "void_number":
            self.open(OUTGOING)
            return

        def show(side: str) -> None:
            self.open(side).show_record(record_id, field)

        self._context.query(number_series.direction_of, record_id, then=show, key=f"side {id(self)}")

    def load(self) -> None:
        self.current().load()

    def _hear(self, changes: Any) -> None:
        if changes.touches("document"):
            self._count()

    def _count(self) -> None:
        self._context.query(document_list.counts, then=self._show_counts, key=f"sides {id(self)}")

    def _show_counts(self, counts: dict[str, int]) -> None:
        for page in self._page_by_side.values():
            for side, count in counts.items():
                page.register.sides.show_count(side, f"{side} {count}")

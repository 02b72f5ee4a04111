"""工作台, the page the window opens on: figures that lead on, what to do, what is lacking, what is new."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.services.home import home
from lushan_desktop.services.home.home import DUE_LIST, Home
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.ui.context import Context, NewRecord
from lushan_desktop.ui.modules.home.home_overview import Overview
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.layout import column

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.home.steps import FirstSteps
    from lushan_desktop.ui.modules.home.todo_panel import TodoPanel

# The first screen of an office with records needs neither.
INDICATORS = "indicators"
TOUCHED_BY = (
    "problem",
    "task",
    "instruction",
    "resolution",
    "meeting",
    "meeting_kit",
    "kit_material",
    "document",
    "indicator",
    "required_material",
    "reference",
    "evidence",
    "unit",
    "person",
    "application",
    "study_visit",
    "briefing",
    "measure",
    "inclusion",
)
"""The records that something here speaks of."""


class HomePage(QWidget):
    """The overview, the first steps of a new office, and the whole list of things to do."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self._is_stale = False
        self.home: Home | None = None
        is_short = context.office.is_township
        self.overview = Overview(context, is_short=is_short)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.overview)
        self._steps: FirstSteps | None = None
        self._todo: TodoPanel | None = None
        column(self, (self.stack, 1), margins=("page", "inset"))
        self.overview.tile_pressed.connect(self._open_tile)
        self.overview.todo_asked.connect(self.open_todo)
        self.overview.bar_pressed.connect(self._open_bar)
        context.changed.connect(self._hear)
        context.office_changed.connect(self.load)
        context.exchanged.connect(self._hear_stale)
        context.store_taken.connect(self._complete)
        if context.first is not None:
            self._show(context.first)
            context.first = None
        else:
            self.load()

    @property
    def steps(self) -> "FirstSteps":
        """The first steps, made where an office has nothing yet."""
        from lushan_desktop.ui.modules.home.steps import FirstSteps

        if self._steps is None:
            office = self._context.office
            made: FirstSteps = FirstSteps(
                can_visit_sample=self._context.can_visit_sample, is_of_unit=office.is_township
            )
            made.chosen.connect(self._begin)
            made.sample_asked.connect(self._context.sample_asked)
            self.stack.addWidget(made)
            self._steps = made
        return self._steps

    @property
    def todo(self) -> "TodoPanel":
        """The whole list, made when it is first asked for."""
        from lushan_desktop.ui.modules.home.todo_panel import TodoPanel

        if self._todo is None:
            made: TodoPanel = TodoPanel(self._context)
            made.left.connect(self.show_overview)
            self.stack.addWidget(made)
            self._todo = made
        return self._todo

    def load(self) -> None:
        """Ask anew for everything on show."""
        self._is_stale = False
        cycle = Cycle.of(self._context.office.cycle)
        self._context.query(home.look, cycle, then=self._show, key="home")
        if self._todo is not None and self.stack.currentWidget() is self._todo:
            self._todo.load()

    def open_todo(self, sort: str) -> None:
        """Show the list of things to do of this sort."""
        self.stack.setCurrentWidget(self.todo)
        self.todo.open(sort)

    def show_overview(self) -> None:
        """Back from the list of things to do."""
        is_empty = self.home is not None and self.home.is_empty
        self.stack.setCurrentWidget(self.steps if is_empty else self.overview)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is self._todo:
            self.show_overview()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.load()

    def _show(self, found: Home) -> None:
        self.home = found
        self.overview.show_home(found)
        if found.is_empty or self._steps is not None:
            self.steps.show_home(found)
        if self._todo is None or self.stack.currentWidget() is not self._todo:
            self.show_overview()
        overdue = next(tile.count or 0 for tile in found.tiles if tile.key == "overdue")
        self._context.badged.emit("supervision", overdue, "bad")

    def _complete(self) -> None:
        """The store is open: count what there was no time for."""
        if self.home is None or not self.home.is_whole:
            self.load()

    def _hear(self, changes: Any) -> None:
        if changes.touches(*TOUCHED_BY):
            self._hear_stale()

    def _hear_stale(self) -> None:
        if self.isVisible():
            self.load()
        else:
            self._is_stale = True

    def _open_tile(self, key: str) -> None:
        """To exactly the records that the tile counts."""
        if self.home is None:
            return
        tile = next(tile for tile in self.home.tiles if tile.key == key)
        if tile.opens == DUE_LIST:
            self.open_todo(tile.narrowing.condition)
        elif tile.filter:
            self._context.open(INDICATORS, tile.filter)
        else:
            self._context.open(tile.opens, hand_over=tile.narrowing)

    def _open_bar(self, record: str, only: str) -> None:
        """To exactly the indicators that the bar counts; those under no first-level one are among all."""
        if record:
            self._context.open(INDICATORS, record, only)
        else:
            self._context.open(INDICATORS, only or INDICATORS)

    def _begin(self, step: str) -> None:
        if step == "meeting":
            self._context.open("meeting", hand_over=NewRecord())
        elif step == "indicators":
            self._context.open(INDICATORS)
        elif step == "statement":
            self._context.open("statement", "statement")
        else:
            self._context.open("exchange")

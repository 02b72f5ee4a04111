"""What every page is given: asking, changing, hearing of changes, and the way to other pages."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from lushan_desktop.base import clock
from lushan_desktop.services.home.home import Home
from lushan_desktop.services.office import office
from lushan_desktop.services.office.office import Office
from lushan_desktop.ui.tasks.runner import Runner, tell

if TYPE_CHECKING:
    from lushan_desktop.domain.kinds import Reading


T = TypeVar("T")


class NewRecord(NamedTuple):
    """Handed over to open the form of a new record, with these values in it."""

    values: Mapping[str, Any] = MappingProxyType({})


class Context(QObject):
    """The one thing pages know of the rest of the program."""

    changed = Signal(object)
    """A step was committed; carries its Changes, by which pages refresh."""
    told = Signal(str, bool)
    """A sentence for the bar at the foot of the page; True: with 撤销."""
    told_saved = Signal(str, object)
    """Something was saved for the user: the sentence, the file or folder."""
    failed = Signal(object)
    """A sentence that says what could not be done and what to do."""
    overcome = Signal()
    """What could not be done is done now: nothing need be said of it any more."""
    office_changed = Signal(object)
    saving = Signal(bool)
    """True if a step is under way."""
    backed_up = Signal()
    restore_asked = Signal(object)
    """A backup that was looked at is to take the place of the present data."""
    asked_for = Signal(str, str, str)
    """Another page: its key, the record to show, the field to land in."""
    led_on = Signal(object)
    """A link led to another place on the same page; carries what Alt+← calls to come back."""
    sample_asked = Signal()
    """The sample office is to be looked at."""
    badged = Signal(str, int, str)
    """What waits on a page of the rail: its key, how many, in which tone."""
    exchanged = Signal()
    """A package or a receipt went out or was taken in, perhaps without changing any record."""
    store_taken = Signal()
    """The store is open, where the first screen was there before it."""

    def __init__(
        self, runner: Runner, folder: Path, *, is_read_only: bool = False, first: Home | None = None
    ) -> None:
        super().__init__()
        self.first = first
        """What 工作台 shows before the store is open; None where it is open already."""
        self.can_visit_sample = False
        self._runner = runner
        self._folder = folder
        self.is_read_only = is_read_only
        self.office = office.load(folder)
        self.handed_over: Any = None
        """What came along with the last `open`: the filter of the list whose ledger is wanted."""
        runner.changing.connect(self.saving)
        runner.failed.connect(self.failed)

    def query(
        self,
        question: Callable[..., T],
        *args: Any,
        then: Callable[[T], object],
        failed: Callable[[str], None] | None = None,
        **keywords: Any,
    ) -> None:
        """Ask on a reader's thread; `then` gets the answer on the GUI thread.

        Keyword `key` names the question: a newer one of the same key replaces it; `is_long` takes the lane
        for papers and checks. Other keywords go to the question.
        """
        self._runner.query(question, *args, then=then, failed=failed, **keywords)

    def change(
        self,
        step: Callable[..., T],
        *args: Any,
        then: Callable[[T], object] | None = None,
        failed: Callable[[str], None] | None = None,
        **keywords: Any,
    ) -> None:
        """Carry out a step on the writer's thread, tell every page, then call `then`."""

        def finish(result: T) -> None:
            changes = getattr(result, "changes", result)
            if changes is not None:
                self.changed.emit(changes)
            tell(then, result)

        self._runner.change(step, *args, then=finish, failed=failed, **keywords)

    def open(self, page: str, record_id: str = "", field: str = "", *, hand_over: Any = None) -> None:
        """Go to a page, to a record on it, into a field of it; `hand_over` is there for that page."""
        self.handed_over = hand_over
        self.asked_for.emit(page, record_id, field)

    def take_store(self, *, is_read_only: bool) -> None:
        """The store is open behind the first screen."""
        self.is_read_only = is_read_only
        self.store_taken.emit()

    def say(self, sentence: str, *, can_undo: bool = False) -> None:
        self.told.emit(sentence, can_undo)

    def say_saved(self, place: Path, sentence: str = "") -> None:
        """Say where something was saved, with the ways to open it and its folder."""
        self.told_saved.emit(sentence or f"已存到 {place}", place)

    def reading(self) -> "Reading":
        """How dates without a year are read while typing: inside the period worked on, not in the future."""
        from lushan_desktop.domain.kinds import Reading

        made: Reading = Reading(clock.today(), self.office.last_day)
        return made

    def change_office(self, **values: Any) -> Office:
        """Set what belongs to this folder but is no record: the person, the period, the text size."""
        self.office = office.change(self._folder, **values)
        self.office_changed.emit(self.office)
        return self.office

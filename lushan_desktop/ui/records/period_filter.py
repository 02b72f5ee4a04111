"""Which dates a list shows: the period worked on, all, this year, or from – to."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.date_spelling import date_spelling
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.date_box import DateBox
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, row, show_if

CYCLE, ALL, YEAR, OWN = "cycle", "all", "year", "own"


@dataclass(frozen=True)
class Period:
    start: PartialDate | date | None = None
    end: PartialDate | date | None = None
    with_undated: bool = False
    """True if what has no date yet counts as inside."""


class PeriodFilter(ChoiceBox):
    """The box in the head; `own` is the line with two dates that it unfolds."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(says="日期范围")
        self._context = context
        self.own = _FromTo(context)
        self.own.hide()
        self.own.changed.connect(self.changed)
        self.chosen.connect(self._choose)
        self.offer()

    def offer(self) -> None:
        """Offer what the office's period allows."""
        cycle = [Choice(CYCLE, "创建周期内")] if any(self._context.office.cycle) else []
        self.show_choices([*cycle, Choice(ALL, "全部日期"), Choice(YEAR, "本年"), Choice(OWN, "自选日期")])

    def period(self) -> Period:
        key = self.current_key()
        if key == CYCLE:
            start, end = self._context.office.cycle
            return Period(start, end, with_undated=True)
        if key == YEAR:
            year = PartialDate(clock.today().year)
            return Period(year, year)
        return Period(*self.own.bounds()) if key == OWN else Period()

    def show_all(self) -> None:
        self.choose(ALL)
        self._choose(ALL)

    def choose_cycle(self) -> None:
        """Show what lies in the office's period; all where it has none."""
        key = CYCLE if any(self._context.office.cycle) else ALL
        self.choose(key)
        self._choose(key)

    def state(self) -> tuple[str, str, str]:
        """Return what is chosen, to be restored later: the key, and the own dates."""
        start, end = self.own.bounds() if self.current_key() == OWN else (None, None)
        return self.current_key(), start.iso if start else "", end.iso if end else ""

    def restore(self, key: str, start: str = "", end: str = "") -> None:
        """Choose without telling anybody."""
        self.choose(key)
        self.own.set_bounds(*(PartialDate.from_iso(day) if day else None for day in (start, end)))
        show_if(self.own, self.current_key() == OWN)

    def _choose(self, key: str) -> None:
        show_if(self.own, key == OWN)
        self.changed.emit()


class _FromTo(QWidget):
    """From this day to that."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        spelling = date_spelling(context)
        self.start, self.end = DateBox(spelling), DateBox(spelling)
        for box, words in ((self.start, "从哪天起"), (self.end, "到哪天止")):
            box.edit.setAccessibleName(words)
            box.setFixedWidth(theme().width("date"))
            box.changed.connect(lambda _: self.changed.emit())
        row(self, Words("从", "label"), self.start, Words("至", "label"), self.end, SPRING)

    def set_bounds(self, start: PartialDate | None, end: PartialDate | None) -> None:
        for box, day in ((self.start, start), (self.end, end)):
            box.set_value(day)

    def bounds(self) -> tuple[PartialDate | None, PartialDate | None]:
        return self.start.value(), self.end.value()

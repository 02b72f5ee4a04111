"""A date typed in any spelling, with a calendar beside it and what was understood below."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QSizePolicy, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.date_reading import is_begun
from lushan_desktop.base.text.dates import YEARS
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, FieldButton
from lushan_desktop.ui.widgets.floating import open_below
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.message_line import MessageLine

_UNDERSTOOD = "识别为 "


@dataclass(frozen=True)
class DateSpelling:
    """How dates are read and written here. `parse` raises UserError and gives None for an empty text."""

    parse: Callable[[str], Any]
    format: Callable[[Any], str]
    describe: Callable[[Any], str]
    from_day: Callable[[date], Any]
    to_day: Callable[[Any], date]


class DateBox(QWidget):
    """Reads while the clerk types, writes the official spelling on Enter or when the field is left.

    What is not typed to its end is held against nobody before that.
    """

    changed = Signal(object)

    def __init__(self, spelling: DateSpelling, *, placeholder: str = "如 2023.6.2") -> None:
        super().__init__()
        self._spelling, self._value = spelling, None
        self._error = self._good = self._typed = ""
        self._besides = ("hint", "")
        self._is_begun = False
        self.edit = _DateEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName("日期")
        self.edit.button.clicked.connect(self._open_calendar)
        self.edit.calendar_requested.connect(self._open_calendar)
        self.line = MessageLine()
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column(self, self.edit, self.line, gap="hair")
        self.edit.textEdited.connect(self._read)
        self.edit.editingFinished.connect(self._write)

    def value(self) -> Any:
        """Return what was understood; None for nothing or for what cannot be read."""
        return self._value

    def set_value(self, value: Any) -> None:
        self._value, self._is_begun, self._typed = value, False, ""
        self.edit.setText("" if value is None else self._spelling.format(value))
        self.edit.setCursorPosition(0)  # where the room is short, the year is not what is cut off
        self._say("")

    def say_besides(self, look: str, text: str) -> None:
        """Say what others say of the day, in the same line: a hint gives way to what was understood."""
        self._besides = (look, text)
        self._show_line()

    def error(self) -> str:
        """The sentence about what is wrong, empty where nothing is."""
        return self._error

    def shows_error(self) -> bool:
        """Return True if that is told already."""
        return bool(self._error) and not self._is_begun

    def message(self) -> str:
        return self.line.whole_text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.edit.button.setEnabled(self.isEnabled())

    def read_again(self) -> None:
        """Read what was typed here in the light of what stands elsewhere by now."""
        if not self._typed or self.edit.hasFocus():
            return
        before, typed = self._value, self._typed
        self._read(typed)
        if self._value != before:
            self._write()

    def _read(self, text: str) -> None:
        self._typed = text
        try:
            value, error = self._spelling.parse(text), ""
        except UserError as refusal:
            value, error = None, refusal.message
        self._is_begun = bool(error) and is_begun(text)
        self._say(f"{_UNDERSTOOD}{self._spelling.describe(value)}" if value is not None else "", error)
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _write(self) -> None:
        if self._value is not None:
            self.edit.setText(self._spelling.format(self._value))
        if self._is_begun:
            self._is_begun = False
            self._show_line()

    def _say(self, good: str, error: str = "") -> None:
        self._good, self._error = good, error
        self._show_line()

    def _show_line(self) -> None:
        (look, besides), error = self._besides, self._error if self.shows_error() else ""
        if error:
            look, besides = "error", error
        elif self._is_begun and not besides:
            besides = self.edit.placeholderText()
        elif self._good and (look == "hint" or not besides):
            look, besides = "good", self._good
        self.line.tell(look, besides, shorter=_shorter(besides) if look == "good" else ())
        style.set_state(self.edit, "wrong", bool(error))
        self.edit.setAccessibleDescription(besides)

    def _open_calendar(self) -> None:
        day = self._spelling.to_day(self._value) if self._value is not None else clock.today()
        calendar = CalendarPopup(self, day)
        calendar.picked.connect(self._take)
        calendar.open_below(self.edit)

    def _take(self, day: date) -> None:
        value = self._spelling.from_day(day)
        self.edit.setText(self._spelling.format(value))
        self._read(self.edit.text())
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)


def _shorter(understood: str) -> tuple[str, str]:
    """The same in less room: the day of the week tells a slip, so it goes last."""
    day = understood.removeprefix(_UNDERSTOOD)
    return day, day.replace("星期", "周")


class _DateEdit(QLineEdit):
    """The line with the calendar button inside; Alt+↓ opens the calendar as well."""

    calendar_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = FieldButton("act.calendar", "打开日历", keys="")
        self.button.setParent(self)
        set_tip(self.button, "打开日历（Alt+↓）")
        # The field's own padding is part of the room for the button.
        beside = theme().space("small") + theme().space("tight")
        self.setTextMargins(0, 0, theme().height("field_button") - beside, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.button.sizeHint().height()
        self.button.resize(side, side)
        edge = (self.height() - side) // 2
        self.button.move(self.width() - side - edge, edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.calendar_requested.emit()
        else:
            super().keyPressEvent(event)


def room_for_a_day(widget: QWidget) -> int:
    """Return how wide a field has to be in which the longest day is read whole."""
    words = widget.fontMetrics().horizontalAdvance("2023年12月31日")
    return words + theme().height("field_button") + 2 * theme().space("small") - theme().space("tight")


class CalendarPopup(QFrame):
    """A month to click in, and 今天."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        style.set_look(self, "popup")
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setDateRange(QDate(YEARS[0], 1, 1), QDate(YEARS[-1], 12, 31))
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._color_weekends()
        today = Button("今天", "act.today")
        column(self, self.month, row(None, SPRING, today), margins=("snug",), gap="snug")
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        today.clicked.connect(lambda: self._pick(QDate(*clock.today().timetuple()[:3])))

    def open_below(self, field: QWidget) -> None:
        open_below(self, field)
        self.month.setFocus()

    def _color_weekends(self) -> None:
        weekend = QTextCharFormat()
        weekend.setForeground(theme().color("badFg"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, weekend)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()

"""The editor of a document number: 机关代字, 年度 and 序号, with the next free number on offer."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import DocumentNumber, Value
from lushan_desktop.domain.numbering import normalise_number, read_number
from lushan_desktop.services.documents import number_series
from lushan_desktop.services.documents.number_series import Code, Series
from lushan_desktop.ui.fields.editor import Editor, Place, make_editor
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, row
from lushan_desktop.ui.widgets.suggestions import Suggestion
from lushan_desktop.ui.widgets.type_ahead import TypeAhead

_UNBROKEN, _FIRST = "前面的号是连续的", "这一年还没有登记"


class CodeBox(TypeAhead):
    """The place where the 机关代字 is typed, or a whole number is pasted."""

    pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()


@make_editor.register(DocumentNumber)
class NumberEditor(Editor):
    """Three boxes; a whole number typed or pasted into the first is taken apart.

    What is no such number (第7期, a joint number) stays in the first box as it is.
    """

    is_wide = True

    def __init__(self, kind: DocumentNumber, place: Place) -> None:
        self.edit = CodeBox(placeholder="机关代字，或粘贴整个文号")
        self.year, self.serial = QLineEdit(), QLineEdit()
        for box, words in ((self.year, "年度"), (self.serial, "序号")):
            box.setPlaceholderText(words)
            box.setAccessibleName(words)
            box.setFixedWidth(theme().width("gutter"))
        body = QWidget()
        parts = (Words("〔"), self.year, Words("〕"), self.serial, Words("号"))
        row(body, (self.edit, 1), *parts, gap="tight")
        self.take_button = LinkButton("", tip="填入下一个未用的号")
        self._gaps = ElidedWords("", "small")
        self._offer = QWidget()
        row(self._offer, self.take_button, (self._gaps, 1), SPRING)
        self._offer.hide()
        super().__init__(self.edit, self._offer, body=body)
        self._kind, self._place = kind, place
        self._series: Series | None = None
        self._year_put = ""
        self._begun = ["", ""]
        """Code and year that were put in by the program: without a serial they are no number yet."""
        self.offers = place.owner.key == "document"
        """True if the number is one of our own series."""
        self._connect()

    def _connect(self) -> None:
        self.edit.textEdited.connect(self._preview)
        self.edit.asked.connect(self._find_codes)
        self.edit.picked.connect(lambda _: self._settle_code())
        self.edit.pasted.connect(self._go_past)
        self.edit.returnPressed.connect(self.leave)
        self.take_button.clicked.connect(self.take_next)
        for box in (self.edit, self.year, self.serial):
            box.textEdited.connect(lambda _: self.changed.emit())
        self.year.textEdited.connect(lambda _: self._ask_series())
        for box in (self.year, self.serial):
            box.editingFinished.connect(self._warn_if_taken)

    def value(self) -> Value:
        code, year, serial = (box.text().strip() for box in (self.edit, self.year, self.serial))
        if not serial and [code, year] == self._begun:
            return ""
        if not year and not serial:
            return normalise_number(code)
        read = read_number(f"{code}〔{year}〕{serial}号")
        if read is None:
            raise UserError("文号没有填全：请填机关代字、四位年度和序号，没有文号的都不填。")
        return str(read)

    def set_value(self, value: Value) -> None:
        read = read_number(str(value or ""))
        if read is None:
            self.set_raw([str(value or ""), "", ""])
        else:
            self.set_raw([read.code, str(read.year), str(read.serial)])

    def raw(self) -> list[str]:
        return [self.edit.text(), self.year.text(), self.serial.text()]

    def set_raw(self, raw: Any) -> None:
        parts = [str(raw), "", ""] if isinstance(raw, str) else [str(part) for part in raw]
        for box, text in zip((self.edit, self.year, self.serial), parts, strict=True):
            box.setText(text)
        self.edit.setCursorPosition(0)
        self._ask_series()

    def set_code(self, code: str) -> None:
        """Begin a number with this 机关代字, in the year that stands there or this one."""
        self.edit.setText(code)
        self._settle_code()
        self._begun = [code, self.year.text()]

    def take_next(self) -> None:
        """Fill in the next free number of the series."""
        if self._series is not None:
            self.serial.setText(str(self._series.next_free))
            self.changed.emit()
            self._warn_if_taken()

    def _go_past(self) -> None:
        """A whole number was pasted: the next Tab leads to the next field, not through its parts."""
        self.leave()
        if self.serial.text():
            self.serial.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Take a whole number apart; a code that is known begins a number of this year."""
        text = self.edit.text().strip()
        if (read := read_number(text)) is not None:
            self.set_raw([read.code, str(read.year), str(read.serial)])
            self.changed.emit()
        elif not self.year.text():
            self.edit.setText(normalise_number(text))
            self._ask_for_codes(text, self._settle_known)
        self.say("")
        self._warn_if_taken()

    def warn(self, holders: tuple[str, ...]) -> None:
        if holders:
            self.say(number_series.said_holders(holders), tone="warn")

    def _preview(self, text: str) -> None:
        standard = normalise_number(text)
        self.say(f"回车补全为 {standard}" if standard != text.strip() else "")

    def _find_codes(self, text: str) -> None:
        def show(codes: tuple[Code, ...]) -> None:
            self.edit.offer(text, [Suggestion(code, code.code, code.issuer) for code in codes])

        self._ask_for_codes(text, show)

    def _ask_for_codes(self, text: str, then: Any) -> None:
        if self.offers and text:
            self._place.desk.context.query(number_series.codes, text, then=then, key=f"codes {id(self)}")

    def _settle_known(self, codes: tuple[Code, ...]) -> None:
        if any(code.code == self.edit.text().strip() for code in codes):
            self._settle_code()

    def _settle_code(self) -> None:
        if self.edit.text().strip() and not self.year.text():
            self._put_year()
        self.changed.emit()
        self._ask_series()

    def look_beside(self) -> None:
        """The year that was put in here follows the day of the record."""
        if self._year_put and self.year.text() == self._year_put and not self.serial.text().strip():
            begun = [self.edit.text(), self.year.text()] == self._begun
            self._put_year()
            self._begun = [self._begun[0], self.year.text()] if begun else self._begun
            self._ask_series()

    def _put_year(self) -> None:
        """The year of the day that the record bears, else this one."""
        day = self._place.day_before or clock.today()
        self._year_put = str(day.year)
        self.year.setText(self._year_put)

    def _ask_series(self) -> None:
        """Ask what is free in the series that stands there."""
        code, year = self.edit.text().strip(), self.year.text().strip()
        self._series = None
        self._offer.hide()
        if self.offers and code and len(year) == 4 and year.isdecimal():
            self._place.desk.context.query(
                number_series.one,
                self._place.spec.name,
                code,
                int(year),
                then=self._show_series,
                key=f"series {id(self)}",
            )

    def _show_series(self, series: Series) -> None:
        if (series.code, str(series.year)) != (self.edit.text().strip(), self.year.text().strip()):
            return
        self._series = series
        self.take_button.setText(f"取用{series.next_free}号")
        gaps = series.gaps_told
        self._gaps.setText(f"缺 {gaps}" if gaps else _UNBROKEN if series.last else _FIRST)
        self._offer.setVisible(self.serial.text().strip() in ("", str(series.next_free)))

    def _warn_if_taken(self) -> None:
        try:
            number = self.value()
        except UserError:
            return
        if number:
            desk = self._place.desk
            desk.context.query(
                number_series.holders,
                self._field,
                str(number),
                but=desk.record_id,
                then=self._say_taken,
                key=f"holders {id(self)}",
            )

    def _say_taken(self, holders: tuple[str, ...]) -> None:
        self.say("")
        self.warn(holders)

    @property
    def _field(self) -> str:
        name = self._place.spec.name
        return name if name == number_series.RECEIPT else number_series.NUMBER

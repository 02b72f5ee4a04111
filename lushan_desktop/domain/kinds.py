"""How one value of a record is typed, shown, stored and read back; nothing else branches on types."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.base.text.dates import YEARS, PartialDate
from lushan_desktop.base.text.sayable import one_line, sayable
from lushan_desktop.base.text.widths import half_width
from lushan_desktop.domain.numbering import normalise_number

Value = Any
Primitive = str | int | float | bool | None
"""What a column and the log hold; sets and children are rows of their own."""


_HALF_A_YEAR = timedelta(days=183)
_MOST_DIGITS = 15


def _nobody(_target: str, _name: str) -> str | None:
    return None


@dataclass(frozen=True)
class Reading:
    """What a kind may ask while it reads text."""

    today: date
    until: date | None = None
    """The close of the period worked on: a date without a year is put inside it."""
    find: Callable[[str, str], str | None] = _nobody
    """The id of the record of this type that is called so."""
    since: date | None = None
    """The date of the record: a deadline without a year is the first from there on."""


@dataclass(frozen=True)
class Kind:
    """A value that is one column: text unless a subclass says otherwise."""

    is_column = True
    empty: Value = field(default="", init=False, repr=False)

    def parse(self, text: str, reading: Reading) -> Value:
        """Read typed or pasted text. Raises UserError with a sentence that says what to type."""
        del reading
        return text.strip()

    def format(self, value: Value, name_by_id: Mapping[str, str] | None = None) -> str:
        """The value as official papers write it; ids of other records need their names."""
        del name_by_id
        return "" if value is None else str(value)

    def on_paper(self, text: str) -> str:
        """A formatted value as a ledger has it, which nobody can ask back."""
        return text

    def store(self, value: Value) -> Primitive:
        """The form that the column, the log and a package hold."""
        if isinstance(value, str):
            return sayable(value)
        return value  # type: ignore[no-any-return]  # a kind whose value is no primitive overrides this

    def load(self, stored: Primitive) -> Value:
        """The value behind the stored form."""
        return stored

    def is_empty(self, value: Value) -> bool:
        return value is None or (not one_line(value) if isinstance(value, str) else value in ((), []))


@dataclass(frozen=True)
class Text(Kind):
    """One line."""

    def store(self, value: str) -> str:
        return one_line(value or "")


@dataclass(frozen=True)
class LongText(Kind):
    """Several lines."""

    lines: int = 3
    """Lines that the form shows before the box scrolls."""

    def parse(self, text: str, reading: Reading) -> str:
        del reading
        return text.replace("\r\n", "\n").strip()


@dataclass(frozen=True)
class Day(Kind):
    """A day, known in full or to the month or year, written the way official documents write it."""

    is_deadline: bool = False
    """True if it lies ahead as a rule: a missing year is the one to come."""
    is_end: bool = False
    """True if it ends what began on the day before it: a missing year is the first from then on."""
    is_plan: bool = False
    """True of a deadline that may come before the day it belongs to: a missing year is the nearest."""
    until_then: str = ""
    """Said in lists and on paper while there is no such day: 在任."""
    empty: Value = field(default=None, init=False, repr=False)

    @property
    def follows(self) -> bool:
        """True if a missing year comes of the day that it belongs to."""
        return self.is_deadline or self.is_end

    def parse(self, text: str, reading: Reading) -> PartialDate | None:
        if not text.strip():
            return None
        read = self.read(text, reading)
        if read is None:
            raise UserError(f"“{text.strip()}”不是有效日期，请按“2023年3月1日”格式填写。")
        return read

    def read(self, text: str, reading: Reading) -> PartialDate | None:
        """The day that the text tells; None where it tells none."""
        return read_date(
            text,
            today=reading.today,
            until=reading.until,
            is_deadline=self.is_deadline,
            since=self._since(reading.since) if self.follows else None,
        )

    def _since(self, day: date | None) -> date | None:
        return day - _HALF_A_YEAR if day and self.is_plan else day

    def on_paper(self, text: str) -> str:
        return text or self.until_then

    def store(self, value: PartialDate | None) -> str | None:
        return value.iso if value else None

    def load(self, stored: Primitive) -> PartialDate | None:
        return PartialDate.from_iso(str(stored)) if stored else None


@dataclass(frozen=True)
class Choice(Kind):
    """A term out of a list: of the code (`terms`), or of a catalogue that the office may extend by typing."""

    terms: tuple[str, ...] = ()
    catalogue: str = ""
    """A file of resources/catalogues, without its ending."""
    written_out: tuple[tuple[str, str], ...] = ()
    """Terms that are no words by themselves, and how paper has them; either is read."""

    def on_paper(self, text: str) -> str:
        return dict(self.written_out).get(text, text)

    def parse(self, text: str, reading: Reading) -> str:
        read = super().parse(text, reading)
        term = next((term for term, written in self.written_out if written == read), read)
        if term and self.terms and term not in self.terms:
            raise UserError(f"“{term}”不在可选范围内，请填：{'、'.join(self.terms)}。")
        return str(term)


@dataclass(frozen=True)
class Number(Kind):
    """A whole number that is not negative."""

    unit: str = ""
    """The measure word shown behind it: 次, 人, 页."""
    before: str = ""
    """What stands before it: 第 of 第7期."""
    empty: Value = field(default=None, init=False, repr=False)

    def parse(self, text: str, reading: Reading) -> int | None:
        digits = half_width(text).strip().removesuffix(self.unit).removeprefix(self.before)
        digits = digits.replace(",", "").replace("，", "").strip()
        if not digits:
            return None
        if not digits.isdecimal():
            raise UserError(f"“{text.strip()}”不是整数，请只填数字。")
        if len(digits) > _MOST_DIGITS:
            raise UserError(f"数字有{len(digits)}位，超出范围，请核对。")
        del reading
        if self.unit == "年" and int(digits) not in YEARS:
            raise UserError("请填四位年份，如 2023。")
        return int(digits)

    def format(self, value: int | None, name_by_id: Mapping[str, str] | None = None) -> str:
        del name_by_id
        return "" if value is None else f"{self.before}{value}{self.unit}"


@dataclass(frozen=True)
class Points(Kind):
    """A score or a yearly figure, kept exactly."""

    unit: str = "分"
    empty: Value = field(default=None, init=False, repr=False)

    def parse(self, text: str, reading: Reading) -> Decimal | None:
        digits = half_width(text).strip().removesuffix(self.unit).strip()
        if not digits:
            return None
        try:
            number = Decimal(digits)
        except InvalidOperation:
            raise UserError(f"“{text.strip()}”不是数字，请按“1.5”格式填写。") from None
        if not number.is_finite() or len(digits) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS:
            raise UserError(f"“{text.strip()[:20]}”不是数字或超出范围，请按“1.5”格式填写。")
        del reading
        return number

    def format(self, value: Decimal | None, name_by_id: Mapping[str, str] | None = None) -> str:
        del name_by_id
        return "" if value is None else f"{value:f}{self.unit}"

    def store(self, value: Decimal | None) -> str | None:
        return None if value is None else f"{value:f}"

    def load(self, stored: Primitive) -> Decimal | None:
        return None if stored in (None, "") else Decimal(str(stored))


@dataclass(frozen=True)
class Flag(Kind):
    """Yes or no."""

    empty: Value = field(default=False, init=False, repr=False)

    def parse(self, text: str, reading: Reading) -> bool:
        answer = super().parse(text, reading)
        if answer in ("是", "√", "1", "有"):
            return True
        if answer in ("", "否", "×", "0", "无"):
            return False
        raise UserError(f"“{answer}”无法识别，请填“是”或“否”。")

    def format(self, value: bool | None, name_by_id: Mapping[str, str] | None = None) -> str:
        del name_by_id
        return "是" if value else "否"

    def load(self, stored: Primitive) -> bool:
        return bool(stored)

    def is_empty(self, value: Value) -> bool:
        return not value


@dataclass(frozen=True)
class DocumentNumber(Kind):
    """A number such as 鲁法办〔2023〕3号, brought to the form of GB/T 9704—2012, 7.2.5."""

    def parse(self, text: str, reading: Reading) -> str:
        del reading
        return normalise_number(text)


@dataclass(frozen=True)
class Link(Kind):
    """An address on the web, kept as it was typed; the program never opens it by itself."""


@dataclass(frozen=True)
class Ref(Kind):
    """The id of one other record."""

    target: str = ""

    def parse(self, text: str, reading: Reading) -> str:
        name = text.strip()
        if not name:
            return ""
        found = reading.find(self.target, name)
        if found is None:
            raise UserError(f"没有找到“{name}”，请先登记，或检查写法。")
        return found

    def format(self, value: str, name_by_id: Mapping[str, str] | None = None) -> str:
        return (name_by_id or {}).get(value, "") if value else ""


@dataclass(frozen=True)
class Refs(Kind):
    """Ids of other records, each a row of its own."""

    target: str = ""
    is_column = False
    empty: Value = field(default=(), init=False, repr=False)

    def parse(self, text: str, reading: Reading) -> tuple[str, ...]:
        names = [name.strip() for name in text.replace("；", "、").replace(";", "、").split("、")]
        one = Ref(self.target)
        return tuple(one.parse(name, reading) for name in names if name)

    def format(self, value: tuple[str, ...], name_by_id: Mapping[str, str] | None = None) -> str:
        names = name_by_id or {}
        return "、".join(names[target] for target in value if target in names)


@dataclass(frozen=True)
class Attachment:
    """A file that proves a record, and what it is to it."""

    evidence: str
    """The id of the evidence record."""
    role: str = ""


@dataclass(frozen=True)
class Files(Kind):
    """Evidence files; which ones must be there may depend on a choice of the same record."""

    materials_by: str = ""
    """The Choice field whose catalogue terms list the materials that must be there."""
    is_needed: bool = True
    """True if a record without any is told to lack proof; no where something else says what is lacking."""
    target = "evidence"
    is_column = False
    empty: Value = field(default=(), init=False, repr=False)

    def parse(self, text: str, reading: Reading) -> tuple[Attachment, ...]:
        del reading
        if text.strip():
            raise UserError("佐证材料请用添加文件的方式录入。")
        return ()

    def format(self, value: tuple[Attachment, ...], name_by_id: Mapping[str, str] | None = None) -> str:
        del name_by_id
        return f"{len(value)}份" if value else ""


@dataclass(frozen=True)
class Rows(Kind):
    """Child records, in their order; each row is a dict of the child's values, with `id` once it exists."""

    child: str = ""
    is_column = False
    empty: Value = field(default=(), init=False, repr=False)

    def parse(self, text: str, reading: Reading) -> tuple[dict[str, Value], ...]:
        del reading
        if text.strip():
            raise UserError("这一栏有多行内容，请在表单里逐行录入。")
        return ()

    def format(self, value: tuple[dict[str, Value], ...], name_by_id: Mapping[str, str] | None = None) -> str:
        del name_by_id
        return f"{len(value)}条" if value else ""

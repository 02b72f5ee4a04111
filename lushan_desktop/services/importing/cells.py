"""One cell: what it means to its field, written as official papers write it, or why it does not do."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.widths import half_width
from lushan_desktop.domain.kinds import Choice, Day, DocumentNumber, Kind, Reading, Ref, Refs, Text
from lushan_desktop.domain.recognise.unit_words import near_names
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.services.importing.choices import nearest, terms_of
from lushan_desktop.services.importing.known import SEVERAL, Known


class State(StrEnum):
    """How a cell stands."""

    GOOD = ""
    CHANGED = "changed"
    """Written the standard way for the clerk."""
    WARN = "warn"
    BAD = "bad"


class NewName(NamedTuple):
    """A unit or person to be entered along with the rows."""

    target: str
    name: str


class Cell(NamedTuple):
    """What is shown, how it stands and why, and what is stored: a primitive, or the targets of a set."""

    text: str
    state: State = State.GOOD
    reason: str = ""
    value: Any = None
    post: str = ""
    """A post that was given where a person belongs; it goes to the field beside."""


Check = Callable[[str], Cell]

MEANT = "选："
"""Begins the reason of a cell for which a term of the list was probably meant."""
_BROKEN = re.compile(r"#(?:REF!|DIV/0!|NAME\?|VALUE!|NUM!|NULL!|N/A)")
_ADDABLE = ("unit", "person")
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.\d+)?")
_FIRST_SERIAL_DAY = date(1899, 12, 30)
_BEHIND_DAY = re.compile(r"(?<=[\d日号])[\s（(]*(?:上午|下午|晚上?|星期.|周.|\d{1,2}[:：]\d{2}).*$")
_LIKE_A_DAY = re.compile(r"[\d年月日号.\-/－．／\s]+")
_POST = re.compile(
    r".*(?:书记|[省市县区乡镇局部院所科股站]长|主任|主席|检察长|委员|政委|指挥长|组长|领导|负责人|秘书)"
)
_BETWEEN = re.compile(r"[、，,；;\n]+")
_LONGEST_NAME = 60


def checker(record_type: RecordType, spec: FieldSpec, known: Known, reading: Reading, *, adds: bool) -> Check:
    """Return what reads the cells of one column; the same text is read once."""
    kind, memo = spec.kind, dict[str, Cell]()
    read = _reader(record_type, spec, known, reading, adds)

    def check(text: str) -> Cell:
        cell = memo.get(text)
        if cell is None:
            cell = memo[text] = _broken(text) or (read(text) if text else _empty(spec, kind))
        return cell

    return check


def _reader(record_type: RecordType, spec: FieldSpec, known: Known, reading: Reading, adds: bool) -> Check:
    kind = spec.kind
    if isinstance(kind, Ref | Refs):
        names = _Names(kind.target, known, can_add=adds and kind.target in _ADDABLE)
        beside = [each.label for each in record_type.fields if each.name == f"{spec.name}_post"]
        names.post_label = beside[0] if beside else ""
        return names.one if isinstance(kind, Ref) else names.several
    if isinstance(kind, Day):
        return partial(_day, kind, reading)
    if isinstance(kind, Choice):
        return partial(_choice, kind)
    if type(kind) is Text:
        return _line
    return partial(_plain, kind, reading)


def _broken(text: str) -> Cell | None:
    """A formula that came to nothing is no value, whatever the field."""
    return Cell(text, State.BAD, "公式无法计算，请填文字或数字") if _BROKEN.fullmatch(text) else None


def _empty(spec: FieldSpec, kind: Kind) -> Cell:
    default = kind.empty if spec.default is None else spec.default
    if spec.required and kind.is_empty(default):
        return Cell("", State.BAD, f"{spec.label}必填", kind.empty if not kind.is_column else "")
    return Cell("", value=kind.store(default) if kind.is_column else ())


def _line(text: str) -> Cell:
    if "\n" in text:
        text = "".join(text.split("\n"))
    return Cell(text, value=text)


def _plain(kind: Kind, reading: Reading, text: str) -> Cell:
    try:
        value = kind.parse(text, reading)
    except UserError as error:
        return Cell(text, State.BAD, error.message)
    shown = kind.format(value)
    is_rewritten = isinstance(kind, DocumentNumber) and shown != text
    state, reason = (State.CHANGED, f"原：{text}") if is_rewritten else (State.GOOD, "")
    return Cell(shown, state, reason, kind.store(value))


def _day(kind: Day, reading: Reading, text: str) -> Cell:
    read = _read_day(kind, reading, text)
    if read is None:
        if _LIKE_A_DAY.fullmatch(half_width(text)):
            return Cell(text, State.BAD, "日期不存在，请按“2023年3月1日”格式填写")
        return Cell(text, State.BAD, "日期无法识别，请按“2023年3月1日”格式填写")
    shown = str(read)
    if read.precision != "day":
        only = "月份" if read.precision == "month" else "年份"
        return Cell(shown, State.WARN, f"只知道{only}", kind.store(read))
    if text in (shown, read.iso):
        return Cell(shown, value=kind.store(read))
    return Cell(shown, State.CHANGED, f"原：{text}", kind.store(read))


def _read_day(kind: Day, reading: Reading, text: str) -> PartialDate | None:
    read = kind.read(text, reading)
    if read is None and _SERIAL.fullmatch(text):
        return PartialDate.from_date(_FIRST_SERIAL_DAY + timedelta(days=int(float(text))))
    shorter = _BEHIND_DAY.sub("", text)
    if read is None and shorter != text:
        return kind.read(shorter, reading)
    return read


def _choice(kind: Choice, text: str) -> Cell:
    if not terms_of(kind) or text in terms_of(kind):
        return Cell(text, value=text)
    near = nearest(kind, text)
    if kind.terms:
        hint = f"，是不是“{near}”" if near else ""
        return Cell(text, State.BAD, f"不在可选范围{hint}；可填：{'、'.join(kind.terms)}")
    return Cell(text, State.WARN, f"{MEANT}{near}" if near else "清单中没有，按原文登记", text)


class _Names:
    """Names of other records, by any spelling that is known."""

    post_label = ""
    """The field beside for a post that was given instead of a person; empty where there is none."""

    def __init__(self, target: str, known: Known, *, can_add: bool) -> None:
        self._target, self._can_add = target, can_add
        self._called = known.called.get(target, {})

    def one(self, text: str) -> Cell:
        found = self._called.get(text) or self._called.get("".join(text.split()))
        if found is None:
            return self._unknown(text)
        record, name = found
        if record == SEVERAL:
            return Cell(text, State.BAD, f"有几个都叫“{text}”，请写全称或改一个写法")
        if name == text or len(name) > _LONGEST_NAME or text in name:
            return Cell(text, value=record)
        return Cell(name, State.CHANGED, f"原：{text}", record)

    def several(self, text: str) -> Cell:
        if text in self._called:
            return self._in_set([self.one(text)], text)
        return self._in_set([self.one(name) for name in map(str.strip, _BETWEEN.split(text)) if name], text)

    def _in_set(self, cells: list[Cell], text: str) -> Cell:
        worst = next((cell for cell in cells if cell.state is State.BAD), None) or next(
            (cell for cell in cells if cell.state is State.WARN), None
        )
        values = tuple(dict.fromkeys(cell.value for cell in cells if cell.value))
        shown = "、".join(cell.text for cell in cells)
        if worst:
            return Cell(text, worst.state, worst.reason, values)
        is_changed = any(cell.state is State.CHANGED for cell in cells)
        return Cell(shown, State.CHANGED if is_changed else State.GOOD, f"原：{text}" * is_changed, values)

    def _unknown(self, text: str) -> Cell:
        if self.post_label and _POST.fullmatch(text):
            return Cell(text, State.WARN, f"记为{self.post_label}", "", text)
        where = "人员机构" if self._target in _ADDABLE else "台账"
        if self._can_add and len(text) <= _LONGEST_NAME:
            return Cell(text, State.WARN, "新名字，一并登记", NewName(self._target, text))
        near = "、".join(f"“{name}”" for name in near_names(text, self._called))
        hint = f"相近的有{near}，" if near else ""
        return Cell(text, State.BAD, f"{where}里没有“{text}”，{hint}请先登记或改写法")

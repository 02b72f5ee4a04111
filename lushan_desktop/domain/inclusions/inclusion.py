"""七个纳入: how one unit put one of the seven inclusions into practice in one year."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Number, Ref
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType


class Inclusion(Record, table=True):
    item: str = ""
    unit: str = ""
    year: int | None = None
    basis: str = ""
    meeting: str = ""
    content: str = ""
    held_on: str | None = None
    rank: int | None = None


INCLUSION = RecordType(
    key="inclusion",
    title="七个纳入",
    icon="ri.checkbox-multiple-line",
    model=Inclusion,
    named_by=("item",),
    described_by=("unit", "content"),
    chips_by="item",
    order_by=("rank", "-year"),
    dated_by="held_on",
    counted_in="项",
    handed_down=("unit",),
    fields=(
        FieldSpec(
            "item",
            "纳入事项",
            Choice(catalogue="seven_inclusions"),
            required=True,
            searched=True,
            ledger_width=60,
        ),
        FieldSpec("unit", "责任单位", Ref("unit"), half=True, ledger_width=40),
        FieldSpec("year", "年度", Number("年"), half=True, ledger_width=16),
        FieldSpec("content", "落实情况", LongText(), in_list=False, searched=True, ledger_width=70),
        FieldSpec("basis", "载体文件", Ref("document"), half=True, in_list=False, ledger_width=50),
        FieldSpec("held_on", "落实日期", Day(), half=True, ledger_width=26),
        INDICATORS,
        FILES,
        FieldSpec("meeting", "有关会议", Ref("meeting"), in_list=False, half=True, folded=True),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, folded=True),
        NOTE,
    ),
)

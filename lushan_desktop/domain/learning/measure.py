"""工作举措: what was done that is neither a meeting nor a paper."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Refs, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType
from lushan_desktop.domain.recurrence import RECURRING, TIMES, UNTIL


class Measure(Record, table=True):
    kind: str = ""
    title: str = ""
    held_on: str | None = None
    until: str | None = None
    unit: str = ""
    content: str = ""
    campaign: str = ""
    meeting: str = ""
    basis: str = ""
    purpose: str = ""
    partners: str = ""
    result: str = ""
    recurring: bool = False
    times: int | None = None


MEASURE = RecordType(
    key="measure",
    title="工作举措",
    icon="ri.flag-fill",
    model=Measure,
    named_by=("title",),
    described_by=("kind", "content"),
    chips_by="kind",
    order_by=("-held_on", "title"),
    dated_by="held_on",
    counted_in="项",
    fields=(
        FieldSpec("held_on", "日期", Day(), half=True, ledger_width=26, hint="可只填年、月；“…以来”填起始"),
        FieldSpec(
            "kind", "类型", Choice(catalogue="measure_kinds"), required=True, half=True, ledger_width=26
        ),
        FieldSpec("title", "举措名称", Text(), required=True, searched=True, ledger_width=60),
        FieldSpec("unit", "实施单位", Ref("unit"), searched=True, half=True, ledger_width=40),
        FieldSpec("campaign", "创建项目", Ref("title"), in_list=False, half=True),
        FieldSpec("content", "做法", LongText(4), in_list=False, searched=True, ledger_width=80),
        INDICATORS,
        FILES,
        FieldSpec("purpose", "目的", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("result", "成效", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("meeting", "落实的会议", Ref("meeting"), in_list=False, half=True, folded=True),
        FieldSpec("basis", "依据文件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("partners", "参加或协助的人员", Text(), in_list=False, searched=True, folded=True),
        FieldSpec("leaders", "有关领导", Refs("person"), in_list=False, half=True, folded=True),
        UNTIL,
        RECURRING,
        TIMES,
        NOTE,
    ),
)

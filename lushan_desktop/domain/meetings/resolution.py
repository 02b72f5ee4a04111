"""议定事项: what a meeting decided, who does it and by when."""

from lushan_desktop.domain.kinds import Day, LongText, Ref, Refs
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class Resolution(ChildRecord, table=True):
    content: str = ""
    lead_unit: str = ""
    due_on: str | None = None
    task: str = ""
    progress: str = ""
    closed_on: str | None = None


RESOLUTION = RecordType(
    key="resolution",
    title="议定事项",
    icon="ri.checkbox-multiple-line",
    model=Resolution,
    named_by=("content",),
    described_by=("lead_unit", "due_on"),
    order_by=("position",),
    dated_by="due_on",
    counted_in="项",
    fields=(
        FieldSpec("content", "事项", LongText(2), required=True, searched=True, ledger_width=80),
        FieldSpec("lead_unit", "牵头单位", Ref("unit"), half=True, ledger_width=36),
        FieldSpec("support_units", "配合单位", Refs("unit"), half=True, ledger_width=36),
        FieldSpec("due_on", "时限", Day(is_deadline=True), half=True, ledger_width=26),
        FieldSpec("closed_on", "办结日期", Day(), half=True, ledger_width=26),
        FieldSpec("progress", "进展", LongText(2), ledger_width=50),
        FieldSpec("task", "转为任务", Ref("task"), in_list=False, folded=True),
        NOTE,
    ),
)

"""转办: an instruction handed to one unit; by when, who signed for it, what came of it."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

LEAD, SUPPORT = "牵头", "配合"


class Dispatch(ChildRecord, table=True):
    unit: str = ""
    part: str = ""
    due_on: str | None = None
    dispatched_on: str | None = None
    acknowledged_on: str | None = None
    acknowledged_by: str = ""
    result: str = ""
    reported_on: str | None = None


DISPATCH = RecordType(
    key="dispatch",
    title="转办",
    icon="ri.share-forward-line",
    model=Dispatch,
    named_by=("unit",),
    described_by=("part", "due_on"),
    order_by=("position",),
    fields=(
        FieldSpec("unit", "单位", Ref("unit"), required=True, searched=True, half=True),
        FieldSpec("part", "牵头或配合", Choice((LEAD, SUPPORT)), half=True),
        FieldSpec("due_on", "期限", Day(is_deadline=True), half=True, hint="不填为批示的时限"),
        FieldSpec("dispatched_on", "转办日期", Day(), half=True),
        FieldSpec("acknowledged_on", "签收日期", Day(), half=True),
        FieldSpec("acknowledged_by", "签收人", Text(), half=True),
        FieldSpec("result", "结果", LongText(2), searched=True),
        FieldSpec("reported_on", "反馈日期", Day(), half=True),
        NOTE,
    ),
)

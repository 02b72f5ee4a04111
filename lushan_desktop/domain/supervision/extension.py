"""申请延期: a unit asks for a later deadline, and what the county answered; the old one is kept beside it."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import COUNTY, NOTE, UNIT, FieldSpec, RecordType

AGREED, REFUSED = "同意", "不同意"


class Extension(ChildRecord, table=True):
    asked_on: str | None = None
    wanted_on: str | None = None
    reason: str = ""
    old_due_on: str | None = None
    answer: str = ""
    answered_on: str | None = None
    answered_by: str = ""


EXTENSION = RecordType(
    key="extension",
    title="申请延期",
    icon="ri.time-line",
    model=Extension,
    named_by=("wanted_on",),
    described_by=("reason", "answer"),
    order_by=("position",),
    dated_by="asked_on",
    counted_in="次",
    fields=(
        FieldSpec("asked_on", "申请日期", Day(), half=True, owner=UNIT),
        FieldSpec("wanted_on", "申请延至", Day(is_deadline=True), required=True, half=True, owner=UNIT),
        FieldSpec("reason", "延期理由", LongText(2), required=True, searched=True, owner=UNIT),
        FieldSpec("old_due_on", "原时限", Day(is_deadline=True), half=True),
        FieldSpec("answer", "答复", Choice((AGREED, REFUSED)), half=True, owner=COUNTY),
        FieldSpec("answered_on", "答复日期", Day(), half=True, owner=COUNTY),
        FieldSpec("answered_by", "答复人", Text(), half=True, owner=COUNTY),
        NOTE,
    ),
)

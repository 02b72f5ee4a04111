"""督办升级: what was sent after a unit that does not put a problem right, from 提示函 to 提请约谈."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class Escalation(ChildRecord, table=True):
    level: str = ""
    number: str = ""
    issued_on: str | None = None
    reply_by: str | None = None
    document: str = ""
    content: str = ""


ESCALATION = RecordType(
    key="escalation",
    title="督办升级",
    icon="ri.alarm-warning-line",
    model=Escalation,
    named_by=("level", "number"),
    described_by=("issued_on", "content"),
    order_by=("position",),
    dated_by="issued_on",
    counted_in="次",
    fields=(
        FieldSpec(
            "level", "方式", Choice(catalogue="escalation_levels"), required=True, half=True, ledger_width=24
        ),
        FieldSpec("number", "编号", Text(), searched=True, half=True, ledger_width=30),
        FieldSpec("issued_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec("reply_by", "请于何日前反馈", Day(is_deadline=True), half=True, ledger_width=26),
        FieldSpec("document", "文件", Ref("document"), half=True),
        FieldSpec("content", "要求", LongText(2), searched=True),
        NOTE,
    ),
)

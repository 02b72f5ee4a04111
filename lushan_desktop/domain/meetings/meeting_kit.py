"""会议材料要求: what a kind of meeting must have, as the office set it in place of the shipped list."""

from lushan_desktop.domain.kinds import Choice, Rows
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, TO_ALL, FieldSpec, RecordType


class MeetingKit(Record, table=True):
    kind: str = ""


MEETING_KIT = RecordType(
    key="meeting_kit",
    title="会议材料要求",
    icon="ri.list-check-2",
    model=MeetingKit,
    named_by=("kind",),
    order_by=("kind",),
    counted_in="类",
    is_typed=False,
    handed_down=TO_ALL,
    fields=(
        FieldSpec("kind", "会议类型", Choice(catalogue="meeting_kinds"), required=True, ledger_width=40),
        FieldSpec("materials", "材料", Rows("kit_material"), in_list=False),
        NOTE,
    ),
)

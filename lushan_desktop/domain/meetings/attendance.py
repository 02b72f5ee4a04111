"""参会人员: one person or unit at a meeting, present, in attendance or absent."""

from lushan_desktop.domain.kinds import Choice, Ref, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

ATTENDANCES = ("出席", "列席", "请假", "缺席")


class Attendance(ChildRecord, table=True):
    way: str = ""
    person: str = ""
    name: str = ""
    unit: str = ""
    post: str = ""


ATTENDANCE = RecordType(
    key="attendance",
    title="参会人员",
    icon="ri.user-3-line",
    model=Attendance,
    named_by=("person", "name", "unit"),
    described_by=("way", "post"),
    order_by=("position",),
    counted_in="人",
    fields=(
        FieldSpec("way", "方式", Choice(ATTENDANCES), half=True, default="出席", ledger_width=16),
        FieldSpec("person", "人员", Ref("person"), searched=True, half=True, ledger_width=26),
        FieldSpec(
            "name",
            "姓名或人员范围",
            Text(),
            searched=True,
            half=True,
            hint="人员未登记的，写姓名或“各乡镇分管负责人”等",
        ),
        FieldSpec("unit", "单位", Ref("unit"), half=True, ledger_width=50),
        FieldSpec("post", "职务", Text(), half=True, ledger_width=40),
        NOTE,
    ),
)

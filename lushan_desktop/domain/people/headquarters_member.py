"""指挥部成员: who sits in the creation headquarters, as a person or by post."""

from lushan_desktop.domain.kinds import Choice, Day, Number, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

HEADQUARTERS_ROLES = ("政委", "指挥长", "副指挥长", "成员")


class HeadquartersMember(Record, table=True):
    role: str = ""
    person: str = ""
    post: str = ""
    unit: str = ""
    document: str = ""
    since: str | None = None
    until: str | None = None
    rank: int | None = None


HEADQUARTERS_MEMBER = RecordType(
    key="headquarters_member",
    title="指挥部成员",
    icon="ri.organization-chart",
    model=HeadquartersMember,
    named_by=("role", "post", "person"),
    described_by=("unit", "document"),
    chips_by="role",
    order_by=("rank",),
    dated_by="since",
    counted_in="名",
    fields=(
        FieldSpec(
            "role", "指挥部职务", Choice(HEADQUARTERS_ROLES), required=True, half=True, ledger_width=24
        ),
        FieldSpec(
            "person",
            "姓名",
            Ref("person"),
            searched=True,
            half=True,
            ledger_width=24,
            hint="按职务组成的可不填",
        ),
        FieldSpec("post", "单位及职务", Text(), searched=True, ledger_width=60),
        FieldSpec("unit", "成员单位", Ref("unit"), in_list=False, half=True),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, hint="数值小的在前"),
        FieldSpec("document", "依据文件", Ref("document"), ledger_width=40),
        FieldSpec("since", "任职日期", Day(), half=True, folded=True, ledger_width=26),
        FieldSpec("until", "免职日期", Day(until_then="在任"), half=True, folded=True, ledger_width=26),
        NOTE,
    ),
)

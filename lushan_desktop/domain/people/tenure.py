"""任职: a post held over a period; the post on a day is computed from it."""

from lushan_desktop.domain.kinds import Day, Flag, Number, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class Tenure(Record, table=True):
    person: str = ""
    unit: str = ""
    post: str = ""
    short_post: str = ""
    since: str | None = None
    until: str | None = None
    rank: int | None = None
    acting: bool = False
    basis: str = ""


TENURE = RecordType(
    key="tenure",
    title="任职",
    icon="ri.user-3-line",
    model=Tenure,
    named_by=("post", "person"),
    described_by=("unit", "since", "until"),
    order_by=("rank", "-since"),
    dated_by="since",
    handed_down=("unit",),
    fields=(
        FieldSpec("person", "姓名", Ref("person"), required=True, searched=True, half=True, ledger_width=24),
        FieldSpec("unit", "单位", Ref("unit"), half=True, ledger_width=50),
        FieldSpec(
            "post",
            "职务全称",
            Text(),
            required=True,
            searched=True,
            ledger_width=60,
            hint="如 县委副书记、县长，单位名称另填",
        ),
        FieldSpec(
            "short_post", "主要职务", Text(), searched=True, half=True, hint="再次提到时的写法，如 县长"
        ),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, hint="数值小的在前"),
        FieldSpec("since", "任职日期", Day(), half=True, ledger_width=26, hint="不详的不填"),
        FieldSpec(
            "until",
            "免职日期",
            Day(until_then="在任"),
            half=True,
            ledger_width=26,
            hint="在任的不填",
        ),
        FieldSpec("acting", "代理", Flag(), in_list=False, half=True, folded=True),
        FieldSpec("basis", "任免文件", Ref("document"), in_list=False, half=True, folded=True),
        NOTE,
    ),
)

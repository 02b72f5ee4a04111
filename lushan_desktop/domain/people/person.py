"""人员: a person; the posts held are tenures, so that an old paper keeps the old post."""

from lushan_desktop.domain.kinds import Number, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class Person(Record, table=True):
    name: str = ""
    readings: str = ""
    unit: str = ""
    rank: int | None = None
    phone: str = ""


PERSON = RecordType(
    key="person",
    title="人员",
    icon="ri.user-3-line",
    model=Person,
    named_by=("name",),
    described_by=("unit",),
    order_by=("rank", "name"),
    counted_in="人",
    handed_down=("unit",),
    fields=(
        FieldSpec("name", "姓名", Text(), required=True, searched=True, half=True, ledger_width=28),
        FieldSpec("unit", "所在单位", Ref("unit"), half=True, ledger_width=60),
        FieldSpec(
            "readings",
            "读音",
            Text(),
            in_list=False,
            searched=True,
            half=True,
            hint="多音字姓名的拼音，如 zeng hua",
        ),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, hint="数值小的在前"),
        FieldSpec("phone", "电话", Text(), half=True, ledger_width=30),
        NOTE,
    ),
)

"""发文名义: a name under which the office writes, with the code and the number series it uses."""

from lushan_desktop.domain.kinds import Number, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, NOTE, FieldSpec, RecordType


class Issuer(Record, table=True):
    name: str = ""
    short_name: str = ""
    unit: str = ""
    code: str = ""
    series: str = ""
    seal: str = ""
    rank: int | None = None


ISSUER = RecordType(
    key="issuer",
    title="发文名义",
    icon="ri.award-line",
    model=Issuer,
    named_by=("name",),
    described_by=("code", "unit"),
    order_by=("rank", "name"),
    counted_in="个",
    fields=(
        FieldSpec(
            "name",
            "名称",
            Text(),
            required=True,
            searched=True,
            ledger_width=70,
            hint="落款和标题中的规范名称",
        ),
        FieldSpec(
            "code",
            "机关代字",
            Text(),
            searched=True,
            half=True,
            ledger_width=24,
            hint="由本单位录入，如 示法办",
        ),
        FieldSpec("series", "编号办法", Text(), half=True, hint="如 按年统一编号"),
        FieldSpec("unit", "对应机构", Ref("unit"), half=True),
        FieldSpec("short_name", "简称", Text(), in_list=False, searched=True, half=True),
        FieldSpec("seal", "印章", Text(), in_list=False, half=True, folded=True, hint="印章名称和保管处"),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, folded=True),
        FILES,
        NOTE,
    ),
)

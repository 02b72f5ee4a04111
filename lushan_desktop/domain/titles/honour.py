"""荣誉: a title that a unit holds, and until when."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType


class Honour(Record, table=True):
    name: str = ""
    unit: str = ""
    title: str = ""
    level: str = ""
    awarding_body: str = ""
    document: str = ""
    named_on: str | None = None
    valid_until: str | None = None
    revalidated_on: str | None = None
    revoked_on: str | None = None
    revalidation: str = ""
    revalidated_by: str = ""
    revocation: str = ""
    revoked_by: str = ""


HONOUR = RecordType(
    key="honour",
    title="荣誉",
    icon="ri.award-line",
    model=Honour,
    named_by=("unit", "name"),
    described_by=("level", "awarding_body"),
    order_by=("-named_on", "name"),
    dated_by="named_on",
    counted_in="项",
    handed_down=("unit",),
    fields=(
        FieldSpec(
            "name", "荣誉名称", Text(), required=True, searched=True, ledger_width=60, hint="照命名文件"
        ),
        FieldSpec("unit", "获得单位", Ref("unit"), required=True, searched=True, half=True, ledger_width=44),
        FieldSpec("level", "级别", Choice(catalogue="levels"), half=True, ledger_width=18),
        FieldSpec("title", "创建项目", Ref("title"), in_list=False, half=True),
        FieldSpec("named_on", "命名日期", Day(), half=True, ledger_width=26),
        FieldSpec(
            "awarding_body", "命名机关", Text(), searched=True, in_list=False, half=True, ledger_width=50
        ),
        FieldSpec("document", "命名文件", Ref("document"), in_list=False, half=True, ledger_width=50),
        INDICATORS,
        FILES,
        FieldSpec("valid_until", "有效期至", Day(is_deadline=True), in_list=False, half=True, folded=True),
        FieldSpec("revalidated_on", "复核日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("revalidated_by", "复核文件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("revalidation", "复核情况", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("revoked_on", "撤销日期", Day(), half=True, folded=True, ledger_width=26),
        FieldSpec("revoked_by", "撤销文件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("revocation", "撤销原因", LongText(2), in_list=False, searched=True, folded=True),
        NOTE,
    ),
)

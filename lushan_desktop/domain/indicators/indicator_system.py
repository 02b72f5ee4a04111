"""指标体系: one edition of the official table of indicators."""

from lushan_desktop.domain.kinds import Choice, Day, Flag, Number, Ref, Text
from lushan_desktop.domain.proof_number import PROOF_PATTERN
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, NOTE, TO_ALL, FieldSpec, RecordType, of_county


class IndicatorSystem(Record, table=True):
    name: str = ""
    edition: str = ""
    year: int | None = None
    level: str = ""
    issuing_body: str = ""
    document: str = ""
    since: str | None = None
    until: str | None = None
    in_use: bool = False
    proof_pattern: str = ""


INDICATOR_SYSTEM = RecordType(
    key="indicator_system",
    title="指标体系",
    icon="ri.node-tree",
    model=IndicatorSystem,
    named_by=("name",),
    described_by=("edition", "issuing_body"),
    order_by=("-year", "name"),
    dated_by="since",
    counted_in="个",
    handed_down=TO_ALL,
    fields=of_county(
        FieldSpec("name", "名称", Text(), required=True, searched=True, ledger_width=90),
        FieldSpec("edition", "版次", Text(), half=True, ledger_width=40),
        FieldSpec("year", "年度", Number("年"), half=True, ledger_width=16),
        FieldSpec("level", "级别", Choice(catalogue="levels"), half=True, in_list=False),
        FieldSpec("in_use", "正在使用", Flag(), half=True),
        FieldSpec("issuing_body", "发布机关", Text(), searched=True, in_list=False),
        FieldSpec("document", "发布文件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("since", "起用日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("until", "停用日期", Day(), in_list=False, half=True, folded=True),
        PROOF_PATTERN,
        FILES,
        NOTE,
    ),
)

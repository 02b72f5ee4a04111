"""数据指标: one yearly value, such as 负责人出庭率, with its source."""

from lushan_desktop.domain.kinds import Number, Points, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType


class Figure(Record, table=True):
    name: str = ""
    year: int | None = None
    value: str | None = None
    measured_in: str = ""
    source_unit: str = ""
    formula: str = ""


FIGURE = RecordType(
    key="figure",
    title="数据指标",
    icon="ri.hashtag",
    model=Figure,
    named_by=("name", "year"),
    described_by=("source_unit", "formula"),
    order_by=("name", "-year"),
    fields=(
        FieldSpec("name", "名称", Text(), required=True, searched=True, ledger_width=60),
        FieldSpec("year", "年度", Number("年"), required=True, half=True, ledger_width=16),
        FieldSpec("value", "数值", Points(unit=""), half=True, ledger_width=20),
        FieldSpec("measured_in", "计量单位", Text(), half=True, ledger_width=16, hint="如 %、件、人"),
        FieldSpec("source_unit", "数据来源单位", Ref("unit"), half=True, ledger_width=40),
        FieldSpec("formula", "计算方法", Text(), in_list=False, searched=True, ledger_width=60),
        INDICATORS,
        FieldSpec("files", "盖章证明", FILES.kind, ledger_width=14),
        NOTE,
    ),
)

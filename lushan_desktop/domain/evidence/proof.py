"""材料编号: which number a piece of evidence has among the proof of an indicator, for good."""

from sqlmodel import Field

from lushan_desktop.domain.kinds import Number, Ref
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class Proof(Record, table=True):
    indicator: str = Field(default="", index=True)
    evidence: str = Field(default="", index=True)
    serial: int | None = None


PROOF = RecordType(
    key="proof",
    title="材料编号",
    icon="ri.hashtag",
    model=Proof,
    named_by=("indicator", "serial"),
    described_by=("evidence",),
    order_by=("indicator", "serial"),
    counted_in="个",
    is_typed=False,
    fields=(
        FieldSpec("indicator", "指标", Ref("indicator"), required=True, half=True, ledger_width=40),
        FieldSpec("serial", "序号", Number(), half=True, ledger_width=14),
        FieldSpec("evidence", "佐证材料", Ref("evidence"), required=True, ledger_width=90),
        NOTE,
    ),
)

"""材料编号: which number a piece of evidence has among the proof of an indicator, for good."""

from sqlmodel import Field

from lushan_desktop.domain.kinds import Choice, Number, Ref
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

PLAIN, LONG, GROUPED, DOTTED = "93-02", "93-002", "九-93-02", "93.02"
PATTERNS = (PLAIN, LONG, GROUPED, DOTTED)
"""How the office writes its numbers, as examples: indicator 93 of group 九, second proof."""
PROOF_PATTERN = FieldSpec(
    "proof_pattern",
    "材料编号样式",
    Choice(PATTERNS),
    in_list=False,
    half=True,
    folded=True,
    hint="如 93-02；不选按 93-02 编",
)


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


def spelled(pattern: str, group: str, indicator: str, serial: int) -> str:
    """The number as it is written: 93-02, or 九-93-02 where the indicator stands in a group."""
    indicator = indicator.strip()
    if pattern == LONG:
        return f"{indicator}-{serial:03}"
    if pattern == DOTTED:
        return f"{indicator}.{serial:02}"
    plain = f"{indicator}-{serial:02}"
    return f"{group}-{plain}" if pattern == GROUPED and group else plain

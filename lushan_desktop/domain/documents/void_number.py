"""未用文号: a document number that was given out and never used, so that it is no gap."""

from lushan_desktop.domain.kinds import Day, DocumentNumber, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class VoidNumber(Record, table=True):
    number: str = ""
    reason: str = ""
    voided_on: str | None = None


VOID_NUMBER = RecordType(
    key="void_number",
    title="未用文号",
    icon="ri.forbid-line",
    model=VoidNumber,
    named_by=("number",),
    described_by=("reason",),
    order_by=("number",),
    dated_by="voided_on",
    counted_in="个",
    fields=(
        FieldSpec(
            "number", "文号", DocumentNumber(), required=True, searched=True, half=True, ledger_width=40
        ),
        FieldSpec("voided_on", "注明日期", Day(), half=True, ledger_width=30),
        FieldSpec("reason", "未用原因", Text(), searched=True, ledger_width=80, hint="如 作废、跳号"),
        NOTE,
    ),
)

"""疑似重复: two records that look like one, and what was decided about them."""

from lushan_desktop.domain.kinds import Choice, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

BOTH_STAY, IS_ONE = "都留", "合为一条"


class Duplicate(Record, table=True):
    kind: str = ""
    one: str = ""
    other: str = ""
    verdict: str = ""


DUPLICATE = RecordType(
    key="duplicate",
    title="疑似重复",
    icon="ri.file-copy-2-line",
    model=Duplicate,
    named_by=("kind",),
    order_by=("kind",),
    counted_in="处",
    is_typed=False,
    fields=(
        FieldSpec("kind", "哪类记录", Text(), half=True, ledger_width=30),
        FieldSpec("verdict", "处理", Choice((BOTH_STAY, IS_ONE)), half=True, ledger_width=24),
        FieldSpec("one", "留下的一条", Text(), in_list=False, half=True, folded=True),
        FieldSpec("other", "另一条", Text(), in_list=False, half=True, folded=True),
        NOTE,
    ),
)

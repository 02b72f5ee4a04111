"""易错词: a spelling that people of this office get wrong, and the right one; 校核 tells it in any paper."""

from lushan_desktop.domain.kinds import Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class OfficeWord(Record, table=True):
    wrong: str = ""
    right: str = ""


OFFICE_WORD = RecordType(
    key="office_word",
    title="易错词",
    icon="ri.chat-quote-line",
    model=OfficeWord,
    named_by=("wrong",),
    described_by=("right",),
    order_by=("wrong",),
    counted_in="条",
    is_typed=False,
    fields=(
        FieldSpec("wrong", "错误写法", Text(), required=True, searched=True, half=True, ledger_width=50),
        FieldSpec("right", "规范写法", Text(), half=True, ledger_width=50, hint="不填则只提示，不改正"),
        NOTE,
    ),
)

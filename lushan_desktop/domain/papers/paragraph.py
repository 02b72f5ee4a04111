"""段落: one paragraph of a statement, the text it was composed as, and the records it speaks of."""

from lushan_desktop.domain.kinds import Flag, LongText, Number, Refs, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class Paragraph(ChildRecord, table=True):
    source: str = ""
    level: int | None = None
    text: str = ""
    generated: str = ""
    edited: bool = False


PARAGRAPH = RecordType(
    key="paragraph",
    title="段落",
    icon="ri.file-text-line",
    model=Paragraph,
    named_by=("text",),
    order_by=("position",),
    counted_in="段",
    fields=(
        FieldSpec("text", "文字", LongText(5), searched=True, ledger_width=120),
        FieldSpec("edited", "已改写", Flag(), half=True),
        FieldSpec("level", "层次", Number(), in_list=False, half=True, hint="0 为正文，3 为 1. 2. 3."),
        FieldSpec("records", "所述台账", Refs(""), in_list=False),
        FieldSpec("linked", "另行挂接的记录", Refs(""), in_list=False, folded=True),
        FieldSpec("generated", "程序拟稿", LongText(3), in_list=False, folded=True),
        FieldSpec("source", "来源", Text(), in_list=False, half=True, folded=True, hint="由程序填写"),
        NOTE,
    ),
)

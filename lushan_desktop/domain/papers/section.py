"""章节: one section of a statement; level 0 has no heading, 1 is 一、, 2 is （一）."""

from lushan_desktop.domain.kinds import Number, Rows, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class Section(ChildRecord, table=True):
    source: str = ""
    heading: str = ""
    level: int | None = None


SECTION = RecordType(
    key="section",
    title="章节",
    icon="ri.file-text-line",
    model=Section,
    named_by=("heading", "source"),
    order_by=("position",),
    counted_in="节",
    fields=(
        FieldSpec("heading", "标题", Text(), searched=True, ledger_width=60),
        FieldSpec("level", "层次", Number(), half=True, hint="0 无标题，1 即“一、”，2 即“（一）”"),
        FieldSpec("source", "来源", Text(), in_list=False, half=True, folded=True, hint="由程序填写"),
        FieldSpec("paragraphs", "段落", Rows("paragraph"), in_list=False),
        NOTE,
    ),
)

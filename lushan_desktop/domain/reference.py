"""关联: one element of a set of another record, such as one indicator a meeting answers."""

from lushan_desktop.domain.kinds import Ref, Text
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

REFERENCE = RecordType(
    key="reference",
    title="关联",
    icon="ri.links-line",
    model=Reference,
    named_by=("field", "target"),
    order_by=("position",),
    fields=(
        FieldSpec("field", "栏目", Text(), half=True),
        FieldSpec("target", "所指", Ref(""), half=True),
        FieldSpec("role", "材料名称", Text(), half=True),
        NOTE,
    ),
)

"""应有材料: one material in the list of a kind of meeting; what is not wanted is never called lacking."""

from lushan_desktop.domain.kinds import Flag, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class KitMaterial(ChildRecord, table=True):
    name: str = ""
    is_wanted: bool = True


KIT_MATERIAL = RecordType(
    key="kit_material",
    title="应有材料",
    icon="ri.folder-open-line",
    model=KitMaterial,
    named_by=("name",),
    order_by=("position",),
    counted_in="种",
    is_typed=False,
    fields=(
        FieldSpec("name", "材料", Text(), required=True, half=True, ledger_width=40),
        FieldSpec("is_wanted", "必须有", Flag(), half=True, default=True),
        NOTE,
    ),
)

"""应备材料: one kind of material that an indicator asks for."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Number, Ref, Refs
from lushan_desktop.domain.proving import REGISTERS
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import MAY_HAVE_FILES, NOTE, TO_ALL, FieldSpec, RecordType, of_county


class RequiredMaterial(Record, table=True):
    indicator: str = ""
    kind: str = ""
    description: str = ""
    responsible_unit: str = ""
    since: str | None = None
    until: str | None = None
    count: int | None = None
    due_on: str | None = None
    proven_by: str = ""
    """The kind of record whose rows for this indicator all count as this material."""
    rank: int | None = None


REQUIRED_MATERIAL = RecordType(
    key="required_material",
    title="应备材料",
    icon="ri.folder-open-line",
    model=RequiredMaterial,
    named_by=("description",),
    described_by=("kind", "responsible_unit"),
    chips_by="kind",
    order_by=("indicator", "rank", "description"),
    dated_by="due_on",
    handed_down=TO_ALL,
    fields=of_county(
        FieldSpec("indicator", "指标", Ref("indicator"), required=True, half=True, ledger_width=20),
        FieldSpec("kind", "种类", Choice(("文件", "说明", "图片", "表格")), half=True, ledger_width=16),
        FieldSpec("description", "材料要求", LongText(2), required=True, searched=True, ledger_width=80),
        FieldSpec("responsible_unit", "提供单位", Ref("unit"), half=True, ledger_width=40),
        FieldSpec("count", "应有份数", Number("份"), half=True, ledger_width=16),
        FieldSpec("since", "材料日期自", Day(), in_list=False, half=True),
        FieldSpec("until", "材料日期至", Day(), in_list=False, half=True),
        FieldSpec("due_on", "报送时限", Day(is_deadline=True), in_list=False, half=True, folded=True),
        FieldSpec(
            "proven_by",
            "以台账为证",
            Choice(tuple(register.title for register in REGISTERS)),
            in_list=False,
            half=True,
            folded=True,
            hint="选定后，对应本指标的这类台账都算作这项材料",
        ),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, folded=True),
        FieldSpec("records", "挂接的记录", Refs(""), in_list=False, folded=True),
        MAY_HAVE_FILES,
        NOTE,
    ),
)

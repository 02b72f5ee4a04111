"""佐证: one file that proves things, stored once by its content."""

from lushan_desktop.domain.kinds import Choice, Day, Number, Ref, Refs, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import INDICATORS, NOTE, FieldSpec, RecordType


class Evidence(Record, table=True):
    title: str = ""
    kind: str = ""
    signed_on: str | None = None
    pages: int | None = None
    source_unit: str = ""
    original: str = ""
    box: str = ""
    sha256: str = ""
    size: int | None = None
    suffix: str = ""
    file_name: str = ""
    entered_on: str | None = None


EARLIER = FieldSpec("earlier", "旧版", Refs("evidence"), in_list=False, folded=True)
"""The files that stood in the place of this one before."""

EVIDENCE = RecordType(
    key="evidence",
    title="佐证材料",
    icon="ri.folder-3-line",
    model=Evidence,
    named_by=("title",),
    described_by=("kind", "file_name"),
    chips_by="kind",
    order_by=("-entered_on", "title"),
    dated_by="signed_on",
    counted_in="份",
    is_typed=False,
    fields=(
        FieldSpec("title", "名称", Text(), required=True, searched=True, ledger_width=80),
        FieldSpec("kind", "类型", Choice(catalogue="evidence_kinds"), half=True, ledger_width=22),
        FieldSpec(
            "signed_on", "形成日期", Day(), half=True, ledger_width=26, hint="材料本身的日期，不是上传日期"
        ),
        FieldSpec("source_unit", "形成单位", Ref("unit"), half=True, ledger_width=50),
        FieldSpec("pages", "页数", Number("页"), half=True, ledger_width=14),
        FieldSpec(
            "original",
            "原/复印件",
            Choice(("原件", "复印件", "电子件")),
            in_list=False,
            half=True,
            ledger_width=18,
        ),
        FieldSpec("box", "盒号", Text(), in_list=False, half=True, ledger_width=16),
        INDICATORS,
        EARLIER,
        FieldSpec("file_name", "文件名", Text(), in_list=False, searched=True, folded=True),
        FieldSpec("suffix", "格式", Text(), in_list=False, half=True, folded=True),
        FieldSpec("size", "字节数", Number(), in_list=False, half=True, folded=True),
        FieldSpec("entered_on", "录入日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("sha256", "校验值", Text(), in_list=False, folded=True),
        NOTE,
    ),
)

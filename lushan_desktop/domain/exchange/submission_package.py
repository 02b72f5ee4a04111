"""报送包: what another office brought on a stick and what of it was merged here."""

from lushan_desktop.domain.kinds import Day, LongText, Number, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class SubmissionPackage(Record, table=True):
    title: str = ""
    unit: str = ""
    number: int | None = None
    replica: str = ""
    public_key: str = ""
    runs: str = ""
    first: int | None = None
    last: int | None = None
    made_at: str = ""
    made_by: str = ""
    merged_on: str | None = None
    merged_by: str = ""
    file_name: str = ""
    added: int | None = None
    updated: int | None = None
    files: int | None = None


SUBMISSION_PACKAGE = RecordType(
    key="submission_package",
    title="报送包",
    icon="ri.u-disk-line",
    model=SubmissionPackage,
    named_by=("title",),
    described_by=("unit", "file_name"),
    order_by=("-merged_on",),
    dated_by="merged_on",
    counted_in="个",
    is_typed=False,
    fields=(
        FieldSpec("title", "名称", Text(), required=True, searched=True, ledger_width=60),
        FieldSpec("unit", "报送单位", Text(), searched=True, half=True, ledger_width=40),
        FieldSpec("number", "本机编号", Number(), half=True, ledger_width=16),
        FieldSpec("merged_on", "合并日期", Day(), half=True, ledger_width=26),
        FieldSpec("added", "新增", Number("条"), half=True, ledger_width=16),
        FieldSpec("updated", "更新", Number("项"), half=True, ledger_width=16),
        FieldSpec("files", "文件", Number("份"), half=True, ledger_width=16),
        FieldSpec("first", "起始序号", Number(), in_list=False, half=True, folded=True),
        FieldSpec("last", "截止序号", Number(), in_list=False, half=True, folded=True),
        FieldSpec("made_at", "制作时间", Text(), in_list=False, half=True, folded=True),
        FieldSpec("made_by", "制作人", Text(), in_list=False, half=True, folded=True),
        FieldSpec("file_name", "文件名", Text(), in_list=False, folded=True),
        FieldSpec("replica", "数据编号", Text(), in_list=False, half=True, folded=True),
        FieldSpec("merged_by", "合并者编号", Text(), in_list=False, half=True, folded=True),
        FieldSpec("public_key", "公钥", Text(), in_list=False, folded=True),
        FieldSpec("runs", "所含序号", LongText(2), in_list=False, folded=True),
        NOTE,
    ),
)

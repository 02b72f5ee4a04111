"""培训考试: a training or an examination and how many took part and passed."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Number, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType
from lushan_desktop.domain.recurrence import RECURRING, TIMES, UNTIL


class Training(Record, table=True):
    kind: str = ""
    subject: str = ""
    held_on: str | None = None
    until: str | None = None
    place: str = ""
    unit: str = ""
    trainees: str = ""
    lecturer: str = ""
    attended: int | None = None
    examined: int | None = None
    passed: int | None = None
    contents: str = ""
    campaign: str = ""
    recurring: bool = False
    times: int | None = None


TRAINING = RecordType(
    key="training",
    title="培训考试",
    icon="ri.book-mark-line",
    model=Training,
    named_by=("subject",),
    described_by=("kind", "trainees"),
    chips_by="kind",
    order_by=("-held_on", "subject"),
    dated_by="held_on",
    counted_in="次",
    fields=(
        FieldSpec("held_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec(
            "kind", "类型", Choice(("培训", "考试", "培训并考试")), half=True, default="培训", ledger_width=20
        ),
        FieldSpec("subject", "主题", Text(), required=True, searched=True, ledger_width=70),
        FieldSpec("unit", "组织单位", Ref("unit"), searched=True, half=True, ledger_width=40),
        FieldSpec("attended", "参加人数", Number("人"), half=True, ledger_width=18),
        FieldSpec("examined", "应考人数", Number("人"), half=True, in_list=False, ledger_width=18),
        FieldSpec("passed", "合格人数", Number("人"), half=True, in_list=False, ledger_width=18),
        INDICATORS,
        FILES,
        FieldSpec("trainees", "参加对象", Text(), in_list=False, searched=True, half=True, folded=True),
        FieldSpec("lecturer", "授课人", Text(), in_list=False, searched=True, half=True, folded=True),
        FieldSpec("place", "地点", Text(), in_list=False, searched=True, half=True, folded=True),
        FieldSpec("contents", "内容", LongText(), in_list=False, searched=True, folded=True),
        FieldSpec("campaign", "创建项目", Ref("title"), in_list=False, half=True, folded=True),
        UNTIL,
        RECURRING,
        TIMES,
        NOTE,
    ),
)

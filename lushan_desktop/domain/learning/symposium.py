"""座谈交流: guests invited to the county to exchange experience or to guide the work."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType
from lushan_desktop.domain.recurrence import RECURRING, TIMES, UNTIL


class Symposium(Record, table=True):
    kind: str = ""
    title: str = ""
    held_on: str | None = None
    until: str | None = None
    place: str = ""
    guests: str = ""
    host: str = ""
    participants: str = ""
    topics: str = ""
    gains: str = ""
    campaign: str = ""
    recurring: bool = False
    times: int | None = None


SYMPOSIUM = RecordType(
    key="symposium",
    title="座谈交流",
    icon="ri.team-line",
    model=Symposium,
    named_by=("title",),
    described_by=("guests", "topics"),
    order_by=("-held_on", "title"),
    dated_by="held_on",
    counted_in="次",
    fields=(
        FieldSpec("held_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec(
            "kind", "形式", Choice(catalogue="symposium_kinds"), half=True, default="座谈会", ledger_width=22
        ),
        FieldSpec("title", "名称", Text(), required=True, searched=True, ledger_width=50),
        FieldSpec("guests", "邀请人员", Text(), searched=True, half=True, ledger_width=50),
        FieldSpec("place", "地点", Text(), searched=True, half=True, ledger_width=26),
        FieldSpec("topics", "交流内容", LongText(), in_list=False, searched=True, ledger_width=60),
        INDICATORS,
        FILES,
        FieldSpec("host", "主持", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("participants", "参加人员", Text(), in_list=False, searched=True, half=True, folded=True),
        FieldSpec(
            "gains", "主要收获", LongText(), in_list=False, searched=True, folded=True, ledger_width=60
        ),
        FieldSpec("campaign", "创建项目", Ref("title"), in_list=False, half=True, folded=True),
        UNTIL,
        RECURRING,
        TIMES,
        NOTE,
    ),
)

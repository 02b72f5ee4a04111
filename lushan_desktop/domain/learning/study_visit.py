"""学习考察: a visit to another place to learn from it."""

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType
from lushan_desktop.domain.recurrence import RECURRING, TIMES, UNTIL


class StudyVisit(Record, table=True):
    kind: str = ""
    held_on: str | None = None
    until: str | None = None
    place: str = ""
    reason: str = ""
    leader: str = ""
    leader_post: str = ""
    participants: str = ""
    purpose: str = ""
    topics: str = ""
    focus: str = ""
    gains: str = ""
    campaign: str = ""
    recurring: bool = False
    times: int | None = None


STUDY_VISIT = RecordType(
    key="study_visit",
    title="学习考察",
    icon="ri.map-pin-line",
    model=StudyVisit,
    named_by=("kind", "place"),
    described_by=("topics", "focus"),
    order_by=("-held_on", "place"),
    dated_by="held_on",
    counted_in="次",
    fields=(
        FieldSpec("held_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec(
            "kind",
            "形式",
            Choice(catalogue="study_kinds"),
            half=True,
            default=catalogue("study_kinds").names[0],
            ledger_width=22,
        ),
        FieldSpec(
            "place",
            "考察地点",
            Text(),
            required=True,
            searched=True,
            ledger_width=50,
            hint="几个地方用顿号分开",
        ),
        FieldSpec("leader", "带队领导", Ref("person"), searched=True, half=True, ledger_width=26),
        FieldSpec("participants", "参加人员", Text(), searched=True, half=True, ledger_width=40),
        FieldSpec("topics", "学习内容", LongText(), in_list=False, searched=True, ledger_width=60),
        INDICATORS,
        FILES,
        FieldSpec("focus", "重点", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec(
            "gains", "主要收获", LongText(), in_list=False, searched=True, folded=True, ledger_width=60
        ),
        FieldSpec("purpose", "目的", Text(), in_list=False, searched=True, folded=True),
        FieldSpec(
            "reason", "地点说明", Text(), in_list=False, folded=True, hint="为何前往，如 已成功创建示范市"
        ),
        FieldSpec(
            "leader_post",
            "带队领导职务",
            Text(),
            in_list=False,
            half=True,
            folded=True,
            hint="只知职务的，填职务",
        ),
        FieldSpec("campaign", "创建项目", Ref("title"), in_list=False, half=True, folded=True),
        UNTIL,
        RECURRING,
        TIMES,
        NOTE,
    ),
)

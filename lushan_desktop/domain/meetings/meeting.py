"""会议: a meeting, or a series of meetings kept as one recurring record."""

from lushan_desktop.domain.kinds import Choice, Day, Files, LongText, Ref, Refs, Rows, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import INDICATORS, NOTE, FieldSpec, RecordType
from lushan_desktop.domain.recurrence import RECURRING, TIMES, UNTIL


class Meeting(Record, table=True):
    kind: str = ""
    title: str = ""
    held_on: str | None = None
    until: str | None = None
    time: str = ""
    place: str = ""
    series_number: str = ""
    chair: str = ""
    chair_post: str = ""
    organiser: str = ""
    subject: str = ""
    campaign: str = ""
    recurring: bool = False
    times: int | None = None


MEETING = RecordType(
    key="meeting",
    title="会议",
    icon="ri.team-line",
    model=Meeting,
    named_by=("title",),
    described_by=("kind", "chair", "chair_post"),
    chips_by="kind",
    order_by=("-held_on", "title"),
    dated_by="held_on",
    counted_in="次",
    fields=(
        FieldSpec("held_on", "日期", Day(), half=True, ledger_width=26, hint="经常性会议填起始年月"),
        FieldSpec(
            "kind", "类型", Choice(catalogue="meeting_kinds"), required=True, half=True, ledger_width=26
        ),
        FieldSpec("title", "会议名称", Text(), required=True, searched=True, ledger_width=64),
        FieldSpec("chair", "主持", Ref("person"), searched=True, half=True, ledger_width=26),
        FieldSpec("place", "地点", Text(), in_list=False, searched=True, half=True, ledger_width=26),
        FieldSpec("demands", "领导要求", Rows("demand"), in_list=False),
        INDICATORS,
        FieldSpec("files", "佐证", Files(materials_by="kind"), ledger_width=14),
        FieldSpec(
            "chair_post",
            "主持人职务",
            Text(),
            in_list=False,
            searched=True,
            half=True,
            folded=True,
            hint="只知职务的，填职务",
        ),
        UNTIL,
        FieldSpec("time", "时间", Text(), in_list=False, half=True, folded=True, hint="如 上午9时"),
        FieldSpec(
            "series_number",
            "届次",
            Text(),
            in_list=False,
            searched=True,
            half=True,
            folded=True,
            hint="如 2023年第16次",
        ),
        FieldSpec("organiser", "主办单位", Ref("unit"), in_list=False, half=True, folded=True),
        FieldSpec("leaders", "出席领导", Refs("person"), in_list=False, half=True, folded=True),
        FieldSpec("subject", "会议内容", LongText(), in_list=False, searched=True, folded=True),
        FieldSpec("attendance", "参会人员", Rows("attendance"), in_list=False, folded=True),
        FieldSpec("agenda", "议程", Rows("agenda_item"), in_list=False, folded=True),
        FieldSpec("resolutions", "议定事项", Rows("resolution"), in_list=False, folded=True),
        FieldSpec("inclusions", "涉及的七个纳入", Refs("inclusion"), in_list=False, folded=True),
        FieldSpec("campaign", "创建项目", Ref("title"), in_list=False, half=True, folded=True),
        RECURRING,
        TIMES,
        NOTE,
    ),
)

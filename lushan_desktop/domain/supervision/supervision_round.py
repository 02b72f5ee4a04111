"""督导轮次: one phase of supervision, its plan and the organs that take part."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Refs, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import (
    FILES,
    INDICATORS,
    NOTE,
    TO_ALL,
    FieldSpec,
    RecordType,
    of_county,
)


class SupervisionRound(Record, table=True):
    title: str = ""
    kind: str = ""
    phase: str = ""
    held_on: str | None = None
    until: str | None = None
    plan: str = ""
    organiser: str = ""
    scope: str = ""
    formation: str = ""
    contents: str = ""
    feedback: str = ""


SUPERVISION_ROUND = RecordType(
    key="supervision_round",
    title="督导轮次",
    icon="ri.search-eye-line",
    model=SupervisionRound,
    named_by=("title",),
    described_by=("phase", "scope"),
    order_by=("-held_on", "title"),
    dated_by="held_on",
    counted_in="轮",
    handed_down=TO_ALL,
    fields=of_county(
        FieldSpec("title", "名称", Text(), required=True, searched=True, ledger_width=60),
        FieldSpec("held_on", "开始", Day(), half=True, ledger_width=26),
        FieldSpec("until", "结束", Day(is_end=True), half=True, ledger_width=26, hint="未结束的不填"),
        FieldSpec("plan", "依据方案", Ref("document"), half=True, ledger_width=50),
        FieldSpec("phase", "阶段", Text(), half=True, hint="如 第一阶段"),
        FieldSpec("joint_units", "联合单位", Refs("unit"), in_list=False, ledger_width=50),
        FieldSpec("scope", "督导对象", Text(), in_list=False, searched=True, ledger_width=40),
        INDICATORS,
        FILES,
        FieldSpec(
            "kind",
            "方式",
            Choice(("督导", "督查", "督察")),
            in_list=False,
            half=True,
            folded=True,
            default="督导",
        ),
        FieldSpec("organiser", "组织单位", Ref("unit"), in_list=False, half=True, folded=True),
        FieldSpec(
            "formation",
            "组建情况",
            Text(),
            in_list=False,
            searched=True,
            folded=True,
            hint="各组没有登记时，照原件写，如 成立多个督导组",
        ),
        FieldSpec("contents", "督导内容", LongText(), in_list=False, searched=True, folded=True),
        FieldSpec("feedback", "反馈办法", LongText(2), in_list=False, searched=True, folded=True),
        NOTE,
    ),
)

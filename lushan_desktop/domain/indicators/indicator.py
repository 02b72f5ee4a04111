"""指标: one indicator of a system, who answers for it and how it stands."""

from lushan_desktop.domain.kinds import Choice, Day, Flag, LongText, Number, Points, Ref, Refs, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import MAY_HAVE_FILES, NOTE, TO_ALL, FieldSpec, RecordType, of_county

LEVELS = ("一级", "二级", "三级")


class Indicator(Record, table=True):
    system: str = ""
    level: str = ""
    rank: int | None = None
    number: str = ""
    text: str = ""
    superior: str = ""
    points: str | None = None
    assessment: str = ""
    filer_scope: str = ""
    veto: bool = False
    bonus: bool = False
    not_applicable: bool = False
    not_applicable_reason: str = ""
    lead_unit: str = ""
    leader: str = ""
    responsible_person: str = ""
    due_on: str | None = None
    self_score: str | None = None
    deduction: str = ""
    reviewer: str = ""
    reviewed_on: str | None = None


INDICATOR = RecordType(
    key="indicator",
    title="指标",
    icon="ri.node-tree",
    model=Indicator,
    named_by=("number", "text"),
    described_by=("system", "lead_unit"),
    chips_by="level",
    order_by=("system", "rank", "number"),
    dated_by="due_on",
    counted_in="项",
    handed_down=TO_ALL,
    fields=of_county(
        FieldSpec("number", "序号", Text(), searched=True, half=True, ledger_width=14, hint="如 93"),
        FieldSpec("level", "层级", Choice(LEVELS), half=True, default="三级", ledger_width=14),
        FieldSpec(
            "text", "指标内容", LongText(2), required=True, searched=True, ledger_width=80, also="title"
        ),
        FieldSpec("points", "分值", Points(), half=True, ledger_width=16),
        FieldSpec("lead_unit", "牵头单位", Ref("unit"), half=True, ledger_width=36),
        FieldSpec("support_units", "责任单位", Refs("unit"), half=True, in_list=False, ledger_width=50),
        FieldSpec("system", "指标体系", Ref("indicator_system"), required=True, half=True, in_list=False),
        FieldSpec(
            "superior", "上级指标", Ref("indicator"), half=True, in_list=False, folded=True, also="parent"
        ),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, folded=True, hint="数值小的在前"),
        FieldSpec(
            "assessment",
            "测评方式",
            Choice(catalogue="assessment_ways"),
            in_list=False,
            half=True,
            folded=True,
        ),
        FieldSpec(
            "filer_scope", "填报主体", Choice(catalogue="filer_scopes"), in_list=False, half=True, folded=True
        ),
        FieldSpec("veto", "否决项", Flag(), in_list=False, half=True, folded=True),
        FieldSpec("bonus", "加分项", Flag(), in_list=False, half=True, folded=True),
        FieldSpec("not_applicable", "不适用", Flag(), in_list=False, half=True, folded=True),
        FieldSpec("not_applicable_reason", "不适用的理由", LongText(2), in_list=False, folded=True),
        FieldSpec("leader", "分管领导", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("responsible_person", "责任人", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("due_on", "完成时限", Day(is_deadline=True), in_list=False, half=True, folded=True),
        FieldSpec("self_score", "自评分", Points(), in_list=False, half=True, folded=True),
        FieldSpec("deduction", "扣分原因", LongText(2), in_list=False, folded=True),
        FieldSpec("reviewer", "审核人", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("reviewed_on", "审核日期", Day(), in_list=False, half=True, folded=True),
        MAY_HAVE_FILES,
        NOTE,
    ),
)

"""申报: one unit's application for a title, from cultivation to recommendation."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Number, Points, Ref, Rows, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import EXAMPLE, FILES, INDICATORS, MOVES, NOTE, FieldSpec, RecordType


class Application(Record, table=True):
    title: str = ""
    batch: str = ""
    applicant: str = ""
    stage: str = ""
    channel: str = ""
    applied_on: str | None = None
    self_score: str | None = None
    score: str | None = None
    conclusion: str = ""
    highlights: str = ""
    reviewer: str = ""
    reviewed_on: str | None = None
    rank: int | None = None
    reason: str = ""
    recommended_on: str | None = None
    recommendation: str = ""
    contact: str = ""
    phone: str = ""
    due_on: str | None = None
    round: int | None = None
    passed_on: str | None = None
    feedback_on: str | None = None
    rectify_by: str | None = None
    rectification: str = ""
    rectified_on: str | None = None
    consulted_on: str | None = None
    studied_on: str | None = None
    public_from: str | None = None
    public_until: str | None = None
    refusal: str = ""
    withdrawal: str = ""
    withdrawn_on: str | None = None
    designation: str = ""
    designated_on: str | None = None
    honour: str = ""
    is_example: bool = False


APPLICATION = RecordType(
    key="application",
    title="示范申报",
    icon="ri.medal-line",
    model=Application,
    named_by=("applicant", "title"),
    described_by=("batch", "conclusion"),
    chips_by="stage",
    order_by=("title", "rank"),
    dated_by="applied_on",
    counted_in="件",
    handed_down=("applicant",),
    fields=(
        FieldSpec(
            "applicant", "申报单位", Ref("unit"), required=True, searched=True, half=True, ledger_width=44
        ),
        FieldSpec(
            "title", "创建项目", Ref("title"), required=True, searched=True, half=True, ledger_width=50
        ),
        FieldSpec("batch", "批次", Ref("batch"), half=True, ledger_width=24, within="title"),
        FieldSpec(
            "stage",
            "阶段",
            Choice(catalogue="application_stages"),
            half=True,
            ledger_width=20,
            by_moves=True,
        ),
        FieldSpec(
            "channel",
            "推荐渠道",
            Choice(("县推荐", "垂直系统推荐")),
            half=True,
            in_list=False,
            ledger_width=24,
        ),
        FieldSpec("applied_on", "申报日期", Day(), half=True, ledger_width=26),
        INDICATORS,
        FILES,
        FieldSpec("review_items", "逐项初审", Rows("review_item"), in_list=False, folded=True),
        FieldSpec("highlights", "亮点", LongText(), in_list=False, searched=True, folded=True),
        FieldSpec("self_score", "自评分", Points(), in_list=False, half=True, folded=True),
        FieldSpec("score", "初审得分", Points(), in_list=False, half=True, folded=True),
        FieldSpec("conclusion", "初审意见", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("reviewer", "初审人", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("reviewed_on", "初审日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("round", "审查次数", Number("次"), in_list=False, half=True, folded=True),
        FieldSpec("passed_on", "初审通过日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("feedback_on", "现场反馈日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("rectify_by", "整改期限", Day(is_deadline=True), in_list=False, half=True, folded=True),
        FieldSpec("rectification", "整改情况", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("rectified_on", "整改完成日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("consulted_on", "征求意见日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("studied_on", "集体研究日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("public_from", "公示开始", Day(), in_list=False, half=True, folded=True),
        FieldSpec("public_until", "公示结束", Day(is_deadline=True), in_list=False, half=True, folded=True),
        FieldSpec("rank", "推荐名次", Number(), in_list=False, half=True, folded=True),
        FieldSpec("recommended_on", "推荐日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("reason", "推荐理由", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("recommendation", "推荐文件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("refusal", "未通过原因", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("withdrawal", "撤回原因", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("withdrawn_on", "撤回日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("designation", "命名文件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("designated_on", "命名日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("honour", "获得荣誉", Ref("honour"), in_list=False, half=True, folded=True),
        FieldSpec("contact", "联系人", Text(), in_list=False, half=True, folded=True),
        FieldSpec("phone", "电话", Text(), in_list=False, half=True, folded=True),
        FieldSpec(
            "due_on",
            "本阶段期限",
            Day(is_deadline=True),
            in_list=False,
            half=True,
            folded=True,
            hint="不填按批次",
        ),
        MOVES,
        EXAMPLE,
        NOTE,
    ),
)

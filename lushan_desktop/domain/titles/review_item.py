"""逐项初审: what the reviewers found on one item of the standard."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Number, Points, Ref, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import FILES, NOTE, FieldSpec, RecordType

FITS, LACKS, FAILS = "符合", "需补充", "不符合"


class ReviewItem(ChildRecord, table=True):
    item: str = ""
    number: str = ""
    project: str = ""
    content: str = ""
    criterion: str = ""
    materials: str = ""
    points: str | None = None
    self_score: str | None = None
    score: str | None = None
    conclusion: str = ""
    reason: str = ""
    missing: str = ""
    suggestion: str = ""
    reviewer: str = ""
    reviewed_on: str | None = None
    round: int | None = None
    earlier: str = ""


REVIEW_ITEM = RecordType(
    key="review_item",
    title="逐项初审",
    icon="ri.checkbox-multiple-line",
    model=ReviewItem,
    named_by=("content", "item"),
    described_by=("conclusion", "reason"),
    order_by=("position",),
    counted_in="项",
    fields=(
        FieldSpec("number", "序号", Text(), half=True, ledger_width=14, in_list=False, folded=True),
        FieldSpec("project", "考核项目", Text(), half=True, ledger_width=36, in_list=False, folded=True),
        FieldSpec(
            "item", "标准条目", Ref("standard_item"), half=True, ledger_width=50, in_list=False, folded=True
        ),
        FieldSpec("conclusion", "结论", Choice((FITS, LACKS, FAILS)), half=True, ledger_width=18),
        FieldSpec("content", "审查内容", LongText(2), searched=True, ledger_width=60),
        FieldSpec("criterion", "评分标准", LongText(2), ledger_width=60, in_list=False, folded=True),
        FieldSpec("materials", "应备材料", Text(), ledger_width=50, in_list=False, folded=True),
        FieldSpec("points", "分值", Points(), half=True, ledger_width=16, in_list=False, folded=True),
        FieldSpec("self_score", "自评分", Points(), half=True, ledger_width=16),
        FieldSpec("score", "得分", Points(), half=True, ledger_width=16),
        FieldSpec("reason", "扣分原因", LongText(2), in_list=False, searched=True, ledger_width=40),
        FieldSpec("missing", "缺少材料", LongText(2), in_list=False, searched=True, ledger_width=40),
        FieldSpec("suggestion", "整改意见", LongText(2), in_list=False, searched=True, ledger_width=40),
        FieldSpec("reviewer", "初审人", Ref("person"), in_list=False, half=True, ledger_width=22),
        FieldSpec("reviewed_on", "初审日期", Day(), half=True, in_list=False, folded=True),
        FieldSpec("round", "第几次审查", Number("次"), half=True, in_list=False, folded=True),
        FieldSpec("earlier", "此前意见", LongText(2), in_list=False, folded=True),
        FILES,
        NOTE,
    ),
)

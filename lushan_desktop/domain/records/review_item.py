"""逐项初审: what the reviewers found on one item of the standard."""

from lushan_desktop.domain.kinds import Choice, LongText, Points, Ref
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class ReviewItem(ChildRecord, table=True):
    item: str = ""
    content: str = ""
    self_score: str | None = None
    score: str | None = None
    conclusion: str = ""
    reason: str = ""
    missing: str = ""
    suggestion: str = ""
    reviewer: str = ""


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
        FieldSpec("item", "标准条目", Ref("standard_item"), half=True, ledger_width=50),
        FieldSpec("conclusion", "结论", Choice(("符合", "需补充", "不符合")), half=True, ledger_width=18),
        FieldSpec("content", "审查内容", LongText(2), searched=True, ledger_width=60),
        FieldSpec("self_score", "自评分", Points(), half=True, ledger_width=16),
        FieldSpec("score", "得分", Points(), half=True, ledger_width=16),
        FieldSpec("reason", "扣分原因", LongText(2), in_list=False, searched=True, ledger_width=40),
        FieldSpec("missing", "缺少材料", LongText(2), in_list=False, searched=True, ledger_width=40),
        FieldSpec("suggestion", "整改意见", LongText(2), in_list=False, searched=True, ledger_width=40),
        FieldSpec("reviewer", "初审人", Ref("person"), in_list=False, half=True, ledger_width=22),
        NOTE,
    ),
)

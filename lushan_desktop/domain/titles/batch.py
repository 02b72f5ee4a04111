"""批次: one round in which a title is awarded."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Number, Ref, Text
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


class Batch(Record, table=True):
    title: str = ""
    name: str = ""
    level: str = ""
    year: int | None = None
    stage: str = ""
    notice: str = ""
    quota: int | None = None
    apply_by: str | None = None
    review_by: str | None = None
    recommend_by: str | None = None
    progress: str = ""


BATCH = RecordType(
    key="batch",
    title="申报批次",
    icon="ri.medal-line",
    model=Batch,
    named_by=("name",),
    described_by=("title", "stage"),
    order_by=("title", "-name"),
    dated_by="apply_by",
    counted_in="批",
    handed_down=TO_ALL,
    fields=of_county(
        FieldSpec("title", "创建项目", Ref("title"), required=True, half=True, ledger_width=50),
        FieldSpec(
            "name", "批次", Text(), required=True, searched=True, half=True, ledger_width=24, hint="如 第四批"
        ),
        FieldSpec("stage", "阶段", Choice(catalogue="application_stages"), half=True, ledger_width=20),
        FieldSpec("level", "级别", Choice(catalogue="levels"), half=True, ledger_width=18),
        FieldSpec("progress", "进展", LongText(2), in_list=False, searched=True),
        FieldSpec("notice", "申报通知", Ref("document"), in_list=False, half=True),
        INDICATORS,
        FieldSpec("year", "年度", Number("年"), in_list=False, half=True, folded=True),
        FieldSpec("quota", "推荐名额", Number("个"), in_list=False, half=True, folded=True),
        FieldSpec("apply_by", "申报截止", Day(is_deadline=True), in_list=False, half=True, folded=True),
        FieldSpec(
            "review_by",
            "初审截止",
            Day(is_deadline=True),
            in_list=False,
            half=True,
            folded=True,
            after="apply_by",
        ),
        FieldSpec(
            "recommend_by",
            "推荐截止",
            Day(is_deadline=True),
            in_list=False,
            half=True,
            folded=True,
            after="apply_by",
        ),
        FILES,
        NOTE,
    ),
)

"""创建项目: a title that units of the county can win, with the standard it is judged by."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Number, Ref, Rows, Text
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


class Title(Record, table=True):
    name: str = ""
    kind: str = ""
    level: str = ""
    awarding_body: str = ""
    standard: str = ""
    notice: str = ""
    targets: str = ""
    purpose: str = ""
    started_on: str | None = None
    valid_years: int | None = None
    rank: int | None = None


TITLE = RecordType(
    key="title",
    title="创建项目",
    icon="ri.medal-line",
    model=Title,
    named_by=("name",),
    described_by=("level", "targets"),
    chips_by="kind",
    order_by=("rank", "name"),
    dated_by="started_on",
    counted_in="个",
    handed_down=TO_ALL,
    fields=of_county(
        FieldSpec(
            "name", "名称", Text(), required=True, searched=True, ledger_width=60, hint="以命名文件为准"
        ),
        FieldSpec("kind", "类别", Choice(catalogue="title_kinds"), required=True, half=True, ledger_width=40),
        FieldSpec("level", "级别", Choice(catalogue="levels"), half=True, ledger_width=18),
        FieldSpec("started_on", "开展创建", Day(), half=True, ledger_width=26),
        FieldSpec("standard", "创建标准", Ref("document"), in_list=False, half=True),
        FieldSpec("targets", "重点对象", Text(), in_list=False, searched=True),
        INDICATORS,
        FieldSpec("standard_items", "标准条目", Rows("standard_item"), in_list=False, folded=True),
        FieldSpec("stages", "阶段设置", Rows("title_stage"), in_list=False, folded=True),
        FieldSpec("purpose", "创建目的", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("awarding_body", "命名机关", Text(), in_list=False, searched=True, half=True, folded=True),
        FieldSpec("notice", "评选通知", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("valid_years", "有效期", Number("年"), in_list=False, half=True, folded=True),
        FieldSpec("rank", "排序", Number(), in_list=False, half=True, folded=True),
        FILES,
        NOTE,
    ),
)

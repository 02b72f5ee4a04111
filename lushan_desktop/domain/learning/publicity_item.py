"""宣传报道: one item in a medium about the work."""

from lushan_desktop.domain.kinds import Choice, Day, Link, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType


class PublicityItem(Record, table=True):
    medium: str = ""
    title: str = ""
    published_on: str | None = None
    outlet: str = ""
    level: str = ""
    unit: str = ""
    address: str = ""
    campaign: str = ""


PUBLICITY_ITEM = RecordType(
    key="publicity_item",
    title="宣传报道",
    icon="ri.newspaper-line",
    model=PublicityItem,
    named_by=("title",),
    described_by=("outlet", "unit"),
    chips_by="medium",
    order_by=("-published_on",),
    dated_by="published_on",
    counted_in="篇",
    fields=(
        FieldSpec("published_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec("medium", "媒体类型", Choice(catalogue="media"), half=True, ledger_width=24),
        FieldSpec("title", "标题", Text(), required=True, searched=True, ledger_width=80),
        FieldSpec("outlet", "媒体名称", Text(), searched=True, half=True, ledger_width=40),
        FieldSpec("unit", "供稿单位", Ref("unit"), in_list=False, half=True, ledger_width=40),
        FieldSpec("address", "网址", Link(), in_list=False),
        INDICATORS,
        FILES,
        FieldSpec("level", "级别", Choice(catalogue="levels"), in_list=False, half=True, folded=True),
        FieldSpec("campaign", "创建项目", Ref("title"), in_list=False, half=True, folded=True),
        NOTE,
    ),
)

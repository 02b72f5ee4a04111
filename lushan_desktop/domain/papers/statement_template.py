"""情况说明章节: the office's own plan of the statement of an indicator, in place of the shipped one."""

from lushan_desktop.domain.kinds import Rows, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, TO_ALL, FieldSpec, RecordType, of_county


class StatementTemplate(Record, table=True):
    number: str = ""
    background_kinds: str = ""
    opening: str = ""
    deliberation: str = ""
    attended: str = ""
    closing: str = ""
    campaign_kinds: str = ""


STATEMENT_TEMPLATE = RecordType(
    key="statement_template",
    title="情况说明章节",
    icon="ri.layout-row-line",
    model=StatementTemplate,
    named_by=("number",),
    order_by=("number",),
    counted_in="份",
    is_typed=False,
    handed_down=TO_ALL,
    fields=of_county(
        FieldSpec("number", "指标序号", Text(), half=True, ledger_width=20, hint="不填的用于其余指标"),
        FieldSpec("plans", "章节", Rows("template_section"), in_list=False),
        FieldSpec("opening", "会议一段的开头", Text(), half=True, in_list=False),
        FieldSpec("closing", "前言的结尾", Text(), in_list=False),
        FieldSpec("attended", "领导参加的是什么", Text(), half=True, in_list=False),
        FieldSpec("deliberation", "议题以什么字开头", Text(), half=True, in_list=False, folded=True),
        FieldSpec("background_kinds", "写入前言的举措", Text(), in_list=False, folded=True),
        FieldSpec("campaign_kinds", "写入推进情况的创建", Text(), in_list=False, folded=True),
        FieldSpec("phrases", "用语", Rows("template_phrase"), in_list=False),
        NOTE,
    ),
)

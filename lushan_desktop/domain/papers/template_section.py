"""模板章节: one section of the office's own plan; what it is written from, and its set words."""

from lushan_desktop.domain.kinds import Choice, Flag, LongText, Number, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

ORGANISATION, CAMPAIGN, TITLES, HEADING = "文件和组织机构", "工作推进情况", "示范创建", "只有标题"
MATTERS = (ORGANISATION, CAMPAIGN, TITLES, HEADING)


class TemplateSection(ChildRecord, table=True):
    source: str = ""
    heading: str = ""
    level: int | None = None
    matter: str = ""
    told_kinds: str = ""
    numbered: bool = False
    title_kind: str = ""
    measure_kinds: str = ""
    notice_kinds: str = ""
    headquarters_purpose: str = ""
    empty: str = ""
    empty_gap: str = ""


TEMPLATE_SECTION = RecordType(
    key="template_section",
    title="模板章节",
    icon="ri.layout-row-line",
    model=TemplateSection,
    named_by=("heading",),
    order_by=("position",),
    counted_in="节",
    is_typed=False,
    fields=(
        FieldSpec("heading", "标题", Text(), required=True, ledger_width=60),
        FieldSpec("level", "层次", Number(), half=True, hint="1 即“一、”，2 即“（一）”"),
        FieldSpec("matter", "写什么", Choice(MATTERS), half=True),
        FieldSpec("told_kinds", "写哪些台账", Text(), hint="不填为全部，如 会议、批示指示"),
        FieldSpec("numbered", "逐条编号", Flag(), in_list=False, half=True),
        FieldSpec("title_kind", "创建类别", Text(), in_list=False, half=True),
        FieldSpec("measure_kinds", "写入本节的举措", Text(), in_list=False, folded=True),
        FieldSpec("notice_kinds", "先写的举措", Text(), in_list=False, folded=True),
        FieldSpec("headquarters_purpose", "成立指挥部的目的", LongText(1), in_list=False, folded=True),
        FieldSpec(
            "empty", "没有台账时写", LongText(1), in_list=False, folded=True, hint="不再印出，只印待补"
        ),
        FieldSpec("empty_gap", "没有台账时待补", LongText(1), in_list=False, folded=True),
        FieldSpec("source", "来源", Text(), in_list=False, folded=True, hint="由程序填写"),
        NOTE,
    ),
)

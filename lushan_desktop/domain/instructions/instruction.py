"""批示指示: what a leader wrote or said on a paper, and how it was handled."""

from lushan_desktop.domain.deadline import URGENCIES
from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Refs, Rows, Text
from lushan_desktop.domain.leaders_words import SOURCE_PAGE, STANDING
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, MOVES, NOTE, FieldSpec, RecordType

INSTRUCTION_KINDS = ("批示", "指示", "口头指示", "圈阅")


class Instruction(Record, table=True):
    kind: str = ""
    leader: str = ""
    leader_post: str = ""
    given_on: str | None = None
    words: str = ""
    gist: str = ""
    standing: str = ""
    source_page: str = ""
    document: str = ""
    briefing: str = ""
    carrier: str = ""
    urgency: str = ""
    received_on: str | None = None
    proposed_action: str = ""
    lead_unit: str = ""
    due_on: str | None = None
    stage: str = ""
    feedback: str = ""
    return_reason: str = ""
    closed_on: str | None = None


INSTRUCTION = RecordType(
    key="instruction",
    title="批示指示",
    icon="ri.quill-pen-line",
    model=Instruction,
    named_by=("kind", "leader", "leader_post"),
    described_by=("words", "gist"),
    chips_by="kind",
    order_by=("-given_on",),
    dated_by="given_on",
    counted_in="件",
    fields=(
        FieldSpec("given_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec(
            "kind",
            "类型",
            Choice(INSTRUCTION_KINDS),
            required=True,
            half=True,
            default="批示",
            ledger_width=18,
            hint="圈阅不计入批示",
        ),
        FieldSpec("leader", "领导", Ref("person"), searched=True, half=True, ledger_width=40),
        FieldSpec(
            "document",
            "批示所在文件",
            Ref("document"),
            in_list=False,
            half=True,
            ledger_width=50,
            boxed_as="批示所在文件或简报",
            hint="文件、简报名称",
        ),
        FieldSpec("words", "批示原文", LongText(4), searched=True, ledger_width=70, hint="照原件逐字录入"),
        STANDING,
        INDICATORS,
        FILES,
        FieldSpec(
            "gist",
            "大意",
            LongText(2),
            in_list=False,
            searched=True,
            folded=True,
            hint="没有原文时，转述的大意",
        ),
        FieldSpec(
            "briefing",
            "批示所在简报",
            Ref("briefing"),
            in_list=False,
            half=True,
            folded=True,
            boxed_with="document",
        ),
        FieldSpec(
            "carrier", "其他载体", Text(), in_list=False, half=True, folded=True, boxed_with="document"
        ),
        FieldSpec(
            "leader_post", "职务", Text(), in_list=False, half=True, folded=True, hint="人员未登记的，填职务"
        ),
        SOURCE_PAGE,
        FieldSpec("received_on", "收件日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("urgency", "缓急", Choice(URGENCIES), in_list=False, half=True, folded=True),
        FieldSpec("proposed_action", "拟办意见", LongText(2), in_list=False, folded=True),
        FieldSpec("lead_unit", "承办单位", Ref("unit"), in_list=False, half=True, folded=True),
        FieldSpec("support_units", "配合单位", Refs("unit"), in_list=False, half=True, folded=True),
        FieldSpec("due_on", "时限", Day(is_deadline=True), in_list=False, half=True, folded=True),
        FieldSpec(
            "stage",
            "办理状态",
            Choice(catalogue="instruction_stages"),
            half=True,
            folded=True,
            ledger_width=20,
            by_moves=True,
        ),
        FieldSpec("feedback", "办理情况", LongText(), in_list=False, searched=True, folded=True),
        FieldSpec("return_reason", "退回原因", LongText(2), in_list=False, folded=True),
        FieldSpec("closed_on", "办结日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("dispatches", "转办单位", Rows("dispatch"), in_list=False, folded=True),
        MOVES,
        NOTE,
    ),
)

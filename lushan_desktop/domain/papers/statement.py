"""情况说明: the statement of facts for one indicator, kept section by section."""

from lushan_desktop.domain.kinds import Choice, Day, Flag, LongText, Ref, Refs, Rows, Text
from lushan_desktop.domain.papers.statement_terms import DRAFT, FULL, MANNERS, REOPENED_BY, SHAPES
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, NOTE, FieldSpec, RecordType


class Statement(Record, table=True):
    indicator: str = ""
    title: str = ""
    shape: str = ""
    topic: str = ""
    stage: str = ""
    period_start: str | None = None
    period_end: str | None = None
    issuer: str = ""
    signed_on: str | None = None
    published_on: str | None = None
    ledger_complete: bool = False
    comrade: bool = False
    cites_proofs: bool = False
    lists_proofs: bool = False


STATEMENT = RecordType(
    key="statement",
    title="情况说明",
    icon="ri.file-word-2-line",
    model=Statement,
    named_by=("title",),
    described_by=("issuer", "period_end"),
    order_by=("-signed_on", "title"),
    dated_by="signed_on",
    counted_in="份",
    is_typed=False,
    closed_in=tuple(REOPENED_BY.items()),
    fields=(
        FieldSpec("indicator", "指标", Ref("indicator"), required=True, half=True, ledger_width=40),
        FieldSpec("shape", "形式", Choice(SHAPES), half=True, default=FULL, in_list=False),
        FieldSpec("title", "标题", LongText(2), searched=True, ledger_width=90),
        FieldSpec("topic", "专题", Text(), in_list=False, half=True, folded=True, hint="专题说明写哪一方面"),
        FieldSpec(
            "stage",
            "状态",
            Choice(catalogue="statement_stages"),
            half=True,
            folded=True,
            default=DRAFT,
            ledger_width=20,
            by_moves=True,
        ),
        FieldSpec("period_start", "创建周期起", Day(), half=True, in_list=False),
        FieldSpec("period_end", "材料截止日", Day(), half=True, in_list=False),
        FieldSpec("issuer", "发文名义", Ref("issuer"), half=True, ledger_width=50),
        FieldSpec("signed_on", "成文日期", Day(), half=True, ledger_width=26, hint="不早于正文中最晚的事项"),
        FieldSpec("ledger_complete", "台账已录全", Flag(), in_list=False, hint="勾选后，正文才写统计数字"),
        FieldSpec("comrade", MANNERS["comrade"], Flag(), in_list=False, half=True, folded=True),
        FieldSpec("cites_proofs", MANNERS["cites_proofs"], Flag(), in_list=False, half=True, folded=True),
        FieldSpec("lists_proofs", MANNERS["lists_proofs"], Flag(), in_list=False, half=True, folded=True),
        FieldSpec("published_on", "发布日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("left_out", "不写入的记录", Refs(""), in_list=False, folded=True),
        FieldSpec("sections", "正文", Rows("section"), in_list=False, folded=True),
        FieldSpec("versions", "历次稿本", Rows("issued_paper"), in_list=False, folded=True),
        FieldSpec("files", "历次印本", FILES.kind, folded=True),
        NOTE,
    ),
)

"""工作简报: one issue of the office's own briefing."""

from lushan_desktop.domain.kinds import Day, LongText, Number, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType


class Briefing(Record, table=True):
    title: str = ""
    issue: int | None = None
    issued_on: str | None = None
    issuer: str = ""
    articles: str = ""
    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""
    copies: int | None = None
    signatory: str = ""


BRIEFING = RecordType(
    key="briefing",
    title="工作简报",
    icon="ri.newspaper-line",
    model=Briefing,
    named_by=("title", "issue"),
    described_by=("articles",),
    order_by=("-issue",),
    dated_by="issued_on",
    counted_in="期",
    added_with=("title", "issue", "issued_on"),
    fields=(
        FieldSpec("title", "简报名称", Text(), required=True, searched=True, ledger_width=80),
        FieldSpec("issue", "期号", Number("期", before="第"), half=True, ledger_width=18),
        FieldSpec("issued_on", "印发日期", Day(), half=True, ledger_width=26),
        FieldSpec("issuer", "编发名义", Ref("issuer"), half=True, in_list=False),
        FieldSpec("copies", "印数", Number("份"), half=True, in_list=False),
        FieldSpec("articles", "内容", LongText(6), in_list=False, searched=True),
        INDICATORS,
        FILES,
        FieldSpec("report_to", "报", Text(), in_list=False, folded=True),
        FieldSpec("send_to", "送", Text(), in_list=False, folded=True),
        FieldSpec("distribute_to", "发", Text(), in_list=False, folded=True),
        FieldSpec("signatory", "签发", Ref("person"), in_list=False, half=True, folded=True),
        NOTE,
    ),
)

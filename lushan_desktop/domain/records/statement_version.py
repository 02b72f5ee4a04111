"""历次稿本: what a statement said when it was printed, signed or published, and the print's fingerprint."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

FOR_REVIEW, FINAL = "送审稿", "定稿"
VERSION_KINDS = (FOR_REVIEW, FINAL)


class StatementVersion(ChildRecord, table=True):
    kind: str = ""
    kept_on: str | None = None
    evidence: str = ""
    sha256: str = ""
    text: str = ""
    marks: str = ""


STATEMENT_VERSION = RecordType(
    key="statement_version",
    title="历次稿本",
    icon="ri.history-line",
    model=StatementVersion,
    named_by=("kind", "kept_on"),
    order_by=("position",),
    dated_by="kept_on",
    counted_in="稿",
    is_typed=False,
    fields=(
        FieldSpec("kind", "稿别", Choice(VERSION_KINDS), half=True, ledger_width=20),
        FieldSpec("kept_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec("evidence", "印本", Ref("evidence"), half=True, ledger_width=60),
        FieldSpec("sha256", "印本指纹", Text(), in_list=False, half=True, folded=True),
        FieldSpec("text", "正文", LongText(5), in_list=False, hint="一段一行"),
        FieldSpec("marks", "各段来源", LongText(2), in_list=False, folded=True, hint="由程序填写，一段一行"),
        NOTE,
    ),
)

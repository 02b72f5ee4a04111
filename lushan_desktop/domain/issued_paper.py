"""印发文书: a paper as it was printed or issued, with its bytes; a correction names the one it corrects."""

from lushan_desktop.domain.kinds import Choice, Day, Files, LongText, Ref, Refs, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType

FOR_REVIEW, FINAL, ISSUED = "送审稿", "定稿", "印发件"
STANDINGS = (FOR_REVIEW, FINAL, ISSUED)
"""How far a print had come; only an ISSUED one went out and is printed again as it is."""


class IssuedPaper(ChildRecord, table=True):
    kind: str = ""
    kept_on: str | None = None
    evidence: str = ""
    sha256: str = ""
    text: str = ""
    marks: str = ""
    report: str = ""
    title: str = ""
    number: str = ""
    issued_on: str | None = None
    addressee: str = ""
    occasion: str = ""
    replaces: str = ""
    correction: str = ""


ISSUED_PAPER = RecordType(
    key="issued_paper",
    title="印发文书",
    icon="ri.history-line",
    model=IssuedPaper,
    named_by=("title", "number", "kind", "kept_on"),
    order_by=("position",),
    dated_by="kept_on",
    counted_in="份",
    is_typed=False,
    fields=(
        FieldSpec("title", "名称", Text(), searched=True, ledger_width=60),
        FieldSpec("kind", "稿别", Choice(STANDINGS), half=True, ledger_width=20),
        FieldSpec("number", "文号", Text(), searched=True, half=True, ledger_width=36),
        FieldSpec("issued_on", "印发日期", Day(), half=True, ledger_width=26),
        FieldSpec("addressee", "主送", Text(), searched=True, half=True, ledger_width=44),
        FieldSpec("occasion", "第几次", Text(), in_list=False, half=True, folded=True),
        FieldSpec("replaces", "更正的原件", Ref("issued_paper"), in_list=False, half=True, folded=True),
        FieldSpec("correction", "更正原因", LongText(2), in_list=False, folded=True),
        FieldSpec("kept_on", "留存日期", Day(), half=True, ledger_width=26),
        FieldSpec("evidence", "印本", Ref("evidence"), half=True, ledger_width=60),
        FieldSpec("about", "所涉记录", Refs(""), in_list=False, folded=True),
        FieldSpec("report", "文书种类", Text(), in_list=False, half=True, folded=True),
        FieldSpec("sha256", "印本校验码", Text(), in_list=False, half=True, folded=True),
        FieldSpec("text", "正文", LongText(5), in_list=False, hint="一段一行"),
        FieldSpec("marks", "各段来源", LongText(2), in_list=False, folded=True, hint="由程序填写，一段一行"),
        FieldSpec("files", "印本文件", Files(is_needed=False), in_list=False, folded=True),
        NOTE,
    ),
)

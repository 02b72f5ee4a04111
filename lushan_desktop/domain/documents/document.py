"""文件: an official document received or issued, with its number and its way through the office."""

from lushan_desktop.domain.deadline import URGENCIES
from lushan_desktop.domain.kinds import Choice, Day, DocumentNumber, Files, LongText, Number, Ref, Refs, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import INDICATORS, NOTE, FieldSpec, RecordType

DRAFT, SEALED, OFD = "文稿", "盖章扫描件", "OFD"
FORMS = (DRAFT, SEALED, OFD)
"""The three forms of one document; each is a named material of its evidence, OFD is never demanded."""
_FORM_BY_SUFFIX = {
    ".ofd": OFD,
    ".doc": DRAFT,
    ".docx": DRAFT,
    ".wps": DRAFT,
    ".txt": DRAFT,
    ".pdf": SEALED,
    ".jpg": SEALED,
    ".jpeg": SEALED,
    ".png": SEALED,
    ".tif": SEALED,
    ".tiff": SEALED,
}


def form_of(suffix: str) -> str:
    """Return which form of a document a file with this ending is most likely; empty where nothing tells."""
    return _FORM_BY_SUFFIX.get(suffix.lower(), "")


class Document(Record, table=True):
    direction: str = ""
    number: str = ""
    title: str = ""
    matter: str = ""
    kind: str = ""
    issuer: str = ""
    issuing_body: str = ""
    signed_on: str | None = None
    printed_on: str | None = None
    addressees: str = ""
    copy_to: str = ""
    urgency: str = ""
    copies: int | None = None
    contents: str = ""
    forwards: str = ""
    campaign: str = ""
    drafter: str = ""
    reviewer: str = ""
    signatory: str = ""
    openness: str = ""
    retention: str = ""
    receipt_number: str = ""
    received_on: str | None = None
    proposed_action: str = ""
    leader_comment: str = ""
    assignee_unit: str = ""
    due_on: str | None = None
    result: str = ""
    closed_on: str | None = None


DOCUMENT = RecordType(
    key="document",
    title="文件",
    icon="ri.file-text-line",
    model=Document,
    named_by=("title", "matter"),
    described_by=("number", "issuer", "issuing_body"),
    chips_by="kind",
    order_by=("-signed_on", "number"),
    dated_by="signed_on",
    counted_in="件",
    added_with=("title", "number", "signed_on", "issuing_body"),
    fields=(
        FieldSpec("number", "发文字号", DocumentNumber(), searched=True, half=True, ledger_width=34),
        FieldSpec("signed_on", "成文日期", Day(), half=True, ledger_width=26),
        FieldSpec("title", "标题", LongText(2), searched=True, ledger_width=80, hint="照原件录，不加书名号"),
        FieldSpec("direction", "收发", Choice(("发文", "收文")), half=True, default="发文", ledger_width=14),
        FieldSpec("kind", "种类", Choice(catalogue="document_kinds"), half=True, ledger_width=18),
        FieldSpec("issuer", "发文名义", Ref("issuer"), in_list=False, half=True, hint="本单位的发文"),
        FieldSpec(
            "issuing_body",
            "发文机关",
            Text(),
            searched=True,
            half=True,
            ledger_width=50,
            hint="来文单位或未登记的名义",
        ),
        FieldSpec("matter", "事由", Text(), in_list=False, searched=True, hint="标题不详时，写明是什么文件"),
        INDICATORS,
        FieldSpec("files", "佐证", Files(materials_by="kind"), ledger_width=14),
        FieldSpec("contents", "主要内容", LongText(), in_list=False, searched=True, folded=True),
        FieldSpec("campaign", "创建项目", Ref("title"), in_list=False, half=True, folded=True),
        FieldSpec("forwards", "转发的原件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("addressees", "主送", Text(), in_list=False, folded=True),
        FieldSpec("copy_to", "抄送", Text(), in_list=False, folded=True),
        FieldSpec("printed_on", "印发日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("copies", "份数", Number("份"), in_list=False, half=True, folded=True),
        FieldSpec("urgency", "缓急", Choice(URGENCIES), in_list=False, half=True, folded=True),
        FieldSpec(
            "openness",
            "公开属性",
            Choice(("主动公开", "依申请公开", "不予公开")),
            in_list=False,
            half=True,
            folded=True,
        ),
        FieldSpec(
            "retention", "保管期限", Choice(("永久", "30年", "10年")), in_list=False, half=True, folded=True
        ),
        FieldSpec("drafter", "拟稿", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("reviewer", "核稿", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("countersigners", "会签", Refs("person"), in_list=False, half=True, folded=True),
        FieldSpec("signatory", "签发", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec(
            "receipt_number",
            "收文号",
            DocumentNumber(),
            in_list=False,
            searched=True,
            half=True,
            folded=True,
            after="received_on",
        ),
        FieldSpec("received_on", "收文日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("proposed_action", "拟办意见", LongText(2), in_list=False, folded=True),
        FieldSpec("leader_comment", "阅批", LongText(2), in_list=False, folded=True),
        FieldSpec("assignee_unit", "承办单位", Ref("unit"), in_list=False, half=True, folded=True),
        FieldSpec(
            "due_on",
            "办理时限",
            Day(is_deadline=True),
            in_list=False,
            half=True,
            folded=True,
            after="received_on",
        ),
        FieldSpec("result", "办理结果", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("closed_on", "办结日期", Day(), in_list=False, half=True, folded=True),
        NOTE,
    ),
)

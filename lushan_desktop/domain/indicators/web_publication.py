"""公开记录: where on the web a document or the matter of an indicator is published."""

from lushan_desktop.domain.kinds import Day, Link, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType


class WebPublication(Record, table=True):
    title: str = ""
    document: str = ""
    site: str = ""
    channel: str = ""
    address: str = ""
    published_on: str | None = None
    verified_on: str | None = None
    verified_by: str = ""


WEB_PUBLICATION = RecordType(
    key="web_publication",
    title="公开记录",
    icon="ri.external-link-line",
    model=WebPublication,
    named_by=("title",),
    described_by=("channel", "address"),
    order_by=("-published_on",),
    dated_by="published_on",
    fields=(
        FieldSpec("title", "标题", Text(), required=True, searched=True, ledger_width=70),
        FieldSpec("site", "网站", Text(), searched=True, half=True, in_list=False, ledger_width=40),
        FieldSpec("channel", "栏目", Text(), searched=True, half=True, ledger_width=36),
        FieldSpec("address", "网址", Link(), ledger_width=60),
        FieldSpec("published_on", "发布日期", Day(), half=True, ledger_width=26),
        FieldSpec("verified_on", "最近核验日期", Day(), half=True, ledger_width=26),
        INDICATORS,
        FieldSpec("files", "截图", FILES.kind, ledger_width=14, hint="截图要看得见网址"),
        FieldSpec("document", "公开的文件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec("verified_by", "核验人", Ref("person"), in_list=False, half=True, folded=True),
        NOTE,
    ),
)

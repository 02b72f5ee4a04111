"""议程: one item of a meeting's agenda."""

from lushan_desktop.domain.kinds import LongText, Ref, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class AgendaItem(ChildRecord, table=True):
    title: str = ""
    presenter: str = ""
    unit: str = ""
    minutes: str = ""


AGENDA_ITEM = RecordType(
    key="agenda_item",
    title="议程",
    icon="ri.file-text-line",
    model=AgendaItem,
    named_by=("title",),
    described_by=("presenter", "unit"),
    order_by=("position",),
    counted_in="项",
    fields=(
        FieldSpec("title", "议题", Text(), required=True, searched=True, ledger_width=80),
        FieldSpec("presenter", "汇报人", Ref("person"), half=True, ledger_width=26),
        FieldSpec("unit", "汇报单位", Ref("unit"), half=True, ledger_width=40),
        FieldSpec("minutes", "讨论情况", LongText(), in_list=False, searched=True),
        NOTE,
    ),
)

"""标准条目: one item of the standard a title is judged by."""

from lushan_desktop.domain.kinds import LongText, Points, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class StandardItem(ChildRecord, table=True):
    number: str = ""
    project: str = ""
    content: str = ""
    criterion: str = ""
    points: str | None = None
    ways: str = ""
    materials: str = ""


STANDARD_ITEM = RecordType(
    key="standard_item",
    title="标准条目",
    icon="ri.checkbox-multiple-line",
    model=StandardItem,
    named_by=("number", "content"),
    described_by=("project", "criterion"),
    order_by=("position",),
    fields=(
        FieldSpec("number", "序号", Text(), half=True, ledger_width=14),
        FieldSpec("project", "考核项目", Text(), searched=True, half=True, ledger_width=36),
        FieldSpec("content", "考核内容", LongText(2), required=True, searched=True, ledger_width=60),
        FieldSpec("criterion", "评分标准", LongText(2), in_list=False, searched=True, ledger_width=60),
        FieldSpec("points", "分值", Points(), half=True, ledger_width=16),
        FieldSpec(
            "ways",
            "检查方式",
            Text(),
            half=True,
            in_list=False,
            ledger_width=30,
            hint="如 查阅资料、实地查看",
        ),
        FieldSpec("materials", "应备材料", Text(), in_list=False, ledger_width=50),
        NOTE,
    ),
)

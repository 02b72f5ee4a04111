"""办理经过: one move from stage to stage, with the day it states and what no longer held after it."""

from lushan_desktop.domain.kinds import Day, LongText, Text
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import NOTE, FieldSpec, RecordType


class StageMove(ChildRecord, table=True):
    label: str = ""
    start: str = ""
    stage: str = ""
    moved_on: str | None = None
    due_before: str | None = None
    cleared: str = ""


STAGE_MOVE = RecordType(
    key="stage_move",
    title="办理经过",
    icon="ri.git-commit-line",
    model=StageMove,
    named_by=("label", "moved_on"),
    described_by=("stage", "cleared"),
    order_by=("position",),
    dated_by="moved_on",
    counted_in="次",
    is_typed=False,
    fields=(
        FieldSpec("label", "事项", Text(), half=True, ledger_width=30),
        FieldSpec("moved_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec("start", "原阶段", Text(), half=True, ledger_width=20),
        FieldSpec("stage", "转为", Text(), half=True, ledger_width=20),
        FieldSpec("due_before", "原时限", Day(is_deadline=True), in_list=False, half=True),
        FieldSpec("cleared", "此前所填", LongText(2), in_list=False),
        NOTE,
    ),
)

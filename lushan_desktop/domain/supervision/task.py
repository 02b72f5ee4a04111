"""任务: work given to a unit, out of a meeting, an instruction, a document or a supervision round."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Refs
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, MOVES, NOTE, FieldSpec, RecordType


class Task(Record, table=True):
    content: str = ""
    lead_unit: str = ""
    given_on: str | None = None
    due_on: str | None = None
    stage: str = ""
    meeting: str = ""
    instruction: str = ""
    document: str = ""
    supervision_round: str = ""
    problem: str = ""
    responsible_person: str = ""
    progress: str = ""
    result: str = ""
    closed_on: str | None = None


TASK = RecordType(
    key="task",
    title="任务",
    icon="ri.flag-fill",
    model=Task,
    named_by=("content",),
    described_by=("lead_unit", "progress"),
    chips_by="stage",
    order_by=("due_on",),
    dated_by="due_on",
    counted_in="项",
    handed_down=("lead_unit", "support_units"),
    fields=(
        FieldSpec("content", "任务内容", LongText(2), required=True, searched=True, ledger_width=80),
        FieldSpec("lead_unit", "牵头单位", Ref("unit"), searched=True, half=True, ledger_width=36),
        FieldSpec("support_units", "配合单位", Refs("unit"), in_list=False, half=True, ledger_width=36),
        FieldSpec("due_on", "完成时限", Day(is_deadline=True), half=True, ledger_width=26, after="given_on"),
        FieldSpec(
            "stage",
            "状态",
            Choice(catalogue="task_stages"),
            half=True,
            default="待办",
            ledger_width=18,
            by_moves=True,
        ),
        FieldSpec("progress", "进展", LongText(2), in_list=False, searched=True, ledger_width=50),
        INDICATORS,
        FILES,
        FieldSpec("given_on", "交办日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("responsible_person", "责任人", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("meeting", "来自会议", Ref("meeting"), in_list=False, half=True, folded=True),
        FieldSpec("instruction", "来自批示", Ref("instruction"), in_list=False, half=True, folded=True),
        FieldSpec("document", "来自文件", Ref("document"), in_list=False, half=True, folded=True),
        FieldSpec(
            "supervision_round", "来自督导", Ref("supervision_round"), in_list=False, half=True, folded=True
        ),
        FieldSpec("problem", "来自督导问题", Ref("problem"), in_list=False, half=True, folded=True),
        FieldSpec("result", "完成结果", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("closed_on", "办结日期", Day(), in_list=False, half=True, folded=True),
        MOVES,
        NOTE,
    ),
)

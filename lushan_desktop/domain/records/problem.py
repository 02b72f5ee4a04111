"""问题: what supervision found in a unit, and how it is put right."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType


class Problem(Record, table=True):
    supervision_round: str = ""
    team: str = ""
    visit: str = ""
    unit: str = ""
    description: str = ""
    severity: str = ""
    kind: str = ""
    found_on: str | None = None
    demand: str = ""
    due_on: str | None = None
    measure: str = ""
    responsible_leader: str = ""
    responsible_person: str = ""
    progress: str = ""
    finished_on: str | None = None
    stage: str = ""
    rechecker: str = ""
    rechecked_on: str | None = None
    recheck: str = ""
    closed_by: str = ""
    closed_on: str | None = None


PROBLEM = RecordType(
    key="problem",
    title="督导问题",
    icon="ri.error-warning-fill",
    model=Problem,
    named_by=("description",),
    described_by=("unit", "demand"),
    chips_by="stage",
    order_by=("due_on",),
    dated_by="found_on",
    counted_in="个",
    fields=(
        FieldSpec("unit", "单位", Ref("unit"), required=True, searched=True, half=True, ledger_width=36),
        FieldSpec(
            "supervision_round",
            "督导轮次",
            Ref("supervision_round"),
            in_list=False,
            half=True,
            ledger_width=40,
        ),
        FieldSpec("description", "问题", LongText(), required=True, searched=True, ledger_width=70),
        FieldSpec(
            "kind", "整改类别", Choice(("立行立改", "限期整改", "长期坚持")), half=True, ledger_width=20
        ),
        FieldSpec("due_on", "整改时限", Day(), half=True, ledger_width=26),
        FieldSpec(
            "stage", "状态", Choice(catalogue="problem_stages"), half=True, default="待下发", ledger_width=18
        ),
        INDICATORS,
        FILES,
        FieldSpec(
            "demand", "整改要求", LongText(2), in_list=False, searched=True, folded=True, ledger_width=50
        ),
        FieldSpec(
            "measure", "整改措施", LongText(2), in_list=False, searched=True, folded=True, ledger_width=50
        ),
        FieldSpec("responsible_leader", "责任领导", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("responsible_person", "责任人", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("progress", "整改进展", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("finished_on", "完成日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec(
            "severity", "程度", Choice(("一般", "较重", "严重")), in_list=False, half=True, folded=True
        ),
        FieldSpec("found_on", "发现日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("visit", "督导检查", Ref("supervision_visit"), in_list=False, half=True, folded=True),
        FieldSpec("team", "督导组", Ref("supervision_team"), in_list=False, half=True, folded=True),
        FieldSpec("rechecker", "复核人", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("rechecked_on", "复核日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("recheck", "复核情况", LongText(2), in_list=False, folded=True),
        FieldSpec("closed_by", "销号人", Ref("person"), in_list=False, half=True, folded=True),
        FieldSpec("closed_on", "销号日期", Day(), in_list=False, half=True, folded=True),
        NOTE,
    ),
)

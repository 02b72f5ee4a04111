"""督导检查: one visit of a team to a unit."""

from lushan_desktop.domain.kinds import Choice, Day, LongText, Ref, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import EXAMPLE, FILES, INDICATORS, NOTE, FieldSpec, RecordType


class SupervisionVisit(Record, table=True):
    supervision_round: str = ""
    team: str = ""
    unit: str = ""
    planned_on: str | None = None
    held_on: str | None = None
    ways: str = ""
    received_by: str = ""
    strengths: str = ""
    opinion: str = ""
    feedback_on: str | None = None
    feedback_number: str = ""
    receipt: str = ""
    receipt_on: str | None = None
    is_example: bool = False


SUPERVISION_VISIT = RecordType(
    key="supervision_visit",
    title="督导检查",
    icon="ri.search-eye-line",
    model=SupervisionVisit,
    named_by=("unit", "held_on"),
    described_by=("supervision_round", "ways"),
    order_by=("-held_on",),
    dated_by="held_on",
    counted_in="次",
    handed_down=("unit",),
    fields=(
        FieldSpec("held_on", "日期", Day(), half=True, ledger_width=26, hint="还没有去的不填"),
        FieldSpec(
            "unit", "被督导单位", Ref("unit"), required=True, searched=True, half=True, ledger_width=44
        ),
        FieldSpec("planned_on", "计划日期", Day(is_deadline=True, is_plan=True), half=True, ledger_width=26),
        FieldSpec("supervision_round", "督导轮次", Ref("supervision_round"), half=True, ledger_width=50),
        FieldSpec(
            "team", "督导组", Ref("supervision_team"), half=True, ledger_width=26, within="supervision_round"
        ),
        FieldSpec(
            "ways",
            "方式",
            Choice(catalogue="supervision_ways"),
            half=True,
            ledger_width=30,
            hint="几种方式用顿号分开",
        ),
        FieldSpec("opinion", "反馈意见", LongText(), in_list=False, searched=True),
        INDICATORS,
        FILES,
        FieldSpec("strengths", "主要做法", LongText(2), in_list=False, searched=True, folded=True),
        FieldSpec("received_by", "单位陪同人员", Text(), in_list=False, half=True, folded=True),
        FieldSpec("feedback_on", "反馈清单日期", Day(), in_list=False, half=True, folded=True),
        FieldSpec("feedback_number", "反馈清单编号", Text(), in_list=False, half=True, folded=True),
        FieldSpec("receipt", "签收人", Text(), in_list=False, half=True, folded=True),
        FieldSpec("receipt_on", "签收日期", Day(), in_list=False, half=True, folded=True),
        EXAMPLE,
        NOTE,
    ),
)

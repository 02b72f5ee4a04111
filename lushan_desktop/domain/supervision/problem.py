"""问题: what supervision found in a unit, and how it is put right."""

from lushan_desktop.domain.kinds import Choice, Day, Files, LongText, Number, Ref, Rows, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import (
    COUNTY,
    EXAMPLE,
    INDICATORS,
    MOVES,
    NOTE,
    UNIT,
    FieldSpec,
    RecordType,
)

AWAITING, IN_HAND, SUBMITTED, CLOSED = "待下发", "整改中", "待验收", "已销号"
AT_ONCE, IN_TERM, LASTING = "立行立改", "限期整改", "长期坚持"
WORKING_DAYS, CALENDAR_DAYS = "个工作日", "个自然日"
CLOSING_FORM = "整改销号审批表"
FORMER_FORM = "原整改销号审批表"
"""What the form is once the problem was opened again: kept, but no approval of a further closure."""


class Problem(Record, table=True):
    number: str = ""
    supervision_round: str = ""
    team: str = ""
    visit: str = ""
    unit: str = ""
    description: str = ""
    severity: str = ""
    kind: str = ""
    found_on: str | None = None
    demand: str = ""
    issued_on: str | None = None
    term: int | None = None
    term_in: str = ""
    due_on: str | None = None
    goal: str = ""
    measure: str = ""
    responsible_leader: str = ""
    responsible_person: str = ""
    progress: str = ""
    finished_on: str | None = None
    answer: str = ""
    answered_on: str | None = None
    stage: str = ""
    rechecker: str = ""
    rechecked_on: str | None = None
    recheck: str = ""
    closed_by: str = ""
    closed_on: str | None = None
    look_back: str = ""
    looked_back_on: str | None = None
    is_example: bool = False


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
    handed_down=("unit",),
    fields=(
        FieldSpec(
            "unit",
            "单位",
            Ref("unit"),
            required=True,
            searched=True,
            half=True,
            ledger_width=36,
            owner=COUNTY,
        ),
        FieldSpec(
            "supervision_round",
            "督导轮次",
            Ref("supervision_round"),
            in_list=False,
            half=True,
            ledger_width=40,
            owner=COUNTY,
        ),
        FieldSpec("found_on", "发现日期", Day(), in_list=False, half=True, owner=COUNTY),
        FieldSpec(
            "description", "问题", LongText(), required=True, searched=True, ledger_width=70, owner=COUNTY
        ),
        FieldSpec(
            "kind",
            "整改类别",
            Choice((AT_ONCE, IN_TERM, LASTING)),
            half=True,
            ledger_width=20,
            owner=COUNTY,
        ),
        FieldSpec("due_on", "整改时限", Day(is_deadline=True), half=True, ledger_width=26, owner=COUNTY),
        FieldSpec(
            "stage",
            "状态",
            Choice(catalogue="problem_stages"),
            half=True,
            default=AWAITING,
            ledger_width=18,
            by_moves=True,
        ),
        INDICATORS,
        FieldSpec("files", "佐证", Files(materials_by="stage"), ledger_width=14),
        FieldSpec("number", "问题编号", Text(), searched=True, half=True, ledger_width=24, owner=COUNTY),
        FieldSpec(
            "demand",
            "整改要求",
            LongText(2),
            in_list=False,
            searched=True,
            folded=True,
            ledger_width=50,
            owner=COUNTY,
        ),
        FieldSpec(
            "term",
            "整改期限",
            Number(),
            in_list=False,
            half=True,
            folded=True,
            owner=COUNTY,
            unit_in="term_in",
            hint="几日内整改；不填整改时限的，按它推算",
        ),
        FieldSpec(
            "term_in",
            "期限单位",
            Choice((WORKING_DAYS, CALENDAR_DAYS)),
            in_list=False,
            half=True,
            folded=True,
            owner=COUNTY,
        ),
        FieldSpec(
            "issued_on",
            "下发日期",
            Day(),
            in_list=False,
            half=True,
            folded=True,
            owner=COUNTY,
            hint="整改期限从次日起算",
        ),
        FieldSpec(
            "severity",
            "程度",
            Choice(("一般", "较重", "严重")),
            in_list=False,
            half=True,
            folded=True,
            owner=COUNTY,
        ),
        FieldSpec("goal", "整改目标", LongText(2), in_list=False, searched=True, folded=True, owner=UNIT),
        FieldSpec(
            "measure",
            "整改措施",
            LongText(2),
            in_list=False,
            searched=True,
            folded=True,
            ledger_width=50,
            owner=UNIT,
        ),
        FieldSpec(
            "responsible_leader", "责任领导", Ref("person"), in_list=False, half=True, folded=True, owner=UNIT
        ),
        FieldSpec(
            "responsible_person", "责任人", Ref("person"), in_list=False, half=True, folded=True, owner=UNIT
        ),
        FieldSpec("progress", "整改进展", LongText(2), in_list=False, searched=True, folded=True, owner=UNIT),
        FieldSpec("finished_on", "完成日期", Day(), in_list=False, half=True, folded=True, owner=UNIT),
        FieldSpec("answered_on", "单位回复日期", Day(), in_list=False, half=True, folded=True, owner=UNIT),
        FieldSpec("answer", "单位回复", LongText(2), in_list=False, searched=True, folded=True, owner=UNIT),
        FieldSpec("extensions", "申请延期", Rows("extension"), in_list=False, folded=True),
        FieldSpec(
            "visit",
            "督导检查",
            Ref("supervision_visit"),
            in_list=False,
            half=True,
            folded=True,
            owner=COUNTY,
            within="supervision_round",
        ),
        FieldSpec(
            "team",
            "督导组",
            Ref("supervision_team"),
            in_list=False,
            half=True,
            folded=True,
            owner=COUNTY,
            within="supervision_round",
        ),
        FieldSpec("rechecker", "复核人", Ref("person"), in_list=False, half=True, folded=True, owner=COUNTY),
        FieldSpec("rechecked_on", "复核日期", Day(), in_list=False, half=True, folded=True, owner=COUNTY),
        FieldSpec("recheck", "复核情况", LongText(2), in_list=False, folded=True, owner=COUNTY),
        FieldSpec("closed_by", "销号人", Ref("person"), in_list=False, half=True, folded=True, owner=COUNTY),
        FieldSpec(
            "closed_on",
            "销号日期",
            Day(),
            in_list=False,
            half=True,
            folded=True,
            owner=COUNTY,
            by_moves=True,
        ),
        FieldSpec("looked_back_on", "回头看日期", Day(), in_list=False, half=True, folded=True, owner=COUNTY),
        FieldSpec("look_back", "回头看情况", LongText(2), in_list=False, folded=True, owner=COUNTY),
        MOVES,
        FieldSpec("escalations", "督办升级", Rows("escalation"), in_list=False, folded=True, owner=COUNTY),
        EXAMPLE,
        NOTE,
    ),
)

"""A day off, or a day worked, that the published arrangement does not know."""

from lushan_desktop.domain.kinds import Choice, Day, Text
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import NOTE, TO_ALL, FieldSpec, RecordType, of_county

REST, WORK = "休息", "上班"


class CalendarDay(Record, table=True):
    held_on: str | None = None
    until: str | None = None
    kind: str = ""
    name: str = ""


CALENDAR_DAY = RecordType(
    key="calendar_day",
    title="放假安排",
    icon="ri.calendar-2-line",
    model=CalendarDay,
    named_by=("name", "held_on"),
    described_by=("kind", "until"),
    chips_by="kind",
    order_by=("-held_on",),
    dated_by="held_on",
    counted_in="条",
    handed_down=TO_ALL,
    fields=of_county(
        FieldSpec("held_on", "日期", Day(), required=True, half=True, ledger_width=30),
        FieldSpec("until", "至", Day(is_end=True), half=True, ledger_width=30, hint="只有一天的不填"),
        FieldSpec(
            "kind", "安排", Choice((REST, WORK)), required=True, half=True, default=REST, ledger_width=20
        ),
        FieldSpec(
            "name", "名称", Text(), searched=True, half=True, ledger_width=40, hint="如 春节、调休上班"
        ),
        NOTE,
    ),
)

"""Two small record types with children and references, and a store that keeps them."""

from pathlib import Path
from typing import Any

from lushan_desktop.domain.kinds import (
    Choice,
    Day,
    DocumentNumber,
    Files,
    LongText,
    Number,
    Ref,
    Refs,
    Rows,
    Text,
)
from lushan_desktop.domain.record import ChildRecord, Record
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store


class TrialPerson(Record, table=True):
    name: str = ""
    post: str = ""


class TrialMeeting(Record, table=True):
    title: str = ""
    kind: str = ""
    held_on: str | None = None
    number: str = ""
    chair: str = ""
    times: int | None = None
    recurring: bool = False


class TrialDemand(ChildRecord, table=True):
    speaker: str = ""
    words: str = ""


PERSON = RecordType(
    key="trial_person",
    title="人员",
    icon="",
    model=TrialPerson,
    named_by=("name",),
    fields=(
        FieldSpec("name", "姓名", Text(), required=True, searched=True),
        FieldSpec("post", "职务", Text(), searched=True),
    ),
)
DEMAND = RecordType(
    key="trial_demand",
    title="要求",
    icon="",
    model=TrialDemand,
    named_by=("words",),
    fields=(
        FieldSpec("speaker", "讲话人", Ref("trial_person"), searched=True),
        FieldSpec("words", "要求", LongText(), searched=True),
    ),
)
MEETING = RecordType(
    key="trial_meeting",
    title="会议",
    icon="",
    model=TrialMeeting,
    named_by=("title", "chair"),
    order_by=("-held_on",),
    dated_by="held_on",
    chips_by="kind",
    fields=(
        FieldSpec("title", "名称", Text(), required=True, searched=True),
        FieldSpec("kind", "类型", Choice(("推进会", "动员会"))),
        FieldSpec("held_on", "日期", Day()),
        FieldSpec("number", "文号", DocumentNumber(), searched=True),
        FieldSpec("chair", "主持", Ref("trial_person"), searched=True),
        FieldSpec("times", "次数", Number()),
        FieldSpec("recurring", "经常", Text()),
        FieldSpec("guests", "出席", Refs("trial_person"), searched=True),
        FieldSpec("demands", "要求", Rows("trial_demand")),
        FieldSpec("files", "佐证", Files()),
    ),
)
TYPES = (PERSON, MEETING, DEMAND)
PARTS = Parts(record_types=TYPES)


def open_office(folder: Path, **options: Any) -> Store:
    """A store with the trial types."""
    return Store.open(folder, **{"parts": PARTS, "person": "示例员", "unit": "unit-1"} | options)

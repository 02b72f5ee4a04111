"""Two small record types with children and references, and a store that keeps them."""

from pathlib import Path
from typing import Any

from lushan_desktop.domain.kinds import (
    Choice,
    Day,
    DocumentNumber,
    Files,
    Flag,
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
from tests.offices import new_store


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
    about: str = ""


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
        FieldSpec("recurring", "经常", Flag()),
        FieldSpec("about", "内容", LongText()),
        FieldSpec("guests", "出席", Refs("trial_person"), searched=True),
        FieldSpec("demands", "要求", Rows("trial_demand")),
        FieldSpec("files", "佐证", Files()),
    ),
)
TYPES = (PERSON, MEETING, DEMAND)
PARTS = Parts(record_types=TYPES)
OPTIONS: dict[str, Any] = {"parts": PARTS, "person": "示例员", "unit": "unit-1"}


def open_office(folder: Path, **options: Any) -> Store:
    """A store with the trial types; a new one is a copy of one that was made before."""
    is_made = "driver" in options or not options.get("create", True)
    return made_office(folder, **options) if is_made else new_store(folder, **OPTIONS | options)


def made_office(folder: Path, **options: Any) -> Store:
    """A store with the trial types, made as the program makes one."""
    return Store.open(folder, **OPTIONS | options)


def a_person(store: Store, name: str = "示例甲", **values: Any) -> str:
    """The id of a person saved in a step of its own."""
    with store.change(f"新增{name}") as step:
        person = TrialPerson(name=name, **values)
        step.add(person)
    return person.id


def a_meeting(store: Store, title: str = "推进会", **values: Any) -> str:
    """The id of a meeting saved in a step of its own."""
    with store.change(f"新增{title}") as step:
        meeting = TrialMeeting(title=title, **values)
        step.add(meeting)
    return meeting.id


def a_demand(store: Store, meeting: str, words: str, **values: Any) -> str:
    """The id of a demand saved under a meeting."""
    with store.change("新增要求") as step:
        demand = TrialDemand(parent=meeting, words=words, **values)
        step.add(demand)
    return demand.id


def set_fields(store: Store, model: type[Record], record: str, **values: Any) -> Any:
    """The changes of one step that sets these fields."""
    with store.change("修改") as step:
        held = step.get(model, record)
        for name, value in values.items():
            setattr(held, name, value)
        step.add(held)
    return step.changes


def field_of(store: Store, model: type[Record], record: str, name: str) -> Any:
    """What a reader sees in one field now."""
    with store.read() as session:
        return getattr(session.get(model, record), name)


def tables(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all trial tables."""
    with store.read() as session:
        connection = session.connection()
        return {
            key: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{key}" ORDER BY id')]
            for key in ("trial_person", "trial_meeting", "trial_demand", "reference")
        }

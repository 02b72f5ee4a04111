"""The kit of a meeting: the materials it must have and has, the papers its record prints, its resolutions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.domain import stages
from lushan_desktop.domain.deadline import light
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.supervision.task import Task
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.meetings import meeting_requirements
from lushan_desktop.services.records import record_view
from lushan_desktop.services.records.material_lists import ListedMaterial
from lushan_desktop.services.records.record_view import FileLine, RecordView
from lushan_desktop.services.records.standing import Badge
from lushan_desktop.storage.store import Store

PAPER_BY_MATERIAL: Mapping[str, str] = MappingProxyType(
    {"通知": "meeting_notice", "议程": "meeting_agenda", "签到表": "sign_in_sheet", "纪要": "minutes_draft"}
)
"""The report that makes a material which is missing."""
_VERB_BY_MATERIAL = MappingProxyType({"通知": "生成", "议程": "生成", "签到表": "打印空表", "纪要": "生成"})


@dataclass(frozen=True)
class Material:
    """One material of the kit, by name."""

    name: str
    files: tuple[FileLine, ...]
    is_wanted: bool
    paper: str = ""
    """The report that makes it from the record."""
    verb: str = ""
    """What the link says that leads there."""

    @property
    def is_missing(self) -> bool:
        return self.is_wanted and not self.files

    @property
    def told(self) -> str:
        """会议通知.pdf, or how many there are, or how it is made."""
        if self.files:
            more = f"{len(self.files)} 份" if len(self.files) > 1 else self.files[0].beside_name
            return " · ".join(filter(None, (self.files[0].name, more)))
        if self.name == "签到表":
            return "可打印空表，签到后扫描上传"
        return "可由会议记录生成，定稿后上传" if self.paper else "尚未添加"


@dataclass(frozen=True)
class PaperLine:
    """A paper that the record prints, and what is to be said of it."""

    key: str
    title: str
    note: str


@dataclass(frozen=True)
class ResolutionView:
    """A resolution with the task it became."""

    id: str
    content: str
    unit: str
    badge: Badge
    task: str = ""

    @property
    def is_task(self) -> bool:
        return bool(self.task)


@dataclass(frozen=True)
class Kit:
    """What the page 会议材料 shows of one meeting."""

    view: RecordView
    materials: tuple[Material, ...]
    papers: tuple[PaperLine, ...]
    resolutions: tuple[ResolutionView, ...]

    @property
    def counted(self) -> tuple[int, int, int]:
        """The number of are wanted, there, and missing."""
        wanted = [each for each in self.materials if each.is_wanted]
        missing = sum(each.is_missing for each in wanted)
        return len(wanted), len(wanted) - missing, missing


def kit(store: Store, meeting_id: str) -> Kit:
    """The kit of a meeting. Raises UserError where it is gone."""
    view = record_view.view(store, MEETING, meeting_id)
    listed = meeting_requirements.look(store, view.values["kind"]).materials
    return Kit(view, _materials(view, listed), _papers(view.values), _resolved(store, view))


def _materials(view: RecordView, listed: Sequence[ListedMaterial]) -> tuple[Material, ...]:
    """Those of its kind in their order, then whatever else is there, then what is welcome."""
    wanted = {each.name for each in listed if each.is_wanted}
    by_role: dict[str, list[FileLine]] = {}
    for file in view.files:
        by_role.setdefault(file.role or "其他材料", []).append(file)
    names = dict.fromkeys([*(each.name for each in listed), *by_role, *PAPER_BY_MATERIAL])
    return tuple(
        Material(
            name,
            tuple(by_role.get(name, ())),
            name in wanted,
            PAPER_BY_MATERIAL.get(name, ""),
            _VERB_BY_MATERIAL.get(name, ""),
        )
        for name in names
    )


def _papers(values: Values) -> tuple[PaperLine, ...]:
    notes = {
        "meeting_notice": _lacking(values, ("time", "place", "attendance")) or "信函、红头或白头",
        "meeting_agenda": f"{len(values['agenda'])} 项议程" if values["agenda"] else "议程待补，留空打印",
        "sign_in_sheet": _attendance(values),
        "minutes_draft": _minutes(values),
    }
    return tuple(PaperLine(key, REPORTS.get(key).title, note) for key, note in notes.items())


def _lacking(values: Values, fields: tuple[str, ...]) -> str:
    labels = [MEETING.field(name).label for name in fields if not values[name]]
    return f"{'、'.join(labels)}待补，按送审稿打印" if labels else ""


def _attendance(values: Values) -> str:
    count = len(values["attendance"])
    return f"按参会范围排 {count} 行，另留空行" if count else "没有登记参会人员，印空表"


def _minutes(values: Values) -> str:
    if any(row["standing"] != "原文已核" for row in values["demands"]):
        return "讲话待核，不加引号"
    return "" if values["resolutions"] else "议定事项待补，按送审稿打印"


def _resolved(store: Store, view: RecordView) -> tuple[ResolutionView, ...]:
    rows = view.values["resolutions"]
    ids = [row["task"] for row in rows if row["task"]]
    living = select(Task).where(col(Task.id).in_(ids), col(Task.deleted).is_(False))
    with store.read() as session:
        stage_by_id = {task.id: task.stage or stages.first(stages.TASKS) for task in session.scalars(living)}
    return tuple(_resolved_row(row, view, stage_by_id) for row in rows)


def _resolved_row(row: Values, view: RecordView, stage_by_id: Mapping[str, str]) -> ResolutionView:
    stage = stage_by_id.get(row["task"], "")
    shown = light(row["due_on"], clock.today(), row["closed_on"] or stage in stages.ended(stages.TASKS))
    return ResolutionView(
        row["id"],
        row["content"],
        view.name_by_id.get(row["lead_unit"], ""),
        (shown.word, shown.tone),
        row["task"] if stage else "",
    )

"""安排一轮督导: the plan, the teams, their units and the day of each visit, asked for on one page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.supervision import planning
from lushan_desktop.services.supervision.planning import Schedule, TeamPlan
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, discard, row

ROUND, TEAM, VISIT = (
    RECORD_TYPES.get(key) for key in ("supervision_round", "supervision_team", "supervision_visit")
)
_OF_ROUND = ("title", "plan", "phase", "held_on", "until")
_OF_TEAM = ("name", "leader", "visited_units")
BEGINS = "planned_on"


def _asked(record_type: RecordType, specs: Sequence[FieldSpec]) -> RecordType:
    return replace(record_type, fields=tuple(replace(spec, folded=False) for spec in specs))


def _team_type() -> RecordType:
    """Return what is asked of a team: itself, its units, and its first day."""
    first_day = replace(VISIT.field(BEGINS), label="首日", hint="以后每个工作日一个单位")
    name, leader, units = (TEAM.field(name) for name in _OF_TEAM)
    return _asked(TEAM, (name, leader, first_day, replace(units, required=True)))


class TeamFrame(QFrame):
    """One team; below its units the day of each visit, counted from the first and free to be changed."""

    removed = Signal()

    def __init__(
        self, context: Context, desk: Desk, name: str, begins_round: Callable[[], PartialDate | None]
    ) -> None:
        super().__init__()
        style.set_look(self, "quote")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._context, self._desk = context, desk
        self._begins_round = begins_round
        values = {**TEAM.blank(), "name": name, BEGINS: begins_round()}
        self.group = FieldGroup(_team_type(), desk, values, unfold=True, since=self._day_of_round)
        self.days: dict[str, FieldGroup] = {}
        """By unit the day of its visit."""
        self._own_days: set[str] = set()
        """The units whose day was set by hand."""
        self._counted: tuple[tuple[str, ...], PartialDate | None] = ((), None)
        away = IconButton("act.clear", "去掉这个督导组")
        away.clicked.connect(self.removed)
        self._schedule = column(None, gap="tight")
        head = row(None, Words("督导组", "small"), SPRING, away)
        column(self, head, self.group, self._schedule, gap="tight", margins=("gap", "small"))
        self.group.changed.connect(self._count)

    def plan(self) -> TeamPlan:
        """Return what was entered. Raises UserError, each error standing under its field."""
        held = self.group.values()
        days = tuple(self.days[unit].values()[unit] for unit in held["visited_units"] if unit in self.days)
        complete = days if len(days) == len(held["visited_units"]) else ()
        begins = held[BEGINS]
        return TeamPlan(held["name"], held["visited_units"], held["leader"] or "", begins, complete)

    def _day_of_round(self) -> date | None:
        """Return the day that no visit comes before."""
        begins = self._begins_round()
        return begins.first_day if begins is not None else None

    def _count(self) -> None:
        """Count the days anew where units or the first day are others."""
        held = self.group.readable()
        asked = tuple(held.get("visited_units", ())), held.get(BEGINS)
        if asked == self._counted:
            return
        self._counted = asked
        units, begins = asked
        self._context.query(
            planning.schedule,
            begins,
            len(units),
            then=lambda found: self._show_days(units, found),
            key=f"days {id(self)}",
        )

    def _show_days(self, units: Sequence[str], found: Schedule) -> None:
        kept = {unit: self.days[unit].readable().get(unit) for unit in self._own_days if unit in self.days}
        self._own_days &= set(units)
        clear(self._schedule)
        self.days = {}
        if found.notice:
            self._schedule.addWidget(Words(found.notice, "small", wraps=True))
        for unit, day in zip(units, found.days, strict=True):
            name = self._desk.name_by_id.get(unit, "")
            spec = replace(VISIT.field(BEGINS), name=unit, label=f"{name}的检查日期", half=True)
            values = {unit: kept.get(unit, day)}
            group = FieldGroup(
                _asked(VISIT, (spec,)), self._desk, values, owner=VISIT, since=self._day_of_round
            )
            group.changed.connect(lambda one=unit: self._own_days.add(one))
            self.days[unit] = group
            self._schedule.addWidget(group)


class PlanForm(Panel):
    """Nothing is written before 安排; all of it is one step."""

    left = Signal()
    planned = Signal(str)
    """The round that was made."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, Desk(context)
        self._doubted: tuple[Values, Sequence[TeamPlan]] | None = None
        """What was refused for its days alone: entered unchanged once more, it is meant so."""
        self.teams: list[TeamFrame] = []
        self.head.show_items(Words("安排一轮督导", "section"))
        self.act_button = PrimaryButton("安排", "act.save", keys="Ctrl+S", tip="轮次、督导组和检查一次登记")
        self.cancel_button = TextButton("取消 Esc", tip="暂不保存，已填内容保留（Esc）")
        self.add_button = LinkButton("再加一组", "act.add")
        self.foot.show_items(self.act_button, SPRING, self.cancel_button)
        self._frames = QWidget()
        self._frames.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = column(self._frames, gap="small")
        self.act_button.clicked.connect(self.finish)
        self.cancel_button.clicked.connect(self.left)
        self.add_button.clicked.connect(self.add_team)
        self.group: FieldGroup | None = None

    def open(self) -> None:
        """Ask for a new round, or go on with what was begun."""
        if self.group is None:
            # The plan may be a paper that is registered here and now: that asks for room.
            specs = [replace(ROUND.field(name), half=name not in ("title", "plan")) for name in _OF_ROUND]
            self.group = FieldGroup(_asked(ROUND, specs), self._desk, ROUND.blank(), unfold=True, owner=ROUND)
            self.show_body(self.group, self._frames, row(None, self.add_button, SPRING))
            self.add_team()
        self.group.focus_field("title")

    def add_team(self) -> None:
        """One more team, which begins with the round."""
        number = f"第{_NUMBERS[len(self.teams)]}组" if len(self.teams) < len(_NUMBERS) else ""
        frame = TeamFrame(self._context, self._desk, number, self._begins)
        frame.removed.connect(lambda: self._remove(frame))
        self.teams.append(frame)
        self._column.addWidget(frame)
        if len(self.teams) > 1:
            frame.group.focus_field("name")

    def _begins(self) -> PartialDate | None:
        """Return the day that stands in the field of the round."""
        return self.group.readable().get("held_on") if self.group is not None else None

    def finish(self) -> None:
        """Hand over what was entered, or say under its field what is wrong."""
        if self.group is None:
            return
        try:
            values, teams = self.group.values(), [frame.plan() for frame in self.teams]
        except UserError:
            return
        accepted = {"accepts": True} if self._doubted == (values, teams) else {}
        title = str(values["title"])
        rest = {name: value for name, value in values.items() if name != "title"}

        def tell(changes: Any) -> None:
            self._forget()
            visits = len(changes.ids(VISIT.key))
            self._context.say(f"已安排“{title}”：{len(teams)}个督导组，{visits}个单位", can_undo=True)
            self.planned.emit(changes.ids(ROUND.key)[0])

        self._context.change(
            planning.plan_round,
            title,
            teams,
            then=tell,
            failed=lambda why: self._refuse(why, values, teams),
            **rest,
            **accepted,
        )

    def undo_typing(self, way: str) -> None:
        """Ctrl+Z anywhere on the form is of what was typed in the part that has the keyboard."""
        focus = self.window().focusWidget()
        parts = (self.group, *(frame.group for frame in self.teams))
        part = next((each for each in parts if each and focus and each.isAncestorOf(focus)), self.group)
        if part is not None:
            part.undo_typing(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _refuse(self, why: str, values: Values, teams: Sequence[TeamPlan]) -> None:
        field = getattr(why, "field", None)
        if getattr(why, "may_accept", False):
            self._doubted = (values, teams)
            self.act_button.setText("无误，安排")
        if field in _OF_ROUND and self.group is not None:
            self.group.show_error(field, str(why))
            self.group.focus_field(field)
        else:
            self._context.failed.emit(why)

    def _remove(self, frame: TeamFrame) -> None:
        self.teams.remove(frame)
        self._column.removeWidget(frame)
        discard(frame)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        for frame in list(self.teams):
            self._remove(frame)
        self.group, self._doubted = None, None
        self.act_button.setText("安排")


_NUMBERS = "一二三四五六七八九十"

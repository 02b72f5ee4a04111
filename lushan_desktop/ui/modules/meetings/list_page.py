"""The list of meetings: a new one may take over from the last of its kind, its number is proposed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.meetings import meeting_series
from lushan_desktop.services.records import answers, resolutions
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.meetings.meeting_detail import MeetingDetail
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.buttons import GivingButton

if TYPE_CHECKING:
    from lushan_desktop.ui.fields.editors import FieldGroup

NUMBER = "series_number"


class MeetingListPage(RecordPage):
    """Tells when the kit of a meeting is wanted."""

    kit_requested = Signal(str)
    also_shows = ("meeting_kit", "kit_material")

    def __init__(self, context: Context) -> None:
        super().__init__(context, RECORD_TYPES.get("meeting"), ledger="meeting_ledger")
        self.copy_button = GivingButton(
            "由上次会议复制", "act.copy", tip="按同类上次会议填写参会人员、主持、地点"
        )
        self.copy_button.setDisabled(context.is_read_only)
        self.copy_button.clicked.connect(lambda: self.copy_last())
        tools = self.list.tools.layout()
        item = tools.itemAt(0) if tools is not None else None
        first = item.layout() if item is not None else None
        assert isinstance(first, QBoxLayout)
        first.insertWidget(1, self.copy_button)
        self._offered = ""

    def make_detail(self) -> RecordDetail:
        made = MeetingDetail(self._type, is_read_only=self._context.is_read_only)
        made.kit_requested.connect(lambda: self._tell_kit())
        made.task_requested.connect(self._make_task)
        made.task_opened.connect(lambda task: self._context.open("task", task))
        return made

    def copy_last(self, meeting_id: str = "") -> None:
        """Open the form of a new meeting with what this one, or the last of the chosen kind, hands on."""
        kind = self.list.chips.current_key()
        self._context.query(meeting_series.copied, kind, meeting_id, key="copied", then=self._open_copy)

    def _open_copy(self, taken: Values | None) -> None:
        if taken is None:
            self._context.say("这一类还没有可复制的会议，请直接新建")
            return

        def show(names: dict[str, str]) -> None:
            self._open_form({**self._type.blank(), **taken}, names)

        self._context.query(answers.names_in, taken, then=show, key="names of the copy")

    def _copy(self) -> None:
        if self.detail.shown is not None:
            self.copy_last(self.detail.shown.id)

    def _tell_kit(self) -> None:
        if self.detail.shown is not None:
            self.kit_requested.emit(self.detail.shown.id)

    def _make_task(self, resolution: str) -> None:
        view = self.detail.shown
        if view is not None:
            self._context.change(
                resolutions.make_tasks,
                view.id,
                [resolution],
                then=lambda _: self._context.say("已转为任务，列入待办", can_undo=True),
            )

    def _open_form(
        self, values: Values, name_by_id: dict[str, str], *, record_id: str = "", field: str = ""
    ) -> None:
        super()._open_form(values, name_by_id, record_id=record_id, field=field)
        self._offered = str(values.get(NUMBER) or "")
        group = self.form.group
        if group is not None and not record_id:
            group.changed.connect(self._propose_number)
            self._propose_number()

    def _propose_number(self) -> None:
        """Once the kind is chosen, the next number of its series stands in 届次; what was typed stays."""
        group = self.form.group
        if group is None:
            return
        kind = str(group.readable().get("kind") or "")
        if kind and self._is_open_to_offers(group):
            put = partial(self._put_number, group)
            self._context.query(meeting_series.proposed, kind, _day_in(group), key="series number", then=put)

    def _is_open_to_offers(self, group: "FieldGroup") -> bool:
        """Return True if nobody typed a number of his own."""
        return group.raw().get(NUMBER, "") in ("", self._offered)

    def _put_number(self, group: "FieldGroup", number: str) -> None:
        """Unless meanwhile another form was opened or a number was typed."""
        if group is not self.form.group or number == self._offered or not self._is_open_to_offers(group):
            return
        self._offered = number
        if NUMBER not in group.raw() and number:
            _unfold(group)
        if NUMBER in group.raw():
            group.editor(NUMBER).set_value(number)
            group.editor(NUMBER).say("接上次编号，可修改" if number else "")


def _day_in(group: "FieldGroup") -> PartialDate | None:
    """The date of the meeting, if it can be read already."""
    try:
        day: PartialDate | None = group.editor("held_on").value()
    except UserError:
        return None
    return day


def _unfold(group: "FieldGroup") -> None:
    """Show all fields; the keyboard stays where it is."""
    focus = group.window().focusWidget()
    group.unfold()
    if focus is not None:
        focus.setFocus()

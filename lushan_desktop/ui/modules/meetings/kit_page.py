"""会议材料: everything one meeting must have, has, and can print, on one page."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.meetings import meeting_kit, meeting_papers, meeting_requirements
from lushan_desktop.services.meetings.meeting_kit import Kit
from lushan_desktop.services.meetings.meeting_requirements import Requirements
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.services.records import resolutions
from lushan_desktop.services.records.material_lists import ListedMaterial
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.meetings.materials_panel import MaterialsPanel
from lushan_desktop.ui.modules.meetings.paper_preview import PaperPreview
from lushan_desktop.ui.modules.meetings.papers_panel import PapersPanel
from lushan_desktop.ui.modules.meetings.requirements_panel import RequirementsPanel
from lushan_desktop.ui.modules.meetings.resolutions_block import ResolutionsBlock
from lushan_desktop.ui.printing import print_pages
from lushan_desktop.ui.records.attaching import Attaching
from lushan_desktop.ui.records.page import REPORTS_PAGE
from lushan_desktop.ui.records.seeing import Seeing
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, TextButton
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.inner_keys import inner_key
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, row
from lushan_desktop.ui.widgets.panes import Panes

MEETING = RECORD_TYPES.get("meeting")
_TOUCHING = (
    "meeting",
    "meeting_kit",
    "kit_material",
    "evidence",
    "resolution",
    "task",
    "attendance",
    "agenda_item",
    "reference",
)


class KitPage(QWidget):
    """Opens files, adds them, leads to the papers, and makes tasks of resolutions."""

    left = Signal()
    edit_requested = Signal(str, str)
    """The meeting, and the field to land in."""
    copy_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self._meeting = self._paper_of = ""
        self._is_stale = False
        self.kit: Kit | None = None
        self.title, self.told = ElidedWords("", "title"), ElidedWords("", "small")
        self._badges = row(None, gap="snug")
        self.back = TextButton("返回会议", "act.prev", tip="返回会议（Esc）")
        self.copy = Button("由上次会议复制", "act.copy", tip="按本次会议的参会人员、主持、地点新建")
        self.edit = Button("编辑", "act.edit", keys="F2")
        self.materials = MaterialsPanel(is_read_only=context.is_read_only)
        self.requirements = RequirementsPanel(is_read_only=context.is_read_only)
        self.resolutions = ResolutionsBlock(is_read_only=context.is_read_only)
        self.papers, self.preview = PapersPanel(), PaperPreview(context)
        self.seeing, self.attaching = Seeing(context, self), Attaching(context, MEETING, self)
        self._lay_out()
        self._connect()

    @property
    def _shown(self) -> str:
        """The meeting on show, which all keys act on: another one may be on its way."""
        return self.kit.view.id if self.kit else self._meeting

    def open(self, meeting_id: str) -> None:
        """Show the kit of this meeting."""
        if meeting_id != self._meeting:
            self._keep_requirements()
        self._meeting = meeting_id
        self.load()

    def load(self) -> None:
        self._is_stale = False
        if self._meeting:
            self._context.query(
                meeting_kit.kit,
                self._meeting,
                key="meeting kit",
                then=self._show,
                failed=lambda _: self.left.emit(),
            )

    def _lay_out(self) -> None:
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for button in (self.copy, self.edit):
            button.setDisabled(self._context.is_read_only)
        words = column(None, row(None, self.title, self._badges, SPRING), self.told, gap="hair")
        head = Card(row(None, self.back, (words, 1), self.copy, self.edit, gap="gap"))
        self.left_pane = QStackedWidget()
        for panel in (self.materials, self.requirements):
            self.left_pane.addWidget(panel)
        widths = (10_000, theme().width("nav_list"), theme().threshold("detail_panel"))
        panes = Panes(self.left_pane, self.papers, self.preview, widths=widths, weights=(1, 0, 0))
        column(self, head, (panes, 1), margins=("page", "inset"))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._shown))
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self._shown, ""))
        self.resolutions.edit_requested.connect(lambda field: self.edit_requested.emit(self._shown, field))
        self.resolutions.paper_requested.connect(self._open_report)
        self.papers.chosen.connect(self.show_paper)
        self.preview.options_requested.connect(self._open_report)
        self.papers.all_requested.connect(self.print_all)
        self.resolutions.tasks_requested.connect(self._make_tasks)
        self.resolutions.task_opened.connect(lambda task: self._context.open("task", task))
        self.materials.paper_requested.connect(self.show_paper)
        self.materials.file_opened.connect(self._see)
        self.materials.files_given.connect(
            lambda files, role: self.attaching.attach(self._shown, files, role)
        )
        self.materials.requirements_requested.connect(self._open_requirements)
        self.requirements.left.connect(self._close_requirements)
        self.requirements.answered.connect(self._set_requirements)
        self.requirements.reset_requested.connect(self._reset_requirements)
        self._context.changed.connect(self._hear)
        inner_key("Esc", self, self._step_back)

    def _hear(self, changes: Any) -> None:
        if changes.touches(*_TOUCHING):
            self._is_stale = True
            if self.isVisible():
                self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed on other pages in the meantime is read anew."""
        super().showEvent(event)
        if self._is_stale:
            self.load()

    def hideEvent(self, event: QHideEvent) -> None:
        """A list of materials that was changed is kept whichever way one leaves: by the rail, by closing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._keep_requirements()

    def _show(self, kit: Kit) -> None:
        if kit.view.deleted:
            self.left.emit()
            return
        self.kit = kit
        view = kit.view
        self.title.setText(view.title)
        place = view.values["place"] or "地点待补"
        number = view.values["series_number"]
        self.told.setText(" · ".join(filter(None, (view.when, number, place))))
        clear(self._badges)
        kind = view.values["kind"]
        for text, tone in ((kind, "info"), *view.standing.badges):
            if text:
                self._badges.addWidget(Badge(text, tone))
        self.materials.show_kit(kit, *self.resolutions.rows(kit))
        self.papers.show_kit(kit)
        self.show_paper(self._first_paper(kit))

    def show_paper(self, key: str) -> None:
        """Set this paper beside the materials, as it will print."""
        self.papers.choose(key)
        self.preview.show_paper(key, self._shown)

    def _first_paper(self, kit: Kit) -> str:
        """The paper that was on show; for another meeting the first that is missing and can be made."""
        if self.preview.key and self._paper_of == kit.view.id:
            return self.preview.key
        self._paper_of = kit.view.id
        missing = (each.paper for each in kit.materials if each.is_missing and each.paper)
        return next(missing, kit.papers[0].key)

    def _open_report(self, key: str, options: Values | None = None) -> None:
        """Open where papers are made, with these options if any."""
        self._context.open(REPORTS_PAGE, key, "print", hand_over=options)

    def print_all(self) -> None:
        """Set every paper of this meeting, then ask for the printer once."""
        self.papers.every_paper.setEnabled(False)

        def send(preview: Preview) -> None:
            self.papers.every_paper.setEnabled(True)
            print_pages(self._context, self, preview)

        def fail(sentence: str) -> None:
            self.papers.every_paper.setEnabled(True)
            self._context.failed.emit(sentence)

        self._context.query(
            meeting_papers.together,
            self._shown,
            self._context.office.cycle_text,
            key="kit papers",
            is_long=True,
            then=send,
            failed=fail,
        )

    def _step_back(self) -> None:
        """Esc leaves the list of materials first, as it was."""
        if self.left_pane.currentWidget() is self.requirements:
            self._close_requirements()
        else:
            self.left.emit()

    def _open_requirements(self) -> None:
        if self.kit is None:
            return
        kind, meeting = str(self.kit.view.values["kind"]), self._meeting

        def show(found: Requirements) -> None:
            if self._meeting != meeting or not self.isVisible():
                return  # one has gone on to another meeting, or away
            self.requirements.open(found)
            self.left_pane.setCurrentWidget(self.requirements)
            self.preview.make_room(is_form_open=True)

        self._context.query(meeting_requirements.look, kind, key="requirements", then=show)

    def _keep_requirements(self) -> None:
        if self.left_pane.currentWidget() is self.requirements:
            self.requirements.finish()
            self._close_requirements()

    def _close_requirements(self) -> None:
        self.left_pane.setCurrentWidget(self.materials)
        self.preview.make_room(is_form_open=False)

    def _set_requirements(self, kind: str, wanted: list[ListedMaterial]) -> None:
        self._context.change(
            meeting_requirements.save,
            kind,
            wanted,
            then=lambda _: self._tell_requirements(f"已改{kind}应有的材料"),
            failed=self._refuse_requirements,
        )

    def _refuse_requirements(self, sentence: str) -> None:
        self.requirements.refuse(sentence)
        if not self.requirements.isVisible():
            self._context.failed.emit(sentence)

    def _reset_requirements(self, kind: str) -> None:
        self._context.change(
            meeting_requirements.reset,
            kind,
            then=lambda _: self._tell_requirements(f"{kind}应有的材料已恢复原样"),
        )

    def _tell_requirements(self, sentence: str) -> None:
        self._close_requirements()
        self._context.say(sentence, can_undo=True)

    def _see(self, evidence_id: str) -> None:
        if self.kit is not None:
            self.seeing.see(self.kit.view, evidence_id)

    def _make_tasks(self, ids: list[str]) -> None:
        self._context.change(
            resolutions.make_tasks,
            self._shown,
            ids,
            then=lambda _: self._context.say("已转为任务，列入待办", can_undo=True),
        )

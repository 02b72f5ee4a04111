"""Files and folders on their way from the desktop into the list of evidence."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.record_type import FieldSpec
from lushan_desktop.services.evidence import evidence_batch, meeting_photos
from lushan_desktop.services.evidence.evidence_batch import Batch, Proposal, Survey
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, Place, make_editor
from lushan_desktop.ui.modules.evidence.batch_panel import BatchPanel
from lushan_desktop.ui.tasks.waiting import WaitingPanel

_PHOTOS_OF = FieldSpec("meeting", "图片都是这次会议的照片…", Ref("meeting"))


class MaterialTarget(QObject):
    """Makes widgets take dropped files and folders."""

    dropped = Signal(list)

    def watch(self, *widgets: QWidget) -> None:
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = dropped_paths(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def dropped_paths(data: QMimeData) -> list[Path]:
    """The files and folders that lie in what was dropped or pasted."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.exists()]


class Taking(QObject):
    """Looks through what was given, has it put right, writes it."""

    opened = Signal()
    """There is something to be put right in the panel."""
    done = Signal(object)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._over = context, over
        self.photos_of = make_editor(_PHOTOS_OF.kind, Place(Desk(context), EVIDENCE, _PHOTOS_OF))
        self.photos_of.show_placeholder(_PHOTOS_OF.label)
        self.photos_of.name_it(_PHOTOS_OF.label)
        self.photos_of.keep_room()
        self.photos_of.changed.connect(self._take_for_photos)
        self.panel = BatchPanel(self.photos_of)
        self.panel.confirmed.connect(self._add)
        self._looking = WaitingPanel(over, "正在读取文件夹")
        self.waiting = WaitingPanel(over, "正在添加材料")

    def menu(self) -> QMenu:
        """Return where the material comes from."""
        menu = QMenu(self._over)
        menu.addAction("选择文件…", self.ask_for_files)
        menu.addAction("选择整个文件夹…", self.ask_for_folder)
        return menu

    def ask_for_files(self) -> None:
        self.take(dialogs.ask_for_files(self._over))

    def ask_for_folder(self) -> None:
        folder = dialogs.ask_for_folder(self._over, "选择材料文件夹")
        self.take([folder] if folder else [])

    def take(self, paths: Sequence[Path]) -> None:
        """Look through files and folders; nothing is written yet."""
        if not paths or self._context.is_read_only:
            return
        self._context.query(
            evidence_batch.survey,
            list(paths),
            progress=self._looking.watch(),
            then=self._take_survey,
            is_long=True,
        )

    def _take_for_photos(self) -> None:
        """All pictures are photos of the meeting that was picked."""
        with suppress(UserError):
            if meeting := self.photos_of.value():
                told = self.panel.pictures()
                self._context.query(meeting_photos.as_photos, told, meeting, then=self.panel.rows.amend)

    def _take_survey(self, survey: Survey) -> None:
        if not survey.proposals:
            self._context.failed.emit("".join(survey.problems))
            return

        def show(indicators: Mapping[str, str]) -> None:
            self.photos_of.set_value("")
            self.opened.emit()  # what is not on show takes no keyboard
            self.panel.open(survey, indicators, self._context.reading())

        self._context.query(evidence_batch.known_indicators, then=show)

    def _add(self, proposals: tuple[Proposal, ...]) -> None:
        self.panel.add_button.setEnabled(False)
        self._context.change(
            evidence_batch.add,
            proposals,
            progress=self.waiting.watch(),
            then=self._tell,
            failed=self._refuse,
        )

    def _refuse(self, sentence: str) -> None:
        self.panel.add_button.setEnabled(True)
        if sentence:
            self._context.failed.emit(str(sentence))

    def _tell(self, batch: Batch) -> None:
        self._context.say(batch.sentence, can_undo=batch.changes is not None)
        told = (*batch.refused, *batch.remarks)
        if told:
            more = f"\n等 {len(told)} 条" if len(told) > MOST_TOLD else ""
            self._context.failed.emit("\n".join(told[:MOST_TOLD]) + more)
        self.done.emit(batch)


MOST_TOLD = 12

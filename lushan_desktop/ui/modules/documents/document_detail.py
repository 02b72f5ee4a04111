"""The detail of a document: its number among the others, its three forms, its paper."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.documents.document import FORMS, OFD, form_of
from lushan_desktop.services.documents.document_view import DocumentView
from lushan_desktop.services.records.record_view import FileLine, RecordView
from lushan_desktop.ui.modules.documents.number_strip import NumberStrip
from lushan_desktop.ui.modules.documents.sides import Side
from lushan_desktop.ui.records.blocks import file_row
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.given_tasks import GivenTasks
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, line, row


class DocumentDetail(RecordDetail):
    """As every detail, with the number series above and the forms of the paper below."""

    number_taken = Signal(str)
    paper_requested = Signal()
    task_requested = Signal()
    """The record on show is to become a task."""
    task_opened = Signal(str)

    def __init__(self, side: Side, *, is_read_only: bool = False) -> None:
        super().__init__(side.record_type, is_read_only=is_read_only)
        self._side = side

    def above(self, view: RecordView) -> Iterator[Item]:
        assert isinstance(view, DocumentView)
        if view.series is None:
            return
        strip = NumberStrip(view.series, view.serial, can_take=not self._is_read_only)
        strip.take_requested.connect(self.number_taken)
        yield strip
        yield line()

    def below_title(self, view: RecordView) -> Iterator[Item]:
        del view
        button = Button(self._side.paper_words, "act.print", tip=f"{self._side.paper_words}（这一件）")
        button.clicked.connect(self.paper_requested)
        yield row(None, button, SPRING)

    def below_facts(self, view: RecordView) -> Iterator[Item]:
        assert isinstance(view, DocumentView)
        can_give = not self._is_read_only and not view.values["closed_on"]
        made = GivenTasks(view.tasks, can_give=can_give)
        made.wanted.connect(self.task_requested)
        made.opened.connect(self.task_opened)
        yield made

    def files(self, view: RecordView) -> Iterator[Item]:
        """The three forms of one document, then whatever else proves it."""
        yield Words("同一文件的三种形式", "section")
        wanted = view.wanted
        for form in FORMS:
            yield from self._form(form, [file for file in view.files if file.role == form], form in wanted)
        others = [file for file in view.files if file.role not in FORMS]
        if others:
            yield Words(f"其他佐证 {len(others)} 份", "section")
        for file in others:
            yield self._line(file)

    def _form(self, form: str, files: list[FileLine], is_wanted: bool) -> Iterator[QWidget]:
        if not files:
            optional = "没有，可不交" if form == OFD else "没有"
            made = ItemRow(form, "缺" if is_wanted else optional, tone="bad" if is_wanted else "mute")
            if self.zone is not None:
                made.with_link("添加")
                made.linked.connect(lambda: self._ask_for(form))
            yield made
        for file in files:
            made = ItemRow(form, file.detail, tone="ok")
            if file.has_file:
                made.with_open("打开")
                made.opened.connect(lambda one=file.id: self.file_opened.emit(one))
            else:
                made.with_badge("只有目录，没有文件", "mute")
            yield made

    def _line(self, file: FileLine) -> QWidget:
        made = file_row(file)
        made.opened.connect(lambda: self.file_opened.emit(file.id))
        return made

    def _drop(self, files: list[Path]) -> None:
        """What a file is to the document is told by its ending, unless it was asked for by name."""
        if self._role:
            super()._drop(files)
            return
        by_form: dict[str, list[Path]] = {}
        for file in files:
            by_form.setdefault(form_of(file.suffix), []).append(file)
        for form, group in by_form.items():
            self.files_dropped.emit(group, form)

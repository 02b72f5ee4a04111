"""公文排版: a text that somebody wrote becomes official paper; what was recognised is shown and corrected."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from lushan_desktop.domain.recognise import Recognised, Role
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.papers import foreign_papers
from lushan_desktop.services.papers.typesetting import TypesetFile, anchor_of
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.papers.typeset_options import TypesetOptions
from lushan_desktop.ui.modules.papers.typeset_parts import PartList
from lushan_desktop.ui.preview.live_preview import LivePreview
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, TextButton
from lushan_desktop.ui.widgets.drop_zone import DropZone, FileTarget
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import column, row, show_if
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.paste_dialog import PasteDialog

_NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST_NAME = 60


class TypesetPage(QWidget):
    """Read a text, look over what each paragraph is, choose the form, print."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._source = ""
        self.parts, self.options = PartList(), TypesetOptions(context)
        is_short = theme().factor > 1
        self.preview = LivePreview(
            context, has_labels=False, is_compact=is_short, maker=foreign_papers.preview
        )
        self.waiting = WaitingPanel(self, "正在读文稿", can_stop=False)
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _lay_out(self) -> None:
        self.back_button = TextButton("返回报表中心", "act.prev", keys="Esc")
        self._name = ElidedWords("", "small")
        self.open_button = Button("选择文稿", "act.upload", keys="Ctrl+O")
        self.paste_button = Button("粘贴文字", "act.paste")
        self._head_buttons = (self.open_button, self.paste_button)
        head = row(
            None,
            self.back_button,
            Words(foreign_papers.TITLE, "section"),
            (self._name, 1),
            *self._head_buttons,
        )
        widths = (theme().threshold("parameters"), theme().threshold("popup"), 10_000)
        self.panes = Panes(self.parts, self.options, self.preview, widths=widths, weights=(0, 0, 1))
        self.zone = DropZone("把 Word 文稿（.docx）或文本（.txt）拖到这里", is_large=True, choose=_choose)
        self.paste_here = Button("粘贴文字", "act.paste")
        self.empty = EmptyState(
            "nav.documents",
            "把写好的文稿排成公文",
            "识别标题、主送、各级标题、附件和落款，按国家标准排版，不改动文字。",
            column(None, self.zone, self.paste_here),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.panes)
        column(self, head, (self.stack, 1), gap="gap")

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.open_button.clicked.connect(lambda: self._take_files(_choose(self)))
        self.paste_button.clicked.connect(self.ask_for_text)
        self.paste_here.clicked.connect(self.ask_for_text)
        self.zone.dropped.connect(self._take_files)
        self._target = FileTarget(self)
        self._target.dropped.connect(self._take_files)
        self.parts.corrected.connect(self._show_correction)
        self.parts.chosen.connect(lambda place: self.preview.frame(anchor_of(place)))
        self.options.changed.connect(self._wish)
        self.options.print_requested.connect(self.preview.print_paper)
        self.options.save_requested.connect(self.save_paper)
        self.preview.made.connect(self.options.show_state)
        self.preview.refused.connect(self.options.show_refusal)

    def show_nothing(self) -> None:
        """No text yet: the field to drop one on fills the page."""
        self.stack.setCurrentWidget(self.empty)
        for button in self._head_buttons:
            show_if(button, False)

    def open_file(self, file: Path) -> None:
        """Read a file and show what was recognised."""
        self._read(foreign_papers.read_file, file, file.name)

    def open_text(self, text: str) -> None:
        """Read a pasted text and show what was recognised."""
        self._read(foreign_papers.read_text, text, "粘贴的文字")

    def ask_for_text(self) -> None:
        dialog = PasteDialog(self, "识别段落")
        dialog.finished.connect(
            lambda result: self.open_text(dialog.text()) if result == QDialog.DialogCode.Accepted else None
        )
        dialog.open()

    def values(self) -> Values | None:
        """All that the paper depends on; None while a date is half typed."""
        values = self.options.values()
        return None if values is None else {**values, foreign_papers.TEXT: self.parts.recognised}

    def save_paper(self, ending: str) -> None:
        """Ask where, then write."""
        self.preview.save_paper(self._file_name(), ending, self._write)

    def _write(self, preview: Preview, file: Path) -> None:
        def tell(written: TypesetFile) -> None:
            self.preview.tell_saved(written.file)

        self._context.query(foreign_papers.write, preview.options, file, is_long=True, then=tell)

    def _take_files(self, files: Sequence[Path]) -> None:
        if files:
            self.open_file(files[0])

    def _read(self, reader: object, given: Path | str, name: str) -> None:
        progress = self.waiting.watch()

        def show(recognised: Recognised) -> None:
            self._source = name
            self._show_text(recognised)

        self._context.query(
            reader,  # type: ignore[arg-type]  # one of the two questions of this page
            given,
            key=f"foreign text {id(self)}",
            is_long=True,
            progress=progress,
            then=show,
            failed=self._context.failed.emit,
        )

    def _show_text(self, recognised: Recognised) -> None:
        self._name.setText(self._source)
        for button in self._head_buttons:
            show_if(button, True)
        self.stack.setCurrentWidget(self.panes)
        self.options.show_found(recognised)
        self.preview.clear()
        self.parts.show_text(recognised)
        self.parts.list.setFocus()
        self._wish(at_once=True)

    def _show_correction(self) -> None:
        self.options.show_found(self.parts.recognised)
        self._wish(at_once=True)

    def _wish(self, *, at_once: bool = False) -> None:
        values = self.values()
        if values is not None and self.parts.recognised.parts:
            self.preview.wish(foreign_papers.KEY, values, at_once=at_once)

    def _file_name(self) -> str:
        title = "".join(part.text for part in self.parts.recognised.parts if part.role is Role.TITLE)
        name = _NOT_IN_A_FILE_NAME.sub("", title or Path(self._source).stem)
        return name[:_LONGEST_NAME] or "公文"


def _choose(parent: QWidget) -> list[Path]:
    file = dialogs.ask_for_text(parent)
    return [file] if file else []

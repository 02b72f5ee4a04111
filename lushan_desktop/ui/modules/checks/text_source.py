"""The ways in which a text comes: a file that is chosen or dropped, or pasted."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lushan_desktop.ui import dialogs
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.drop_zone import DropZone, FileTarget, dropped_files
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.paste_dialog import PasteDialog


class TextSource(QWidget):
    """Fills the page while there is no text; files may be dropped on the page later, too."""

    file_given = Signal(object)
    text_given = Signal(str)

    def __init__(self, page: QWidget, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._page = page
        self.zone = DropZone(
            "选择文稿，或拖到这里（.docx .txt .pdf）", is_large=True, choose=lambda _: self._choose()
        )
        self.paste_button = Button("粘贴文字", "act.paste", tip="把复制的文字读入（Ctrl+V）")
        # Here alone: in the box of the dialog the keys paste as ever.
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Paste, page, self.paste, context=here)
        state = EmptyState(icon, title, text, column(None, self.zone, self.paste_button))
        column(self, (state, 1))
        self._target = FileTarget(page)
        self.zone.dropped.connect(self._take)
        self._target.dropped.connect(self._take)
        self.paste_button.clicked.connect(self.ask_for_text)

    def ask_for_file(self) -> None:
        """Choose a file."""
        self._take(self._choose())

    def ask_for_text(self) -> None:
        """Paste a text."""
        dialog = PasteDialog(self._page, "读入")
        dialog.finished.connect(
            lambda result: (
                self.text_given.emit(dialog.text()) if result == QDialog.DialogCode.Accepted else None
            )
        )
        dialog.open()

    def paste(self) -> None:
        """Read in what was copied: a file, else its text; ask for a text where nothing was."""
        copied = QApplication.clipboard().mimeData()
        if not self.isVisible():
            return
        if files := dropped_files(copied):
            self._take(files)
        elif copied.hasText() and copied.text().strip():
            self.text_given.emit(copied.text())
        else:
            self.ask_for_text()

    def _choose(self) -> list[Path]:
        file = dialogs.ask_for_paper(self._page)
        return [file] if file else []

    def _take(self, files: Sequence[Path]) -> None:
        if files:
            self.file_given.emit(files[0])

"""The place where files are dropped or chosen, many at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, Signal
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from lushan_desktop.ui.file_dialog import asked_for
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.drop_target import DropTarget, Frame

_SHEETS = (".xlsx", ".xls", ".csv")
DROP_HERE = "把文件拖到这里，即添加为佐证"

ChooseFiles = Callable[[QWidget], list[Path]]
PartAt = Callable[[list[Path], QPoint], QRect]


def choose_files(parent: QWidget) -> list[Path]:
    """Ask the clerk for files by the dialog of the system."""
    return asked_for(parent, "选择材料", mode=QFileDialog.FileMode.ExistingFiles)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files that lie in what was dropped or pasted; folders are left out."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def sheet_in(files: Sequence[Path]) -> Path | None:
    """The one workbook or .csv that was dropped; None where it is something else."""
    return files[0] if len(files) == 1 and files[0].suffix.lower() in _SHEETS else None


class FileTarget(DropTarget):
    """Makes any widget take dropped files."""

    dropped = Signal(list)

    def __init__(self, widget: QWidget, *, is_framed: bool = True, part_at: PartAt | None = None) -> None:
        """`part_at` tells which part of the widget takes files that are held over a point of it."""
        super().__init__(widget)
        self._frame, self._part_at = Frame(widget), part_at
        if part_at is not None:
            self.moved.connect(self._frame_part)
            self.hovered.connect(lambda is_over: None if is_over else self._frame.hide())
        elif is_framed:
            self.hovered.connect(self._frame.light_up)

    def found_in(self, data: QMimeData) -> list[Path]:
        return dropped_files(data)

    def _frame_part(self, files: list[Path], spot: QPoint) -> None:
        if self._part_at is not None:
            self._frame.stand_around(self._part_at(files, spot))


class DropZone(Button):
    """A dashed field: files are dropped on it, or chosen after a click."""

    look = "drop"
    dropped = Signal(list)

    def __init__(
        self,
        text: str = DROP_HERE,
        *,
        is_large: bool = False,
        choose: ChooseFiles = choose_files,
    ) -> None:
        super().__init__(text, "act.upload", tip="拖入一份或多份文件，也可以点这里选择")
        self._choose = choose
        down = QSizePolicy.Policy.Expanding if is_large else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)
        if is_large:
            self.setMinimumHeight(3 * theme().height("row_two_line"))
        self._target = FileTarget(self, is_framed=False)
        self._target.dropped.connect(self.dropped)
        self._target.hovered.connect(self.light_up)
        self.clicked.connect(self._ask)

    def light_up(self, is_over: bool) -> None:
        """Show that files which are let go here, or near here, become evidence."""
        style.set_state(self, "over", is_over)

    def _ask(self) -> None:
        if files := self._choose(self):
            self.dropped.emit(files)

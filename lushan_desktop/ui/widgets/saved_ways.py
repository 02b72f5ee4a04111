"""打开 and 打开所在文件夹, behind a sentence that says where something was saved."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lushan_desktop.ui.widgets.buttons import LinkButton


class SavedWays(QObject):
    """Two buttons that stand in a line of their host; nothing is seen of them before something is saved."""

    opened = Signal(object)
    """The file or folder to open."""

    def __init__(self, host: QObject) -> None:
        super().__init__(host)
        self._place = Path()
        self.open_button = LinkButton("打开", "act.open")
        self.folder_button = LinkButton("打开所在文件夹", "act.folder")
        self.buttons = (self.open_button, self.folder_button)
        self.open_button.clicked.connect(lambda: self.opened.emit(self._place))
        self.folder_button.clicked.connect(lambda: self.opened.emit(self._place.parent))
        for button in self.buttons:
            button.hide()

    def show_place(self, place: Path | None) -> None:
        """Lead to what was saved there, a folder by 打开 alone; None takes the ways away."""
        self._place = place or Path()
        self.open_button.setVisible(place is not None)
        self.folder_button.setVisible(place is not None and not place.is_dir())

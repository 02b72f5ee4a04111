"""The dialog for files: the system's on Windows, Qt's own elsewhere, wide enough for long names."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QHeaderView, QListView, QTreeView, QWidget

from lushan_desktop.ui.disks import disks_put_in
from lushan_desktop.ui.theme.tokens import theme

_TYPE = 2
"""The column that says 类型."""
_PROPORTION = 0.6
"""The height of the dialog to its width: in 特大 it still fits a small screen."""
_Mode = QFileDialog.FileMode
_Location = QStandardPaths.StandardLocation
_OWN_PLACES = (_Location.HomeLocation, _Location.DesktopLocation, _Location.DocumentsLocation)
_last_by_mode: dict[_Mode, Path] = {}
"""The folder in which something was chosen last: forty photos of a stick lie side by side."""


def asked_for(
    parent: QWidget | None,
    title: str,
    kinds: str = "",
    mode: _Mode = _Mode.ExistingFile,
    *,
    name: str = "",
    begin: Path | None = None,
) -> list[Path]:
    """Return what was chosen, nothing where the user thought better of it; `name` proposes one to save as.

    What is shown first is `begin`, else the folder in which something of the kind was chosen last.
    """
    dialog = file_dialog(parent, title, mode)
    dialog.setDirectory(str(begin or first_shown(mode)))
    if kinds:
        dialog.setNameFilter(kinds)
    if mode is _Mode.AnyFile:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
    try:
        chosen = [Path(each) for each in dialog.selectedFiles()] if dialog.exec() else []
    finally:
        dialog.deleteLater()
    if chosen:
        _last_by_mode[_looked_for(mode)] = chosen[0].parent
    return chosen


def first_shown(mode: _Mode) -> Path:
    """Return the folder that a question begins with: the last one, else that of one's own papers."""
    own = [Path(QStandardPaths.writableLocation(place)) for place in reversed(_OWN_PLACES)]
    places = (_last_by_mode.get(_looked_for(mode)), *own)
    return next((place for place in places if place is not None and place.is_dir()), Path())


def _looked_for(mode: _Mode) -> _Mode:
    """One file or several come from the same place."""
    return _Mode.ExistingFile if mode is _Mode.ExistingFiles else mode


def file_dialog(parent: QWidget | None, title: str, mode: _Mode) -> QFileDialog:
    """Qt gives its own so little room that long names are cut in the middle and the list scrolls sideways."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(mode)
    if mode is _Mode.Directory:
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    width = theme().width("palette")
    dialog.resize(width, round(width * _PROPORTION))
    _name_places(dialog)
    listing = dialog.findChild(QTreeView)
    if isinstance(listing, QTreeView):  # the system's own dialog has none
        heads = listing.header()
        heads.setStretchLastSection(False)
        listing.hideColumn(_TYPE)  # Qt calls a folder Folder, and endings tell what a file is
        for place in range(1, heads.count()):
            heads.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return dialog


def _name_places(dialog: QFileDialog) -> None:
    """Offer at the side where papers lie: the desktop, one's own papers, the sticks that are in."""
    own = dict.fromkeys(QStandardPaths.writableLocation(place) for place in _OWN_PLACES)
    shown = [Path(place) for place in own if place and Path(place).is_dir()] + disks_put_in()
    dialog.setSidebarUrls([QUrl("file:"), *(QUrl.fromLocalFile(str(each)) for each in shown)])
    side = dialog.findChild(QListView, "sidebar")
    if isinstance(side, QListView):  # as above
        side.setMinimumWidth(side.sizeHintForColumn(0) + theme().space("gap"))

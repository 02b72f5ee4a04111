"""The dialog for files: the system's on Windows, Qt's own elsewhere, wide enough for long names."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from lushan_desktop.ui.theme.tokens import theme

_TYPE = 2
"""The column that says 类型."""
_PROPORTION = 0.6
"""The height of the dialog to its width: in 特大 it still fits a small screen."""


def asked_for(
    parent: QWidget | None,
    title: str,
    kinds: str = "",
    mode: QFileDialog.FileMode = QFileDialog.FileMode.ExistingFile,
    *,
    name: str = "",
    begin: Path | None = None,
) -> list[Path]:
    """Return what was chosen, nothing where the user thought better of it; `name` proposes one to save as,
    and what is shown first is `begin`."""
    dialog = file_dialog(parent, title, mode)
    if begin is not None:
        dialog.setDirectory(str(begin))
    if kinds:
        dialog.setNameFilter(kinds)
    if mode is QFileDialog.FileMode.AnyFile:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
    try:
        return [Path(each) for each in dialog.selectedFiles()] if dialog.exec() else []
    finally:
        dialog.deleteLater()


def file_dialog(parent: QWidget | None, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    """Qt gives its own so little room that long names are cut in the middle and the list scrolls sideways."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(mode)
    if mode is QFileDialog.FileMode.Directory:
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    width = theme().width("palette")
    dialog.resize(width, round(width * _PROPORTION))
    listing = dialog.findChild(QTreeView)
    if isinstance(listing, QTreeView):  # the system's own dialog has none
        heads = listing.header()
        heads.setStretchLastSection(False)
        listing.hideColumn(_TYPE)  # Qt calls a folder Folder, and endings tell what a file is
        for place in range(1, heads.count()):
            heads.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return dialog

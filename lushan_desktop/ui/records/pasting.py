"""What lies in the clipboard as evidence: copied files, or a picture, which becomes a file first."""

from collections.abc import Callable, Sequence
from pathlib import Path

from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.importing import pasted
from lushan_desktop.services.records import evidence_names
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets import clipboard

Take = Callable[[list[Path], str], None]
"""Takes the files, and what they are to the record."""


def take_pasted(
    context: Context, record_type: RecordType, values: Values, names: dict[str, str], take: Take
) -> bool:
    """Hand over what lies in the clipboard, files or a picture; whether there was any."""
    if context.is_read_only:
        return False
    if files := clipboard.copied_files():
        take(files, "")
        return True
    if not clipboard.holds_picture():
        return False

    def hand_over(file: Path) -> None:
        take([file], evidence_names.SCREENSHOT)

    png = clipboard.picture()
    context.query(pasted.keep_picture, png, record_type, values, names, then=hand_over, is_long=True)
    return True


def forget_pasted(context: Context, files: Sequence[Path]) -> None:
    """What was kept for pasting is evidence now."""
    context.query(pasted.forget, list(files), then=lambda _: None, is_long=True)

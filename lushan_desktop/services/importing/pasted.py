"""Pictures out of the clipboard: files beside the data until they are evidence."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from uuid_utils import uuid7

from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records import evidence_names
from lushan_desktop.storage.folder import files as folder_files
from lushan_desktop.storage.store import Store

FOLDER = "pasted"


def keep_picture(
    store: Store, png: bytes, record_type: RecordType, values: Values, names: dict[str, str]
) -> Path:
    """Write the picture as 截图_日期_会议名.png. Raises UserError where the disk is full."""
    whole = {**record_type.blank(), **values}
    name = evidence_names.proposed(record_type, whole, names, evidence_names.SCREENSHOT)
    folder = store.folder / FOLDER / str(uuid7())
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.png"
    folder_files.save(file, png)
    return file


def forget(store: Store, files: Iterable[Path]) -> None:
    """Take away those of these files that were kept here: their bytes are evidence now."""
    for file in files:
        if file.parent.parent == store.folder / FOLDER:
            with suppress(OSError):
                file.unlink(missing_ok=True)
                file.parent.rmdir()

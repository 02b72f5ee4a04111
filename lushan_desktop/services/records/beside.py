"""What belongs to this machine alone: small files beside the data, in no log and no package."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lushan_desktop.storage.folder import files

if TYPE_CHECKING:
    from lushan_desktop.storage.store import Store


def read(folder: Path, file: str) -> dict[str, Any]:
    """Everything kept in the file; nothing where there is none or it cannot be read."""
    try:
        held: dict[str, Any] = json.loads(files.read(folder / file))
        return held if isinstance(held, dict) else {}
    except (OSError, ValueError, RecursionError):
        return {}


def keep(store: "Store", file: str, key: str, noted: Mapping[str, Any]) -> None:
    """Keep this under its key, where it is new. Raises UserError where the disk is full."""
    held = read(store.folder, file)
    if held.get(key) != noted and not store.is_read_only:
        whole = json.dumps({**held, key: noted}, ensure_ascii=False, indent=1)
        files.save(store.folder / file, whole.encode())

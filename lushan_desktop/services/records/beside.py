"""What belongs to this machine alone: small files beside the data, in no log and no package."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lushan_desktop.storage.folder import checked, files

if TYPE_CHECKING:
    from lushan_desktop.storage.store import Store


def read(folder: Path, file: str) -> dict[str, Any]:
    """Everything kept in the file; nothing where there is none or it cannot be read."""
    try:
        held: dict[str, Any] = json.loads(files.read(folder / file))
        return {key: held[key] for key in held if key != checked.CHECK} if isinstance(held, dict) else {}
    except (OSError, ValueError, RecursionError):
        return {}


def keep(store: "Store", file: str, key: str, noted: Mapping[str, Any] | Sequence[Any]) -> None:
    """Keep this under its key, where it is new. Raises UserError where the disk is full."""
    keep_all(store, file, {key: noted})


def keep_all(store: "Store", file: str, noted: Mapping[str, Mapping[str, Any] | Sequence[Any]]) -> None:
    """Keep these under their keys, in one go, where any is new. Raises UserError where the disk is full."""
    held = read(store.folder, file)
    if any(held.get(key) != each for key, each in noted.items()) and not store.is_read_only:
        files.save(store.folder / file, checked.spelt({**held, **noted}))

"""Small files of JSON that carry a hash over all that they say, so that a bit that turned over is noticed."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from lushan_desktop.storage.folder import files
from lushan_desktop.storage.folder.contents import HEADS

CHECK = "check"
_LARGEST = 16 << 20


def spelt(held: Mapping[str, Any]) -> bytes:
    """Return what stands in the file, with its check."""
    said = {name: value for name, value in held.items() if name != CHECK}
    return _spelt(said | {CHECK: _check(said)})


def agrees(held: Mapping[str, Any]) -> bool:
    """Return True if this is what was written; a file of an older program, or another's, has no check."""
    said = {name: value for name, value in held.items() if name != CHECK}
    return CHECK not in held or held[CHECK] == _check(said)


def is_sound(file: Path) -> bool:
    """Return True if the file says what was written into it."""
    try:
        if file.stat().st_size > _LARGEST:
            return False
        held = json.loads(files.read(file))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(held, dict) and agrees(held)


def broken(folder: Path) -> Iterator[Path]:
    """Yield the settings beside the data that are there and are not what was written."""
    for file in sorted(folder.glob("*.json")):
        if file.name != HEADS and not is_sound(file):
            yield file


def _spelt(held: Mapping[str, Any]) -> bytes:
    return json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _check(held: Mapping[str, Any]) -> str:
    return sha256(_spelt(held)).hexdigest()

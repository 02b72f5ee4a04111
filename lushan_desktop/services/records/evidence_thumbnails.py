"""Small pictures of evidence: drawn once in the child, kept beside the data by the hash of the file."""

from concurrent.futures import BrokenExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.base.errors import UserError
from lushan_desktop.services.records import evidence_text
from lushan_desktop.storage import objects
from lushan_desktop.storage.folder import files
from lushan_desktop.storage.store import Store

FOLDER, SIDE = "thumbnails", 320
DRAWN = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp"})
_WORDS = 240


@dataclass(frozen=True)
class Thumbnail:
    """What a tile shows of a file: a picture, or its first words, or neither."""

    sha256: str
    picture: bytes = b""
    words: str = ""


def thumbnail(store: Store, sha256: str, suffix: str) -> Thumbnail:
    """The small picture of a file; what cannot be drawn is not tried again."""
    from lushan_desktop.intake.showing import thumbnail

    if suffix not in DRAWN:
        words = evidence_text.text_of(store, sha256)
        return Thumbnail(sha256, words=words[0].text[:_WORDS] if words else "")
    kept = path_of(store, sha256)
    with suppress(OSError):
        return Thumbnail(sha256, files.read(kept))
    if not objects.holds(store.folder, sha256):
        return Thumbnail(sha256)
    try:
        with objects.lent(store.folder, sha256) as file:
            drawn: bytes = FOREIGN.call(thumbnail, file, suffix, SIDE)
    except (UserError, BrokenExecutor, MemoryError, OSError):
        drawn = b""
    if not store.is_read_only:
        with suppress(OSError, UserError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            files.save(kept, drawn)
    return Thumbnail(sha256, drawn)


def path_of(store: Store, sha256: str) -> Path:
    """Return where the picture of a file is kept; the folder may be thrown away at any time."""
    return store.folder / FOLDER / sha256[:2] / f"{sha256}.jpg"

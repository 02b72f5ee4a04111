"""What a backup says of itself, beside its database."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from lushan_desktop.base.paths import PROGRAM
from lushan_desktop.storage.folder import checked
from lushan_desktop.storage.folder.files import write_whole
from lushan_desktop.storage.log.journal import ChainHeads

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """Written last: a database without one was never finished and counts for nothing."""

    moment: datetime
    reason: str
    schema: int
    """The user_version of the database."""
    size: int
    sha256: str
    counts: dict[str, int]
    """Rows in each table, read from the copy."""
    heads: ChainHeads
    objects: dict[str, int] = field(default_factory=dict)
    """The evidence files that belong to it: hash and size."""
    settings: dict[str, str] = field(default_factory=dict)
    """Small files that lie beside the database: name and SHA-256 (in an archive only)."""
    program: str = ""
    number: int = 0
    """Its place among those of its folder: the clock, which may be set back, does not tell it."""
    format: int = FORMAT

    @property
    def is_plausible(self) -> bool:
        """True if everything that is counted or looked up is of the kind it should be."""
        counted = (self.counts, self.objects)
        named = (self.settings, {"": self.sha256, " ": self.reason})
        return (
            self.moment.tzinfo is not None
            and all(isinstance(it, int) for it in (self.schema, self.size, self.number, self.format))
            and all(isinstance(it, dict) and _are(it.values(), int) for it in counted)
            and all(isinstance(it, dict) and _are(it.values(), str) for it in named)
        )

    def write(self, file: Path) -> None:
        """Raises OSError."""
        write_whole(file, self.to_bytes())

    def to_bytes(self) -> bytes:
        held = asdict(self) | {"moment": self.moment.isoformat()}
        return checked.spelt(held)

    @classmethod
    def read(cls, content: bytes) -> "Manifest":
        """Raises ValueError where this is no manifest, or one of a newer format."""
        try:
            held: dict[str, Any] = json.loads(content)
            if not checked.agrees(held):
                raise ValueError("not as it was written")
            held.pop(checked.CHECK, None)
            held["moment"] = datetime.fromisoformat(held["moment"])
            held["heads"] = {replica: (int(seq), str(last)) for replica, (seq, last) in held["heads"].items()}
            manifest = cls(**held)
            if not manifest.is_plausible:
                raise ValueError("no manifest")
        except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
            raise ValueError("no manifest") from error
        if manifest.format > FORMAT:
            raise ValueError("a newer format")
        return manifest


def _are(values: Iterable[Any], kind: type) -> bool:
    return all(isinstance(value, kind) for value in values)


def program_version() -> str:
    """The version of this program, for whoever looks into an old backup."""
    try:
        return version(PROGRAM)
    except PackageNotFoundError:
        return "源码"

"""A toy seal on every file that the office writes: all bytes are turned over; only the one place knows how.

`pytest -p tests.sealing …` runs any tests so. Where the program went past `storage/folder/files.py` it would
read what is no text, or leave behind what is not sealed.
"""

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lushan_desktop.base.computing import Computing
from lushan_desktop.storage.folder import files

TURNED = bytes(byte ^ 0x5A for byte in range(256))
PLAIN = ("data.db", "lock", "reserve", "damaged")
"""Databases are their driver's to seal; the others hold nothing of the office."""
_WITH_THE_FOLDER = ("services.evidence.volumes", "services.evidence.evidence_checks", "services.submission")
"""Children of these open the folder by the one place, too; a seal made in this process has to meet them."""


class SealedFile(io.FileIO):
    """A file whose bytes stand turned over on the disk."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(-1 if size is None else size).translate(TURNED)

    def readall(self) -> bytes:
        return super().readall().translate(TURNED)

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        content = super().read(len(view)).translate(TURNED)
        view[: len(content)] = content
        return len(content)

    def write(self, content: Any) -> int:
        return super().write(bytes(content).translate(TURNED))


def turned(content: bytes) -> bytes:
    return bytes(content).translate(TURNED)


def begin(patch: Callable[[Any, str, Any], None]) -> None:
    """Seal from now on whatever goes through the one place."""
    put, call = files.put, Computing._call

    def opened(file: Path, mode: str = "rb") -> Any:
        raw = SealedFile(str(file), mode.replace("b", ""), opener=files._opener)
        if "+" in mode:
            return io.BufferedRandom(raw)
        return io.BufferedReader(raw) if mode == "rb" else io.BufferedWriter(raw)

    @contextmanager
    def lent(file: Path) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as place, files.opened(file) as held:
            clear = Path(place) / file.name
            with clear.open("wb") as out:
                shutil.copyfileobj(held, out)
            yield clear

    def at_home(self: Computing, progress: Any, seconds: Any, function: Any, args: Any) -> Any:
        if function.__module__.removeprefix("lushan_desktop.").startswith(_WITH_THE_FOLDER):
            return function(*args)
        return call(self, progress, seconds, function, args)

    patch(files, "opened", opened)
    patch(files, "put", lambda number, content: put(number, turned(content)))
    patch(files, "lent", lent)
    patch(Computing, "_call", at_home)


def pytest_configure() -> None:
    begin(setattr)


def seal(folder: Path) -> None:
    """Seal what was made before the seal was there."""
    for file in folder.rglob("*"):
        if file.is_file() and not _is_plain(file):
            file.write_bytes(turned(file.read_bytes()))


def unsealed(folder: Path) -> list[str]:
    """The files below a data folder in which something stands in the clear."""
    return [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not _is_plain(file) and is_clear(file.read_bytes())
    ]


def _is_plain(file: Path) -> bool:
    return file.name.startswith(PLAIN) or (file.suffix == ".db" and "backups" in file.parts)


def is_clear(content: bytes) -> bool:
    """Return True for what begins as our files do: JSON, PDF, pictures, zips, a text."""
    return bool(content) and (content[:1] in b"{[%" or content[:2] in (b"\xff\xd8", b"PK", b"\x89P"))

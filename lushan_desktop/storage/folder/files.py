"""The one place through which the files of a data folder are opened, and where they could be sealed.

Databases are sealed by their driver (`storage/file/driving.py`), so their bytes are moved as they stand.
Other libraries, and programs in children, read a file of the folder only while it is lent to them.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from hashlib import sha256
from operator import or_
from pathlib import Path
from typing import IO, BinaryIO, cast

from lushan_desktop.base.errors import Cancelled
from lushan_desktop.base.files import explained
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.storage.folder.disk import make_folder, remove, settle
from lushan_desktop.storage.folder.private import FILE

_BLOCK = 1 << 20


def opened(file: Path, mode: str = "rb") -> BinaryIO:
    """Open a file of the folder, never the one that a link leads to; a new one is its user's alone."""
    return cast("BinaryIO", open(file, mode, opener=_opener))


def as_it_stands(file: Path, mode: str = "rb") -> BinaryIO:
    """The same for a database, or for what is not secret: its bytes, sealed or not, as the disk has them."""
    return cast("BinaryIO", open(file, mode, opener=_opener))


def descriptor(file: Path, flags: int) -> int:
    """Open a file to be written piece by piece, each as lasting as `os.fsync` makes it."""
    number = _opener(str(file), flags)
    if flags & os.O_APPEND:
        os.lseek(number, 0, os.SEEK_END)
    return number


def put(number: int, content: bytes) -> None:
    """Write all of it where such a file stands. Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(number, rest) :]


@contextmanager
def lent(file: Path) -> Iterator[Path]:
    """Yield a path under which others can read what stands in the file, as long as the block lasts."""
    yield file


@contextmanager
def clear_place() -> Iterator[Path]:
    """A private folder outside of the data, for what others have to write in the clear; gone in the end."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="lushan-", ignore_cleanup_errors=True) as place:
        yield Path(place)


def read(file: Path) -> bytes:
    """Return what stands in a file. Raises OSError."""
    with opened(file) as held:
        return held.read()


def overwrite(file: Path, content: bytes) -> None:
    """Write a small file in place, without waiting for the disk. Raises OSError."""
    number = descriptor(file, os.O_WRONLY | os.O_CREAT)
    try:
        put(number, content)
        os.ftruncate(number, len(content))
    finally:
        os.close(number)


def write_whole(file: Path, content: bytes) -> None:
    """Write a small file so that a reader sees the old one or the new one, never half. Raises OSError."""
    part = _part_of(file)
    with opened(part, "wb") as writing:
        writing.write(content)
        bring_to_disk(writing)
    settle(part, file)


def save(file: Path, content: bytes) -> None:
    """The same. Raises UserError that says what to do where the disk refuses."""
    try:
        write_whole(file, content)
    except OSError as error:
        raise explained(error, file) from error


def mark(file: Path) -> None:
    """Put an empty file there, where there is none. Raises OSError."""
    os.close(_opener(str(file), os.O_WRONLY | os.O_CREAT))


def copy_whole(source: Path, target: Path, *, look: Callable[[], object] = bool) -> str:
    """Copy a file, named only once all of it has landed; returns the SHA-256 of what stands in it.

    `look` is called before each block; what it raises ends the copy and leaves nothing.
    """
    make_folder(target.parent)
    part = _part_of(target)
    running = sha256()
    try:
        with opened(source) as reading, opened(part, "wb") as writing:
            while block := reading.read(_BLOCK):
                look()
                running.update(block)
                writing.write(block)
            bring_to_disk(writing)
    except BaseException:
        remove(part)
        raise
    settle(part, target)
    return running.hexdigest()


def copy_out(source: Path, target: Path) -> None:
    """Give the user what stands in a file, outside of the folder. Raises OSError."""
    with opened(source) as reading, target.open("wb") as writing:
        shutil.copyfileobj(reading, writing, _BLOCK)


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, or its -wal, to another place of ours. Raises OSError."""
    with as_it_stands(source) as reading, as_it_stands(target, "wb") as writing:
        shutil.copyfileobj(reading, writing, _BLOCK)


def hash_of(file: Path, progress: Progress = UNWATCHED) -> str:
    """The SHA-256 of what stands in a file. Raises OSError, Cancelled."""
    with opened(file) as held:
        return _hash(held, file, progress)


def hash_of_database(file: Path, progress: Progress = UNWATCHED) -> str:
    """The SHA-256 of the bytes of a database. Raises OSError, Cancelled."""
    with as_it_stands(file) as held:
        return _hash(held, file, progress)


def sync_database(file: Path) -> None:
    """Make a database that was closed as lasting as its name. Raises OSError."""
    with as_it_stands(file, "rb+") as held:
        os.fsync(held.fileno())


def bring_to_disk(writing: IO[bytes]) -> None:
    """Wait until the disk has what was written. Raises OSError."""
    writing.flush()
    os.fsync(writing.fileno())


def _part_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.part")


def _hash(held: BinaryIO, file: Path, progress: Progress) -> str:
    running = sha256()
    total = file.stat().st_size
    while block := held.read(_BLOCK):
        running.update(block)
        progress.report(held.tell(), total)
        if progress.is_cancelled:
            raise Cancelled
    return running.hexdigest()


def _opener(name: str, flags: int) -> int:
    """For `open`: a new file that others cannot read, not what a link leads to, nor a pipe to wait at."""
    careful = (getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    return os.open(name, reduce(or_, careful, flags), FILE)

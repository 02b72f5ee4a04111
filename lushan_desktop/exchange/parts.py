"""A package in several files, for sticks, discs and mailboxes that take only small ones: 下汤镇.1of3.lscj."""

import glob
import io
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from lushan_desktop.base.errors import UserError
from lushan_desktop.exchange.sealing import CHANGED
from lushan_desktop.storage.folder.disk import settle

_NAME = re.compile(r"(.+)\.(\d{1,4})of(\d{1,4})(\.[^.]*)?")
_BLOCK = 1 << 20
MEGABYTE = 1 << 20
MIXED = (
    "分成几个文件的报送包无法合并：部分文件损坏，或不是同一次导出的，没有合并任何内容。"
    "请把同一次导出的各个文件放在一个文件夹里，或请对方重新导出。"
)


def split(file: Path, megabytes: int) -> tuple[Path, ...]:
    """Put a file into parts of at most so many megabytes beside it, in place of it; itself if it is small."""
    size, room = file.stat().st_size, megabytes * MEGABYTE
    if size <= room:
        return (file,)
    count = -(-size // room)
    made = []
    with file.open("rb") as whole:
        for number in range(1, count + 1):
            place = file.with_name(f"{file.stem}.{number}of{count}{file.suffix}")
            part = place.with_name(f"{place.name}.part")
            with part.open("wb") as out:
                left = room
                while left and (block := whole.read(min(_BLOCK, left))):
                    out.write(block)
                    left -= len(block)
                out.flush()
                os.fsync(out.fileno())
            settle(part, place)
            made.append(place)
    file.unlink()
    return tuple(made)


def first_of(file: Path) -> bool:
    """Return True if a list of packages shows this file: of a split one only the first part."""
    match = _NAME.fullmatch(file.name)
    return match is None or int(match[2]) == 1


@contextmanager
def told_as_parts(file: Path) -> Iterator[None]:
    """Say of what is broken that it comes in parts: one may be of another export."""
    try:
        yield
    except UserError as error:
        if error.message != CHANGED or not _NAME.fullmatch(file.name):
            raise
        raise UserError(MIXED) from error


@contextmanager
def joined(file: Path) -> Iterator[BinaryIO]:
    """The whole behind a file, whichever of its parts it is. Raises UserError that names a missing part."""
    file = _split_as(file)
    match = _NAME.fullmatch(file.name)
    if match is None or file.with_name(f"{match[1]}{match[4] or ''}").is_file() or not int(match[3]):
        with file.open("rb") as opened:
            yield opened
        return
    count = int(match[3])
    names = [f"{match[1]}.{number}of{count}{match[4] or ''}" for number in range(1, count + 1)]
    missing = [str(number) for number, name in enumerate(names, 1) if not file.with_name(name).is_file()]
    if missing:
        raise UserError(
            f"报送包分成{count}个文件，还缺第{'、'.join(missing)}个。请把它们放在同一个文件夹里再合并。"
        )
    with ExitStack() as stack:
        opened_parts = [stack.enter_context(file.with_name(name).open("rb")) for name in names]
        yield cast("BinaryIO", _Joined(opened_parts))


def _split_as(file: Path) -> Path:
    """One of the parts, where a package is asked for by the name it had before it was split."""
    if file.exists() or not file.parent.is_dir():
        return file
    beside = file.parent.glob(f"{glob.escape(file.stem)}.*of*{glob.escape(file.suffix)}")
    found = {match[3]: one for one in sorted(beside) if (match := _NAME.fullmatch(one.name))}
    return next(iter(found.values())) if len(found) == 1 else file


class _Joined(io.RawIOBase):
    """Several files read as one."""

    def __init__(self, files: Sequence[BinaryIO]) -> None:
        self._files = files
        self._starts = [0]
        for each in files:
            self._starts.append(self._starts[-1] + each.seek(0, os.SEEK_END))
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._starts[-1]}[whence]
        self._place = base + offset
        return self._place

    def read(self, size: int = -1, /) -> bytes:
        """All that was asked for, over the seams."""
        found = bytearray()
        wanted = self._starts[-1] - self._place if size < 0 else size
        for number, each in enumerate(self._files):
            start, end = self._starts[number], self._starts[number + 1]
            while wanted and start <= self._place < end:
                each.seek(self._place - start)
                block = each.read(min(wanted, end - self._place))
                if not block:
                    return bytes(found)
                found += block
                self._place += len(block)
                wanted -= len(block)
        return bytes(found)

    def readinto(self, buffer: Any, /) -> int:
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

"""The folder of a submission: what stands in it already, and putting new files there whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.file_names import free
from lushan_desktop.base.files import write_whole

FOLDER = "报送材料"
STATE, WORK = ".报送进度", ".正在生成"
HASHES = "校验清单.txt"
"""One line for each file, as sha256sum -c reads it."""
_FIRST_LINE = "报送进度 1"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class MadeFile:
    """A file of the submission, by its place in the folder."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class MadePart:
    """What came of one part: its files, what is wrong with it, what is told of it."""

    key: str
    fingerprint: str
    files: tuple[MadeFile, ...] = ()
    problems: tuple[str, ...] = ()
    pages: int = 0
    gaps: int = 0
    pictures: int = 0
    before: int = 0
    after: int = 0
    """The number of pictures were made smaller, and their bytes before and after."""


@dataclass
class SubmissionFolder:
    """A part is noted before its files are moved into place: what was cut short is seen and made again."""

    place: Path
    parts: dict[str, MadePart] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    """The hashes of all files that were ever made here."""
    noted: set[str] = field(default_factory=set)
    """The places of all files that were ever made here."""

    @property
    def work(self) -> Path:
        """Where files are made; on the same disk, and gone at the end."""
        return self.place / WORK

    @property
    def files(self) -> list[MadeFile]:
        return sorted((file for part in self.parts.values() for file in part.files), key=lambda one: one.path)

    def holds(self, key: str, fingerprint: str) -> MadePart | None:
        """The part where it was made from the very same things and its files are untouched."""
        part = self.parts.get(key)
        if part is None or part.fingerprint != fingerprint:
            return None
        return part if all(_is_intact(self.place / file.path, file) for file in part.files) else None

    def take(self, part: MadePart, files: Mapping[str, Path]) -> list[str]:
        """Move finished files into place; a sentence for each that somebody had changed there by hand."""
        self._note(part)
        told = []
        for name, made in files.items():
            target = self.place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            told += self._put_aside(target)
            made.replace(target)
        return told

    def drop(self, keys: Iterable[str]) -> None:
        """Take away the parts that are no longer wanted."""
        for key in list(keys):
            del self.parts[key]
            self._append({"key": key, "gone": True})

    def know(self, part: MadePart) -> None:
        """This part is in the folder, or was about to be moved there."""
        self.parts[part.key] = part
        self.ours.update(file.sha256 for file in part.files)
        self.noted.update(file.path for file in part.files)

    def write_hashes(self) -> None:
        lines = [f"{file.sha256}  {file.path}" for file in self.files]
        data = "\n".join([*lines, ""]).encode()
        target = self.place / HASHES
        if not target.is_file() or target.read_bytes() != data:
            write_whole(target, data)

    def close(self) -> None:
        """Take away what was not finished, and what older goes made that belongs to no part any more."""
        shutil.rmtree(self.work, ignore_errors=True)
        for path in self.noted - {file.path for file in self.files}:
            self._take_away(self.place / path)

    def _put_aside(self, target: Path) -> list[str]:
        """A file with other words than ours is somebody's: it keeps them under another name."""
        if not target.is_file() or hash_of(target) in self.ours:
            return []
        aside = free(target.with_name(f"{target.stem}（改过）{target.suffix}"))
        target.replace(aside)
        return [f"“{target.name}”在报送文件夹里改动过，改过的另存为“{aside.name}”，请核对用哪一份。"]

    def _take_away(self, file: Path) -> None:
        """Take where it is still as it was made; with the folders that are empty then."""
        if not file.is_file() or hash_of(file) not in self.ours:
            return
        with suppress(OSError):  # somebody looks at it: the next go takes it away
            file.unlink()
            for folder in file.relative_to(self.place).parents[:-1]:
                if not any((self.place / folder).iterdir()):
                    (self.place / folder).rmdir()

    def _note(self, part: MadePart) -> None:
        self.know(part)
        self._append(asdict(part))

    def _append(self, line: Mapping[str, Any]) -> None:
        with (self.place / STATE).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def open_folder(chosen: Path) -> SubmissionFolder:
    """The submission in this folder, begun or new; beside other things it has a folder of its own."""
    place = chosen if _is_ours(chosen) else chosen / FOLDER
    try:
        place.mkdir(parents=True, exist_ok=True)
        folder = SubmissionFolder(place)
        folder.close()
        folder.work.mkdir()
        if not (place / STATE).is_file():
            (place / STATE).write_text(_FIRST_LINE + "\n", "utf-8")
        _read(folder)
    except OSError as error:
        raise UserError(f"“{chosen}”不能写入。请换一个文件夹，或检查磁盘和权限。") from error
    return folder


def _is_ours(chosen: Path) -> bool:
    """Return True if a submission was begun here, or nothing lies here yet."""
    if not chosen.exists():
        return True
    if not chosen.is_dir():
        raise UserError(f"“{chosen}”不是文件夹，请另选一个。")
    return (chosen / STATE).is_file() or not any(chosen.iterdir())


def _read(folder: SubmissionFolder) -> None:
    """Read what the notes say; a last line that was cut short counts for nothing."""
    data = (folder.place / STATE).read_bytes()
    whole, _, rest = data.rpartition(b"\n")
    if rest:
        os.truncate(folder.place / STATE, len(whole) + 1)
    for text in whole.decode("utf-8", "replace").splitlines()[1:]:
        line = _line(text)
        if line.get("gone"):
            folder.parts.pop(str(line["key"]), None)
        elif line:
            part = MadePart(**{**line, "files": _files(line["files"]), "problems": tuple(line["problems"])})
            folder.know(part)


def _line(text: str) -> dict[str, Any]:
    try:
        line: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return line if "gone" in line or set(line) == set(MadePart.__dataclass_fields__) else {}


def _files(lines: Iterable[Mapping[str, Any]]) -> tuple[MadeFile, ...]:
    return tuple(MadeFile(**line) for line in lines)


def _is_intact(place: Path, file: MadeFile) -> bool:
    return place.is_file() and place.stat().st_size == file.size and hash_of(place) == file.sha256


def hash_of(place: Path) -> str:
    """The hash of a file's content."""
    told = sha256()
    with place.open("rb") as file:
        while chunk := file.read(_CHUNK):
            told.update(chunk)
    return told.hexdigest()

"""What a data folder keeps beside its database, byte for byte: journal, notes, backups and their evidence."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from lushan_desktop.base.progress import Progress
from lushan_desktop.storage.file.backup import Backup, held_objects, list_backups, object_file, orphans
from lushan_desktop.storage.folder import checked
from lushan_desktop.storage.folder.contents import BACKUPS, JOURNAL, OBJECTS
from lushan_desktop.storage.folder.files import hash_of, hash_of_database
from lushan_desktop.storage.log import last_known
from lushan_desktop.storage.log.journal import journal_files, no_files, unread_lines

Piece = Callable[[Progress], list[str]]
"""Looks at one file; returns what is wrong with it, in sentences. Raises Cancelled."""
_SHELF = 2
"""Characters in the name of a folder of evidence."""
_AGAIN = "现有数据不受影响；请立即备份一次。"


def pieces(folder: Path) -> Iterator[Piece]:
    """One look for each file, none of which takes longer than reading it."""
    yield lambda _: _notes(folder)
    yield lambda _: settings_problems(folder)
    yield lambda _: _unfinished_backups(folder / BACKUPS)
    yield lambda _: _displaced(folder)
    for file in journal_files(folder / JOURNAL):
        yield partial(_without_progress, journal_problems, file)
    for backup in list_backups(folder / BACKUPS):
        yield partial(backup_problems, backup)
    for name in _held(folder / BACKUPS):
        yield partial(
            _object_problems, folder / BACKUPS, name, f"备份中的佐证文件 {name[:12]} 已损坏。{_AGAIN}"
        )


def evidence_pieces(folder: Path) -> Iterator[Piece]:
    """The same for the evidence itself."""
    for name in _held(folder):
        yield partial(_object_problems, folder, name, f"佐证文件 {name[:12]} 的内容已变，请从备份找回。")


def _held(place: Path) -> list[str]:
    """The evidence there; of a folder that cannot be looked into something else is said."""
    try:
        return sorted(held_objects(place))
    except OSError:
        return []


def _without_progress(look: Callable[[Path], list[str]], file: Path, _progress: Progress) -> list[str]:
    return look(file)


def journal_problems(file: Path) -> list[str]:
    """Lines of a journal that are no longer what was written."""
    lines = unread_lines(file)
    if not lines:
        return []
    numbers = "、".join(map(str, lines[:5]))
    return [f"当日日志 {file.name} 的第 {numbers} 行已损坏。{_AGAIN}"]


def backup_problems(backup: Backup, progress: Progress) -> list[str]:
    """A backup of which the database is no longer what it was."""
    try:
        is_sound = hash_of_database(backup.file, progress) == backup.manifest.sha256
    except OSError:
        is_sound = False
    return [] if is_sound else [f"备份 {backup.file.name} 已损坏，不能再用来还原。{_AGAIN}"]


def _object_problems(place: Path, name: str, sentence: str, progress: Progress) -> list[str]:
    try:
        is_sound = hash_of(object_file(place, name), progress) == name
    except OSError:
        is_sound = False
    return [] if is_sound else [sentence]


def _unfinished_backups(place: Path) -> list[str]:
    return [f"备份 {file.name} 的清单已损坏或不在了，不能再用来还原。{_AGAIN}" for file in orphans(place)]


def _displaced(folder: Path) -> list[str]:
    """Places of ours that are taken by something else, or closed to us."""
    return [
        f"“{place.relative_to(folder)}”无法打开，或位置已被占用，请检查权限，移走其他内容。"
        for place in (*filter(_is_no_folder, _folders(folder)), *no_files(folder / JOURNAL))
    ]


def _folders(folder: Path) -> Iterator[Path]:
    for place in (folder, folder / BACKUPS):
        yield from (place / OBJECTS, *_shelves(place / OBJECTS))
    yield from (folder / JOURNAL, folder / BACKUPS)


def _shelves(place: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (shelf for shelf in place.iterdir() if len(shelf.name) == _SHELF)


def _is_no_folder(place: Path) -> bool:
    try:
        os.scandir(place).close()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


_OF_THE_OFFICE = {"office.json": "本单位和界面的设置", "unit.json": "本单位所在县"}


def settings_problems(folder: Path) -> list[str]:
    """Small files beside the data that are not what was written into them; no record is touched by that."""
    return [
        f"{_OF_THE_OFFICE[file.name]}（{file.name}）已损坏，请在“设置”里核对后重新保存。"
        if file.name in _OF_THE_OFFICE
        else f"本机记住的列宽、筛选等（{file.name}）已损坏，再用时会重写。"
        for file in checked.broken(folder)
    ]


def settings_told(folder: Path) -> str:
    """What is told at an opening of the settings that matter; empty where they are as they were kept."""
    said = [line for line in settings_problems(folder) if line.startswith(tuple(_OF_THE_OFFICE.values()))]
    return "".join(said)


def _notes(folder: Path) -> list[str]:
    """The notes of the end of the log that say nothing; they are written anew with the next step."""
    broken = last_known.broken(folder)
    return [f"末尾记录 {file.relative_to(folder)} 已损坏，下次保存时会重写。" for file in broken]

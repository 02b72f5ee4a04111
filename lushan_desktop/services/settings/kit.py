"""发放盘: what each unit is given on a stick: installers, whose they are, how to install."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock, paths
from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.file_names import safe_name
from lushan_desktop.base.files import real, write_whole
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.services.office.edition import TOWNSHIP_KINDS
from lushan_desktop.services.office.identity import identity
from lushan_desktop.services.settings import kit_papers, sample, setting_up, unit_file
from lushan_desktop.services.settings.unit_file import UnitFile
from lushan_desktop.storage import settings
from lushan_desktop.storage.store import Store

KINDS = (
    ("Windows", re.compile(r"法治创建工作台-(\d+)\.(\d+)\.(\d+)-安装\.exe")),
    ("麒麟、统信", re.compile(r"fazhi-chuangjian_(\d+)\.(\d+)\.(\d+)_amd64\.deb")),
)
"""The installers by the system they are for."""
GUIDE, RECEIPT, SUMS = "安装说明.pdf", "发放签收表.pdf", "SHA256SUMS"
_PLACE = "installers"
_SHIPPED_PLACES = (("..", "build", "release"), ("..", "..", "安装程序"))
"""Where installers lie by themselves: where the source tree makes them, beside the installed program."""


@dataclass(frozen=True)
class Kit:
    """What was laid out."""

    folder: Path
    units: tuple[str, ...]
    installers: tuple[Path, ...]
    lacking: tuple[str, ...]
    """What is missing or behind, a phrase each."""

    @property
    def text(self) -> str:
        return f"已为 {len(self.units)} 个单位备好发放材料：{self.folder}"


def find_installers(store: Store, given: Path | None = None) -> tuple[Path, ...]:
    """The newest installer for each system: in the folder that is given, was given, or lies by itself."""
    places = (
        [given] if given else [*_remembered(store), *(paths.resources(*each) for each in _SHIPPED_PLACES)]
    )
    for place in places:
        found = tuple(newest for _, pattern in KINDS if (newest := _newest(place, pattern)))
        if found:
            if given and not store.is_read_only:
                with store.writing() as connection:
                    settings.keep(connection, {_PLACE: str(real(given))})
            return found
    return ()


def known_units(store: Store) -> tuple[str, ...]:
    """The townships and subdistricts of the office, else those of the county."""
    with store.read() as session:
        wanted = select(col(Unit.name)).where(
            col(Unit.kind).in_(TOWNSHIP_KINDS), col(Unit.deleted).is_(False)
        )
        held = set(session.scalars(wanted))
    shipped = _of_the_county(store)
    return tuple([name for name in shipped if name in held] + sorted(held - set(shipped))) or shipped


def _of_the_county(store: Store) -> tuple[str, ...]:
    """The townships by the table of divisions; a folder that names no county is from when there was one."""
    place = identity(store.folder).place
    return setting_up.townships(place if all(place) else sample.PLACE)


def lay_out(
    store: Store,
    out: Path,
    units: Sequence[str] = (),
    installers: Path | None = None,
    *,
    progress: Progress = UNWATCHED,
) -> Kit:
    """A folder for each unit and one sheet to sign for all. Raises UserError where something is missing."""
    found = find_installers(store, installers)
    if not found:
        raise UserError(
            "没有找到安装程序。请把“法治创建工作台-版本-安装.exe”和 .deb 文件放进一个文件夹，再指明它。"
        )
    chosen = tuple(dict.fromkeys(units)) or known_units(store)
    _refuse_unknown(store, chosen)
    version = _version(max(found, key=_numbers))
    sums = [(file.name, _sum(file)) for file in found]
    whose = identity(store.folder)
    for unit in over(progress, chosen, "备发放材料"):
        folder = _made(_folder_of(unit, out))
        told = UnitFile(whose.province, whose.city, whose.county, unit, unit_file.TOWNSHIP)
        unit_file.write(folder / unit_file.NAME, told)
        write_whole(folder / GUIDE, CHILD.call(kit_papers.guide, unit, version))
        own = [(name, _sum(folder / name)) for name in (unit_file.NAME, GUIDE)]
        for outdated in _outdated(folder, found):
            (folder / outdated).unlink(missing_ok=True)
        for file in found:
            _place(file, folder / file.name)
        lines = "".join(f"{value}  {name}\n" for name, value in [*sums, *own])
        write_whole(folder / SUMS, lines.encode())
    day = f"{clock.today():%Y-%m-%d}"
    write_whole(out / RECEIPT, CHILD.call(kit_papers.receipt, chosen, version, sums, day))
    return Kit(out, chosen, found, tuple(_lacking(found, version)))


def _remembered(store: Store) -> list[Path]:
    with store.read() as session:
        held = settings.settings(session).get(_PLACE)
    return [Path(held)] if held else []


def _newest(place: Path, pattern: re.Pattern[str]) -> Path | None:
    files = [each for each in place.glob("*") if pattern.fullmatch(each.name)] if place.is_dir() else []
    return max(files, key=_numbers, default=None)


def _numbers(file: Path) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", file.name)[:3]))


def _version(file: Path) -> str:
    return ".".join(map(str, _numbers(file)))


def _lacking(found: Sequence[Path], version: str) -> Iterator[str]:
    for system, pattern in KINDS:
        own = next((file for file in found if pattern.fullmatch(file.name)), None)
        if own is None:
            yield f"缺{system}的安装程序"
        elif _version(own) != version:
            yield f"{system}的安装程序还是 {_version(own)}"


def _refuse_unknown(store: Store, chosen: Sequence[str]) -> None:
    with store.read() as session:
        held = set(session.scalars(select(col(Unit.name)).where(col(Unit.deleted).is_(False))))
    known = held.union(_of_the_county(store))
    unknown = [name for name in chosen if name not in known]
    if unknown:
        raise UserError(f"没有“{'”“'.join(unknown)}”这个单位。请核对名称，或先在“人员机构”里登记。")


def _folder_of(unit: str, out: Path) -> Path:
    """Its own folder: names that differ only in what no file system takes share none."""
    named = out / safe_name(unit)
    spellings = (
        named if number == 1 else named.with_name(f"{named.name}（{number}）") for number in count(1)
    )
    return next(each for each in spellings if unit_file.unit_of(each) in ("", unit))


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"“{folder}”不能写入，请另选一个文件夹。") from error
    return folder


def _outdated(folder: Path, found: Sequence[Path]) -> set[str]:
    """What an older kit has put there for the same systems, by its sums: a unit might take the wrong one."""
    try:
        told = (folder / SUMS).read_text("utf-8")
    except (OSError, ValueError):
        return set()
    before, now = {line.partition("  ")[2] for line in told.splitlines()}, {file.name for file in found}
    replaced = [pattern for _, pattern in KINDS if any(map(pattern.fullmatch, now))]
    return {name for name in before - now if any(pattern.fullmatch(name) for pattern in replaced)}


def _place(file: Path, target: Path) -> None:
    """The same file once more; on one disk it takes no room of its own."""
    target.unlink(missing_ok=True)
    with suppress(OSError):
        os.link(file, target)
        return
    try:
        shutil.copyfile(file, target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise UserError(f"“{target.parent}”放不下安装程序，请清理磁盘后再试。") from error


def _sum(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

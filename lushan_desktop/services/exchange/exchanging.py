"""What a clerk does with packages: export, look, merge, take back, and the list of them all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.file_names import free, safe_name
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.exchange.confirming import ALL_UNITS, Heard, confirming
from lushan_desktop.exchange import exporting, knowledge, merging, package, parts, sealing
from lushan_desktop.exchange.exporting import ExportResult, SentPackage
from lushan_desktop.exchange.manifest import COUNTY, RECEIPT, Recipient
from lushan_desktop.exchange.merging import Summary
from lushan_desktop.exchange.planning import Choice, Wish
from lushan_desktop.intake.text import decoded
from lushan_desktop.services.office import identity
from lushan_desktop.storage import settings
from lushan_desktop.storage.log.standing import own_replicas, standing
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

__all__ = [
    "ExportRequest",
    "ExportResult",
    "PackageLine",
    "Summary",
    "WaitingPackage",
    "export",
    "export_into",
    "look_at",
    "merge",
    "packages",
    "passphrase_in",
    "proposed_name",
    "recipient",
    "undo_merge",
    "waiting",
]

MERGED, UNDONE, WAITING, SENT, CONFIRMED = "merged", "undone", "waiting", "sent", "confirmed"
WORD_BY_STATE = {
    MERGED: "已合并",
    UNDONE: "已撤销",
    WAITING: "缺前面的包，未生效",
    SENT: "已导出，等回执",
    CONFIRMED: "对方已合并",
}
_TO = re.compile(r"(.+?)(?:·(\d{1,2})(?:号机)?)?")


@dataclass(frozen=True)
class ExportRequest:
    """What is asked of an export."""

    to: str = ""
    """A unit, or one of its machines: 县创建办·2."""
    indicators: tuple[str, ...] = ()
    files_since: date | None = None
    files_until: date | None = None
    passphrase: str = ""
    part_megabytes: int = 0
    is_from_start: bool = False


@dataclass(frozen=True)
class PackageLine:
    """One package, merged or written here."""

    id: str
    title: str
    unit: str
    """The one who brought it; of a package that was written here, for whom it is."""
    number: int
    replica: str
    first: int
    last: int
    state: str
    at: str
    file_name: str
    person: str = ""
    added: int = 0
    updated: int = 0
    files: int = 0
    confirmed_by: tuple[str, ...] = ()
    """The units that have said that all of it is there."""

    @property
    def word(self) -> str:
        if self.unit == ALL_UNITS and self.confirmed_by:
            return f"{len(self.confirmed_by)}个单位已合并"
        return WORD_BY_STATE[self.state]


def export(
    store: Store, file: Path, asked: ExportRequest | None = None, *, progress: Progress = UNWATCHED
) -> ExportResult:
    """Write a package. Raises UserError in words."""
    _refuse_read_only(store)
    asked = asked or ExportRequest()
    office = identity.known_identity(store.folder)
    return exporting.export(store, office, file, wish_of(asked), progress=progress)


def wish_of(asked: ExportRequest) -> Wish:
    """The same as the package is planned by."""
    return Wish(
        recipient(asked.to),
        Choice(asked.indicators, asked.files_since, asked.files_until),
        asked.passphrase,
        asked.part_megabytes,
        asked.is_from_start,
    )


def export_into(
    store: Store, place: Path, asked: ExportRequest | None = None, *, progress: Progress = UNWATCHED
) -> ExportResult:
    """The same into a folder, under a name that nothing bears there yet."""
    return export(store, free(place / proposed_name(store)), asked, progress=progress)


def recipient(text: str) -> Recipient:
    """县创建办·2 or 县创建办·2号机 is a machine of a unit; nothing is whoever reads it."""
    match = _TO.fullmatch(text.strip())
    return Recipient(match[1], int(match[2] or 0)) if match else Recipient()


def look_at(store: Store, file: Path, passphrase: str = "", *, progress: Progress = UNWATCHED) -> Summary:
    """Return what merging would do; nothing is changed. Raises UserError in words."""
    _refuse_read_only(store)
    return merging.look_at(store, identity.known_identity(store.folder), file, passphrase, progress=progress)


def merge(store: Store, file: Path, passphrase: str = "", *, progress: Progress = UNWATCHED) -> Summary:
    """Merge a package or take note of a receipt. Raises UserError in words; then nothing has changed."""
    _refuse_read_only(store)
    return merging.merge(store, identity.known_identity(store.folder), file, passphrase, progress=progress)


def undo_merge(store: Store, package_id: str) -> Changes:
    """Take a whole package back. Raises UserError where there is none."""
    return merging.undo_merge(store, package_id)


def packages(store: Store) -> list[PackageLine]:
    """All packages that were merged or written here, in the order of time."""
    lines = [*_merged(store), *_sent(store)]
    return sorted(lines, key=lambda line: line.at)


def _merged(store: Store) -> list[PackageLine]:
    with store.read() as session:
        connection = session.connection()
        own = own_replicas(connection)
        counted = standing(connection, store.registry)
        sql = (
            "SELECT id, title, unit, coalesce(number, 1), replica, coalesce(first, 0), coalesce(last, 0),"
            " deleted, merged_by, made_at, file_name, made_by, coalesce(added, 0), coalesce(updated, 0),"
            " coalesce(files, 0) FROM submission_package ORDER BY made_at, id"
        )
        rows = [row for row in connection.exec_driver_sql(sql) if row[8] in own]
    found = []
    for row in rows:
        is_waiting = row[6] > counted.limits.get(row[4], row[6])
        state = UNDONE if row[7] else WAITING if is_waiting else MERGED
        found.append(_line(tuple(row), state))
    return found


def _line(row: tuple[Any, ...], state: str) -> PackageLine:
    return PackageLine(*row[:7], state, *row[9:])  # type: ignore[call-arg]  # in the order of the question


def _sent(store: Store) -> list[PackageLine]:
    own = identity.identity(store.folder).unit
    with store.read() as session:
        heard = _heard(session)
    return [_sent_line(each, store.replica, heard, own) for each in exporting.sent(store)]


def _heard(session: Session) -> list[Heard]:
    """The machines that have spoken themselves."""
    known = knowledge.peers(session).values()
    return [Heard(one.unit, one.number, one.edition == COUNTY, one.holds) for one in known if one.made_at]


def _sent_line(sent: SentPackage, replica: str, heard: Sequence[Heard], own: str) -> PackageLine:
    by = confirming(sent.to, sent.runs, heard, own)
    is_for_all = sent.to == ALL_UNITS
    is_there = bool(by) and (not is_for_all or set(by) == {one.unit for one in heard} - {own})
    return PackageLine(
        sent.id, sent.title, sent.to, 0, replica, sent.first, sent.last,
        CONFIRMED if is_there else SENT, sent.made_at, sent.file_name, files=sent.files, confirmed_by=by,
    )  # fmt: skip


@dataclass(frozen=True)
class WaitingPackage:
    """A package or a receipt that lies on a stick and was not taken in yet."""

    file: Path
    title: str
    made_at: str
    is_receipt: bool = False
    trouble: str = ""
    """Why nothing is known of it: it has a passphrase, it is broken."""


def waiting(store: Store, places: Sequence[Path]) -> list[WaitingPackage]:
    """Return what lies in these folders and was not taken in yet, in the order in which it was made.

    Receipts come last: a package of the same machine says all that its older receipt does. What cannot be
    read by itself keeps nothing else from being merged.
    """
    found = [
        line
        for place in places
        if place.is_dir()
        for file in sorted(place.glob(f"*{sealing.SUFFIX}"))
        if parts.first_of(file) and (line := _waiting(store, file)) is not None
    ]
    return sorted(found, key=lambda line: (bool(line.trouble), line.is_receipt, line.made_at, line.file.name))


def _waiting(store: Store, file: Path) -> WaitingPackage | None:
    """One file; None for what was made here, is for others, or is here already."""
    try:
        with package.opened(file) as opened:
            manifest = opened.manifest
    except UserError as error:
        is_known = any(line.file_name == file.name for line in packages(store))
        return None if is_known else WaitingPackage(file, file.name, "", trouble=error.message)
    own = identity.identity(store.folder)
    with store.read() as session:
        names = "", own.unit, *settings.former_units(session.connection())
    if manifest.replica == store.replica or manifest.to.unit not in names:
        return None
    with store.read() as session:
        known = knowledge.peers(session).get(manifest.replica)
    told = knowledge.told_at(manifest.replica, manifest.holds, manifest.made_at)
    is_known = known is not None and known.told >= told
    if manifest.kind == RECEIPT:
        return None if is_known else WaitingPackage(file, manifest.title, manifest.made_at, is_receipt=True)
    held = _held(store) if is_known else {}
    is_here = is_known and all(run.last <= held.get(name, (0, ""))[0] for name, run in manifest.runs.items())
    return None if is_here else WaitingPackage(file, manifest.title, manifest.made_at)


def _held(store: Store) -> dict[str, tuple[int, str]]:
    with store.read() as session:
        connection = session.connection()
        return knowledge.holds(connection, standing(connection, store.registry))


def proposed_name(store: Store) -> str:
    """下汤镇_20230725.lscj."""
    office = identity.identity(store.folder)
    return safe_name(f"{office.unit}_{clock.today():%Y%m%d}", sealing.SUFFIX)


def passphrase_in(file: Path | None) -> str:
    """The passphrase that a file holds, its first line. Raises UserError where there is none."""
    if file is None:
        return ""
    try:
        lines = decoded(file.read_bytes(), file.name).splitlines()
    except OSError as error:
        raise UserError(f"不能读取口令文件“{file.name}”，请检查文件。") from error
    if not lines or not lines[0].strip():
        raise UserError(f"口令文件“{file.name}”是空的，请在第一行写上口令。")
    return lines[0].strip()


def _refuse_read_only(store: Store) -> None:
    if store.is_read_only:
        raise UserError("现在是只读打开，不能报送或合并。请先关闭其他窗口，或请管理员开放权限。")

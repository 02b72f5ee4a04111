"""Taking a package in: all is verified, then a backup, the files, the operations in one step, a receipt."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid5

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, report_or_stop
from lushan_desktop.domain.exchange.submission_package import SubmissionPackage
from lushan_desktop.domain.operation import Operation
from lushan_desktop.domain.record_type import COUNTY, UNIT
from lushan_desktop.exchange import conflicts, duplicates, knowledge, package
from lushan_desktop.exchange.checking import CheckedPackage, Gap, check
from lushan_desktop.exchange.counting import Counting, Fresh
from lushan_desktop.exchange.exporting import write_receipt
from lushan_desktop.exchange.manifest import RECEIPT, Manifest, Office, Recipient, Run
from lushan_desktop.exchange.package import Package
from lushan_desktop.exchange.sealing import SUFFIX
from lushan_desktop.storage import objects
from lushan_desktop.storage.file.backup import back_up
from lushan_desktop.storage.folder.contents import BACKUPS
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.log.standing import Brought, brought_by, noted, own_replicas, standing
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.registry import PACKAGE
from lushan_desktop.storage.store import Store

BEFORE_MERGE = "合并前"
_LABEL = "合并"
_LOT = 1000


@dataclass(frozen=True)
class Summary:
    """What merging a package means here: said before it, and after it."""

    id: str
    """Names the package in the list of what was merged; empty for a receipt."""
    kind: str
    title: str
    unit: str
    number: int
    replica: str
    person: str
    made_at: str
    first: int
    last: int
    added: int = 0
    """New records."""
    updated: int = 0
    """Fields of records that were here before."""
    conflicts: int = 0
    """Places where a person decides, records that look like one among them."""
    files: int = 0
    """New files."""
    refused_files: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    """The new records."""
    changed: tuple[str, ...] = ()
    """Records that were here before, and were updated."""
    evidence: tuple[str, ...] = ()
    """New entries of evidence."""
    presumed: tuple[str, ...] = ()
    """New records in which the sender filled in what is not for it to fill in."""
    is_from_county: bool = False
    """True if it did so for us, who had no copy then."""
    same: int = 0
    """Records of which the package says nothing new."""
    is_repeat: bool = False
    """True if all of it was here already."""
    is_secret: bool = False
    is_first: bool = False
    fingerprint: str = ""
    is_called_twice: bool = False
    """True if a machine of this unit and number wrote under another name before."""
    receipt: Path | None = None
    changes: Changes | None = None

    @property
    def called(self) -> str:
        return f"{self.unit}·{self.number}号机"

    @property
    def is_receipt(self) -> bool:
        return self.kind == RECEIPT


@dataclass(frozen=True)
class _Watched:
    progress: Progress
    file_name: str


class _DryRun(Exception):
    """Ends a step that was tried and is not to be saved."""


def look_at(
    store: Store, office: Office, file: Path, passphrase: str = "", *, progress: Progress = UNWATCHED
) -> Summary:
    """What merging this file would do; nothing is changed. Raises UserError where it may not be merged."""
    with package.opened(file, passphrase) as opened:
        checked = check(store, opened, office, progress=progress)
        summary = _summary(store, opened, checked)
        if opened.manifest.kind == RECEIPT or summary.is_repeat:
            return summary
        tried = [summary]
        with suppress(_DryRun), store.change(_label(opened.manifest)) as step:
            tried[0] = _Writing(step, office, opened, checked, summary).write(progress, file.name)
            raise _DryRun
        return tried[0]


def merge(
    store: Store, office: Office, file: Path, passphrase: str = "", *, progress: Progress = UNWATCHED
) -> Summary:
    """Merge a package, or take note of a receipt. Raises UserError in words; then nothing has changed.

    A receipt is laid beside the file: also of a package that does not join on, for it says what is missing.
    """
    with package.opened(file, passphrase) as opened:
        try:
            checked = check(store, opened, office, progress=progress)
        except Gap:
            _lay_receipt(store, office, file, opened.manifest)
            raise
        summary = _summary(store, opened, checked)
        if opened.manifest.kind != RECEIPT:
            summary = _take_in(store, office, opened, checked, summary, watched=_Watched(progress, file.name))
        knowledge.note(store, opened.manifest)
    if opened.manifest.kind != RECEIPT:
        summary = replace(summary, receipt=_lay_receipt(store, office, file, opened.manifest))
    return summary


def _take_in(
    store: Store,
    office: Office,
    opened: Package,
    checked: CheckedPackage,
    summary: Summary,
    *,
    watched: _Watched,
) -> Summary:
    if summary.is_repeat and all(objects.holds(store.folder, one) for one in opened.manifest.files):
        return summary
    back_up(store, store.folder / BACKUPS, BEFORE_MERGE, progress=watched.progress)
    files, refused = _take_files(store, opened, watched.progress)
    summary = replace(summary, files=files, refused_files=tuple(refused))
    if summary.is_repeat:
        return summary
    with store.change(_label(opened.manifest)) as step:
        step.progress = watched.progress
        writing = _Writing(step, office, opened, checked, summary)
        summary = writing.write(watched.progress, watched.file_name)
    return replace(summary, changes=step.changes)


def _label(manifest: Manifest) -> str:
    return f"{_LABEL}{manifest.title}"


def _summary(store: Store, opened: Package, checked: CheckedPackage) -> Summary:
    manifest = opened.manifest
    own = manifest.runs.get(manifest.replica)
    held = _row(store, manifest)
    is_living = held is not None and held[1]
    knows_all = checked.new == 0 and not checked.fills
    is_bare = not manifest.runs and not manifest.late
    return Summary(
        id=held[0] if held else "",
        kind=manifest.kind,
        title=manifest.title,
        unit=manifest.office.unit,
        number=manifest.office.number,
        replica=manifest.replica,
        person=manifest.person,
        made_at=manifest.made_at,
        first=own.after + 1 if own else 0,
        last=own.last if own else 0,
        files=sum(not objects.holds(store.folder, one) for one in manifest.files),
        is_repeat=manifest.kind != RECEIPT and knows_all and (is_living or is_bare),
        is_secret=opened.is_secret,
        is_first=checked.is_first,
        fingerprint=checked.fingerprint,
        is_called_twice=checked.is_called_twice,
        is_from_county=not manifest.office.is_township,
    )


def _row(store: Store, manifest: Manifest) -> tuple[str, bool] | None:
    """Return the id of what was noted when one of our machines, under whatever name, merged this package
    before, and whether it counts."""
    with store.read() as session:
        connection = session.connection()
        ids = [_row_id(manifest, name) for name in sorted(own_replicas(connection))]
        sql = f'SELECT id, deleted FROM "{PACKAGE}" WHERE id IN ({", ".join("?" * len(ids))}) ORDER BY id'
        found = connection.exec_driver_sql(sql, tuple(ids)).first()
    return (str(found[0]), not found[1]) if found else None


def _row_id(manifest: Manifest, merged_by: str) -> str:
    return str(uuid5(UUID(manifest.id), merged_by))


@dataclass(frozen=True)
class _Writing:
    """One package on its way into the log, inside a step."""

    step: Step
    office: Office
    opened: Package
    checked: CheckedPackage
    summary: Summary

    def write(self, progress: Progress, file_name: str) -> Summary:
        brought = self._brought()
        counting = Counting(
            self.step.connection,
            self.step.registry,
            {name: one.not_theirs for name, one in brought.items()},
        )
        row = self._row(file_name, brought)
        self.step.add(row)
        brings_back = self.checked.standing.is_narrowed
        if brings_back:
            self._count_what_comes_back(counting, row)
        fresh = Fresh(self.opened, self.checked, self.step.connection)
        for lot in _lots(iter(fresh), self.opened.manifest, progress):
            counting.note(lot)
            self._take(lot)
        touched = self.step.settle([row.id] if brings_back else ())
        return self._told(counting, row, {record for _, record in touched}, fresh)

    def _take(self, lot: list[Operation]) -> None:
        fills, taking = self.checked.fills, self.step.taking
        known = [each for each in lot if (each.replica, each.seq) in fills]
        taking.fill(self.step.connection, known)
        taking.take(self.step.connection, [each for each in lot if each not in known] if known else lot)

    def _count_what_comes_back(self, counting: Counting, row: SubmissionPackage) -> None:
        """What is in the log already, and counts again with this package, is as new as if it came now."""
        self.step.session.flush()
        connection = self.step.connection
        before, now = self.checked.standing, standing(connection, self.step.registry)
        for name, one in brought_by(row.runs).items():
            held = read_operations(connection, "replica = ? AND seq >= ?", name, one.begins)
            back = (each for each in held if now.counts(each) and not before.counts(each))
            while lot := list(islice(back, _LOT)):
                counting.note(lot)

    def _told(self, counting: Counting, row: SubmissionPackage, records: set[str], fresh: Fresh) -> Summary:
        """The summary, of which the row of the package keeps the counts."""
        found = conflicts.of_records(self.step.session, self.step.registry, self.office, records)
        telling = conflicts.telling_of(self.step.session, self.step.registry, self.office)
        alike = list(duplicates.of_records(self.step.session, telling, records))
        found = duplicates.undisputed_by(alike, found)
        updated = counting.updated - {(each.record, each.field) for each in found}
        row.added, row.updated = len(counting.added), len(updated)
        self.step.add(row)
        return replace(
            self.summary,
            id=row.id,
            added=row.added,
            updated=row.updated,
            conflicts=len(found) + len(alike),
            fresh=tuple(sorted(counting.added)),
            changed=tuple(sorted({record for record, _ in updated} - counting.added)),
            evidence=tuple(sorted(counting.evidence)),
            presumed=tuple(sorted({record for record, _ in counting.presumed})),
            same=len(fresh.same - records),
        )

    def _row(self, file_name: str, brought: dict[str, Brought]) -> SubmissionPackage:
        summary = self.summary
        row = self.step.session.get(SubmissionPackage, summary.id) if summary.id else None
        if row is None:
            row = _new_row(self.opened.manifest, self.step.taking.replica, summary, file_name)
            row.runs = noted(brought)
        row.deleted = False
        row.merged_on = clock.today().isoformat()
        return row

    def _brought(self) -> dict[str, Brought]:
        """What came with the package; our own operations, which come back, cannot be taken back."""
        runs, checked = self.opened.manifest.runs, self.checked
        names = {*runs, *checked.late} - {self.step.taking.replica}
        bare = Run(0, "", 0, "")
        return {
            name: Brought(
                runs.get(name, bare).after + 1,
                runs.get(name, bare).last,
                tuple(checked.withheld.get(name, ())),
                tuple(checked.late.get(name, ())),
                self._not_theirs(runs.get(name, bare), name),
            )
            for name in sorted(names)
        }

    def _not_theirs(self, run: Run, name: str) -> str:
        """The side whose fields this replica has no say in: ours, unless it is one of our unit."""
        sender = self.opened.manifest
        unit = sender.office.unit if name == sender.replica else run.unit or sender.office.unit
        return "" if unit == self.office.unit else UNIT if self.office.is_township else COUNTY


def _new_row(manifest: Manifest, merged_by: str, summary: Summary, file_name: str) -> SubmissionPackage:
    return SubmissionPackage(
        id=_row_id(manifest, merged_by),
        title=manifest.title,
        unit=manifest.office.unit,
        number=manifest.office.number,
        replica=manifest.replica,
        public_key=manifest.key,
        first=summary.first,
        last=summary.last,
        made_at=manifest.made_at,
        made_by=manifest.person,
        merged_by=merged_by,
        file_name=file_name,
        added=summary.added,
        updated=summary.updated,
        files=summary.files,
    )


def _lots(
    operations: Iterator[Operation], manifest: Manifest, progress: Progress
) -> Iterator[list[Operation]]:
    lot: list[Operation] = []
    done = 0
    for operation in operations:
        lot.append(operation)
        if len(lot) == _LOT:
            done += len(lot)
            report_or_stop(progress, done, manifest.operations, "合并记录")
            yield lot
            lot = []
    if lot:
        yield lot


def _take_files(store: Store, opened: Package, progress: Progress) -> tuple[int, list[str]]:
    """Lay the files of the package into the folder, those held already left out; what is refused is named."""
    wanted = [name for name in opened.manifest.files if not objects.holds(store.folder, name)]
    refused: list[str] = []
    for done, name in enumerate(wanted):
        report_or_stop(progress, done, len(wanted), "复制文件")

        def put(blocks_of_file: Iterator[bytes]) -> str:
            return objects.put_blocks(store.folder, blocks_of_file)

        try:
            opened.copy_object(name, put)
        except objects.RefusedFile as error:
            refused.append(error.message)
    return len(wanted) - len(refused), refused


def _lay_receipt(store: Store, office: Office, file: Path, manifest: Manifest) -> Path | None:
    """Write the receipt beside the package; None where the stick takes none."""
    name = file.name.removesuffix(file.suffix)
    place = file.with_name(f"{name}.{office.unit}{office.number}号机回执{SUFFIX}")
    to = Recipient(manifest.office.unit, manifest.office.number)
    try:
        return write_receipt(store, office, place, to).file
    except UserError:
        return None


def undo_merge(store: Store, package_id: str) -> Changes:
    """Take a package back: it counts no longer. Raises UserError where there is none, or it is taken back."""
    with store.change("撤销合并") as step:
        row = step.session.get(SubmissionPackage, package_id)
        if row is None or row.merged_by not in own_replicas(step.connection):
            raise UserError("没有这个报送包，请用 packages 查看编号。")
        if row.deleted:
            raise UserError(f"“{row.title}”已经撤销过了。要恢复，请再合并一次。")
        row.deleted = True
        step.add(row)
    return step.changes

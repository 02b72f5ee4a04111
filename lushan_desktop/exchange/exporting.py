"""Writing packages and receipts, and what was written here so far."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection
from uuid_utils import uuid7

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.exchange.confirming import COUNTY_OFFICE
from lushan_desktop.domain.standing import Standing
from lushan_desktop.exchange import knowledge, package, parts
from lushan_desktop.exchange.gathering import Gathering, chosen
from lushan_desktop.exchange.manifest import PACKAGE, RECEIPT, Manifest, Office, Recipient
from lushan_desktop.exchange.package import WrittenPackage
from lushan_desktop.exchange.planning import Plan, Wish, plan_of
from lushan_desktop.exchange.sealing import SUFFIX
from lushan_desktop.exchange.signing import own_key, public
from lushan_desktop.storage import objects, registry, settings
from lushan_desktop.storage.folder.disk import explained
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.log.standing import Span, standing
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import UNITS_ENTERED

_SENT = "sent_packages"
_BEHIND = (registry.REFERENCE, registry.PACKAGE)
"""What no clerk has entered: links, and what was merged here."""


@dataclass(frozen=True)
class ExportResult:
    """What stands on the stick now."""

    written: WrittenPackage
    missing_files: int
    left_out_files: int
    """Files that were not chosen."""
    is_recipient_known: bool = True
    """True if the unit that it is for stands among those of the office."""


def export(
    store: Store, office: Office, file: Path, wish: Wish | None = None, *, progress: Progress = UNWATCHED
) -> ExportResult:
    """Write a package for the other side. Raises UserError in words where it cannot be written."""
    wish = wish or Wish()
    if file.suffix.lower() != SUFFIX:
        file = file.with_name(f"{file.name}{SUFFIX}")
    if not file.parent.is_dir():
        raise UserError(f"找不到文件夹“{file.parent}”，请检查 U 盘是否插好。")
    key = own_key(store)
    with store.read_long() as session:
        connection = session.connection()
        counted = standing(connection, store.registry)
        plan = plan_of(store, connection, counted, office, wish)
        files: dict[str, Path] = {}
        gathering = Gathering(store.folder, plan, chosen(connection, wish.choice), files)
        manifest = replace(
            _manifest(store, connection, counted, office, to=plan.to),
            key=public(key),
            runs=plan.runs,
            late=sum(last - first + 1 for spans in plan.late.values() for first, last in spans),
        )
        operations = gathering.gather(connection)
        written = package.write(
            file, manifest, key, operations, files, passphrase=wish.passphrase, progress=progress
        )
    if wish.part_megabytes:
        written = replace(written, files=parts.split(file, wish.part_megabytes))
    _note_sent(store, written, plan, gathering.withheld)
    return ExportResult(written, gathering.missing, gathering.left_out, plan.is_recipient_known)


@dataclass(frozen=True)
class ExportContent:
    """What an export would hold now."""

    records: Mapping[str, int]
    """The number of records of each type that it would speak of."""
    files: Mapping[str, Path]
    """By their hashes."""
    is_recipient_known: bool


def going(store: Store, office: Office, wish: Wish) -> ExportContent:
    """Return what an export would hold now."""
    with store.read_long() as session:
        connection = session.connection()
        plan = plan_of(store, connection, standing(connection, store.registry), office, wish)
        files: dict[str, Path] = {}
        gathering = Gathering(store.folder, plan, chosen(connection, wish.choice), files)
        said = (one for one in gathering.gather(connection) if one.type and one.label != UNITS_ENTERED)
        touched = {(one.record_type, one.record) for one in said}
    records = Counter(key for key, _ in touched if key not in _BEHIND)
    return ExportContent(records, files, plan.is_recipient_known)


def write_receipt(store: Store, office: Office, file: Path, to: Recipient) -> WrittenPackage:
    """Write what we hold, without operations: it confirms, and says what is missing."""
    key = own_key(store)
    with store.read_long() as session:
        connection = session.connection()
        counted = standing(connection, store.registry)
        manifest = _manifest(store, connection, counted, office, to=to, kind=RECEIPT)
    return package.write(file, replace(manifest, key=public(key)), key, (), {})


def _manifest(
    store: Store,
    connection: Connection,
    counted: Standing,
    office: Office,
    *,
    to: Recipient,
    kind: str = PACKAGE,
) -> Manifest:
    now = clock.now()
    what = "材料" if kind == PACKAGE and office.is_township else "下发" if kind == PACKAGE else "回执"
    with store.read() as session:
        lacking = objects.missing(session, store.folder)
    return Manifest(
        id=str(uuid7()),
        kind=kind,
        schema=knowledge.version_of(connection),
        made_at=now.isoformat(),
        person=store.person,
        title=f"{office.unit} {now.year}年{now.month}月{what}",
        office=office,
        replica=store.replica,
        to=to,
        key="",
        holds=knowledge.holds(connection, counted),
        withheld=knowledge.withheld(connection, counted),
        lacks=tuple(_hashes(connection, lacking)),
    )


def _hashes(connection: Connection, evidence: Sequence[str]) -> Iterator[str]:
    for marks, lot in blocks(evidence):
        sql = f"SELECT DISTINCT sha256 FROM evidence WHERE id IN ({marks})"
        yield from connection.exec_driver_sql(sql, lot).scalars()


@dataclass(frozen=True)
class SentPackage:
    """A package that was written here."""

    id: str
    to: str
    made_at: str
    title: str
    file_name: str
    first: int
    last: int
    runs: Mapping[str, int]
    operations: int
    files: int
    size: int
    spans: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    """Of each machine the numbers of what went along, from the first to the last; older notes lack it."""
    withheld: Mapping[str, Sequence[Span]] | None = None
    """Of these, what went along without its content; older notes lack it."""


def _note_sent(
    store: Store, written: WrittenPackage, plan: Plan, withheld: Mapping[str, Sequence[Span]]
) -> None:
    manifest = written.manifest
    own = manifest.runs.get(store.replica)
    line = SentPackage(
        manifest.id,
        manifest.to.called if manifest.to.unit or not manifest.office.is_township else COUNTY_OFFICE,
        manifest.made_at,
        manifest.title,
        written.file.name,
        own.after + 1 if own else 0,
        own.last if own else 0,
        {name: run.last for name, run in manifest.runs.items()},
        manifest.operations,
        len(manifest.files),
        written.size,
        {name: list(_spans(plan, name)) for name in sorted({*plan.runs, *plan.late})},
        withheld,
    )
    with explained(store.folder, "导出"), store.writing() as connection:
        held = settings.value(connection, _SENT)
        lines = [*json.loads(held or "[]"), line.__dict__]
        settings.keep(connection, {_SENT: json.dumps(lines, ensure_ascii=False)})


def _spans(plan: Plan, name: str) -> Iterator[Span]:
    yield from plan.late.get(name, ())
    if run := plan.runs.get(name):
        yield run.after + 1, run.last


def sent(store: Store) -> list[SentPackage]:
    """The packages that were written here, the oldest first."""
    with store.read() as session:
        held = settings.settings(session).get(_SENT, "[]")
    return [SentPackage(**line) for line in json.loads(held)]

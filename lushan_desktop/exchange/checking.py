"""Whether a package may be merged here: whose it is, whether it joins on, whether all it says is sound."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, report_or_stop
from lushan_desktop.domain.operation import BELOW, Operation
from lushan_desktop.domain.record import Record, table_of
from lushan_desktop.domain.standing import Standing
from lushan_desktop.exchange import knowledge
from lushan_desktop.exchange.knowledge import Peers
from lushan_desktop.exchange.manifest import RECEIPT, Link, Manifest, Office, Run
from lushan_desktop.exchange.package import Package
from lushan_desktop.exchange.sealing import CHANGED, NEWER
from lushan_desktop.exchange.signing import fingerprint
from lushan_desktop.storage import settings
from lushan_desktop.storage.log.standing import Span, extend, own_replicas, standing
from lushan_desktop.storage.registry import PACKAGE, Registry, columns_of
from lushan_desktop.storage.store import Store

_CLOCK = re.compile(r"\d{14}\.\d{6}")
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_PARENT = re.compile(r"[0-9A-Za-z_-]{1,64}:\d{1,15}")
_LOT = 500


class Gap(UserError):
    """Something that has to be merged before is not here."""


@dataclass
class CheckedPackage:
    """What merging would write, found while everything was verified."""

    standing: Standing
    held: dict[str, Link]
    is_first: bool
    """True if this machine was never heard of before: its fingerprint is to be compared."""
    fingerprint: str
    is_called_twice: bool = False
    """True if another machine bears its unit and number: a copied or restored folder, or a wrong number."""
    new: int = 0
    fills: set[tuple[str, int]] = field(default_factory=set)
    """Operations of which the content comes now."""
    withheld: dict[str, list[Span]] = field(default_factory=dict)
    """Of the runs, the operations that come without their content."""
    late: dict[str, list[Span]] = field(default_factory=dict)
    """Before the runs, the operations whose content comes now."""


def check(
    store: Store, package: Package, office: Office, *, progress: Progress = UNWATCHED
) -> CheckedPackage:
    """Verify the whole package against what is held. Raises UserError in words; Gap names what is missing."""
    manifest = package.manifest
    with store.read_long() as session:
        connection = session.connection()
        _refuse_foreign(connection, manifest, office, store.replica)
        pinned = knowledge.pinned_key(session, manifest.replica)
        if pinned and pinned != manifest.key:
            raise UserError(
                f"{manifest.office.called}的签名与第一次合并时记下的不同，可能是冒用，没有合并。"
                f"记下的校验码：{fingerprint(pinned)}；这个包的校验码：{fingerprint(manifest.key)}。"
            )
        counted = standing(connection, store.registry)
        held = knowledge.holds(connection, counted)
        known = knowledge.peers(session)
        is_twin = not pinned and any(one.called == manifest.office.called for one in known.values())
        checked = CheckedPackage(counted, held, not pinned, fingerprint(manifest.key), is_twin)
        if manifest.office.is_township and manifest.office.unit != office.unit:
            _refuse_smuggled(manifest, known)
        _refuse_runs(connection, store, manifest, checked)
        checking = _Checking(connection, store.registry, manifest, checked, own_replicas(connection))
        checking.go_through(package, progress)
    package.check_objects(progress)
    return checked


def _refuse_foreign(connection: Connection, manifest: Manifest, office: Office, replica: str) -> None:
    what, done = ("回执", "收下") if manifest.kind == RECEIPT else ("报送包", "合并")
    ours, theirs = office.place, manifest.office.place
    if ours != theirs:
        raise UserError(
            f"这是{''.join(theirs)}的{what}，本单位属于{''.join(ours)}，不是同一个县，没有{done}。"
        )
    if manifest.schema > knowledge.version_of(connection):
        raise UserError(NEWER)
    if manifest.replica == replica:
        _refuse_twin(connection, manifest)
        raise UserError(f"这是本机自己导出的{what}，不用{done}。请交给对方。")
    sender = manifest.office
    if sender.is_township and office.is_township and sender.unit != office.unit:
        raise UserError(f"这是{sender.unit}报给县里的，本机是{office.unit}，没有{done}。")
    to = manifest.to.unit
    is_ours = to in ("", office.unit, *settings.former_units(connection))
    if not is_ours and not (office.edition == "county" and manifest.office.is_township):
        raise UserError(f"这个{what}是给{manifest.to.called}的，本机是{office.unit}，没有{done}。")


def _refuse_twin(connection: Connection, manifest: Manifest) -> None:
    """Raises UserError where a package of our name says what we never wrote: a copied disk wrote it."""
    run = manifest.runs.get(manifest.replica)
    if run is not None and knowledge.hash_at(connection, manifest.replica, run.last) != run.last_hash:
        raise UserError(
            f"这个报送包是另一台电脑以本机的编号写的（第{run.last}号操作本机没有），没有合并。"
            "该电脑可能由整盘复制而来：请在该电脑上把此后新录的内容导出为台账，再导入本机。"
        )


def _refuse_smuggled(manifest: Manifest, known: Peers) -> None:
    """Raises UserError where a unit speaks for others; between the machines of one unit all goes along.

    A unit that has another name now goes on as it was: its machine is known by its key.
    """
    sender = manifest.office.unit
    before = known[manifest.replica].unit if manifest.replica in known else ""
    told = {run.unit for run in manifest.runs.values()}
    whose = told | {known[name].unit for name in manifest.runs if name in known}
    if others := whose - {"", sender, before}:
        raise UserError(
            f"{sender}的报送包里夹带了{'、'.join(sorted(others))}的操作，没有合并。请与对方核实。"
        )


def _refuse_runs(connection: Connection, store: Store, manifest: Manifest, checked: CheckedPackage) -> None:
    gaps = []
    for name, run in manifest.runs.items():
        last = checked.held.get(name, (0, ""))[0]
        if name == store.replica and run.last > last:
            raise UserError(f"报送包里有冒用本机编号的操作（第{last + 1}至{run.last}号），没有合并。")
        if run.after > last:
            gaps.append(f"{_called(manifest, name, run)}第{last + 1}至{run.after}号")
        elif knowledge.hash_at(connection, name, run.after) != run.after_hash:
            raise UserError(_two_stories(manifest, name, run, run.after))
    if gaps:
        raise Gap(
            f"这个报送包接不上：还缺{'、'.join(gaps)}操作。请先合并前面的报送包；"
            "找不到时，把 U 盘上的回执交给对方，请对方重新导出。"
        )


def _called(manifest: Manifest, name: str, run: Run) -> str:
    office = manifest.office
    unit, number = (office.unit, office.number) if name == manifest.replica else (run.unit, run.number)
    return f"{unit}·{number}号机" if unit else name


def _two_stories(manifest: Manifest, name: str, run: Run, seq: int) -> str:
    return (
        f"{_called(manifest, name, run)}的第{seq}号操作与本机已有的不同，没有合并。"
        "请到该机核对，查明以哪一份数据为准。"
    )


@dataclass
class _Checking:
    """One pass through the operations of a package; nothing is written."""

    connection: Connection
    registry: Registry
    manifest: Manifest
    checked: CheckedPackage
    own: set[str]
    reached: dict[str, Link] = field(default_factory=dict)

    def go_through(self, package: Package, progress: Progress) -> None:
        self.reached = {name: (run.after, run.after_hash) for name, run in self.manifest.runs.items()}
        done = 0
        waiting = package.operations()
        while lot := list(islice(waiting, _LOT)):
            report_or_stop(progress, done, self.manifest.operations, "核对记录")
            self._check(lot)
            done += len(lot)
        ends = {name: (run.last, run.last_hash) for name, run in self.manifest.runs.items()}
        if done != self.manifest.operations or self.reached != ends:
            raise UserError(CHANGED)

    def _check(self, lot: list[Operation]) -> None:
        held = self._held(lot)
        for operation in lot:
            run = self.manifest.runs.get(operation.replica)
            is_late = run is None or operation.seq <= run.after
            if not is_late:
                self._follow(operation)
            known = held.get((operation.replica, operation.seq))
            if known is None and is_late:
                raise Gap(f"这个报送包接不上：缺{operation.replica}第{operation.seq}号操作，请对方重新导出。")
            if known is not None and known[0] != operation.hash:
                raise UserError(
                    _two_stories(self.manifest, operation.replica, run or Run(0, "", 0, ""), operation.seq)
                )
            if known is None:
                self.checked.new += 1
            elif not known[1] and not operation.is_withheld:
                self.checked.fills.add((operation.replica, operation.seq))
            if operation.is_withheld:
                extend(self.checked.withheld.setdefault(operation.replica, []), operation.seq)
                continue
            if is_late:
                extend(self.checked.late.setdefault(operation.replica, []), operation.seq)
            self._check_content(operation)

    def _held(self, lot: list[Operation]) -> dict[tuple[str, int], tuple[str, str]]:
        found: dict[tuple[str, int], tuple[str, str]] = {}
        by_replica: dict[str, list[int]] = {}
        for operation in lot:
            by_replica.setdefault(operation.replica, []).append(operation.seq)
        for name, numbers in by_replica.items():
            sql = "SELECT seq, hash, type FROM operation WHERE replica = ? AND seq BETWEEN ? AND ?"
            rows = self.connection.exec_driver_sql(sql, (name, min(numbers), max(numbers)))
            found.update(((name, seq), (link, key)) for seq, link, key in rows)
        return found

    def _follow(self, operation: Operation) -> None:
        seq, link = self.reached[operation.replica]
        if operation.seq != seq + 1 or operation.previous != link or len(operation.hash) != 64:
            raise UserError(CHANGED)
        self.reached[operation.replica] = (operation.seq, operation.hash)

    def _check_content(self, operation: Operation) -> None:
        if not _ID.fullmatch(operation.record) or not _CLOCK.fullmatch(operation.clock):
            raise UserError(CHANGED)
        if not self.registry.knows(operation.record_type):
            raise UserError(NEWER)
        for name, parents in operation.parents.items():
            is_list = isinstance(parents, list) and name in (*operation.fields, BELOW)
            if not is_list or not all(isinstance(one, str) and _PARENT.fullmatch(one) for one in parents):
                raise UserError(CHANGED)
        fits = _fitting(self.registry.model(operation.record_type))
        for name, value in operation.fields.items():
            if name in fits and type(value) not in fits[name]:
                raise UserError(CHANGED)
        if operation.type == PACKAGE and operation.replica not in self.own:
            self._refuse_our_notes(operation)

    def _refuse_our_notes(self, operation: Operation) -> None:
        """What was merged here is noted and taken back by our own machines alone."""
        sql = f'SELECT merged_by FROM "{PACKAGE}" WHERE id = ?'
        held = self.connection.exec_driver_sql(sql, (operation.record,)).scalar()
        if {held, operation.fields.get("merged_by")} & self.own:
            raise UserError(CHANGED)


@cache
def _fitting(model: type[Record]) -> Mapping[str, frozenset[type]]:
    """The types of value that each column of a table holds."""
    return {name: _types_of(table_of(model).columns[name]) for name in columns_of(model)}


def _types_of(column: Column[Any]) -> frozenset[type]:
    kinds: list[type] = [int] if isinstance(column.type, Integer) else [str]
    kinds = [bool, int] if isinstance(column.type, Boolean) else kinds
    return frozenset([*kinds, type(None)] if column.nullable else kinds)

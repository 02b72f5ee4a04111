"""Offices of one county, each with a folder of its own, and the stick between them."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.operation import Operation, to_json
from lushan_desktop.domain.record_type import children_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.standing import heads_after
from lushan_desktop.exchange import conflicts, duplicates, exporting, merging
from lushan_desktop.exchange.conflicts import Conflict
from lushan_desktop.exchange.manifest import COUNTY, TOWNSHIP, Office, Recipient
from lushan_desktop.exchange.planning import Wish
from lushan_desktop.services.office import identity
from lushan_desktop.services.records import records
from lushan_desktop.storage.folder.contents import DATABASE, RESERVE
from lushan_desktop.storage.log import integrity
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.log.standing import standing
from lushan_desktop.storage.opening import RESERVE_SIZE
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store

KEYS = RECORD_TYPES.keys
PARTS = Parts()
_KEPT = ("unit", "person", "meeting", *children_of(MEETING), "evidence", "duplicate", "submission_package")
FEW = Parts(tuple(map(RECORD_TYPES.get, _KEPT)))
"""Books in which meetings alone are kept: such an office opens in a fifth of the time."""
PLACE = ("河南省", "平顶山市", "鲁山县")
OWN_BOOKS = ("submission_package",)
"""What every office notes for itself."""


@cache
def empty_office(parts: Parts = PARTS) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="lushan-empty-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Store.open(folder, parts=parts).close()
    with closing(sqlcipher3.dbapi2.connect(str(folder / DATABASE))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("DELETE FROM setting").fetchall()
        connection.commit()
    return folder


class Desk:
    """One machine: its folder, its store, and what a clerk does at it."""

    parts = PARTS

    def __init__(
        self, folder: Path, unit: str, edition: str = COUNTY, number: int = 1, parts: Parts = PARTS
    ) -> None:
        self.parts = parts
        self.folder = folder
        self.office = Office(*PLACE, unit, edition, number)
        folder.mkdir(parents=True, exist_ok=True)
        identity.keep(folder, self.office)
        # An empty office is copied: to make its sixty tables takes a second, and a copy draws a name anew.
        shutil.copyfile(empty_office(parts) / DATABASE, folder / DATABASE)
        with (folder / RESERVE).open("wb") as reserve:
            reserve.truncate(RESERVE_SIZE)
        self.store = self._opened()

    def _opened(self) -> Store:
        return Store.open(self.folder, parts=self.parts, person=f"示例{self.office.unit}{self.office.number}")

    def restart(self) -> None:
        self.store.close()
        self.store = self._opened()

    def restart_closed(self) -> None:
        self.store = self._opened()

    def close(self) -> None:
        self.store.close()

    def save(self, key: str, record: str | None = None, **values: Any) -> str:
        changes = records.save(self.store, RECORD_TYPES.get(key), values, record)
        return record or changes.ids(key)[0]

    def put(self, key: str, record: str, **values: Any) -> None:
        """Change these fields as a form would, without one."""
        with self.store.change("示例：改") as step:
            step.put(key, {record: values})

    def remove(self, key: str, record: str) -> None:
        records.remove(self.store, RECORD_TYPES.get(key), [record])

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database holds, on a connection of the store, past what costs time there."""
        channel = self.store._readers[0]
        with channel.lock:
            return [tuple(row) for row in channel.raw.execute(sql, values)]

    def value(self, key: str, record: str, name: str) -> Any:
        rows = self.ask(f'SELECT "{name}" FROM "{key}" WHERE id = ?', record)
        return rows[0][0] if rows else None

    def export(self, file: Path, to: str = "", number: int = 0, **wish: Any) -> Path:
        exporting.export(self.store, self.office, file, Wish(Recipient(to, number), **wish))
        return file

    def merge(self, file: Path, passphrase: str = "") -> merging.Summary:
        return merging.merge(self.store, self.office, file, passphrase)

    def operations(self) -> list[Operation]:
        with self.store.read() as session:
            return list(read_operations(session.connection()))

    def counted(self) -> list[Operation]:
        """The operations that stand: of no package that was taken back."""
        with self.store.read() as session:
            counted = standing(session.connection(), self.store.registry)
            return [each for each in read_operations(session.connection()) if counted.counts(each)]

    def disputed_fields(self) -> list[Conflict]:
        with self.store.read() as session:
            return conflicts.of_records(session, self.store.registry, self.office)

    def conflicts(self) -> list[Conflict]:
        with self.store.read() as session:
            telling = conflicts.telling_of(session, self.store.registry, self.office)
            alike = list(duplicates.of_records(session, telling))
            fields = conflicts.of_records(session, self.store.registry, self.office)
            return [*duplicates.undisputed_by(alike, fields), *alike]

    def decide(self, conflict: Conflict, take: str) -> None:
        conflicts.decide_field(self.store, conflict, take)

    def tables(self, *left_out: str) -> dict[str, dict[str, tuple[Any, ...]]]:
        """All rows of all types, by their ids."""
        return {
            key: {row[0]: row for row in self.ask(question)}
            for key, question in questions().items()
            if self.store.registry.knows(key) and key not in (*OWN_BOOKS, *left_out)
        }

    def meetings(self) -> dict[str, tuple[Any, ...]]:
        return {row[0]: row for row in self.ask(questions()["meeting"])}

    def state(self) -> tuple[dict[str, tuple[Any, ...]], list[tuple[Any, ...]]]:
        """The meetings, and how long the log is."""
        return self.meetings(), self.ask("SELECT count(*), sum(type = '') FROM operation")

    def problems(self) -> list[str]:
        return self.store.verify()

    def rebuilt_heads(self) -> tuple[dict[str, str], dict[str, str]]:
        """The heads as they stand, and as they follow from the log alone."""
        stand = {str(record): str(heads) for record, heads in self.ask("SELECT record, heads FROM head")}
        with self.store.read() as session:
            counted = standing(session.connection(), self.store.registry)
        by_record: dict[str, list[Operation]] = {}
        for operation in self.counted():
            by_record.setdefault(operation.record, []).append(operation)
        return stand, {one: to_json(heads_after(each, counted)) for one, each in by_record.items()}


@cache
def questions() -> dict[str, str]:
    """For each type what asks for all of its rows, the id first."""
    return {key: f'SELECT {", ".join(columns(key))} FROM "{key}"' for key in KEYS}


@cache
def columns(key: str) -> list[str]:
    names = sorted(RECORD_TYPES.get(key).model.model_fields)
    return ["id", *(f'"{name}"' for name in names if name != "id")]


class Stick:
    """A folder on which packages lie, none under a name that another had."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._numbers = count(1)

    def place(self) -> Path:
        return self._folder / f"包{next(self._numbers)}.lscj"


def county(folder: Path, number: int = 1, parts: Parts = PARTS) -> Desk:
    return Desk(folder / f"县{number}", "县创建办", COUNTY, number, parts)


def township(folder: Path, unit: str = "下汤镇", number: int = 1, parts: Parts = PARTS) -> Desk:
    return Desk(folder / f"{unit}{number}", unit, TOWNSHIP, number, parts)


@contextmanager
def both(folder: Path) -> Iterator[tuple[Desk, Desk]]:
    """A county and a township of it, closed in the end."""
    with closing(county(folder)) as first, closing(township(folder)) as second:
        yield first, second


def whole_log(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return integrity.log_problems(session.connection(), desk.store.registry)

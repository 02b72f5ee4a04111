"""Offices of one county, each with a folder of its own, and the stick between them."""

import atexit
import shutil
import tempfile
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.exchange import conflicts, duplicates, exporting, merging
from lushan_desktop.exchange.conflicts import Conflict
from lushan_desktop.exchange.manifest import COUNTY, TOWNSHIP, Office, Recipient
from lushan_desktop.exchange.planning import Wish
from lushan_desktop.services.office import identity
from lushan_desktop.services.records import records
from lushan_desktop.storage.folder.contents import DATABASE
from lushan_desktop.storage.log import integrity
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.schema import create_derived
from lushan_desktop.storage.store import Store

KEYS = RECORD_TYPES.keys
PARTS = Parts()
PLACE = ("河南省", "平顶山市", "鲁山县")
OWN_BOOKS = ("submission_package",)
"""What every office notes for itself."""


@cache
def empty_office() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="lushan-empty-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Store.open(folder, parts=PARTS).close()
    with closing(sqlcipher3.dbapi2.connect(str(folder / DATABASE))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("DELETE FROM setting").fetchall()
        connection.commit()
    return folder


class Desk:
    """One machine: its folder, its store, and what a clerk does at it."""

    def __init__(self, folder: Path, unit: str, edition: str = COUNTY, number: int = 1) -> None:
        self.folder = folder
        self.office = Office(*PLACE, unit, edition, number)
        folder.mkdir(parents=True, exist_ok=True)
        identity.keep(folder, self.office)
        # An empty office is copied: to make its sixty tables takes a second, and a copy draws a name anew.
        shutil.copyfile(empty_office() / DATABASE, folder / DATABASE)
        self.store = self._opened()

    def _opened(self) -> Store:
        return Store.open(self.folder, parts=PARTS, person=f"示例{self.office.unit}{self.office.number}")

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

    def remove(self, key: str, record: str) -> None:
        records.remove(self.store, RECORD_TYPES.get(key), [record])

    def value(self, key: str, record: str, name: str) -> Any:
        with self.store.read() as session:
            sql = f'SELECT "{name}" FROM "{key}" WHERE id = ?'
            return session.connection().exec_driver_sql(sql, (record,)).scalar()

    def export(self, file: Path, to: str = "", number: int = 0, **wish: Any) -> Path:
        exporting.export(self.store, self.office, file, Wish(Recipient(to, number), **wish))
        return file

    def merge(self, file: Path, passphrase: str = "") -> merging.Summary:
        return merging.merge(self.store, self.office, file, passphrase)

    def conflicts(self) -> list[Conflict]:
        with self.store.read() as session:
            telling = conflicts.telling_of(session, self.store.registry, self.office)
            return [
                *conflicts.of_records(session, self.store.registry, self.office),
                *duplicates.of_records(session, telling),
            ]

    def decide(self, conflict: Conflict, take: str) -> None:
        conflicts.decide_field(self.store, conflict, take)

    def tables(self, *left_out: str) -> dict[str, dict[str, tuple[Any, ...]]]:
        """All rows of all types, by their ids."""
        with self.store.read() as session:
            connection = session.connection()
            return {
                key: {
                    row[0]: tuple(row)
                    for row in connection.exec_driver_sql(
                        f'SELECT id, {", ".join(_columns(key))} FROM "{key}"'
                    )
                }
                for key in KEYS
                if key not in (*OWN_BOOKS, *left_out)
            }

    def problems(self) -> list[str]:
        return self.store.verify()

    def rebuilt_heads(self) -> tuple[dict[str, str], dict[str, str]]:
        """The heads as they stand, and as they follow from the log alone."""
        sql = "SELECT record, heads FROM head"
        with self.store.writing() as connection:
            stand = dict(map(tuple, connection.exec_driver_sql(sql)))
            create_derived(connection, self.store.registry)
            anew = dict(map(tuple, connection.exec_driver_sql(sql)))
        return stand, anew


def _columns(key: str) -> list[str]:
    model = RECORD_TYPES.get(key).model
    return [f'"{name}"' for name in sorted(model.model_fields) if name != "id"]


class Stick:
    """A folder on which packages lie, none under a name that another had."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._numbers = count(1)

    def place(self) -> Path:
        return self._folder / f"包{next(self._numbers)}.lscj"


def county(folder: Path, number: int = 1) -> Desk:
    return Desk(folder / f"县{number}", "县创建办", COUNTY, number)


def township(folder: Path, unit: str = "下汤镇", number: int = 1) -> Desk:
    return Desk(folder / f"{unit}{number}", unit, TOWNSHIP, number)


def whole_log(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return integrity.log_problems(session.connection(), desk.store.registry)

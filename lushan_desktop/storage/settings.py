"""The table `setting`: what a data folder knows of itself, outside the log."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the first screen asks for a key of it, and imports no table
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

SEAL = "seal"
"""The key of the hash over all others: what somebody changed behind our back is noticed."""
ANSWERS_FOR = "answers_for"
"""The key of the name of the unit that alone is counted here: that of a township; a county counts all."""
OWN_UNIT = "own_unit"
"""The key of the id that every copy of the county gives that unit, whatever the county calls it by now."""
FORMER_UNITS = "former_units"
"""The key of the names that our unit had before."""
VERSION = "version"
"""The key of the number that stands in the head of the file, too: a bit that flips there is noticed."""
_ALL = "SELECT key, value FROM setting"
_KEEP = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"
KEEP_FORMER = """
INSERT OR REPLACE INTO setting (key, value)
SELECT 'former_replicas', trim(coalesce((SELECT value FROM setting WHERE key = 'former_replicas'), '')
    || ' ' || value)
FROM setting WHERE key = 'replica'
"""
"""Before a new name is drawn, the old one is noted: what it has merged was merged here."""


def settings(session: "Session") -> dict[str, str]:
    """All that is known, by its key."""
    rows = session.connection().exec_driver_sql(_ALL)
    return {str(key): str(value) for key, value in rows if key != SEAL}


def part_counted(connection: "Connection") -> dict[str, str]:
    """Whose part is counted here, as the tables keep it."""
    return {key: value(connection, key) for key in (ANSWERS_FOR, OWN_UNIT)}


def former_units(connection: "Connection") -> list[str]:
    """The names that our unit had when it exchanged packages: others may call it so still."""
    return value(connection, FORMER_UNITS).split("\n")


def keep(connection: "Connection", values: Mapping[str, str]) -> None:
    """Keep these in place of what was known before."""
    connection.exec_driver_sql(_KEEP, list(values.items()))
    seal(connection.exec_driver_sql)


def keep_version(connection: "Connection", version: int) -> None:
    """Note the number of the last revision in the head of the file and, a second time, here."""
    is_as_kept = is_sealed(connection.exec_driver_sql)
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    connection.exec_driver_sql(_KEEP, (VERSION, str(version)))
    if is_as_kept:
        seal(connection.exec_driver_sql)


def seal(execute: Callable[..., Any]) -> None:
    """Note the hash over all that is kept, by the way to run SQL on a connection of whatever kind."""
    execute(_KEEP, (SEAL, _hash(execute(_ALL).fetchall())))


def is_sealed(execute: Callable[..., Any]) -> bool:
    """Return True if all is as it was kept; a file from before there was a seal is taken as it is."""
    rows = execute(_ALL).fetchall()
    noted = [value for key, value in rows if key == SEAL]
    if not rows:
        return not execute("SELECT 1 FROM operation LIMIT 1").fetchall()
    return not noted or noted == [_hash(rows)]


def _hash(rows: Iterable[Any]) -> str:
    held = sorted((str(key), str(value)) for key, value in rows if key != SEAL)
    return sha256(repr(held).encode()).hexdigest()


def value(connection: "Connection", key: str) -> str:
    """Return what is known under this key; empty where nothing is."""
    sql = "SELECT value FROM setting WHERE key = ?"
    return str(connection.exec_driver_sql(sql, (key,)).scalar() or "")

"""The table `setting`: what a data folder knows of itself, outside the log."""

from collections.abc import Mapping

from sqlalchemy import Connection
from sqlalchemy.orm import Session

KEEP_FORMER = """
INSERT OR REPLACE INTO setting (key, value)
SELECT 'former_replicas', trim(coalesce((SELECT value FROM setting WHERE key = 'former_replicas'), '')
    || ' ' || value)
FROM setting WHERE key = 'replica'
"""
"""Before a new name is drawn, the old one is noted: what it has merged was merged here."""


def settings(session: Session) -> dict[str, str]:
    """All that is known, by its key."""
    rows = session.connection().exec_driver_sql("SELECT key, value FROM setting")
    return {str(key): str(value) for key, value in rows}


def keep(connection: Connection, values: Mapping[str, str]) -> None:
    """Keep these in place of what was known before."""
    sql = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"
    connection.exec_driver_sql(sql, list(values.items()))


def value(connection: Connection, key: str) -> str:
    """Return what is known under this key; empty where nothing is."""
    sql = "SELECT value FROM setting WHERE key = ?"
    return str(connection.exec_driver_sql(sql, (key,)).scalar() or "")

"""How evidence files are: there, changed, alike. Derived, outside the log, found again by looking."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.storage.log.log import blocks

INTACT, MISSING, CHANGED = "intact", "missing", "changed"
NO_MARKS = -1
"""The band that stands for a text too short to be compared."""


class Due(NamedTuple):
    """A file whose bytes are to be read again."""

    sha256: str
    name: str


def due(session: Session, count: int) -> list[Due]:
    """The files that were checked longest ago, those never checked first."""
    sql = (
        "SELECT e.sha256, min(coalesce(nullif(e.file_name, ''), e.title)) FROM evidence AS e"
        " LEFT JOIN evidence_check AS c ON c.sha256 = e.sha256 WHERE e.deleted = 0 AND e.sha256 <> ''"
        " GROUP BY e.sha256 ORDER BY coalesce(c.checked_at, ''), e.sha256 LIMIT ?"
    )
    return [Due(*row) for row in session.connection().exec_driver_sql(sql, (count,))]


def named(session: Session) -> set[str]:
    """The hashes of all files that living records speak of."""
    sql = "SELECT DISTINCT sha256 FROM evidence WHERE deleted = 0 AND sha256 <> ''"
    return set(session.connection().exec_driver_sql(sql).scalars())


def of_state(session: Session, state: str) -> set[str]:
    """The files that were found so."""
    sql = "SELECT sha256 FROM evidence_check WHERE state = ?"
    return set(session.connection().exec_driver_sql(sql, (state,)).scalars())


def note(connection: Connection, found: Iterable[tuple[str, str]], moment: str) -> None:
    """Keep what was found of files, as (hash, state)."""
    rows = [(sha256, moment, state) for sha256, state in found]
    if rows:
        connection.exec_driver_sql("INSERT OR REPLACE INTO evidence_check VALUES (?, ?, ?)", rows)


def forget_found(connection: Connection, hashes: Iterable[str]) -> None:
    """These files are there again; how they are is looked at anew."""
    for marks, lot in blocks(sorted(hashes)):
        connection.exec_driver_sql(f"DELETE FROM evidence_check WHERE sha256 IN ({marks})", lot)


def states(session: Session, hashes: Sequence[str]) -> dict[str, str]:
    """Return how these files were found; those not looked at yet are left out."""
    found: dict[str, str] = {}
    for marks, lot in blocks([one for one in hashes if one]):
        sql = f"SELECT sha256, state FROM evidence_check WHERE sha256 IN ({marks})"
        found.update(map(tuple, session.connection().exec_driver_sql(sql, lot)))
    return found


def unmarked(session: Session) -> str:
    """A file whose words are known and that was not compared with others yet; empty where there is none."""
    sql = (
        "SELECT f.sha256 FROM evidence_text AS f WHERE f.state = 'read'"
        " AND NOT EXISTS (SELECT 1 FROM evidence_likeness AS l WHERE l.sha256 = f.sha256) LIMIT 1"
    )
    return str(session.connection().exec_driver_sql(sql).scalar() or "")


def keep_marks(connection: Connection, sha256: str, marks: Sequence[int], least: int) -> None:
    """Keep the marks of a file, and which files share at least so many of them."""
    rows = [(sha256, band, mark) for band, mark in enumerate(marks)] or [(sha256, NO_MARKS, 0)]
    connection.exec_driver_sql("INSERT OR REPLACE INTO evidence_likeness VALUES (?, ?, ?)", rows)
    sql = (
        "SELECT b.sha256 FROM evidence_likeness AS a"
        " JOIN evidence_likeness AS b ON b.band = a.band AND b.mark = a.mark AND b.sha256 <> a.sha256"
        " WHERE a.sha256 = ? AND a.band >= 0 GROUP BY b.sha256 HAVING count(*) >= ?"
    )
    alike = connection.exec_driver_sql(sql, (sha256, least)).scalars().all()
    pairs = [pair for other in alike for pair in ((sha256, other), (other, sha256))]
    if pairs:
        connection.exec_driver_sql("INSERT OR IGNORE INTO evidence_alike VALUES (?, ?)", pairs)

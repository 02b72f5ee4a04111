"""What evidence files say, kept by the hash of their bytes: derived, outside the log, made again by reading.

A file that was replaced has another hash, a deleted one no living record; neither is found any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import add
from typing import NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.base.text.date_spellings import date_spellings
from lushan_desktop.storage.index.names import registry_of
from lushan_desktop.storage.index.pairs import marked, spellings
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.registry import Registry

KEY = "evidence"
READ, WORDLESS, UNREADABLE = "read", "wordless", "unreadable"
"""Its words are known; it has none; they cannot be had, and why."""
_SLICE = 4000
"""Characters that are made ready at a time, so that the window is not kept waiting."""
FOUND = (
    "FROM search_evidence AS s JOIN evidence_text AS f ON f.number = s.rowid"
    " JOIN evidence AS e ON e.sha256 = f.sha256 AND e.deleted = 0"
    " JOIN head ON head.record = e.id WHERE search_evidence MATCH ?"
)
"""The living records of files in which something stands: what follows SELECT and its columns."""
RECORDS = (
    "SELECT e.id AS record FROM evidence AS e JOIN evidence_text AS f ON f.sha256 = e.sha256"
    " WHERE e.deleted = 0 AND f.number IN (SELECT rowid FROM search_evidence WHERE search_evidence MATCH ?)"
)


class UnreadFile(NamedTuple):
    """A file whose words are not known yet."""

    sha256: str
    name: str
    suffix: str


class Passage(NamedTuple):
    """The place where in a file something stands, with the words around it."""

    place: str
    words: str
    is_begun: bool
    """True if there is text before these words."""


def is_kept(session: Session) -> bool:
    """Return True if this store keeps evidence files at all."""
    return KEY in registry_of(session).keys


def index(connection: Connection, registry: Registry) -> None:
    """Make the way from a file to its records short."""
    if KEY in registry.keys:
        connection.exec_driver_sql("DROP INDEX IF EXISTS evidence_by_file")
        connection.exec_driver_sql("CREATE INDEX evidence_by_file ON evidence (sha256, deleted)")


def waiting(session: Session, endings: Sequence[str]) -> UnreadFile | None:
    """The file with one of these endings that came in last and whose words nobody has read."""
    sql = (
        "SELECT e.sha256, coalesce(nullif(e.file_name, ''), e.title || e.suffix), e.suffix"
        " FROM evidence AS e WHERE e.deleted = 0 AND e.sha256 <> ''"
        f" AND e.suffix IN ({', '.join('?' * len(endings))})"
        " AND NOT EXISTS (SELECT 1 FROM evidence_text AS f WHERE f.sha256 = e.sha256)"
        " ORDER BY e.id DESC LIMIT 1"
    )
    found = session.connection().exec_driver_sql(sql, tuple(endings)).first()
    return UnreadFile(*found) if found else None


def keep(
    connection: Connection, sha256: str, pages: Sequence[tuple[str, str]], *, state: str, reason: str = ""
) -> None:
    """Note what a file says, as (place, text) of each of its parts, in place of what was known of it."""
    forget(connection, [sha256])
    connection.exec_driver_sql(
        "INSERT INTO evidence_text (sha256, state, reason) VALUES (?, ?, ?)", (sha256, state, reason)
    )
    if not pages:
        return
    rows = [(sha256, position, place, text) for position, (place, text) in enumerate(pages)]
    connection.exec_driver_sql("INSERT INTO evidence_page VALUES (?, ?, ?, ?)", rows)
    body = " ".join(token for _, text in pages for token in _sliced(text))
    connection.exec_driver_sql(
        "INSERT INTO search_evidence (rowid, body) SELECT number, ? FROM evidence_text WHERE sha256 = ?",
        (body, sha256),
    )


def _sliced(text: str) -> Iterator[str]:
    """The pairs of a text and its last character, a slice at a time."""
    for start in range(0, len(text), _SLICE):
        piece = marked(text[start : start + _SLICE + 1])
        yield " ".join(map(add, piece, piece[1:]))
    yield marked(text[-1:])


def forget(connection: Connection, hashes: Sequence[str]) -> None:
    """Drop what is known of these files."""
    for marks, lot in blocks(list(hashes)):
        numbers = connection.exec_driver_sql(
            f"SELECT number FROM evidence_text WHERE sha256 IN ({marks})", lot
        ).all()
        for (number,) in numbers:
            connection.exec_driver_sql("DELETE FROM search_evidence WHERE rowid = ?", (number,))
        for table in ("evidence_text", "evidence_page"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE sha256 IN ({marks})", lot)


def is_read(session: Session, sha256: str) -> bool:
    """Return True if somebody has read this file, whatever came of it."""
    sql = "SELECT 1 FROM evidence_text WHERE sha256 = ?"
    return session.connection().exec_driver_sql(sql, (sha256,)).first() is not None


def text_of(session: Session, sha256: str) -> tuple[tuple[str, str], ...]:
    """All that a file says, as (place, text) of each of its parts; nothing where it is not known."""
    sql = "SELECT place, body FROM evidence_page WHERE sha256 = ? ORDER BY position"
    return tuple(map(tuple, session.connection().exec_driver_sql(sql, (sha256,))))


def states(session: Session, hashes: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return what became of reading these files, as (state, reason); those not read yet are left out."""
    found: dict[str, tuple[str, str]] = {}
    for marks, lot in blocks([one for one in hashes if one]):
        sql = f"SELECT sha256, state, reason FROM evidence_text WHERE sha256 IN ({marks})"
        found |= {
            one: (state, reason) for one, state, reason in session.connection().exec_driver_sql(sql, lot)
        }
    return found


def passages(
    session: Session, records: Sequence[str], text: str, *, before: int, length: int
) -> Mapping[str, Passage]:
    """For each of these evidence records the first place in its file where the text stands."""
    found: dict[str, Passage] = {}
    sql = (
        "SELECT p.place, substr(p.body, max(1, p.at - ?1), ?2), p.at > ?1 + 1 FROM"
        " (SELECT place, body, position, instr(lower(body), lower(?3)) AS at FROM evidence_page"
        " WHERE sha256 = (SELECT sha256 FROM evidence WHERE id = ?4)) AS p"
        " WHERE p.at > 0 ORDER BY p.position LIMIT 1"
    )
    for record in records:
        for spelling in (*spellings(text), *date_spellings(text)):
            row = session.connection().exec_driver_sql(sql, (before, length, spelling, record)).first()
            if row:
                found[record] = Passage(row[0], row[1], bool(row[2]))
                break
    return found

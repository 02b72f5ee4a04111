"""What answers to anything typed: records that hold the text, are spelt so, or happened on that day."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.storage.index import search, spelling
from lushan_desktop.storage.index.names import registry_of
from lushan_desktop.storage.index.search import Hit

_SPELT = "FROM search_spelling AS s JOIN head ON head.number = s.rowid WHERE search_spelling MATCH ?"


def newest(
    session: Session, typed: str, limit: int, *, type_keys: Sequence[str], day: PartialDate | None = None
) -> list[Hit]:
    """The newest records of these types that answer."""
    found = {*search.search(session, typed, limit, type_keys)}
    for source, wanted in _spelt(session, typed):
        found |= {*search.hits(session, source, wanted, limit, type_keys)}
    if day:
        found |= {*_on(session, day, type_keys, limit)}
    return sorted(found, reverse=True)[:limit]


def counts(
    session: Session, typed: str, *, type_keys: Sequence[str], day: PartialDate | None = None
) -> dict[str, int]:
    """Return how many records of each of these types answer."""
    sources: list[tuple[str, tuple[str, ...]]] = [
        (f"SELECT head.number {source}", (wanted,))
        for source, wanted in [*search.sources(session, typed), *_spelt(session, typed)]
    ]
    if day:
        dated = (_dated(session, key, "head.number") for key in type_keys)
        sources += [(sql, _bounds(day)) for sql in dated if sql]
    if not sources:
        return {}
    union = " UNION ".join(source for source, _ in sources)
    wanted = tuple(one for _, values in sources for one in values)
    sql = (
        f"SELECT head.type, count(*) FROM ({union}) AS f JOIN head ON head.number = f.number"
        f" WHERE head.type IN ({', '.join('?' * len(type_keys))}) GROUP BY head.type"
    )
    found = session.connection().exec_driver_sql(sql, (*wanted, *type_keys))
    return dict(map(tuple, found))


def _spelt(session: Session, typed: str) -> list[tuple[str, str]]:
    """Names by their sound, where what was typed may be one, and what mentions those who bear them."""
    if not spelling.is_spelling(typed):
        return []
    wanted, targets = spelling.expression(typed), sorted(registry_of(session).targets)
    named = session.connection().exec_driver_sql(
        f"SELECT head.record {_SPELT} AND head.type IN ({', '.join('?' * len(targets))})"
        f" ORDER BY s.rowid DESC LIMIT {search.MOST_NAMED}",
        (wanted, *targets),
    )
    mentions = " OR ".join(search.link_token(record) for (record,) in named)
    return [(_SPELT, wanted), *([(search.TEXT, mentions)] if mentions else [])]


def _on(session: Session, day: PartialDate, type_keys: Sequence[str], limit: int) -> Iterator[Hit]:
    """What happened on this day, or in this month or year; what is known less exactly does not count."""
    for key in type_keys:
        if sql := _dated(session, key, "head.number, head.type, head.record"):
            latest = f'{sql} ORDER BY t."{registry_of(session).get(key).dated_by}" DESC LIMIT ?'
            found = session.connection().exec_driver_sql(latest, (*_bounds(day), limit))
            yield from map(Hit._make, found)


def _dated(session: Session, key: str, wanted: str) -> str:
    """The living records of a type between two days; empty where they have no date."""
    dated_by = registry_of(session).get(key).dated_by
    if not dated_by:
        return ""
    return (
        f'SELECT {wanted} FROM "{key}" AS t JOIN head ON head.record = t.id'
        f' WHERE t.deleted = 0 AND t."{dated_by}" BETWEEN ? AND ?'
    )


def _bounds(day: PartialDate) -> tuple[str, str]:
    return day.iso, day.iso + "-99" * (3 - len(day.iso.split("-")))


def recently_changed(session: Session, limit: int, *, type_keys: Sequence[str]) -> list[Hit]:
    """The living records of these types that were changed last."""
    sql = (
        "SELECT head.number, head.type, head.record FROM"
        " (SELECT record, max(position) AS last FROM"
        " (SELECT record, position FROM operation ORDER BY position DESC LIMIT 400) GROUP BY record) AS o"
        " JOIN head ON head.record = o.record"
        " JOIN search ON search.rowid = head.number"
        f" WHERE head.type IN ({', '.join('?' * len(type_keys))}) ORDER BY o.last DESC LIMIT ?"
    )
    return list(map(Hit._make, session.connection().exec_driver_sql(sql, (*type_keys, limit))))


def living(session: Session, records: Sequence[str]) -> dict[str, str]:
    """The type of each of these records that is not deleted."""
    sql = (
        "SELECT head.record, head.type FROM head JOIN search ON search.rowid = head.number"
        f" WHERE head.record IN ({', '.join('?' * len(records))})"
    )
    found = session.connection().exec_driver_sql(sql, tuple(records))
    return dict(map(tuple, found))

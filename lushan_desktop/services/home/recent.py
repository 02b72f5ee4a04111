"""最近录入: the records that were entered or changed last, told from the log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.services.records.asking import Ask
from lushan_desktop.services.records.named import NAMED

_LOOKED_THROUGH = 2000
"""Operations at the end of the log; an import of more than that hides what came before it."""


class Entered(NamedTuple):
    """A record as it was touched last."""

    page: str
    record: str
    title: str
    kind: str
    icon: str
    done: str
    """What the step was called: 新建会议."""
    person: str
    when: datetime


def entered(ask: Ask, limit: int) -> tuple[Entered, ...]:
    """The records touched last, the newest first; what lies in 回收站 is not among them."""
    # A row that belongs to a record, or a file put to it, counts as the record.
    sql = (
        "SELECT coalesce(nullif(h.parent, ''), o.record) AS touched, max(o.position) AS last"
        " FROM operation AS o JOIN head AS h ON h.record = o.record"
        " WHERE o.position > (SELECT max(position) FROM operation) - ?"
        " GROUP BY touched ORDER BY last DESC LIMIT ?"
    )
    found = ask(sql, (_LOOKED_THROUGH, 4 * limit))
    records = [record for record, _ in found]
    types = _types(ask, records)
    titles = _titles(ask, types)
    told = _told(ask, [last for _, last in found])
    made = [
        _entered(types[record], record, titles[record], told[last])
        for record, last in found
        if record in titles and last in told
    ]
    return tuple(made[:limit])


def _entered(key: str, record: str, title: str, told: tuple[Any, ...]) -> Entered:
    kind, icon, _ = NAMED[key]
    label, person, stamp = told
    return Entered(
        key, record, title or f"（未命名的{kind}）", kind, icon, label, person, clock.moment(stamp)
    )


def _types(ask: Ask, records: list[str]) -> dict[str, str]:
    sql = f"SELECT record, type FROM head WHERE record IN ({_marks(records)})"
    return {record: key for record, key in ask(sql, tuple(records)) if key in NAMED}


def _titles(ask: Ask, types: Mapping[str, str]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for key in set(types.values()):
        own = tuple(record for record, other in types.items() if other == key)
        sql = (
            f'SELECT t.id, {NAMED[key][2]} FROM "{key}" AS t WHERE t.deleted = 0 AND t.id IN ({_marks(own)})'
        )
        titles.update((record, " ".join(str(title or "").split())) for record, title in ask(sql, own))
    return titles


def _told(ask: Ask, positions: list[int]) -> dict[int, tuple[Any, ...]]:
    sql = f"SELECT position, label, person, clock FROM operation WHERE position IN ({_marks(positions)})"
    return {position: tuple(rest) for position, *rest in ask(sql, tuple(positions))}


def _marks(values: Any) -> str:
    return ", ".join("?" * len(values))

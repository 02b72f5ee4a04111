"""最近录入: the records that were entered or changed last, told from the log."""

from datetime import datetime
from typing import NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.services.records.asking import Ask
from lushan_desktop.services.records.named import NAMED

MOST = 500
"""Operations of one step; a longer import is told as one of so many."""


class RecentRecord(NamedTuple):
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
    others: int = 0
    """How many of its kind the same step touched besides: an import takes one line."""

    @property
    def said(self) -> str:
        """The title, and of how many it is the first."""
        more = "以上" if self.others + 1 >= MOST else ""
        return f"{self.title} 等 {self.others + 1} 条{more}" if self.others else self.title


def entered(ask: Ask, limit: int) -> tuple[RecentRecord, ...]:
    """What was entered last, step by step, the newest first; what lies in 回收站 is not among it."""
    made: dict[str, RecentRecord] = {}
    for step in _steps(ask, 4 * limit):
        key = _kind(ask, step)
        touched = _touched(ask, step, key) if key else {}
        record = next((record for record in touched if record not in made), "")
        if record:
            one = _entered(ask, key, record, touched[record])
            made[record] = one._replace(others=len(touched) - 1)
        if len(made) == limit:
            break
    return tuple(made.values())


def _steps(ask: Ask, limit: int) -> list[str]:
    """The last steps of the log, from each to the one before it, however long each is."""
    begins = "(SELECT min(position) FROM operation WHERE step = o.step)"
    sql = (
        "WITH RECURSIVE back(step, first) AS ("
        f" SELECT o.step, {begins} FROM operation AS o"
        " WHERE o.position = (SELECT max(position) FROM operation)"
        f" UNION ALL SELECT o.step, {begins} FROM back JOIN operation AS o"
        " ON o.position = (SELECT max(position) FROM operation WHERE position < back.first))"
        " SELECT step FROM back LIMIT ?"
    )
    return list(dict.fromkeys(step for (step,) in ask(sql, (limit,))))


_OF_STEP = (
    " FROM (SELECT record, position FROM operation WHERE step = ? LIMIT ?) AS o"
    " JOIN head AS h ON h.record = o.record"
    " JOIN head AS t ON t.record = coalesce(nullif(h.parent, ''), h.record)"
)
"""A row that belongs to a record, or a file put to it, counts as the record."""


def _kind(ask: Ask, step: str) -> str:
    """Return of what type the records of a step are; files that came with others are not what it is about."""
    sql = f"SELECT t.type{_OF_STEP} GROUP BY t.type ORDER BY t.type = 'evidence', min(o.position)"
    return next((key for (key,) in ask(sql, (step, MOST)) if key in NAMED), "")


def _touched(ask: Ask, step: str, key: str) -> dict[str, int]:
    """Where in the log a step touched each record of a type, in the order in which it did."""
    sql = (
        f"SELECT t.record, min(o.position){_OF_STEP}"
        f' JOIN "{key}" AS own ON own.id = t.record AND own.deleted = 0'
        " GROUP BY t.record ORDER BY min(o.position)"
    )
    return dict(ask(sql, (step, MOST)))


def _entered(ask: Ask, key: str, record: str, position: int) -> RecentRecord:
    kind, icon, title = NAMED[key]
    ((said,),) = ask(f'SELECT {title} FROM "{key}" AS t WHERE t.id = ?', (record,))
    ((label, person, stamp),) = ask(
        "SELECT label, person, clock FROM operation WHERE position = ?", (position,)
    )
    shown = " ".join(str(said or "").split()) or f"（未命名的{kind}）"
    return RecentRecord(key, record, shown, kind, icon, label, person, clock.moment(stamp))

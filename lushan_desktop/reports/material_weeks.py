"""How the materials came together week by week: computed from the log, stored nowhere."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD
from lushan_desktop.domain.proving import REGISTERS
from lushan_desktop.storage import gaps_counted
from lushan_desktop.storage.log import replay

_TYPES = ("indicator_system", "indicator", "required_material", "evidence", "reference", "unit")
_QUESTION = (
    "SELECT coalesce(sum(c.held >= c.wanted), 0), count(*)"
    " FROM ({0}) AS c JOIN indicator AS t ON t.id = c.indicator WHERE t.not_applicable = 0"
)


@dataclass(frozen=True)
class Week:
    """How many materials were all there at the end of a week, of how many that had to be."""

    monday: date
    full: int
    wanted: int


def weeks(session: Session, last: date, most: int) -> tuple[Week, ...]:
    """The weeks up to that of a day, from the first in which a material was asked for."""
    mondays = [last - timedelta(last.weekday() + 7 * back) for back in reversed(range(most))]
    ends = [datetime.combine(monday + timedelta(7), time.min, clock.CHINA) for monday in mondays]
    said = replay.read(session.connection(), (*_TYPES, *(register.key for register in REGISTERS)))
    told = CHILD.call(replay.told_again, said, ends, _QUESTION.format(gaps_counted.counted()))
    found = [Week(monday, *map(int, answer[0])) for monday, answer in zip(mondays, told, strict=True)]
    begun = next((place for place, week in enumerate(found) if week.wanted), len(found))
    return tuple(found[begun:])

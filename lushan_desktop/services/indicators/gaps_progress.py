"""How the materials came together week by week: computed from the log, stored nowhere."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD
from lushan_desktop.domain.proving import REGISTERS
from lushan_desktop.storage import gaps_counted
from lushan_desktop.storage.log import replay
from lushan_desktop.storage.store import Store

_MOST_WEEKS = 26
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


def progress(store: Store) -> tuple[Week, ...]:
    """The weeks up to this one, from the first in which a material was asked for."""
    # Entries are dated by the moment they were made, in the sample office, too, whose day stands still.
    mondays = _mondays(clock.now().date())
    ends = [datetime.combine(monday + timedelta(7), time.min, clock.CHINA) for monday in mondays]
    keys = (*_TYPES, *(register.key for register in REGISTERS))
    with store.read_long() as session:
        said = replay.read(session.connection(), keys)
    question = _QUESTION.format(gaps_counted.counted())
    told = CHILD.call(replay.told_again, said, ends, question)
    found = [Week(monday, *map(int, answer[0])) for monday, answer in zip(mondays, told, strict=True)]
    begun = next((place for place, week in enumerate(found) if week.wanted), len(found))
    return tuple(found[begun:])


def _mondays(today: date) -> list[date]:
    last = today - timedelta(today.weekday())
    return [last - timedelta(7 * back) for back in reversed(range(_MOST_WEEKS))]

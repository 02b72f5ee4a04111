"""公开记录 that nobody looked at on the web for a month: what is published may be gone by the inspection."""

from dataclasses import dataclass

from lushan_desktop.base import clock
from lushan_desktop.reports.indicators.web_publications import LONGEST
from lushan_desktop.services.records.asking import Narrowing
from lushan_desktop.storage.lists.period import reach
from lushan_desktop.storage.store import Store

_LAST = reach("t.verified_on")
_COUNT = """
SELECT count(*), coalesce(sum(coalesce(t.verified_on, '') = ''), 0)
FROM web_publication AS t WHERE t.deleted = 0 AND ({condition})
"""


@dataclass(frozen=True)
class UnverifiedCount:
    """How many there are, how many of them were never looked at, and the list of exactly these."""

    count: int
    never: int
    narrowing: Narrowing

    @property
    def said(self) -> str:
        """A sentence that says what to do; empty where there is nothing to do."""
        if not self.count:
            return ""
        never = f"，其中 {self.never} 条从没核验过" if self.never else ""
        return (
            f"{self.count} 条公开记录超过 {LONGEST.days} 天没有核验{never}。"
            "请打开网址核对，再填“最近核验日期”。"
        )


def unverified(store: Store) -> UnverifiedCount:
    """Return what was not verified within the last 30 days."""
    since = (clock.today() - LONGEST).isoformat()
    condition = f"coalesce(t.verified_on, '') = '' OR {_LAST} < '{since}'"
    with store.read() as session:
        row = session.connection().exec_driver_sql(_COUNT.format(condition=condition)).one()
    return UnverifiedCount(row[0], row[1], Narrowing(f"{LONGEST.days} 天内没有核验的公开记录", condition))

"""How the materials came together, up to this week."""

from lushan_desktop.base import clock
from lushan_desktop.reports import material_weeks
from lushan_desktop.reports.material_weeks import Week
from lushan_desktop.storage.store import Store

__all__ = ["Week", "progress"]

_MOST_WEEKS = 26


def progress(store: Store) -> tuple[Week, ...]:
    """The weeks up to this one, from the first in which a material was asked for."""
    # Entries are dated by the moment they were made, in the sample office, too, whose day stands still.
    with store.read_long() as session:
        return material_weeks.weeks(session, clock.now().date(), _MOST_WEEKS)

"""全套打印: every paper that the record of one meeting prints, in one go."""

from collections.abc import Sequence
from typing import Any

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Options
from lushan_desktop.services.meetings.meeting_kit import PAPER_BY_MATERIAL
from lushan_desktop.services.printing import reports
from lushan_desktop.services.printing.rendering import JoinedPages, compose_and_measure, measured
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.services.records import remembered
from lushan_desktop.storage.store import Store


def begun(store: Store, key: str, meeting_id: str, cycle: str = "") -> Options:
    """Return what one paper is set with: chosen for this very meeting last time, else proposed.

    The number and the date of another meeting's notice are not handed on.
    """
    last = remembered.last_options(store, key, cycle)
    chosen = last if last.get("meeting") == meeting_id else {}
    open_ones = {option.name: option.kind.empty for option in REPORTS.get(key).options}
    return reports.begin(store, key, {**open_ones, **chosen, "meeting": meeting_id}, cycle).options


def together(store: Store, meeting_id: str, cycle: str = "", *, progress: Progress = UNWATCHED) -> Preview:
    """Notice, agenda, sign-in sheet and minutes as pages for the printer, each as it prints alone."""
    options = {key: begun(store, key, meeting_id, cycle) for key in PAPER_BY_MATERIAL.values()}
    values = [(key, reports.gather(store, key, options[key])) for key in options]
    pages, starts, (sizes, prints) = CHILD.call_watched(progress, set_together, values)
    return Preview(values[0][0], {"meeting": meeting_id}, None, pages, sizes, prints, starts)


def set_together(values: Sequence[tuple[str, Any]]) -> tuple[JoinedPages, tuple[int, ...], Any]:
    """Runs in the child: the papers set one after the other, where each begins, and their measures."""
    from lushan_desktop.paper.binding.joining import join

    parts, starts, count = [], [], 0
    for key, value in values:
        typeset, sizes, _ = compose_and_measure(REPORTS.get(key).compose, value)
        parts.append((REPORTS.get(key).title, typeset.pdf))
        starts.append(count)
        count += len(sizes)
    joined, *measures = measured(JoinedPages(join(parts)))
    return joined, tuple(starts), measures

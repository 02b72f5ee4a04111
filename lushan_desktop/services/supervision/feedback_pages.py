"""The feedback lists of a round as pages for the printer: letter after letter, in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.reports.report import Options
from lushan_desktop.services.printing.rendering import JoinedPages, measured
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.services.supervision import feedback
from lushan_desktop.services.supervision.feedback import WrittenLetters
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class LettersPreview:
    """What goes to the printer, and what the clerk should know about it."""

    preview: Preview
    written: WrittenLetters


def preview(
    store: Store, options: Options, *, only: Sequence[str] = (), progress: Progress = UNWATCHED
) -> LettersPreview:
    """The very pages that will be printed. Raises UserError where nobody is to get a list; Cancelled."""
    pdf, written = feedback.joined(store, options, only=only, progress=progress)
    pages, sizes, prints = CHILD.call_watched(progress, measured, JoinedPages(pdf))
    return LettersPreview(Preview(feedback.REPORT, options, None, pages, sizes, prints), written)

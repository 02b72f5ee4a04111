"""How long work tells how far it is, and hears that it should stop."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from lushan_desktop.base.errors import Cancelled

T = TypeVar("T")


class Progress(Protocol):
    """Whoever watches long work: a waiting panel, a terminal, or nobody."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Show that `done` of `total` pieces are finished (total 0: unknown)."""

    @property
    def is_cancelled(self) -> bool:
        """True if the user asked to stop."""


class Unwatched:
    """Nobody looks, nobody stops the work."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say nothing."""

    @property
    def is_cancelled(self) -> bool:
        return False


UNWATCHED = Unwatched()


def report_or_stop(progress: Progress, done: int, total: int, text: str = "") -> None:
    """Report how far it is. Raises Cancelled where the user asked to stop."""
    if progress.is_cancelled:
        raise Cancelled
    progress.report(done, total, text)


def over(progress: Progress, items: Sequence[T], text: str = "") -> Iterator[T]:
    """Go through the items, reporting each, until the user cancels.

    Raises Cancelled, so that the step around the loop is undone whole.
    """
    for done, item in enumerate(items):
        report_or_stop(progress, done, len(items), text)
        yield item
    progress.report(len(items), len(items), text)

"""Everything the review screen shows of one application, read at one go.

The sheet, the moves and the record belong together: a move read before the round was ended would refuse,
or ask for, what is there by now.
"""

from dataclasses import dataclass

from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.services.records import record_view
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.titles import applications, review
from lushan_desktop.services.titles.review import ReviewSheet
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class Desk:
    """One application as it lies on the reviewer's desk."""

    sheet: ReviewSheet
    ways: tuple[Way, ...]
    view: RecordView


def desk(store: Store, application_id: str) -> Desk:
    """The application with its moves. Raises UserError where it is gone."""
    return Desk(
        review.sheet(store, application_id),
        applications.moves(store, application_id),
        record_view.view(store, APPLICATION, application_id),
    )

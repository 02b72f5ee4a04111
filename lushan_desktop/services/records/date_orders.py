"""Days out of order, asked about before a step is done: the table is `domain/date_order.py`."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import date_order
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.storage.store import Store


class DatesOutOfOrder(UserError):
    """Days that contradict each other; the same step is done when it is asked for with `accepts`."""

    may_accept = True


def check(
    session: Session, record_type: RecordType, held: Values, written: Values, *, accepts: bool = False
) -> None:
    """Raises DatesOutOfOrder where what a step writes contradicts other days, unless that was accepted.

    What contradicted itself before, and was saved so, is not asked about again.
    """
    if accepts:
        return
    moved = date_order.of_move(record_type, held, written, clock.today())
    look = date_order.of_fields if "moves" in written else date_order.findings
    known, found = (
        look(record_type, values, clock.today(), _dates(session, record_type, values))
        for values in (held, {**held, **written})
    )
    changed = [name for name, value in written.items() if held.get(name) != value or name not in held]
    asked = [each for each in date_order.concerning(found, changed) if each not in known]
    asked += [each for each in moved if each.field not in {one.field for one in asked}]
    if asked:
        raise DatesOutOfOrder("".join(dict.fromkeys(each.say for each in asked)), field=asked[0].field)


def check_row(store: Store, record_type: RecordType, row: Values, *, accepts: bool = False) -> None:
    """Raises DatesOutOfOrder as `check` does, for a row that is written whole."""
    with store.read() as session:
        check(session, record_type, record_type.blank(), row, accepts=accepts)


def _dates(session: Session, record_type: RecordType, held: Values) -> Mapping[str, PartialDate]:
    found: dict[str, PartialDate] = {}
    for paper, _ in date_order.papers_of(record_type.key):
        document = session.get(Document, str(held.get(paper) or ""))
        if document is not None and not document.deleted and document.signed_on:
            found[paper] = PartialDate.from_iso(document.signed_on)
    return found

"""One document as the right panel shows it: with the number series it stands in."""

from dataclasses import dataclass

from lushan_desktop.domain.numbering import read_numbers
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.documents import number_series
from lushan_desktop.services.documents.number_series import INCOMING, NUMBER, OUTGOING, RECEIPT, Series
from lushan_desktop.services.records import record_view
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.records.tasks import GivenTask, given
from lushan_desktop.storage.store import Store


@dataclass(frozen=True, kw_only=True)
class DocumentView(RecordView):
    """A record with its series, and its serial in it."""

    series: Series | None
    serial: int
    side: str
    tasks: tuple[GivenTask, ...]


def view(store: Store, record_type: RecordType, record_id: str) -> DocumentView:
    """A document with its series. Raises UserError where it is gone."""
    plain = record_view.view(store, record_type, record_id)
    side = OUTGOING if plain.values["direction"] == OUTGOING else INCOMING
    field = NUMBER if side == OUTGOING else RECEIPT
    numbers = read_numbers(plain.values[field])
    shown = {**vars(plain), "side": side, "tasks": given(store, record_type.key, record_id)}
    if not numbers:
        return DocumentView(**shown, series=None, serial=0)
    series = number_series.one(store, field, numbers[0].code, numbers[0].year)
    return DocumentView(**shown, series=series, serial=numbers[0].serial)

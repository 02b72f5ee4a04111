"""The day from which a record counts, also where only a number or a year tells of it."""

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.numbering import read_numbers
from lushan_desktop.domain.record import Record, key_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.known_records import day


def begun_on(record: Record) -> PartialDate | None:
    """The first day of a record; of a paper without a day, the year of its number."""
    record_type = RECORD_TYPES.get(key_of(record))
    known = day(getattr(record, record_type.dated_by, None)) if record_type.dated_by else None
    return known or (numbered_in(record) if isinstance(record, Document) else None)


def numbered_in(document: Document) -> PartialDate | None:
    """The year in which a paper got its number."""
    years = [number.year for number in read_numbers(document.number)]
    return PartialDate(min(years)) if years else None

"""The ledger of any record type, from its description alone: what the list shows, on paper."""

from functools import cache

from sqlalchemy.orm import Session

from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Column
from lushan_desktop.reports.ledger import Ledger, LedgerReport, Sieve, filter_line, finished
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

_PREFIX = "list:"


def ledger_of(type_key: str) -> Report:
    """The report that prints the list of a record type. Raises KeyError for an unknown type."""
    record_type = RECORD_TYPES.get(type_key)

    def gather(session: Session, options: Options) -> Ledger:
        return _gather(session, record_type, options.get("query") or ListQuery())

    return LedgerReport(
        key=_PREFIX + type_key,
        title=_title(record_type),
        group="台账",
        options=(Option("query", "筛选", Sieve()),),
        gather=gather,
    )


def _title(record_type: RecordType) -> str:
    return f"{record_type.title}台账"


def _gather(session: Session, record_type: RecordType, query: ListQuery) -> Ledger:
    """All rows of the filtered list, whole."""
    specs = _printed_fields(record_type)
    ids = queries.ids(session, record_type, query)
    texts = queries.texts(session, record_type, ids)
    if issubclass(record_type.model, Reference):
        # A link knows its place by the name of a field; paper says what that field is called.
        texts = [{**row, "field": _label_by_field().get(row["field"], row["field"])} for row in texts]
    columns = tuple(Column(spec.label, spec.ledger_width or None) for spec in specs)
    rows = (tuple(spec.kind.on_paper(row[spec.name]) for spec in specs) for row in texts)
    about = filter_line(record_type, query), record_type.counted_in
    return finished(session, _title(record_type), columns, rows, about, of=[{"id": one} for one in ids])


@cache
def _label_by_field() -> dict[str, str]:
    """Return what the sets of all records are called."""
    fields = (spec for record_type in RECORD_TYPES for spec in record_type.fields)
    return {spec.name: spec.label for spec in fields if not spec.kind.is_column}


def _printed_fields(record_type: RecordType) -> tuple[FieldSpec, ...]:
    """The fields that the list shows, and those that the description gives a width on paper."""
    return tuple(spec for spec in record_type.fields if spec.in_list or spec.ledger_width)

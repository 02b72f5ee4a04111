"""The ledger of any record type, from its description alone: what the list shows, on paper."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Kind
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Caption, Column, Content, Table, Title
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

PREFIX = "list:"


@dataclass(frozen=True)
class ListLedger:
    """The rows of a list as texts, with all that its bytes depend on."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    filter_line: str
    counted: str
    made_on: str = ""
    log_head: str = ""


def ledger_of(type_key: str) -> Report:
    """The report that prints the list of a record type. Raises KeyError for an unknown type."""
    record_type = RECORD_TYPES.get(type_key)

    def gather(session: Session, options: Options) -> ListLedger:
        return gather_list(session, record_type, options.get("query") or ListQuery())

    return Report(
        key=PREFIX + type_key,
        title=f"{record_type.title}台账",
        group="台账",
        options=(Option("query", "筛选", Kind()),),
        gather=gather,
        compose=compose,
        endings=(".pdf", ".docx", ".xlsx"),
        is_ledger=True,
    )


def gather_list(session: Session, record_type: RecordType, query: ListQuery) -> ListLedger:
    """All rows of the filtered list, whole."""
    specs = printed_fields(record_type)
    texts = queries.texts(session, record_type, queries.ids(session, record_type, query))
    if issubclass(record_type.model, Reference):
        # A link knows its place by the name of a field; paper says what that field is called.
        texts = [{**row, "field": _label_by_field().get(row["field"], row["field"])} for row in texts]
    rows = tuple(
        (str(number), *(spec.kind.on_paper(row[spec.name]) for spec in specs))
        for number, row in enumerate(texts, 1)
    )
    columns = (
        Column("序号", 10, "center"),
        *(Column(spec.label, spec.ledger_width or None) for spec in specs),
    )
    return ListLedger(
        f"{record_type.title}台账",
        columns,
        rows,
        filter_line(record_type, query),
        f"{len(rows)}{record_type.counted_in}",
        str(PartialDate.from_date(clock.today())),
        log_head(session),
    )


@cache
def _label_by_field() -> dict[str, str]:
    """What the sets of all records are called."""
    fields = (spec for record_type in RECORD_TYPES for spec in record_type.fields)
    return {spec.name: spec.label for spec in fields if not spec.kind.is_column}


def printed_fields(record_type: RecordType) -> tuple[FieldSpec, ...]:
    """The fields that the list shows, and those that the description gives a width on paper."""
    return tuple(spec for spec in record_type.fields if spec.in_list or spec.ledger_width)


def filter_line(record_type: RecordType, query: ListQuery) -> str:
    """What is printed here, in words: 推进会 · 2021年至2023年7月27日 · 含“督导”."""
    if query.only:
        return f"选中的{len(query.only)}{record_type.counted_in}"
    parts = [query.chip or ""]
    if query.start or query.end:
        parts.append(f"{query.start or '不限'}至{query.end or '今'}")
    if query.text.strip():
        parts.append(f"含“{query.text.strip()}”")
    if query.only_missing:
        parts.append("只列缺材料的")
    every = "筛选出的" if query.conditions else "全部"
    return " · ".join(part for part in parts if part) or f"{every}记录"


def compose(ledger: ListLedger) -> Content:
    """Title, filter, the table; 制表日期 and the head of the log stand in the foot."""
    return Content(
        Title(ledger.title),
        Caption(f"{ledger.filter_line}，共{ledger.counted}"),
        Table(ledger.columns, ledger.rows, empty="没有符合条件的记录。"),
        style="ledger",
        paper="auto",
        made_on=ledger.made_on,
        log_head=ledger.log_head,
    )

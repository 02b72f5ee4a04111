"""A printed ledger: which records were asked for, its rows as texts, its sheet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day, Kind, Reading, Ref
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.paper.content import Band, Caption, Column, Content, Note, Row, Table, Title
from lushan_desktop.reports import undecided
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.reports.sheets import PAPER, size_of
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

ENDINGS = (".pdf", ".docx", ".xlsx")
NOTHING = "没有符合条件的记录。"


@dataclass(frozen=True)
class Sieve(Kind):
    """The filter of a list; typed at a command, the words that a record is to hold."""

    def parse(self, text: str, reading: Reading) -> ListQuery | None:
        del reading
        return ListQuery(text=text.strip()) if text.strip() else None


@dataclass(frozen=True)
class Ledger:
    """The rows of a ledger as texts, with all that its bytes depend on."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    filter_line: str
    counted: str
    made_on: str
    log_head: str = ""
    paper: str = ""
    """The sheet that was asked for; empty: the smallest that holds the columns."""
    notes: tuple[str, ...] = ()
    """Footnotes: what two offices say differently and nobody has decided."""


def compose(ledger: Ledger) -> Content:
    """Title, filter, the ruled table; 制表日期 and the head of the log stand in the foot."""
    paper, orientation = size_of(ledger.paper)
    return Content(
        Title(ledger.title),
        Caption(f"{ledger.filter_line}，共{ledger.counted}"),
        Table(ledger.columns, ledger.rows, empty=NOTHING),
        *map(Note, ledger.notes),
        style="ledger",
        paper=paper,
        orientation=orientation,
        made_on=ledger.made_on,
        log_head=ledger.log_head,
    )


@dataclass(frozen=True)
class LedgerReport(Report):
    """A report whose value is a `Ledger`: with the filter of a list, and as a sheet too."""

    compose: Callable[[Any], Content] = compose
    endings: tuple[str, ...] = ENDINGS
    is_ledger: bool = True

    def __post_init__(self) -> None:
        if self.compose is compose:
            object.__setattr__(self, "options", (*self.options, PAPER))
            object.__setattr__(self, "gather", _OnPaper(self.gather))


@dataclass(frozen=True)
class _OnPaper:
    """Gathers a ledger with the sheet that it is to stand on."""

    gather: Callable[[Session, Options], Any]

    def __call__(self, session: Session, options: Options) -> Any:
        given = dict(options)
        paper = str(given.pop(PAPER.name, "") or "")
        value = self.gather(session, given)
        return replace(value, paper=paper) if paper and isinstance(value, Ledger) else value


def options_of(record_type: RecordType, unit_field: str = "") -> tuple[Option, ...]:
    """Return what a ledger asks: the filter of the page, or a period, an indicator, a unit."""
    asked = [Option("query", "筛选", Sieve(), hint="列表页的筛选条件")]
    if record_type.dated_by:
        asked.append(Option("start", "自", Day(), hint="不填为不限"))
        asked.append(Option("end", "至", Day(), hint="不填为不限"))
    if any(spec.name == "indicators" for spec in record_type.fields):
        asked.append(Option("indicator", "指标", Ref("indicator"), hint="不填为全部"))
    if unit_field:
        asked.append(Option("unit", record_type.field(unit_field).label, Ref("unit"), hint="不填为全部"))
    return tuple(asked)


def asked_for(options: Options, record_type: RecordType, unit_field: str = "") -> ListQuery:
    """The page's filter, narrowed by the options; by date, undated last, where the page does not sort."""
    query = options.get("query") or ListQuery()
    filters = dict(query.filters)
    if options.get("indicator"):
        filters["indicators"] = options["indicator"]
    if options.get("unit") and unit_field:
        filters[unit_field] = options["unit"]
    # Rows that were chosen one by one are printed whatever their dates.
    start, end = (None, None) if query.only else (options.get("start"), options.get("end"))
    return replace(
        query,
        start=start or query.start,
        end=end or query.end,
        sort=query.sort or (((record_type.dated_by, False),) if record_type.dated_by else ()),
        filters=filters,
    )


def read(
    session: Session,
    record_type: RecordType,
    options: Options,
    unit_field: str = "",
    only: Mapping[str, object] | None = None,
) -> tuple[list[queries.Row], str]:
    """The records asked for and the filter in words; `only` are fields that every one of them has."""
    query = asked_for(options, record_type, unit_field)
    if only:
        query = replace(query, filters={**query.filters, **only})
    found = queries.rows(session, record_type, queries.ids(session, record_type, query))
    return found, said_filter(session, record_type, query)


def said_filter(session: Session, record_type: RecordType, query: ListQuery) -> str:
    """The filter in words, with the names of the unit and the indicator asked for."""
    line = filter_line(record_type, query)
    named = [str(value) for value in query.filters.values() if isinstance(value, str)]
    names = queries.names(session, named)
    return " · ".join([line, *(names[one] for one in named if one in names)])


def filter_line(record_type: RecordType, query: ListQuery) -> str:
    """Return what is printed here, in words: 推进会 · 2021年至2023年7月27日 · 含“督导”."""
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


def finished(
    session: Session,
    title: str,
    columns: tuple[Column, ...],
    rows: Iterable[Row],
    about: tuple[str, str],
    *,
    of: Iterable[Mapping[str, Any]] = (),
) -> Ledger:
    """The value of a ledger; `about` is the filter in words and the measure word of a row.

    What is undecided about the records that it is made `of` stands in the footnotes.
    """
    numbered = with_numbers(rows)
    count = sum(not isinstance(row, Band) for row in numbered)
    made_on = str(PartialDate.from_date(clock.today()))
    # 序号 of an indicator is its name: the rows are then counted under another.
    is_taken = any(column.label == "序号" for column in columns)
    head = (Column("行号" if is_taken else "序号", 10, "center"), *columns)
    told = undecided.notes(session, (str(entry["id"]) for entry in of))
    return Ledger(
        title, head, numbered, about[0], f"{count}{about[1]}", made_on, log_head(session), notes=told
    )


def with_numbers(rows: Iterable[Row]) -> tuple[Row, ...]:
    """序号 before each row, running on over the bands."""
    numbered: list[Row] = []
    number = 0
    for row in rows:
        if isinstance(row, Band):
            numbered.append(row)
            continue
        number += 1
        numbered.append((str(number), *row))
    return tuple(numbered)


def grouped(rows: Iterable[tuple[str, Row]]) -> list[Row]:
    """A band before the rows of each group, where there is more than one group."""
    pairs = list(rows)
    if len({group for group, _ in pairs}) < 2:
        return [row for _, row in pairs]
    result: list[Row] = []
    last = ""
    for group, row in pairs:
        if group != last:
            result.append(Band(group))
        last = group
        result.append(row)
    return result

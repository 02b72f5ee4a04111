"""操作记录: who changed what from what to what, as it is filtered on the page; it can only be read."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Day, Kind, Text
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished
from lushan_desktop.reports.log_words import DONE, FieldEvent, field_events
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log import history, log_filter
from lushan_desktop.storage.log.history import Change, RecentStep
from lushan_desktop.storage.log.log_filter import LogFilter

COLUMNS = (
    Column("时间", 34, merged=True),
    Column("经办人", 22, merged=True),
    Column("操作", 40, merged=True),
    Column("记录", 54),
    Column("栏目", 30),
    Column("改前", 70),
    Column("改后", 70),
)
MOST_STEPS = 1000
"""Steps on one paper; whoever wants more prints them by the month."""
MOST_IN_STEP = 500
"""Records that one step changed, each told by its fields."""
LONGEST = 400
"""Characters of a value; what is longer is cut."""


def gather(session: Session, options: Options) -> Ledger:
    wanted = asked(options)
    total = log_filter.count(session, wanted)
    if total > MOST_STEPS:
        raise UserError(
            f"共有{total}步操作，一次最多印{MOST_STEPS}步。请用日期或经办人缩小范围。", field="start"
        )
    found = log_filter.steps(session, wanted, MOST_STEPS)
    about = log_filter.subjects(session, [step.id for step in found])
    names = queries.names(session, [record for _, record in about.values()])
    own = _changes_of(session, wanted.record)
    rows: list[Row] = []
    for step in found:
        key, record = about.get(step.id, ("", ""))
        subject = f"{RECORD_TYPES.get(key).title}（{names.get(record, '')}）" if key else ""
        changes = own.get(step.id, ()) if wanted.record else _changes_in(session, step)
        rows += _rows(step, subject, field_events(session, changes, wanted.record))
    return finished(session, "操作记录", COLUMNS, rows, (_said(session, wanted), "处"))


def _changes_of(session: Session, record: str) -> dict[str, list[Change]]:
    """Return what happened to one record, by step."""
    by_step: dict[str, list[Change]] = {}
    for change in history.history(session, record) if record else ():
        by_step.setdefault(change.step, []).append(change)
    return by_step


def _changes_in(session: Session, step: RecentStep) -> tuple[Change, ...]:
    """Return what a step changed; an import of thousands of rows is not told row by row."""
    return history.changes_of(session, step.id) if step.operations <= MOST_IN_STEP else ()


def asked(options: Options) -> LogFilter:
    """The filter of the page, or the options of the paper."""
    given = options.get("query")
    if isinstance(given, LogFilter):
        return given
    start, end = options.get("start"), options.get("end")
    return LogFilter(
        person=str(options.get("person") or ""),
        start=start.first_day if start else None,
        end=end.last_day if end else None,
    )


def _rows(step: RecentStep, subject: str, events: Sequence[FieldEvent]) -> Iterator[Row]:
    """A row for every field that the step changed."""
    label = f"{step.label}（已撤销）" if step.is_undone else step.label
    head = (f"{clock.spoken_day(step.when)} {step.when:%H:%M:%S}", step.person or "未署名", label)
    if not events:
        many = f"共写入{step.operations}条记录，不逐项列出" if step.operations > MOST_IN_STEP else ""
        yield (*head, subject, "", "", many)
    for event in events:
        yield (*head, event.owner or subject, event.label, _cut(event.before), _cut(event.after))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _said(session: Session, wanted: LogFilter) -> str:
    """Return what is printed, in words."""
    parts = [queries.names(session, [wanted.record]).get(wanted.record, "")] if wanted.record else []
    parts += [f"经办人 {wanted.person}"] if wanted.person else []
    if wanted.start or wanted.end:
        start, end = (clock.spoken_day(day) if day else "" for day in (wanted.start, wanted.end))
        parts.append(f"{start or '不限'}至{end or '今'}")
    parts += [RECORD_TYPES.get(wanted.types[0]).title] if wanted.types else []
    parts += [DONE[wanted.kind]] if wanted.kind else []
    parts += [f"含“{wanted.text.strip()}”"] if wanted.text.strip() else []
    return " · ".join(part for part in parts if part) or "全部操作"


OPERATION_LOG = LedgerReport(
    key="operation_log",
    title="操作记录",
    group="操作记录",
    options=(
        Option("query", "筛选", Kind(), hint="设置里操作记录的筛选条件"),
        Option("person", "经办人", Text(), hint="不填为全部"),
        Option("start", "自", Day(), hint="不填为不限"),
        Option("end", "至", Day(), hint="不填为不限"),
    ),
    gather=gather,
    follows_cycle=False,
)

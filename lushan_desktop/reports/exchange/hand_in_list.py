"""报送清单: what one package holds, record by record, for both sides to sign."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.exchange.confirming import ALL_UNITS, COUNTY_OFFICE
from lushan_desktop.domain.kinds import Text
from lushan_desktop.domain.operation import RENAMED
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Caption, Column, Content, Note, Row, SignatureRow, Table, Title
from lushan_desktop.reports.ledger import with_numbers
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.reports.sheets import on_any_sheet
from lushan_desktop.storage import settings
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.scope import EVERYTHING, Scope, handed_down
from lushan_desktop.storage.log.standing import brought_by
from lushan_desktop.storage.registry import PACKAGE, REFERENCE
from lushan_desktop.storage.tables import UNITS_ENTERED

GROUP = "数据交换"
_SENT = "sent_packages"
EXPORTED = "已导出"
COLUMNS = (
    Column("序号", 10, "center"), Column("类别", 26), Column("名称", 92), Column("情况", 18, "center"),
    Column("日期", 30),
)  # fmt: skip
Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Of each machine the numbers of its operations, from the first to the last."""
Found = tuple[str, str, "PackageFacts", Spans, Spans | None]
"""Id, moment, facts, what the package held and what of it came without its content, where that was noted."""
PACKAGE_OPTION = Option("package", "报送包", Text(), hint="编号；不填为最近一个")


@dataclass(frozen=True)
class PackageFacts:
    """One package, sent from here or merged here, with what it holds."""

    title: str
    sides: str = ""
    first: int = 0
    last: int = 0
    files: int = 0
    rows: tuple[Row, ...] = ()
    made_on: str = ""
    printed_on: str = ""
    log_head: str = ""
    added: int = 0
    updated: int = 0
    state: str = ""
    to: str = ""
    """For whom it was written here; empty where it came from elsewhere."""


def gather(session: Session, options: Options) -> PackageFacts:
    """The newest package, or the one that is named. Raises UserError where there is none."""
    return chosen(session, options, (*_sent(session), *_merged(session)))


def gather_merged(session: Session, options: Options) -> PackageFacts:
    """The same of those that were merged here."""
    return chosen(session, options, tuple(_merged(session)), "还没有合并过报送包")


def chosen(
    session: Session, options: Options, packages: Sequence[Found], nothing: str = "还没有报送过"
) -> PackageFacts:
    """The package that is meant among these. Raises UserError where the one that is named is none of them."""
    wanted = str(options.get("package") or "")
    found = [each for each in packages if not wanted or each[0] == wanted]
    if not found:
        if wanted:
            raise UserError("没有这个报送包，请用 packages 查看编号。", field="package")
        return PackageFacts(nothing, printed_on=_today(), log_head=log_head(session))
    # What a township signs is what it hands in, not what it took.
    is_unit = bool(settings.settings(session).get(settings.ANSWERS_FOR))
    newest = max(found, key=lambda each: (is_unit and each[2].state == EXPORTED, each[1]))
    _, made_at, facts, spans, withheld = newest
    # A list that was given out stays as it was, whatever is for that unit today.
    scope = _scope(session, facts, is_unit=is_unit) if withheld is None else EVERYTHING
    rows = with_numbers(_rows(session, spans, withheld or {}, scope))
    told = replace(facts, made_on=made_at[:10], rows=rows)
    return replace(told, printed_on=_today(), log_head=log_head(session))


def _today() -> str:
    return str(PartialDate.from_date(clock.today()))


def _sent(session: Session) -> Iterator[Found]:
    held = settings.settings(session)
    for each in json.loads(held.get(_SENT, "[]")):
        first, last = each["first"], each["last"]
        spans = each.get("spans") or {held.get("replica", ""): [(first, last)]}
        facts = PackageFacts(
            each["title"], f"交给{each['to']}", first, last, each["files"], state=EXPORTED, to=each["to"]
        )
        yield each["id"], each["made_at"], facts, spans, each.get("withheld")


def _scope(session: Session, facts: PackageFacts, *, is_unit: bool) -> Scope:
    """What of a package that the county hands down its unit may read; else all of it."""
    unit = facts.to.partition("·")[0]
    if is_unit or unit in ("", COUNTY_OFFICE):
        return EVERYTHING
    peers = json.loads(settings.settings(session).get("peers", "{}")).values()
    theirs = [one["replica"] for one in peers if one["unit"] == unit]
    names = () if unit == ALL_UNITS else (unit,)
    return handed_down(session.connection(), RECORD_TYPES, names, theirs)


def _merged(session: Session) -> Iterator[Found]:
    sql = (
        "SELECT id, made_at, title, unit, coalesce(number, 1), coalesce(first, 0), coalesce(last, 0),"
        " coalesce(files, 0), runs, coalesce(added, 0), coalesce(updated, 0), deleted"
        f' FROM "{PACKAGE}" ORDER BY made_at'
    )
    for row in session.connection().exec_driver_sql(sql):
        spans = {
            name: (*brought.late, (brought.begins, brought.last))
            for name, brought in brought_by(row[8]).items()
        }
        state = "已撤销" if row[11] else "已合并"
        sides = f"{row[3]}·{row[4]}号机报来"
        facts = PackageFacts(
            row[2], sides, row[5], row[6], row[7], added=row[9], updated=row[10], state=state
        )
        withheld = {name: brought.withheld for name, brought in brought_by(row[8]).items()}
        yield row[0], row[1], facts, spans, withheld


def _rows(session: Session, spans: Spans, withheld: Spans, scope: Scope) -> Iterator[Row]:
    """The records that these operations speak of, a row that belongs to another under that.

    The units of the county are in every copy from the beginning.
    """
    seen: dict[str, tuple[str, bool, bool]] = {}
    for replica, first, last in ((name, *span) for name, several in spans.items() for span in several):
        asked = replica, first, last, UNITS_ENTERED
        bare = withheld.get(replica, ())
        for above, key, is_new, deletes, said, record, seq in session.connection().exec_driver_sql(
            _SAID, asked
        ):
            is_told = scope.reads(RENAMED.get(said, said), record) and not _is_among(seq, bare)
            if is_told and key not in (PACKAGE, REFERENCE, "duplicate"):
                _, was_new, was_deleted = seen.get(above, (key, False, False))
                seen[above] = key, was_new or is_new, was_deleted if deletes is None else bool(deletes)
    names = queries.names(session, list(seen))
    for record, (key, is_new, is_deleted) in sorted(
        seen.items(), key=lambda pair: (pair[1][0], names.get(pair[0], ""), pair[0])
    ):
        done = "删除" if is_deleted else "新增" if is_new else "更新"
        yield RECORD_TYPES.get(key).title, names.get(record, ""), done, _dated(session, key, record)


def _is_among(seq: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= seq <= last for first, last in spans)


_SAID = """
SELECT coalesce(p.record, h.record), coalesce(p.type, h.type), o.parents = '{}' AND p.record IS NULL,
    CASE WHEN p.record IS NULL THEN json_extract(o.fields, '$.deleted') END, o.type, o.record, o.seq
FROM operation AS o JOIN head AS h ON h.record = o.record
    LEFT JOIN head AS p ON p.record = h.parent AND h.parent <> ''
WHERE o.replica = ? AND o.seq BETWEEN ? AND ? AND o.type <> '' AND o.label <> ? ORDER BY o.seq
"""
"""What each operation does to the record that a person knows it by, and of what it speaks itself."""


def _dated(session: Session, key: str, record: str) -> str:
    dated_by = RECORD_TYPES.get(key).dated_by
    if not dated_by:
        return ""
    sql = f'SELECT "{dated_by}" FROM "{key}" WHERE id = ?'
    found = session.connection().exec_driver_sql(sql, (record,)).scalar()
    return str(PartialDate.from_iso(found)) if found else ""


def compose(facts: PackageFacts) -> Content:
    """Title, whose package it is, what it holds, places for both sides to sign."""
    return Content(
        Title("报送清单"),
        Caption(said(facts)),
        Table(COLUMNS, facts.rows, empty="没有要报送的内容。"),
        SignatureRow("报送人：", "接收人：", "日期："),
        Note("此单一式两份，双方各执一份。"),
        style="ledger",
        made_on=facts.printed_on,
        log_head=facts.log_head,
    )


def said(facts: PackageFacts) -> str:
    """Whose package it is, in one line."""
    if not facts.made_on:
        return facts.title
    day = PartialDate.from_iso(facts.made_on)
    return f"{facts.title} · {facts.sides} · {day} · 第{facts.first}至{facts.last}号 · 文件{facts.files}份"


HAND_IN_LIST = on_any_sheet(
    Report(
        key="hand_in_list",
        title="报送清单",
        group=GROUP,
        options=(PACKAGE_OPTION,),
        gather=gather,
        compose=compose,
        endings=(".pdf", ".docx", ".xlsx"),
    )
)

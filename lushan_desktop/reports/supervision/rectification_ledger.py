"""整改台账: every problem with what is done about it, by when, how far it is, and who closed it."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.domain.supervision.rectifying import is_open, problem_light
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, files_cell, text_cell
from lushan_desktop.reports.ledger import Ledger, LedgerReport, asked_for, finished, options_of, said_filter
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.supervision.supervision_facts import GROUP, ROUND_OPTION, named, stage_of
from lushan_desktop.storage.lists import queries

COLUMNS = (
    Column("编号", 20),
    Column("来源轮次", 28, merged=True),
    Column("单位", 26),
    Column("问题", 48),
    Column("类别", 20),
    Column("整改目标", 30),
    Column("整改措施", 42),
    Column("责任领导", 18),
    Column("责任人", 18),
    Column("时限", 30),
    Column("进展", 32),
    Column("完成日期", 30),
    Column("佐证", 18),
    Column("复核", 30),
    Column("销号", 30),
)


def gather(session: Session, options: Options) -> Ledger:
    given = options.get("query")
    query = asked_for(options, PROBLEM, "unit")
    if not (given and given.sort):
        query = replace(query, sort=(("due_on", False),))
    if options.get("supervision_round"):
        query = replace(query, filters={**query.filters, "supervision_round": options["supervision_round"]})
    entries = queries.rows(session, PROBLEM, queries.ids(session, PROBLEM, query))
    today = clock.today()
    about = said_filter(session, PROBLEM, query), PROBLEM.counted_in
    rows = (_row(each, today) for each in entries)
    return finished(session, "督导问题整改台账", COLUMNS, rows, about, of=entries)


def _row(entry: Entry, today: date) -> Row:
    checked = f"{named(entry, 'rechecker')}{text_cell(entry['rechecked_on'])}"
    return (
        entry["number"],
        named(entry, "supervision_round"),
        named(entry, "unit"),
        entry["description"],
        entry["kind"],
        entry["goal"] or entry["demand"],
        entry["measure"],
        named(entry, "responsible_leader"),
        named(entry, "responsible_person"),
        text_cell(entry["due_on"]),
        entry["progress"] or entry["answer"],
        text_cell(entry["finished_on"]),
        files_cell(entry),
        "\n".join(filter(None, (checked, entry["recheck"]))),
        _closing(entry, today),
    )


def _closing(entry: Entry, today: date) -> str:
    """The day of closure; else the stage, and how long it is overdue on the day of the ledger."""
    if not is_open(entry):
        told = (stage_of(entry), text_cell(entry["closed_on"]), named(entry, "closed_by"))
        return "\n".join(filter(None, told))
    shown = problem_light(entry, today)
    return f"{stage_of(entry)}\n{shown.word.replace(' ', '')}" if shown.is_overdue else stage_of(entry)


RECTIFICATION_LEDGER = LedgerReport(
    key="rectification_ledger",
    title="整改台账",
    group=GROUP,
    options=(
        *options_of(PROBLEM, "unit"),
        replace(ROUND_OPTION, required=False, propose=None, hint="不填为全部"),
    ),
    gather=gather,
)

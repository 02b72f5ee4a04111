"""示范创建申报台账: every application with its stage, its marks, its rectification and what came of it."""

from sqlalchemy.orm import Session

from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.titles import applying
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.domain.titles.honour import HONOUR
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, files_cell, text_cell
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped, options_of, read
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.titles.application_facts import GROUP, points
from lushan_desktop.storage.lists import queries

NAME = "示范创建申报台账"
COLUMNS = (
    Column("申报单位", 34),
    Column("批次", 18),
    Column("阶段", 18),
    Column("申报日期", 28),
    Column("自评分", 16, "center"),
    Column("初审得分", 16, "center"),
    Column("初审意见", 56),
    Column("整改情况", 36),
    Column("推荐名次", 14, "center"),
    Column("推荐日期及文件", 34),
    Column("命名日期及文件", 34),
    Column("佐证", 16),
    Column("联系人及电话", 26),
)


def gather(session: Session, options: Options) -> Ledger:
    entries, said = read(session, APPLICATION, options, "applicant")
    entries.sort(key=lambda entry: str(entry["names"].get(entry["title"], "")))
    papers = [entry[name] for entry in entries for name in ("recommendation", "designation")]
    found = queries.rows(session, DOCUMENT, sorted({*papers} - {""}))
    numbers = {row["id"]: str(row["number"]) for row in found}
    honours = queries.rows(session, HONOUR, sorted({entry["honour"] for entry in entries} - {""}))
    revoked = {row["id"]: text_cell(row["revoked_on"]) for row in honours}
    rows = grouped(
        (str(each["names"].get(each["title"], "")), _row(each, numbers, revoked)) for each in entries
    )
    about = said, APPLICATION.counted_in
    return finished(session, NAME, COLUMNS, rows, about, of=entries)


def _row(entry: Entry, numbers: dict[str, str], revoked: dict[str, str]) -> Row:
    names = entry["names"]

    def told(day: str, paper: str) -> str:
        return "\n".join(
            filter(None, (text_cell(entry[day]), numbers.get(entry[paper]) or names.get(entry[paper], "")))
        )

    return (
        applying.applicant(entry, names),
        names.get(entry["batch"], ""),
        _stage(entry),
        text_cell(entry["applied_on"]),
        points(entry["self_score"]),
        points(entry["score"]),
        _opinion(entry, revoked.get(entry["honour"], "")),
        entry["rectification"],
        text_cell(entry["rank"]),
        told("recommended_on", "recommendation"),
        told("designated_on", "designation"),
        files_cell(entry),
        "\n".join(filter(None, (entry["contact"], entry["phone"]))),
    )


def _is_revoked(entry: Entry) -> bool:
    return entry["stage"] == applying.REFUSED and bool(entry["designated_on"])


def _stage(entry: Entry) -> str:
    return "已撤销命名" if _is_revoked(entry) else entry["stage"] or applying.CULTIVATED


def _opinion(entry: Entry, revoked_on: str) -> str:
    """What the review came to; where it went no further, when and why."""
    if _is_revoked(entry) and entry["refusal"]:
        return f"{revoked_on}撤销：{entry['refusal']}"
    if entry["refusal"]:
        return f"未通过原因：{entry['refusal']}"
    if entry["withdrawal"]:
        return f"{text_cell(entry['withdrawn_on'])}撤回：{entry['withdrawal']}"
    return str(entry["conclusion"])


APPLICATION_LEDGER = LedgerReport(
    key="application_ledger",
    title=NAME,
    group=GROUP,
    options=options_of(APPLICATION, "applicant"),
    gather=gather,
)

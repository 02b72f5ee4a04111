"""组成人员表: who sits in the creation headquarters, role by role."""

from sqlmodel import Session, col, select

from lushan_desktop.domain.records.document import Document
from lushan_desktop.domain.records.headquarters_member import HEADQUARTERS_MEMBER, HEADQUARTERS_ROLES
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, People
from lushan_desktop.reports.ledger import (
    ENDINGS,
    Ledger,
    asked_for,
    compose,
    finished,
    options_of,
    said_filter,
)
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.storage import queries

COLUMNS = (
    Column("职务", 26),
    Column("姓名", 24),
    Column("单位及职务", 64),
    Column("任职起止", 46),
    Column("依据文号", 40),
)


def gather(session: Session, options: Options) -> Ledger:
    query = asked_for(options, HEADQUARTERS_MEMBER)
    entries = queries.rows(session, HEADQUARTERS_MEMBER, queries.ids(session, HEADQUARTERS_MEMBER, query))
    people = People(session, (entry["person"] for entry in entries))
    number_by_id = _numbers(session, {entry["document"] for entry in entries})
    rows = [_row(each, people, number_by_id) for each in sorted(entries, key=_place)]
    about = said_filter(session, HEADQUARTERS_MEMBER, query), HEADQUARTERS_MEMBER.counted_in
    return finished(session, "创建指挥部组成人员表", COLUMNS, rows, about)


def _numbers(session: Session, document_ids: set[str]) -> dict[str, str]:
    found = session.exec(select(Document).where(col(Document.id).in_(document_ids))).all()
    return {each.id: each.number or each.title for each in found}


def _place(entry: Entry) -> tuple[int, int]:
    role = entry["role"]
    known = HEADQUARTERS_ROLES.index(role) if role in HEADQUARTERS_ROLES else len(HEADQUARTERS_ROLES)
    return known, 9999 if entry["rank"] is None else entry["rank"]


def _row(entry: Entry, people: People, number_by_id: dict[str, str]) -> Row:
    person = people.get(entry["person"])
    unit = entry["names"].get(entry["unit"], "")
    post = entry["post"] or (person.full_post(entry["since"]) if person else "")
    return (
        entry["role"],
        person.name if person else "",
        post if not unit or unit in post else unit + post,
        _span(entry),
        number_by_id.get(entry["document"], ""),
    )


def _span(entry: Entry) -> str:
    since, until = entry["since"], entry["until"]
    if not since and not until:
        return ""
    return f"{since or ''}至{until or '今'}"


HEADQUARTERS_ROSTER = Report(
    key="headquarters_roster",
    title="组成人员表",
    group="人员机构",
    options=options_of(HEADQUARTERS_MEMBER),
    gather=gather,
    compose=compose,
    endings=ENDINGS,
    is_ledger=True,
)

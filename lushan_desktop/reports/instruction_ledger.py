"""领导批示办理台账: what leaders wrote on which paper, who handles it and how far it is."""

from sqlmodel import Session

from lushan_desktop.domain.records.briefing import BRIEFING
from lushan_desktop.domain.records.document import DOCUMENT
from lushan_desktop.domain.records.instruction import INSTRUCTION
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, People, files_cell, year_of
from lushan_desktop.reports.ledger import (
    ENDINGS,
    Ledger,
    asked_for,
    compose,
    finished,
    grouped,
    options_of,
    said_filter,
)
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.storage import queries

COLUMNS = (
    Column("收件日期", 30),
    Column("类型", 14),
    Column("来文单位", 28),
    Column("标题", 50),
    Column("文号/期号", 26),
    Column("批示领导（职务）", 32),
    Column("批示日期", 30),
    Column("批示内容", 64),
    Column("承办单位", 26),
    Column("缓急", 12),
    Column("时限", 30),
    Column("办理情况", 36),
    Column("状态", 16),
    Column("佐证", 18),
)


def gather(session: Session, options: Options) -> Ledger:
    query = asked_for(options, INSTRUCTION, "lead_unit")
    entries = queries.rows(session, INSTRUCTION, queries.ids(session, INSTRUCTION, query))
    people = People(session, (entry["leader"] for entry in entries))
    carriers: dict[str, Entry] = {}
    for record_type, field in ((DOCUMENT, "document"), (BRIEFING, "briefing")):
        ids = sorted({entry[field] for entry in entries} - {""})
        carriers |= {row["id"]: row for row in queries.rows(session, record_type, ids)}
    rows = grouped((year_of(each, "given_on"), _row(each, people, carriers)) for each in entries)
    about = said_filter(session, INSTRUCTION, query), INSTRUCTION.counted_in
    return finished(session, "领导批示办理台账", COLUMNS, rows, about)


def _row(entry: Entry, people: People, carriers: dict[str, Entry]) -> Row:
    names = entry["names"]
    document = carriers.get(entry["document"], {})
    briefing = carriers.get(entry["briefing"], {})
    given_on = entry["given_on"]
    lead = names.get(entry["lead_unit"], "")
    support = "、".join(names[one] for one in entry["support_units"] if one in names)
    issue = f"第{briefing['issue']}期" if briefing.get("issue") else ""
    return (
        _day(entry["received_on"]),
        entry["kind"],
        document.get("issuing_body") or _issuer(document) or _issuer(briefing),
        document.get("title") or document.get("matter") or briefing.get("title") or entry["carrier"],
        document.get("number") or issue,
        people.named(entry["leader"], given_on, entry["leader_post"]),
        _day(given_on) or "日期不详",
        entry["words"] or (f"（大意）{entry['gist']}" if entry["gist"] else ""),
        f"{lead}（配合：{support}）" if lead and support else lead or support,
        entry["urgency"],
        _day(entry["due_on"]),
        entry["feedback"] or entry["proposed_action"],
        entry["stage"] + (f"\n{entry['closed_on']}" if entry["closed_on"] else ""),
        files_cell(entry),
    )


def _day(value: object) -> str:
    return str(value) if value else ""


def _issuer(carrier: Entry) -> str:
    return str(carrier["names"].get(carrier["issuer"], "")) if carrier else ""


INSTRUCTION_LEDGER = Report(
    key="instruction_ledger",
    title="领导批示办理台账",
    group="会议批示文件",
    options=options_of(INSTRUCTION, "lead_unit"),
    gather=gather,
    compose=compose,
    endings=ENDINGS,
    is_ledger=True,
)

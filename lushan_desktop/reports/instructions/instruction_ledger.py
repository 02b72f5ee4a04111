"""领导批示办理台账: what leaders wrote on which paper, who handles it and how far it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.domain import handling
from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.instructions.instruction import INSTRUCTION
from lushan_desktop.domain.learning.briefing import BRIEFING
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, People, files_cell, year_of
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped, options_of, read
from lushan_desktop.reports.report import Options
from lushan_desktop.storage.lists import queries

NAME = "领导批示办理台账"
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
    entries, said = read(session, INSTRUCTION, options, "lead_unit")
    people = People(session, (entry["leader"] for entry in entries))
    carriers: dict[str, Entry] = {}
    for record_type, field in ((DOCUMENT, "document"), (BRIEFING, "briefing")):
        ids = sorted({entry[field] for entry in entries} - {""})
        carriers |= {row["id"]: row for row in queries.rows(session, record_type, ids)}
    today = clock.today()
    rows = grouped((year_of(each, "given_on"), _row(each, people, carriers, today)) for each in entries)
    about = said, INSTRUCTION.counted_in
    ledger = finished(session, NAME, COLUMNS, rows, about, of=entries)
    return replace(ledger, counted=_counted(entries))


def _counted(entries: Sequence[Entry]) -> str:
    """圈阅 is told apart: it is never counted as 批示."""
    seen = sum(not handling.needs_handling(entry) for entry in entries)
    unit = INSTRUCTION.counted_in
    return f"{len(entries) - seen}{unit}" + (f"，另有圈阅{seen}{unit}" if seen else "")


def _reported(entry: Entry) -> str:
    """Return what the units told, one a line."""
    told = (
        f"{entry['names'].get(row['unit'], '')}：{row['result']}"
        for row in entry["dispatches"]
        if row["result"]
    )
    return "\n".join(told)


def _state(entry: Entry, today: date) -> str:
    """The stage; what is overdue is computed on the day the ledger is made."""
    if not handling.needs_handling(entry):
        return handling.NOTHING_TO_DO
    stage = entry["stage"] or (handling.CLOSED if entry["closed_on"] else handling.REGISTERED)
    light = handling.instruction_light(entry, today)
    more = str(entry["closed_on"] or "") or (light.word.replace(" ", "") if light.is_overdue else "")
    return f"{stage}\n{more}".strip()


def _row(entry: Entry, people: People, carriers: dict[str, Entry], today: date) -> Row:
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
        entry["feedback"] or _reported(entry) or entry["proposed_action"],
        _state(entry, today),
        files_cell(entry),
    )


def _day(value: object) -> str:
    return str(value) if value else ""


def _issuer(carrier: Entry) -> str:
    return str(carrier["names"].get(carrier["issuer"], "")) if carrier else ""


INSTRUCTION_LEDGER = LedgerReport(
    key="instruction_ledger",
    title=NAME,
    group="会议批示文件",
    options=options_of(INSTRUCTION, "lead_unit"),
    gather=gather,
)

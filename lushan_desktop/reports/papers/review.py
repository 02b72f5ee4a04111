"""The 待核单: what was decided while writing, and what the records themselves say is doubtful."""

import re
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.documents.void_number import VoidNumber
from lushan_desktop.domain.instructions.instruction import Instruction
from lushan_desktop.domain.meetings.demand import Demand
from lushan_desktop.domain.people.person import Person as PersonRecord
from lushan_desktop.domain.record import Record
from lushan_desktop.reports.known_records import Ledger, day, link
from lushan_desktop.reports.papers.beginning import numbered_in
from lushan_desktop.reports.papers.doubles import plain
from lushan_desktop.reports.papers.remedies import label_of
from lushan_desktop.reports.papers.writing import Writing, in_title_marks
from lushan_desktop.reports.speech import VERIFIED
from lushan_desktop.reports.statement_value import UNDECIDED, Link, ReviewNote, Statement
from lushan_desktop.reports.undecided import undecided
from lushan_desktop.reports.wording import wording

if TYPE_CHECKING:
    from lushan_desktop.reports.persons import Person, Tenure

DECIDED, CHECK, WORDS, REMARKS = "请认可的处理", "请对照原件核对", "用词建议", "记录里的备注"
MATERIALS = "应备材料"
GROUPS = (DECIDED, CHECK, WORDS, REMARKS, MATERIALS)
_CLAUSE_END = re.compile(r"[。；;]")
_LACKS = re.compile(r"待补$|^\d{4}年.{0,6}以来$")
"""What stands in the text as 【待补】 anyway, or says no more than the record's dates."""
_ONE_AT_A_TIME = re.compile(r"^(?:[县区市旗]委书记|[县区市旗]长|[县区市旗](?:人大常委会主任|政协主席))$")
_CHECK = re.compile(r"取消|延期|推迟|改期|待核|待与|核对|是否|所指|脱漏|原有|原作")
_DECIDED = re.compile(r"原文|录入|补出|已记入|误|原作|转述")


def review_notes(
    writing: Writing, signed: PartialDate | None, *, is_proposed: bool, late: tuple[Link, ...]
) -> tuple[ReviewNote, ...]:
    """Decisions first, then what is to be compared with originals; what says the same is one line."""
    notes = [replace(note, group=note.group or CHECK) for note in writing.notes]
    if is_proposed and signed:
        by = "最晚事项的次日" if writing.is_dated else "材料截止日"
        told = f"成文日期{signed}按{by}拟定，请核定；材料截止日变动的，正文事项随之增减。"
        notes.append(ReviewNote(told, (), DECIDED))
    if late:
        told = f"有{len(late)}项晚于成文日期：可改成文日期，也可删去截止日后的事项。"
        notes.append(ReviewNote(told, late, DECIDED))
    if writing.undated_stages and writing.is_of_an_earlier_day:
        told = f"批次和申报的阶段没有日期的，正文按现在的阶段写，请核对截至{writing.until}的进展。"
        notes.append(ReviewNote(told, tuple(writing.undated_stages), CHECK))
    notes += _advised_against(writing)
    notes += _doubtful_papers(writing)
    notes += _of_one_office(writing)
    notes += _remarks(writing)
    return tuple(sorted(dict.fromkeys(notes), key=lambda note: GROUPS.index(note.group)))


def with_undecided(session: Session, statement: Statement) -> Statement:
    """The statement whose 待核单 begins with what two offices say differently about what it tells of."""
    told = {each.record for one in statement.paragraphs for each in one.links}
    notes = [
        ReviewNote(f"{each.sentence}。", (Link(each.type, each.record, each.field),), UNDECIDED)
        for each in undecided(session, told)
    ]
    return replace(statement, notes=(*notes, *statement.notes)) if notes else statement


def with_void(session: Session, statement: Statement, ledger: Ledger) -> Statement:
    """The statement whose 待核单 tells of papers whose number was noted as never used."""
    told = {each.record for one in statement.paragraphs for each in one.links}
    papers = {each.number: each for each in ledger.all(Document) if each.id in told and each.number}
    void = select(col(VoidNumber.number)).where(
        col(VoidNumber.number).in_(papers), col(VoidNumber.deleted).is_(False)
    )
    notes = tuple(
        ReviewNote(f"{number}已注明没有使用，正文引用了这份文件，请核对。", (link(papers[number]),), CHECK)
        for number in session.scalars(void)
    )
    return replace(statement, notes=(*statement.notes, *notes)) if notes else statement


def remark_aside(writing: Writing) -> None:
    """Tell of the records that no sentence tells of, because they lie ahead or are there already."""
    for each in writing.ledger.aside:
        name = label_of(each.record)
        if each.is_earlier and isinstance(each.record, Instruction):
            told = (
                f"{day(each.record.given_on)}的{each.record.kind}早于材料起始日，在期内办结，正文没有写入。"
            )
            writing.remark(told, link(each.record))
            continue
        if each.is_off:
            writing.remark(f"{name}登记为取消或延期，正文没有写入，请核对。", link(each.record))
            continue
        if each.told_as is None:
            writing.remark(f"{name}的日期还没有到，正文没有写入。", link(each.record))
            continue
        number = getattr(each.record, "number", "")
        shared = f"文号同为{number}" if number else "日期和名称相同"
        other = label_of(each.told_as)
        what = "后者写文号" if each.record.id in writing.used else "写后者"
        told = (
            f"{name}与{other}{shared}，正文只{what}"
            if other != name
            else f"{name}登记了两次（{shared}），正文只写一次"
        )
        told = f"{told}，请核对是否重复登记。"
        writing.remark(told, link(each.record), link(each.told_as))


def _remarks(writing: Writing) -> list[ReviewNote]:
    """The notes of the records, clause by clause; a clause that several records share is told once."""
    owners: dict[str, list[Record]] = {}
    lacking: list[Record] = []
    for record in writing.used.values():
        for clause in filter(None, (part.strip() for part in _CLAUSE_END.split(record.note))):
            if not _LACKS.search(clause):
                owners.setdefault(clause, []).append(record)
            elif clause.endswith("待补") and record not in lacking:
                lacking.append(record)
    notes = [_remark(writing, clause, records) for clause, records in owners.items()]
    if lacking:
        told = f"{len(lacking)}条记录的备注写着待补，能补的请补上。"
        notes.append(ReviewNote(told, tuple(map(link, lacking)), REMARKS))
    return notes


def _remark(writing: Writing, clause: str, records: list[Record]) -> ReviewNote:
    group = CHECK if _CHECK.search(clause) else DECIDED if _DECIDED.search(clause) else REMARKS
    names = "、".join(dict.fromkeys(_label(writing, record.id) for record in records))
    return ReviewNote(f"{names}：{clause}。", tuple(map(link, records)), group)


def _label(writing: Writing, record_id: str) -> str:
    record = writing.used[record_id]
    if isinstance(record, Demand | Instruction):
        field = "speaker" if isinstance(record, Demand) else "leader"
        person = writing.ledger.person(getattr(record, field))
        name = person.name if person else getattr(record, f"{field}_post") or "领导"
        return f"{name}的{'讲话' if isinstance(record, Demand) else record.kind}"
    return label_of(record)


def _of_one_office(writing: Writing) -> list[ReviewNote]:
    """Offices that one person holds at a time, and two are entered to have held together."""
    held: dict[str, list[tuple[Person, Tenure]]] = {}
    for record in writing.ledger.all(PersonRecord):
        person = writing.ledger.person(record.id)
        for tenure in person.tenures if person else ():
            for office in tenure.offices if person and not tenure.elsewhere else ():
                if _ONE_AT_A_TIME.search(office) and person:
                    held.setdefault(office, []).append((person, tenure))
    found = []
    for office, holders in held.items():
        for (one, first), (other, second) in combinations(holders, 2):
            if one.id != other.id and first.overlaps(second):
                told = f"{one.name}、{other.name}的任职里，同一时间都任{office}，请核对任职起止。"
                found.append(ReviewNote(told, (one.link, other.link), CHECK))
    return found


def _doubtful_papers(writing: Writing) -> list[ReviewNote]:
    """Papers whose number is of another year than their day, and papers of one title."""
    papers = [each for each in writing.used.values() if isinstance(each, Document) and each.title]
    found = []
    for each in papers:
        signed_on, numbered = day(each.signed_on), numbered_in(each)
        if signed_on and numbered and signed_on.year != numbered.year:
            named = in_title_marks(each.title, each.number)
            told = f"{named}的成文日期是{signed_on}，与文号的年份不同，请核对。"
            found.append(ReviewNote(told, (link(each, "signed_on"), link(each, "number")), CHECK))
    by_title: dict[tuple[str, str], list[Document]] = {}
    for each in papers:
        by_title.setdefault((plain(each.title), each.direction), []).append(each)
    for alike in (group for group in by_title.values() if len(group) > 1):
        told = f"{len(alike)}份文件的标题同为{in_title_marks(alike[0].title)}，文号不同，正文都写，请核对。"
        found.append(ReviewNote(told, tuple(map(link, alike)), CHECK))
    return found


def _advised_against(writing: Writing) -> list[ReviewNote]:
    """Words that official papers avoid, where a record holds them outside verified quotations."""
    found = []
    for record in writing.used.values():
        if getattr(record, "standing", "") == VERIFIED:
            continue
        fields = ("content", "subject", "words", "gist", "topics", "gains", "result", "purpose")
        text = "".join(str(getattr(record, field, "") or "") for field in fields)
        for word in wording().advised_against:
            if word in text:
                advice = f"{_label(writing, record.id)}用了“{word}”，正文照录，建议斟酌。"
                found.append(ReviewNote(advice, (link(record),), WORDS))
    return found

"""反馈意见函: for each unit of a round the letter, its “一对一”反馈清单 and the 回执 that comes back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Choice, Day, DocumentNumber, Ref
from lushan_desktop.domain.numbering import read_number
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.supervision.problem import AWAITING, WORKING_DAYS
from lushan_desktop.domain.supervision.rectifying import is_open, standing
from lushan_desktop.domain.supervision.supervision_team import SupervisionTeam
from lushan_desktop.domain.supervision.supervision_visit import SupervisionVisit
from lushan_desktop.paper.content import (
    SEAL_ROOM_MM,
    Addressee,
    Attachments,
    Block,
    Column,
    Content,
    Field,
    Form,
    FormRow,
    KeyValues,
    Note,
    PageBreak,
    SignatureRow,
    SignOff,
    Table,
    Title,
)
from lushan_desktop.paper.formal import AttachmentHead, LetterHead
from lushan_desktop.reports.cells import Entry, Indicators, People, text_cell
from lushan_desktop.reports.gaps import Paper
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.signing import (
    ISSUER_OPTION,
    NO_ISSUER,
    NO_NUMBER,
    SIGNED_OPTION,
    issuer_name,
    signed_day,
)
from lushan_desktop.reports.supervision.supervision_facts import (
    GROUP,
    OPEN_DAY,
    ROUND_OPTION,
    SEALED,
    basis_of,
    problems,
    round_of,
    stage_of,
    units_in_order,
)

NAME, SUBJECT = "反馈意见函", "关于反馈法治政府建设督导情况的函"
DUE, UNCLOSED, UNSENT, EVERY = "这次反馈的", "未销号的", "待下发的", "全部"
"""What is due now is all that is open; where a list went out already, only what was found since."""
NOBODY = "这一轮督导没有要反馈的问题。"
COLUMNS = (
    Column("序号", 12, "center"),
    Column("存在问题"),
    Column("对应指标", 20, "center"),
    Column("整改要求"),
    Column("整改时限", 32, "center"),
)
_INDICATORS = 2
FORMER = "此前的反馈清单"
"""What the remarks of a visit call a list that a further one took the place of."""


@dataclass(frozen=True)
class Letter(Paper):
    """What goes to one unit."""

    unit_id: str = ""
    unit: str = ""
    opening: str = ""
    closing: str = ""
    visited_on: str = ""
    team: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    issuer: str = ""
    number: str = ""
    kept: str = ""
    """The number that its list was recorded under; empty where it gets one now."""
    sent_on: PartialDate | None = None
    """When its list went out; None where it goes out now."""
    signed: str = ""

    @property
    def is_undated(self) -> bool:
        """True if a problem has no deadline."""
        return any(not row[-1] for row in self.rows)


@dataclass(frozen=True)
class Letters:
    """The letters of a round, in protocol order."""

    letters: tuple[Letter, ...]
    log_head: str = ""

    @property
    def issuance(self) -> Issuance | None:
        """How a single letter goes out; several go out one by one."""
        return self.letters[0].issuance if len(self.letters) == 1 else None


def gather(session: Session, options: Options) -> Letters:
    supervision = round_of(session, options)
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in problems(
        session,
        supervision_round=supervision.id,
        unit=options.get("unit"),
        visit=options.get("visit"),
    ):
        found[entry["unit"]].append(entry)
    visits = latest_visits(session, supervision.id)
    which = str(options.get("which") or DUE)
    by_unit = {unit: _wanted(held, which, visits.get(unit)) for unit, held in found.items()}
    by_unit = {unit: held for unit, held in by_unit.items() if held}
    of_round = visits_of(session, supervision.id)
    teams = _teams(session, of_round)
    people = People(session, (team.leader for team in teams.values()))
    basis = basis_of(session, supervision)
    indicators = Indicators(session, [entry for entries in by_unit.values() for entry in entries])
    made = []
    for unit in units_in_order(session, by_unit):
        visit = visits.get(unit.id)
        made_at = _made_at(by_unit[unit.id], of_round) or [each for each in (visit,) if each]
        is_sent = visit is not None and not is_further(visit, found[unit.id])
        kept = visit.feedback_number if visit is not None and is_sent else ""
        sent_on = PartialDate.from_iso(visit.feedback_on) if visit and kept and visit.feedback_on else None
        day = sent_on or signed_day(options)
        letter = _letter(unit, by_unit[unit.id], made_at, basis, _rows(by_unit[unit.id], indicators, day))
        going = Issuance(
            visit.id if visit else unit.id,
            NAME,
            addressee=unit.name,
            issued_on=sent_on,
            about=tuple(entry["id"] for entry in by_unit[unit.id]),
        )
        team = "、".join(dict.fromkeys(filter(None, (_leader(teams, each, people) for each in made_at))))
        made.append(replace(letter, kept=kept, sent_on=sent_on, team=team, issuance=going))
    letters = (_signed(session, each, options) for each in made)
    return Letters(numbered_anew(letters, str(options.get("number") or "")), log_head(session))


def _signed(session: Session, letter: Letter, options: Options) -> Letter:
    issuer, reply = issuer_name(session, options), options.get("reply_by")
    signed = letter.sent_on or signed_day(options)
    wanted = f"请于{reply}前书面报送整改情况和佐证材料。" if reply else "请按时限报送整改情况和佐证材料。"
    return replace(
        letter,
        closing=f"请逐条制定整改措施，明确责任领导和责任人，{wanted.removeprefix('请')}",
        issuer=issuer,
        signed=str(signed),
        log_head=log_head(session),
        issuance=replace(letter.issuance, issued_on=signed) if letter.issuance else None,
    )


def numbered_anew(letters: Iterable[Letter], first: str) -> tuple[Letter, ...]:
    """These letters under the numbers that `in_series` gives them."""
    held = tuple(letters)
    numbers = in_series([letter.kept for letter in held], first)
    return tuple(_numbered(letter, number) for letter, number in zip(held, numbers, strict=True))


def _numbered(letter: Letter, number: str) -> Letter:
    is_open = letter.issuer == NO_ISSUER or not number
    going = replace(letter.issuance, number=number, is_open=is_open) if letter.issuance else None
    return replace(letter, number=number or NO_NUMBER, is_open=is_open, issuance=going)


def in_series(kept: Iterable[str], first: str) -> list[str]:
    """The number of each letter: the one it was recorded under, else the next in the series that begins here.

    〔2023〕9号, 10号, 11号; all are empty where no first one is given.
    """
    read, numbers = read_number(first), []
    for number in kept:
        numbers.append(number or (str(read) if read else first))
        if read and not number:
            read = replace(read, serial=read.serial + 1)
    return numbers


def _wanted(entries: list[Entry], which: str, visit: SupervisionVisit | None) -> list[Entry]:
    if which == EVERY:
        return entries
    if which == UNSENT or (which == DUE and visit is not None and is_further(visit, entries)):
        return [entry for entry in entries if stage_of(entry) == AWAITING]
    if which == DUE and visit is not None and visit.feedback_on:
        sent = [entry for entry in entries if _went_out(entry, visit)]
        if sent:
            return sent
    return [entry for entry in entries if is_open(entry)]


def _went_out(entry: Entry, visit: SupervisionVisit) -> bool:
    """Return True if the problem stood in the list of this visit, whatever has become of it since.

    A further list names only what was sent out with it.
    """
    sent_on = PartialDate.from_iso(str(visit.feedback_on))
    if FORMER in visit.note:
        return bool(entry["issued_on"] == sent_on)
    stood = standing(entry, sent_on.last_day)
    return stood.is_issued and (stood.is_open or stood.closed_on == sent_on)


def is_further(visit: SupervisionVisit, entries: Iterable[Entry]) -> bool:
    """Whether a list went out after this visit already and one more is due: something was found since."""
    return bool(visit.feedback_on) and any(stage_of(entry) == AWAITING for entry in entries)


def latest_visits(session: Session, round_id: str) -> dict[str, SupervisionVisit]:
    """The last visit of a round to each unit, with those that are only planned behind."""
    return {visit.unit: visit for visit in visits_of(session, round_id)}


def visits_of(session: Session, round_id: str) -> list[SupervisionVisit]:
    """All visits of a round by their days."""
    asked = select(SupervisionVisit).where(
        col(SupervisionVisit.supervision_round) == round_id, col(SupervisionVisit.deleted).is_(False)
    )
    return sorted(session.scalars(asked), key=lambda visit: (visit.held_on or "", visit.id))


def _made_at(entries: Iterable[Entry], visits: Iterable[SupervisionVisit]) -> list[SupervisionVisit]:
    """The visits at which these problems were found: two teams may have come to one unit."""
    ids = {entry["visit"] for entry in entries}
    return [visit for visit in visits if visit.id in ids]


def _teams(session: Session, visits: Iterable[SupervisionVisit]) -> dict[str, SupervisionTeam]:
    ids = {visit.team for visit in visits}
    living = select(SupervisionTeam).where(
        col(SupervisionTeam.id).in_(ids), col(SupervisionTeam.deleted).is_(False)
    )
    return {team.id: team for team in session.scalars(living)}


def _leader(teams: Mapping[str, SupervisionTeam], visit: SupervisionVisit, people: People) -> str:
    team = teams.get(visit.team)
    if team is None:
        return ""
    person = people.get(team.leader)
    return f"{team.name}（组长：{person.name}）" if person else team.name


def _letter(
    unit: Unit,
    entries: list[Entry],
    visits: list[SupervisionVisit],
    basis: str,
    rows: tuple[tuple[str, ...], ...],
) -> Letter:
    days = [PartialDate.from_iso(visit.held_on) for visit in visits if visit.held_on]
    held = _spelled(days)
    strengths = dict.fromkeys(visit.strengths.rstrip("。") for visit in visits if visit.strengths)
    seen = f"督导中看到，{'；'.join(strengths)}。" if strengths else ""
    when = f"{held}，" if held else ""
    opening = (
        f"{basis}{when}督导组到你单位开展督导。{seen}"
        f"现将发现的{len(entries)}个问题反馈给你单位（清单见附件1）。"
    )
    return Letter(unit_id=unit.id, unit=unit.name, opening=opening, visited_on=held, rows=rows)


def _spelled(days: Sequence[PartialDate]) -> str:
    """2023年9月19日、9月21日."""
    told = [str(day) for day in dict.fromkeys(days)]
    year = f"{days[0].year}年" if days else ""
    return "、".join(text.removeprefix(year) if place else text for place, text in enumerate(told))


def _rows(entries: list[Entry], indicators: Indicators, day: PartialDate) -> tuple[tuple[str, ...], ...]:
    """The problems with the deadlines that were in force on the day of the letter."""
    dues = [standing(entry, day.last_day).due for entry in entries]
    return tuple(
        _row(number, entry, indicators, due)
        for number, (entry, due) in enumerate(zip(entries, dues, strict=True), 1)
    )


def _row(number: int, entry: Entry, indicators: Indicators, due: PartialDate | None) -> tuple[str, ...]:
    answered = indicators.cell(entry)
    return (
        str(number),
        entry["description"],
        f"第{answered}项" if answered.replace("、", "").isdecimal() else answered,
        entry["demand"],
        text_cell(due) or _term(entry) or entry["kind"],
    )


def _term(entry: Entry) -> str:
    """5个工作日内: it counts from the day on which the list goes out."""
    return f"{entry['term']}{entry['term_in'] or WORKING_DAYS}内" if entry["term"] else ""


def compose(letters: Letters) -> Content:
    """Three sheets for each unit, each beginning on a page of its own."""
    blocks: list[Block] = []
    for letter in letters.letters:
        blocks += [PageBreak()] if blocks else []
        blocks += _sheets(letter)
    return Content(*(blocks or [Title(NAME), Note(NOBODY)]), name=NAME, log_head=letters.log_head)


def _sheets(letter: Letter) -> list[Block]:
    number = "" if letter.number == NO_NUMBER else f"（{letter.number}）"
    listed = f"{letter.unit}法治政府建设督导问题“一对一”反馈清单"
    return [
        LetterHead(letter.issuer, letter.number),
        letter.title(SUBJECT),
        Addressee(f"{letter.unit}："),
        letter.text(letter.opening),
        letter.text(letter.closing),
        Attachments((listed, "回执")),
        SignOff(letter.issuer, letter.signed, sealed=True),
        AttachmentHead(listed, 1),
        KeyValues({"督导日期": letter.visited_on or "　　", "督导组": letter.team or "　　"}, columns=2),
        _problems(letter),
        SignatureRow("督导组组长：", "被督导单位负责人："),
        AttachmentHead("回　执", 2),
        Form(
            (
                FormRow((Field("收到文件", f"{SUBJECT}{number}及反馈清单"),)),
                FormRow((Field("签收单位", letter.unit), Field("问题数", f"{len(letter.rows)}个"))),
                FormRow((Field("签收人"), Field("签收日期", OPEN_DAY))),
                FormRow((Field("签收单位意见", "", SEALED),), SEAL_ROOM_MM),
            )
        ),
        Note("请签收后将本回执盖章报回。"),
    ]


def _problems(letter: Letter) -> Table:
    """The column of indicators stands only where a problem answers to one."""
    if any(row[_INDICATORS] for row in letter.rows):
        return Table(COLUMNS, letter.rows)
    kept = [place for place in range(len(COLUMNS)) if place != _INDICATORS]
    rows = tuple(tuple(row[place] for place in kept) for row in letter.rows)
    return Table(tuple(COLUMNS[place] for place in kept), rows)


FEEDBACK_LETTER = Report(
    key="feedback_letter",
    title="反馈意见函和“一对一”反馈清单",
    group=GROUP,
    options=(
        ROUND_OPTION,
        Option("unit", "单位", Ref("unit"), hint="不填，每个单位一份"),
        Option("visit", "督导检查", Ref("supervision_visit"), hint="只反馈一次检查发现的问题"),
        Option("which", "问题", Choice((DUE, UNCLOSED, UNSENT, EVERY)), propose=lambda *_: DUE),
        ISSUER_OPTION,
        Option("number", "第一份的文号", DocumentNumber(), hint="其余各份依次编号；已登记编号的不变"),
        Option("reply_by", "请于何日前报送", Day(is_deadline=True), after="signed"),
        SIGNED_OPTION,
    ),
    gather=gather,
    compose=compose,
)

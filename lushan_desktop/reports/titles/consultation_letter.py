"""征求意见函: other organs are asked whether anything speaks against those that passed the review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import passing, stages
from lushan_desktop.domain.kinds import Day, DocumentNumber, Text
from lushan_desktop.domain.titles.applying import CONSULTED
from lushan_desktop.paper.content import Addressee, Block, Content, SignOff
from lushan_desktop.paper.formal import LetterHead
from lushan_desktop.reports.cells import Entry, text_cell
from lushan_desktop.reports.gaps import Gaps, Paper
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
from lushan_desktop.reports.titles.application_facts import APPLICATION_OPTION, GROUP, ApplicationFacts
from lushan_desktop.reports.titles.applied_together import Named, beside, rows_of, subject, table, told

NAME = "征求意见函"
NO_ADDRESSEE = "【待补：主送单位】"


@dataclass(frozen=True)
class ConsultationLetter(Paper):
    """What stands in the letter."""

    named: str = ""
    rows: Named = ()
    passed: str = ""
    to: str = ""
    reply_by: str = ""
    issuer: str = ""
    number: str = ""
    signed: str = ""


def gather(session: Session, options: Options) -> ConsultationLetter:
    """Name the application, with all beside it that were to be consulted about on the day of the letter.

    Raises UserError where one of them passed the review only later.
    """
    facts = ApplicationFacts(session, options)
    entry, gaps, signed = facts.entry, Gaps("application", facts.entry["id"]), signed_day(options)
    among = [
        each
        for each in beside(session, facts)
        if each["id"] == entry["id"] or _is_consulted(each, signed.last_day)
    ]
    issuer, number = issuer_name(session, options), str(options.get("number") or "")
    to = str(options.get("to") or "")
    is_open = issuer == NO_ISSUER or not number or not to
    passed = gaps.fill(_passed(among, signed), "初审通过日期", "passed_on")
    return ConsultationLetter(
        named=facts.title_and_batch(),
        rows=rows_of(facts, among),
        passed=passed,
        to=to or NO_ADDRESSEE,
        reply_by=text_cell(options.get("reply_by")),
        issuer=issuer,
        number=number or NO_NUMBER,
        signed=str(signed),
        gaps=gaps.pieces,
        is_open=is_open,
        log_head=log_head(session),
        issuance=Issuance(
            subject(facts),
            NAME,
            number,
            issued_on=signed,
            addressee=to,
            about=tuple(sorted(each["id"] for each in among)),
            is_open=is_open or bool(gaps.pieces),
        ),
    )


def _passed(among: Sequence[Entry], signed: PartialDate) -> str:
    """于2023年4月12日 where all passed on one day. Raises UserError where one passed after the letter."""
    days = [each["passed_on"] for each in among]
    if not all(days):
        return ""
    if late := [day for day in days if day.first_day > signed.last_day]:
        raise UserError(
            f"函的日期{signed}早于初审通过日期{max(late, key=attrgetter('first_day'))}，请核对。",
            field="signed",
        )
    return f"于{days[0]}" if len(set(days)) == 1 else "分别"


def _is_consulted(entry: Entry, day: date) -> bool:
    """Return True if it stood in 征求意见 at the end of the day, by the days that are stated."""
    return passing.stage_on(passing.passages(stages.APPLICATIONS, entry), day) == CONSULTED


def compose(letter: ConsultationLetter) -> Content:
    """Head, who passed when, the names, what is asked and until when."""
    until = f"于{letter.reply_by}前" if letter.reply_by else "尽快"
    blocks: list[Block] = [
        LetterHead(letter.issuer, letter.number),
        letter.title(f"关于征求{letter.named}申报对象意见的函"),
        Addressee(f"{letter.to}："),
        letter.text(
            f"{told(letter.rows)}申报{letter.named}，已{letter.passed}通过初审。现就下列申报对象征求你单位意见："
        ),
        table(letter.rows),
        letter.text(f"请结合职能提出意见，{until}书面反馈；没有意见的，也请书面说明。"),
        SignOff(letter.issuer, letter.signed, sealed=True),
    ]
    return Content(*blocks, name=NAME, log_head=letter.log_head)


CONSULTATION_LETTER = Report(
    key="consultation_letter",
    title=NAME,
    group=GROUP,
    options=(
        APPLICATION_OPTION,
        Option("to", "主送单位", Text(), hint="几个单位用顿号隔开"),
        ISSUER_OPTION,
        Option("number", "发文字号", DocumentNumber()),
        Option("reply_by", "请于何日前反馈", Day(is_deadline=True), after="signed"),
        SIGNED_OPTION,
    ),
    gather=gather,
    compose=compose,
)

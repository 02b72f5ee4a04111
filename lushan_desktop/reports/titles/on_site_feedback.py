"""现场反馈单: what the applicant has to supply or put right, until when, signed by both sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.issued_paper import IssuedPaper
from lushan_desktop.domain.kinds import Number
from lushan_desktop.domain.titles import reviewing
from lushan_desktop.paper.content import (
    Column,
    Content,
    Field,
    Form,
    FormRow,
    Row,
    SignatureRow,
    Table,
    Title,
)
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.document_forms import line, pair
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.titles.application_facts import APPLICATION_OPTION, GROUP, ApplicationFacts

KEY, NAME = "on_site_feedback", "现场反馈单"
COLUMNS = (
    Column("序号", 12, "center"),
    Column("审查内容", 34),
    Column("结论", 18, "center"),
    Column("存在问题", 36),
    Column("缺少材料", 28),
    Column("整改意见", 28),
)


@dataclass(frozen=True)
class OnSiteFeedback:
    """What stands on the slip."""

    applicant: str
    form: Form
    rows: tuple[Row, ...]
    none_found: str = ""
    """What is said where no item was found wanting."""
    log_head: str = ""
    issuance: Issuance | None = None


def gather(session: Session, options: Options) -> OnSiteFeedback:
    """Return what the present review found; of an earlier one only what went out then.

    Raises UserError where nothing of an earlier review was kept.
    """
    facts = ApplicationFacts(session, options)
    now = facts.entry["round"] or 1
    wanted = int(options.get("round") or now)
    occasion = f"第{wanted}次审查"
    if wanted != now and not _is_kept(session, facts.entry["id"], occasion):
        raise UserError(f"没有留存{occasion}的{NAME}，现在是第{now}次审查。", field="round")
    count = reviewing.counted(facts.items)
    returned = [(n, one) for n, one in enumerate(facts.items, 1) if reviewing.is_returned(one)]
    return OnSiteFeedback(
        facts.applicant,
        _form(facts, count),
        tuple(_row(place, item) for place, item in returned),
        _none_found(sum(count.values()), len(facts.items)),
        log_head(session),
        Issuance(
            facts.entry["id"],
            NAME,
            occasion=occasion,
            issued_on=_day(facts.entry, "feedback_on"),
            addressee=facts.applicant,
            is_open=wanted != now or not (_day(facts.entry, "feedback_on") and facts.entry["conclusion"]),
        ),
    )


def _day(entry: Entry, name: str) -> PartialDate | None:
    """A day of this feedback; what was put right since was fed back by an earlier review."""
    held: PartialDate | None = entry[name]
    return None if (entry["round"] or 1) > 1 and entry["rectified_on"] else held


def _is_kept(session: Session, application: str, occasion: str) -> bool:
    living = select(col(IssuedPaper.id)).where(
        col(IssuedPaper.parent) == application,
        col(IssuedPaper.report) == KEY,
        col(IssuedPaper.occasion) == occasion,
        col(IssuedPaper.deleted).is_(False),
    )
    return session.scalars(living).first() is not None


def _form(facts: ApplicationFacts, count: Mapping[str, int]) -> Form:
    entry = facts.entry
    told = "，".join(f"{word}{number}项" for word, number in count.items())
    in_short = f"共{len(facts.items)}项，{told}。" if any(count.values()) else ""
    return Form(
        (
            line("申报单位", facts.applicant),
            line("创建项目", facts.title_and_batch()),
            pair(("反馈日期", _day(entry, "feedback_on")), ("整改期限", _day(entry, "rectify_by"))),
            FormRow((Field("总体情况", entry["conclusion"] or in_short),), 18),
        )
    )


def _row(place: int, item: Entry) -> Row:
    return (
        reviewing.name_of(item, place),
        item["content"],
        item["conclusion"],
        item["reason"],
        item["missing"],
        item["suggestion"],
    )


def _none_found(judged: int, whole: int) -> str:
    """That all is well is said of what somebody has looked at."""
    if not judged:
        return "尚未逐项审查。"
    left = f"，另有{whole - judged}项还没有审查" if judged < whole else "，无须整改"
    return f"{'已审查的' if judged < whole else ''}各项均符合{left}。"


def compose(slip: OnSiteFeedback) -> Content:
    """The form, the items that were found wanting, and those who sign."""
    return Content(
        Title(NAME),
        slip.form,
        Table(COLUMNS, slip.rows, empty=slip.none_found),
        SignatureRow("审查人：", "申报单位负责人：", "签收日期："),
        name=f"{slip.applicant}{NAME}",
        log_head=slip.log_head,
    )


ON_SITE_FEEDBACK = Report(
    key=KEY,
    title=NAME,
    group=GROUP,
    options=(APPLICATION_OPTION, Option("round", "第几次审查", Number(), hint="不填为这一次")),
    gather=gather,
    compose=compose,
)

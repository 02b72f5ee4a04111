"""公示: who is to be recommended for a title, until when and to whom objections are made."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Text
from lushan_desktop.paper.content import Block, Content, SignOff
from lushan_desktop.reports.gaps import Gaps, Paper
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.signing import ISSUER_OPTION, NO_ISSUER, issuer_name
from lushan_desktop.reports.titles.application_facts import APPLICATION_OPTION, GROUP, ApplicationFacts
from lushan_desktop.reports.titles.applied_together import Named, beside, rows_of, subject, table, told

NAME = "公示"
NO_CONTACT = "【待补：受理电话】"


@dataclass(frozen=True)
class PublicNotice(Paper):
    """What stands on the notice."""

    named: str = ""
    """第四批河南省依法行政示范单位."""
    rows: Named = ()
    since: str = ""
    until: str = ""
    phone: str = ""
    issuer: str = ""


def gather(session: Session, options: Options) -> PublicNotice:
    """Name all whose 公示 begins on the same day: what became of one later does not change who was named."""
    facts = ApplicationFacts(session, options)
    entry, gaps = facts.entry, Gaps("application", facts.entry["id"])
    begins, ends = entry["public_from"], entry["public_until"]
    like = [each for each in beside(session, facts) if begins and each["public_from"] == begins]
    issuer, phone = issuer_name(session, options), str(options.get("phone") or NO_CONTACT)
    since = gaps.fill(str(begins or ""), "公示开始日期", "public_from")
    until = gaps.fill(str(ends or ""), "公示结束日期", "public_until")
    is_open = issuer == NO_ISSUER or phone == NO_CONTACT
    return PublicNotice(
        named=facts.title_and_batch(),
        rows=rows_of(facts, like or [entry]),
        since=since,
        until=until,
        phone=phone,
        issuer=issuer,
        gaps=gaps.pieces,
        is_open=is_open,
        log_head=log_head(session),
        issuance=Issuance(
            subject(facts),
            f"{facts.title.get('name', '')}{NAME}",
            occasion=f"{since}至{until}",
            issued_on=begins,
            addressee="社会公众",
            about=tuple(sorted(each["id"] for each in like)),
            is_open=is_open or bool(gaps.pieces),
        ),
    )


def compose(notice: PublicNotice) -> Content:
    """Return how it came about, from when to when, the names, and who hears objections."""
    blocks: list[Block] = [
        notice.title(f"关于{notice.named}拟推荐对象的{NAME}"),
        notice.text(
            f"经单位申报、县级初审、集体研究，拟推荐{told(notice.rows)}申报{notice.named}，现予以公示。"
            f"公示期自{notice.since}至{notice.until}。"
        ),
        table(notice.rows),
        notice.text(
            f"公示期内对公示对象有异议的，请实名向{notice.issuer}反映，受理电话：{notice.phone}。"
            "反映的情况应当具体、真实。"
        ),
        SignOff(notice.issuer, notice.since, sealed=True),
    ]
    return Content(*blocks, name=f"{notice.named}拟推荐对象{NAME}", log_head=notice.log_head)


PUBLIC_NOTICE = Report(
    key="public_notice",
    title="拟推荐对象公示",
    group=GROUP,
    options=(APPLICATION_OPTION, ISSUER_OPTION, Option("phone", "受理电话", Text())),
    gather=gather,
    compose=compose,
)

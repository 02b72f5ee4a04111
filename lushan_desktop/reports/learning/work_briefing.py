"""工作简报: one issue on paper: red masthead, 第N期, issuer and date, text, 报/送/发, 共印N份."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.learning.briefing import BRIEFING, Briefing
from lushan_desktop.paper.content import Block, Content, Heading
from lushan_desktop.paper.formal import Imprint, Masthead
from lushan_desktop.reports.gaps import Gaps, Paper
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.storage.lists import queries

_HEADING = tuple(f"{mark}、" for mark in "一二三四五六七八九十")
_RECEIVERS = (("报", "report_to"), ("送", "send_to"), ("发", "distribute_to"))


@dataclass(frozen=True)
class Issue(Paper):
    """What stands in the briefing."""

    name: str = ""
    number: str = ""
    issuer: str = ""
    date: str = ""
    lines: tuple[str, ...] = ()
    receivers: tuple[tuple[str, str], ...] = ()
    copies: str = ""


def gather(session: Session, options: Options) -> Issue:
    rows = queries.rows(session, BRIEFING, [str(options["briefing"])])
    if not rows or rows[0]["deleted"]:
        raise UserError("这一期简报已不存在，请另选一期。", field="briefing")
    entry = rows[0]
    gaps = Gaps("briefing", entry["id"])
    number = f"第{entry['issue']}期" if entry["issue"] else ""
    copies = f"共印{entry['copies']}份" if entry["copies"] else ""
    text = gaps.fill(entry["articles"], "简报内容", "articles")
    return Issue(
        name=entry["title"],
        number=gaps.fill(number, "期号", "issue"),
        issuer=gaps.fill(entry["names"].get(entry["issuer"], ""), "编发名义", "issuer"),
        date=gaps.fill(str(entry["issued_on"] or ""), "印发日期", "issued_on"),
        lines=tuple(line.strip() for line in text.splitlines() if line.strip()),
        receivers=tuple((label, entry[field]) for label, field in _RECEIVERS if entry[field]),
        copies=gaps.fill(copies, "印数", "copies"),
        gaps=gaps.pieces,
        log_head=log_head(session),
        issuance=Issuance(
            entry["id"],
            "工作简报",
            number,
            issued_on=entry["issued_on"],
            addressee="；".join(f"{label}{entry[field]}" for label, field in _RECEIVERS if entry[field]),
            is_open=bool(gaps.pieces),
        ),
    )


def compose(issue: Issue) -> Content:
    """Masthead; the first short line is the title of the article; the text; the imprint."""
    title, body = _split(issue.lines)
    blocks: list[Block] = [Masthead(issue.name, issue.number, issue.issuer, issue.date)]
    if title or issue.gaps:
        blocks.append(issue.title(title))
    for line in body:
        blocks.append(Heading(1, line) if _is_heading(line) else issue.text(line))
    blocks.append(Imprint(issue.receivers, copies=issue.copies))
    return Content(*blocks, name=f"{issue.name}{issue.number}", log_head=issue.log_head)


def _split(lines: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A first line without a stop, with text after it, is a title."""
    if len(lines) > 1 and len(lines[0]) <= 40 and not lines[0].endswith(("。", "；", "：")):
        return lines[0], lines[1:]
    return "", lines


def _is_heading(line: str) -> bool:
    return line.startswith(_HEADING) and len(line) <= 30 and not line.endswith("。")


def _latest(session: Session, _options: Options) -> str:
    living = select(col(Briefing.id)).where(col(Briefing.deleted).is_(False))
    newest = living.order_by(col(Briefing.issued_on).desc(), col(Briefing.issue).desc(), col(Briefing.id))
    return session.scalars(newest).first() or ""


WORK_BRIEFING = Report(
    key="work_briefing",
    title="工作简报",
    group="学习宣传",
    options=(Option("briefing", "简报", Ref("briefing"), required=True, propose=_latest),),
    gather=gather,
    compose=compose,
)

"""提示函: the first reminder to a unit that is late, or will be."""

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import Addressee, Block, Content, SignOff, Table
from lushan_desktop.paper.formal import LetterHead
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.supervision.escalation_facts import COLUMNS, OPTIONS, Reminding, gathered
from lushan_desktop.reports.supervision.supervision_facts import GROUP

LEVEL = "提示函"
SUBJECT = "关于抓紧整改法治政府建设督导问题的提示函"


def gather(session: Session, options: Options) -> Reminding:
    return gathered(session, options, LEVEL)


def compose(paper: Reminding) -> Content:
    """Head, what was found and how it stands, what is asked."""
    until = f"于{paper.reply_by}前" if paper.reply_by else "尽快"
    asked = paper.content or "请抓紧整改"
    blocks: list[Block] = [
        LetterHead(paper.issuer, paper.number),
        paper.title(SUBJECT),
        Addressee(f"{paper.unit}："),
        paper.text(
            f"{paper.basis}督导反馈你单位的问题，截至{paper.signed}尚有{paper.unfinished}，现提示如下："
        ),
        Table(COLUMNS, paper.rows),
        paper.text(f"{asked.rstrip('。')}，{until}书面报送整改情况；确有困难的，请同时申请延期并说明理由。"),
        SignOff(paper.issuer, paper.signed, sealed=True),
    ]
    return Content(*blocks, name=LEVEL, log_head=paper.log_head)


PROMPT_LETTER = Report("prompt_letter", LEVEL, GROUP, OPTIONS, gather, compose)

"""提请约谈函: the last step: whoever may call in those responsible is asked to do so."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.paper.content import Addressee, Block, Content, SignOff, Table
from lushan_desktop.paper.formal import LetterHead
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.reports.supervision.escalation_facts import COLUMNS, OPTIONS, Reminding, gathered
from lushan_desktop.reports.supervision.supervision_facts import GROUP

LEVEL = "提请约谈"
NAME = "提请约谈函"


@dataclass(frozen=True)
class Request(Reminding):
    """Besides, whom it goes to."""

    addressee: str = ""


def gather(session: Session, options: Options) -> Request:
    paper = gathered(session, options, LEVEL)
    addressee = session.get(Unit, str(options.get("to") or ""))
    held: dict[str, Any] = dict(vars(paper))
    held["is_open"] = paper.is_open or addressee is None
    if paper.issuance is not None:
        going = replace(paper.issuance, is_open=held["is_open"])
        held["issuance"] = replace(going, addressee=addressee.name) if addressee else going
    return Request(**held, addressee=addressee.name if addressee else "【待补：主送机关】")


def compose(paper: Request) -> Content:
    """Return what was asked of the unit, how it stands, and the request."""
    asked = f"{paper.content.rstrip('。')}。" if paper.content else ""
    blocks: list[Block] = [
        LetterHead(paper.issuer, paper.number),
        paper.title(f"关于提请约谈{paper.unit}有关负责人的函"),
        Addressee(f"{paper.addressee}："),
        paper.text(
            f"{paper.basis}督导向{paper.unit}反馈了问题并限期整改。截至{paper.signed}，"
            f"{_pressed(paper.pressed)}仍有{paper.unfinished}，具体如下："
        ),
        Table(COLUMNS, paper.rows),
        paper.text(f"{asked}为推动问题整改到位，提请对{paper.unit}有关负责人进行约谈。"),
        SignOff(paper.issuer, paper.signed, sealed=True),
    ]
    return Content(*blocks, name=NAME, log_head=paper.log_head)


def _pressed(levels: tuple[str, ...]) -> str:
    """经发提示函、督办单，: what had gone out before, as far as it is recorded."""
    return f"经发{'、'.join(levels)}，" if levels else ""


INTERVIEW_REQUEST = Report(
    "interview_request",
    NAME,
    GROUP,
    (Option("to", "主送机关", Ref("unit"), hint="有权约谈的机关"), *OPTIONS),
    gather,
    compose,
)

"""督办单: an order under a red head, with room for the leader and for what comes of it."""

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import SEAL_ROOM_MM, Band, Content, Field, Form, FormRow
from lushan_desktop.paper.formal import RedHead
from lushan_desktop.reports.document_forms import pair
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.supervision.escalation_facts import OPTIONS, Reminding, gathered
from lushan_desktop.reports.supervision.supervision_facts import GROUP, SEALED, SIGNED

LEVEL = "督办单"


def gather(session: Session, options: Options) -> Reminding:
    return gathered(session, options, LEVEL)


def compose(paper: Reminding) -> Content:
    """The red head and the form."""
    basis = paper.basis.removeprefix("按照").removesuffix("要求，")
    form = Form(
        (
            pair(("承办单位", paper.unit), ("督办日期", paper.signed)),
            FormRow((Field("督办事项", paper.described),), 24),
            FormRow((Field("督办依据", basis),), 14),
            FormRow((Field("办理要求", paper.content or paper.demands),), 24),
            pair(("原定时限", paper.earliest), ("办理时限", paper.reply_by and f"{paper.reply_by}前")),
            FormRow((Field("领导批示", "", SIGNED),), 30),
            FormRow((Field("督办单位", paper.issuer, SEALED),), SEAL_ROOM_MM),
            Band("办理结果（由承办单位填写，办结后报回）"),
            FormRow((Field("办理情况", "", SEALED),), 50),
        )
    )
    head = RedHead((paper.issuer,), paper.number, suffix=LEVEL)
    return Content(head, form, name=LEVEL, log_head=paper.log_head)


SUPERVISION_ORDER = Report("supervision_order", LEVEL, GROUP, OPTIONS, gather, compose)

"""整改销号审批表: one problem, what was done about it, and the opinions that close it."""

from sqlalchemy.orm import Session

from lushan_desktop.domain.supervision.problem import CLOSING_FORM, FORMER_FORM
from lushan_desktop.paper.content import Field, Form, FormRow
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.document_forms import FilledForm, compose, pair
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.supervision.supervision_facts import (
    GROUP,
    PROBLEM_OPTION,
    SEALED,
    SIGNED,
    named,
    problem_of,
)
from lushan_desktop.storage.lists import queries

_OPINIONS = "□ 同意销号　□ 继续整改"


def gather(session: Session, options: Options) -> FilledForm:
    entry = problem_of(session, options)
    form = Form(
        (
            pair(("责任单位", named(entry, "unit")), ("问题编号", entry["number"])),
            pair(("问题来源", named(entry, "supervision_round")), ("整改类别", entry["kind"])),
            pair(("整改时限", entry["due_on"]), ("完成日期", entry["finished_on"])),
            pair(
                ("责任领导", named(entry, "responsible_leader")),
                ("责任人", named(entry, "responsible_person")),
            ),
            FormRow((Field("存在问题", entry["description"]),), 13),
            FormRow((Field("整改要求", entry["demand"]),), 12),
            FormRow((Field("整改措施", entry["measure"]),), 12),
            FormRow((Field("整改结果", entry["progress"] or entry["answer"]),), 12),
            FormRow((Field("佐证材料", _proof(session, entry)),), 12),
            FormRow((Field("责任单位意见", "", SEALED),), 22),
            FormRow((Field("复核人意见", entry["recheck"] or _OPINIONS, SIGNED),), 18),
            FormRow((Field("创建办意见", "", SEALED),), 22),
        )
    )
    return FilledForm(CLOSING_FORM, form, log_head(session))


def _proof(session: Session, entry: Entry) -> str:
    """The files by name, without the form itself."""
    ids = [file.evidence for file in entry["files"] if file.role not in (CLOSING_FORM, FORMER_FORM)]
    names = queries.names(session, ids)
    told = [names[one] for one in ids if one in names]
    return "\n".join(f"{number}.{name}" for number, name in enumerate(told, 1))


CLOSING_APPROVAL = Report(
    key="closing_approval",
    title=CLOSING_FORM,
    group=GROUP,
    options=(PROBLEM_OPTION,),
    gather=gather,
    compose=compose,
)

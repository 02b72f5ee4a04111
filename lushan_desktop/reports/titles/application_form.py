"""申报表: cover, form and self-assessment; as Word it is filled in elsewhere and read back row by row."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.domain.people.unit import TITLE_BY_KIND
from lushan_desktop.domain.titles import reviewing
from lushan_desktop.paper.content import (
    SEAL_ROOM_MM,
    Column,
    Content,
    Cover,
    Field,
    Form,
    FormRow,
    Heading,
    Note,
    PageBreak,
    Row,
    Table,
)
from lushan_desktop.reports.cells import Entry, text_cell
from lushan_desktop.reports.document_forms import line, pair
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.titles.application_facts import (
    APPLICATION_OPTION,
    GROUP,
    ApplicationFacts,
    points,
    requirement,
)

NUMBER, SELF_SCORE, WORDS = "序号", "自评分", "自评说明及材料"
"""Heads by which a form that comes back is read."""
APPLICANT, CONTACT, PHONE, HIGHLIGHTS = "申报单位", "联系人", "电话", "主要做法和亮点"
COLUMNS = (
    Column(NUMBER, 12, "center"),
    Column("考核项目", 24),
    Column("考核内容和评分标准"),
    Column("分值", 14, "center"),
    Column(SELF_SCORE, 16, "center"),
    Column(WORDS, 40),
)
SEALED = "（盖章）\n　　年　月　日"
_RETURN = "填写说明：只填“自评分”和“自评说明及材料”两栏，序号不要改动；填好后交县创建办导入。"


@dataclass(frozen=True)
class ApplicationForm:
    """What stands on the form."""

    name: str
    applicant: str
    applied_on: str
    form: Form
    rows: tuple[Row, ...]
    total: tuple[str, ...]
    log_head: str = ""


def gather(session: Session, options: Options) -> ApplicationForm:
    facts = ApplicationFacts(session, options)
    whole, own = (points(reviewing.total(facts.items, name)) for name in ("points", "self_score"))
    return ApplicationForm(
        name=f"{facts.title.get('name', '')}申报表",
        applicant=facts.applicant,
        applied_on=text_cell(facts.entry["applied_on"]),
        form=_form(facts),
        rows=tuple(_row(place, item) for place, item in enumerate(facts.items, 1)),
        total=("", "合计", "", whole, own, ""),
        log_head=log_head(session),
    )


def _form(facts: ApplicationFacts) -> Form:
    entry, kind = facts.entry, str(facts.unit.get("kind") or "")
    return Form(
        (
            line(APPLICANT, facts.applicant),
            pair(("单位类别", TITLE_BY_KIND.get(kind, kind)), ("批次", facts.batch.get("name"))),
            line("创建项目", text_cell(facts.title.get("name"))),
            pair((CONTACT, entry["contact"]), (PHONE, entry["phone"])),
            pair(("推荐渠道", entry["channel"]), ("申报日期", entry["applied_on"])),
            FormRow((Field(HIGHLIGHTS, entry["highlights"]),), 110),
        )
    )


def _row(place: int, item: Entry) -> Row:
    return (
        reviewing.name_of(item, place),
        item["project"],
        requirement(item),
        points(item["points"]),
        points(item["self_score"]),
        item["note"],
    )


def compose(form: ApplicationForm) -> Content:
    """The cover, the form, the self-assessment on a page of its own, and room for those who sign."""
    cover = Cover(form.name, (("申报单位（盖章）", form.applicant), ("申报日期", form.applied_on)))
    signing = Form(
        (
            FormRow((Field("申报单位意见", "", SEALED),), SEAL_ROOM_MM),
            FormRow((Field("推荐单位意见", "", SEALED),), SEAL_ROOM_MM),
        )
    )
    return Content(
        cover,
        Heading(1, "一、基本情况"),
        form.form,
        PageBreak(),
        Heading(1, "二、逐项自评"),
        Note(_RETURN),
        Table(COLUMNS, form.rows, empty="暂无标准条目。", total=form.total, by_hand_mm=10),
        PageBreak(),
        Heading(1, "三、意见"),
        signing,
        name=f"{form.applicant}{form.name}",
        log_head=form.log_head,
    )


APPLICATION_FORM = Report(
    key="application_form",
    title="示范单位申报表",
    group=GROUP,
    options=(APPLICATION_OPTION,),
    gather=gather,
    compose=compose,
)

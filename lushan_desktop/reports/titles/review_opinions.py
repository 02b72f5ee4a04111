"""逐项初审意见表: every item with its marks, what was found wanting, and who judged it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.domain.titles import reviewing
from lushan_desktop.paper.content import (
    Column,
    Content,
    KeyValues,
    Pairs,
    Paragraph,
    Row,
    SignatureRow,
    Table,
    Title,
)
from lushan_desktop.reports.cells import text_cell
from lushan_desktop.reports.ledger import ENDINGS
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.sheets import on_any_sheet
from lushan_desktop.reports.titles.application_facts import (
    APPLICATION_OPTION,
    GROUP,
    ApplicationFacts,
    opinion,
    points,
)

NAME = "逐项初审意见表"
COLUMNS = (
    Column("序号", 10, "center"),
    Column("考核项目", 22, merged=True),
    Column("分值", 12, "center"),
    Column("考核内容", 40),
    Column("评分标准", 44),
    Column("自评分", 14, "center"),
    Column("得分", 12, "center"),
    Column("扣分原因", 38),
    Column("缺少材料", 30),
    Column("整改意见", 30),
    Column("结论", 32),
    Column("初审人", 18, "center"),
)


@dataclass(frozen=True)
class ReviewOpinions:
    """The opinions on one application."""

    pairs: Pairs
    rows: tuple[Row, ...]
    total: tuple[str, ...]
    conclusion: str
    log_head: str = ""


def gather(session: Session, options: Options) -> ReviewOpinions:
    facts = ApplicationFacts(session, options)
    entry = facts.entry
    pairs = (
        ("申报单位", facts.applicant),
        ("创建项目", facts.title_and_batch()),
        ("审查次数", f"第{entry['round'] or 1}次"),
        ("初审日期", text_cell(entry["reviewed_on"])),
    )
    rows = tuple(
        (
            reviewing.name_of(item, place),
            item["project"],
            points(item["points"]),
            item["content"],
            item["criterion"],
            points(item["self_score"]),
            points(item["score"]),
            item["reason"],
            item["missing"],
            item["suggestion"],
            opinion(item),
            facts.named(item["reviewer"]) or facts.named(entry["reviewer"]),
        )
        for place, item in enumerate(facts.items, 1)
    )
    sums = {name: points(reviewing.total(facts.items, name)) for name in ("points", "self_score", "score")}
    total = ("", "合计", sums["points"], "", "", sums["self_score"], sums["score"], "", "", "", "", "")
    return ReviewOpinions(pairs, rows, total, entry["conclusion"], log_head(session))


def compose(told: ReviewOpinions) -> Content:
    """Return who and what, the table, the conclusion and room to sign."""
    return Content(
        Title(NAME),
        KeyValues(told.pairs, columns=2),
        Table(COLUMNS, told.rows, empty="暂无审查条目。", total=told.total),
        Paragraph(f"初审意见：{told.conclusion or '尚未完成初审。'}"),
        SignatureRow("初审人：", "复核人：", "负责人："),
        style="ledger",
        paper="auto",
        name=f"{dict(told.pairs)['申报单位']}{NAME}",
        log_head=told.log_head,
    )


REVIEW_OPINIONS = on_any_sheet(
    Report(
        key="review_opinions",
        title=NAME,
        group=GROUP,
        options=(APPLICATION_OPTION,),
        gather=gather,
        compose=compose,
        endings=ENDINGS,
    )
)

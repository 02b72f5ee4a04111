"""自评报告: the paper over the self-assessment; figures are counted, what nobody wrote is 【待补】."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from lushan_desktop.base.text.numerals import heading_mark
from lushan_desktop.paper.content import Block, Column, Content, Heading, SignOff, Table
from lushan_desktop.reports.gaps import Gaps, Paper
from lushan_desktop.reports.indicators.indicator_facts import (
    GROUP,
    SYSTEM_OPTION,
    Fact,
    added,
    counting,
    facts,
    name_of,
    points_cell,
    total,
)
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.signing import ISSUER_OPTION, NO_DAY, SIGNED_OPTION, issuer_name
from lushan_desktop.reports.statement_value import Piece

COLUMNS = (
    Column("序号", 12, "center"),
    Column("一级指标", 62),
    Column("项数", 18, "center"),
    Column("分值", 20, "center"),
    Column("自评分", 20, "center"),
    Column("失分", 20, "center"),
)


@dataclass(frozen=True)
class SelfReport(Paper):
    """What stands in the report."""

    system: str = ""
    opening: str = ""
    work: tuple[tuple[str, str], ...] = ()
    """Each first-level indicator with what is said of it."""
    scored: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    total: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    shortcomings: str = ""
    plans: str = ""
    issuer: str = ""
    signed: str = ""


def gather(session: Session, options: Options) -> SelfReport:
    found = [fact for fact in facts(session, options) if not fact.entry["not_applicable"]]
    system = name_of(session, options)
    groups = _by_first(found)
    signed = str(options.get("signed") or "")
    gaps: list[Piece] = []
    scored, losses = _scored(found, gaps), _losses(found, gaps)
    return SelfReport(
        system=system,
        opening=f"【待补：创建工作总体情况】对照《{system}》，逐项开展自查自评，现将有关情况报告如下。",
        work=tuple((first, _work(first, group)) for first, group in groups),
        scored=scored,
        rows=tuple(_row(number, *pair) for number, pair in enumerate(groups, 1)),
        total=("", "合计", *_figures(found)),
        losses=tuple(losses),
        shortcomings="【待补：存在的主要问题和不足】",
        plans="【待补：下一步工作打算】",
        issuer=issuer_name(session, options),
        signed=signed or NO_DAY,
        gaps=tuple(gaps),
        is_open=True,
        log_head=log_head(session),
    )


def _by_first(found: Sequence[Fact]) -> list[tuple[str, list[Fact]]]:
    """The indicators under each first-level indicator, in the order of the table."""
    groups: dict[str, list[Fact]] = {}
    for fact in found:
        groups.setdefault(fact.first, []).append(fact)
    return list(groups.items())


def _work(first: str, group: Sequence[Fact]) -> str:
    """Return how much proof is there, then the place for what was done."""
    asked = sum(len(fact.materials) for fact in group)
    full = sum(one.is_full for fact in group for one in fact.materials)
    counted = f"共{len(group)}项三级指标"
    if asked:
        counted += f"，应备材料{asked}种，已备齐{full}种"
    about = f"“{_bare(first)}”" if first else "各项指标的"
    return f"{counted}。【待补：{about}主要做法和成效】"


def _bare(first: str) -> str:
    return first.split("、", 1)[-1]


def _scored(found: Sequence[Fact], gaps: list[Piece]) -> str:
    scored = [fact for fact in found if fact.score is not None]
    left = [fact for fact in found if fact.score is None]
    missing = _gap(gaps, left[0], f"{len(left)}项未自评", "self_score") if left else ""
    if not scored:
        return f"{missing}各一级指标分值见下表。"
    counted, more = counting(found), added(found)
    points, score = total(fact.points for fact in counted), total(fact.score for fact in counted)
    whole = f"总分{points}分，" if points else ""
    own = f"自评{score or 0}分" + (f"，加分项另得{more}分" if more else "")
    return f"共自评{len(scored)}项，{whole}{own}。{missing}各一级指标得分情况见下表。"


def _gap(gaps: list[Piece], fact: Fact, what: str, field: str) -> str:
    """The mark of what is missing, with the field of the indicator that fills it."""
    mine = Gaps("indicator", fact.entry["id"])
    mark = mine.fill("", what, field)
    gaps += mine.pieces
    return mark


def _row(number: int, first: str, group: Sequence[Fact]) -> tuple[str, ...]:
    return (str(number), _bare(first) or "未归入一级指标", *_figures(group))


def _figures(group: Sequence[Fact]) -> tuple[str, ...]:
    counted = counting(group)
    scores = [fact.score for fact in counted if fact.score is not None]
    return (
        str(len(group)),
        total(fact.points for fact in counted),
        total(scores) if scores else "",
        total(fact.lost for fact in group) if scores else "",
    )


def _losses(found: Sequence[Fact], gaps: list[Piece]) -> list[str]:
    """One sentence for each indicator that lost points."""
    told = []
    for number, fact in enumerate((fact for fact in found if fact.lost), 1):
        reason = str(fact.entry["deduction"]).strip().rstrip("。")
        reason = reason or _gap(gaps, fact, f"指标{fact.entry['number']}的扣分原因", "deduction")
        told.append(f"{number}.“{fact.entry['text']}”失{points_cell(fact.lost)}分：{reason}。")
    if told:
        return told
    left = sum(fact.score is None for fact in found)
    if left == len(found):
        return ["【待补：自评以后的失分情况及原因】"]
    return ["已自评的指标没有失分。" if left else "自评中没有失分的指标。"]


def compose(report: SelfReport) -> Content:
    """Title, five parts in 公文 form, the table of points, the sign-off."""
    blocks: list[Block] = [
        report.title(f"关于对照《{report.system}》开展自评情况的报告"),
        report.text(report.opening),
        Heading(1, f"{heading_mark(1, 1)}工作开展情况"),
    ]
    for place, (first, text) in enumerate(report.work, 1):
        if first:
            blocks.append(Heading(2, f"{heading_mark(2, place)}{_bare(first)}"))
        blocks.append(report.text(text))
    blocks += [Heading(1, f"{heading_mark(1, 2)}自评得分情况"), report.text(report.scored)]
    blocks.append(Table(COLUMNS, report.rows, total=report.total))
    blocks.append(Heading(1, f"{heading_mark(1, 3)}失分情况及原因"))
    blocks += [report.text(text) for text in report.losses]
    blocks += [Heading(1, f"{heading_mark(1, 4)}存在的主要问题"), report.text(report.shortcomings)]
    blocks += [Heading(1, f"{heading_mark(1, 5)}下一步工作打算"), report.text(report.plans)]
    return Content(*blocks, SignOff(report.issuer, report.signed), name="自评报告", log_head=report.log_head)


SELF_REPORT = Report(
    key="self_report",
    title="自评报告",
    group=GROUP,
    options=(
        SYSTEM_OPTION,
        ISSUER_OPTION,
        replace(SIGNED_OPTION, label="成文日期"),
    ),
    gather=gather,
    compose=compose,
)

"""情况说明 as a report: what it asks."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.kinds import Choice, Day, Flag, Ref, Text
from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.domain.papers.statement import Statement as StatementRecord
from lushan_desktop.domain.papers.statement_terms import FULL, MANNERS, REPORT, SHAPES
from lushan_desktop.reports.papers.gather import (
    find_indicator,
    gather,
    only_issuer,
    propose_signature,
    read_request,
)
from lushan_desktop.reports.papers.paper import compose
from lushan_desktop.reports.papers.request import shape_of
from lushan_desktop.reports.report import Option, Options, Report

DEFAULT_NUMBER = "93"
_SIGNED_HINT = STATEMENT.field("signed_on").hint
_HINTS = {
    "comrade": "全文统一",
    "ledger_complete": STATEMENT.field("ledger_complete").hint,
    "cites_proofs": "每句话后注明佐证材料的编号",
    "lists_proofs": "正文之后列出所用佐证材料",
}


def _propose_indicator(session: Session, _options: Options) -> str:
    """Of the edition in use the one that most are asked about, else the first of the last level."""
    below = aliased(Indicator)
    has_below = exists().where(col(below.superior) == col(Indicator.id), col(below.deleted).is_(False))
    in_use = exists().where(col(IndicatorSystem.id) == col(Indicator.system), col(IndicatorSystem.in_use))
    first = (
        select(col(Indicator.id))
        .where(col(Indicator.deleted).is_(False))
        .order_by(
            in_use.desc(),
            (col(Indicator.number) == DEFAULT_NUMBER).desc(),
            has_below,
            col(Indicator.rank).is_(None),
            col(Indicator.rank),
            col(Indicator.id),
        )
    )
    return session.scalars(first.limit(1)).first() or ""


def _propose_kept(session: Session, options: Options) -> str:
    """The statement kept last for this indicator, so that what a clerk wrote is what prints."""
    indicator = find_indicator(session, str(options.get("indicator") or ""))
    if indicator is None:
        return ""
    kept = (col(StatementRecord.indicator) == indicator.id, col(StatementRecord.deleted).is_(False))
    shape = str(options.get("shape") or FULL)
    alike = [col(StatementRecord.shape).in_((shape, "") if shape == FULL else (shape,))]
    alike += [col(StatementRecord.topic) == options["topic"]] if options.get("topic") else []
    newest = select(col(StatementRecord.id)).where(*kept, *alike).order_by(col(StatementRecord.id).desc())
    return session.scalars(newest).first() or ""


def _propose_shape(session: Session, options: Options) -> str:
    """That of the statement kept last; else an indicator that does not apply is explained."""
    indicator = find_indicator(session, str(options.get("indicator") or ""))
    kept = (
        select(col(StatementRecord.shape))
        .where(col(StatementRecord.indicator) == (indicator.id if indicator else ""))
        .where(col(StatementRecord.deleted).is_(False))
        .order_by(col(StatementRecord.id).desc())
    )
    if indicator and indicator.not_applicable:
        return shape_of(indicator)
    return session.scalars(kept).first() or FULL


def _propose_issuer(session: Session, options: Options) -> str:
    stored = read_request(session, options).issuer
    issuer = stored or only_issuer(session)
    return issuer.id if issuer else ""


SITUATION_STATEMENT = Report(
    key=REPORT,
    title="情况说明",
    group="情况说明",
    options=(
        Option("indicator", "指标", Ref("indicator"), hint="填指标序号，如 93", propose=_propose_indicator),
        Option("shape", "形式", Choice(SHAPES), propose=_propose_shape),
        Option("topic", "专题", Text(), hint="专题说明写哪一方面，如 依法行政示范单位"),
        Option(
            "statement",
            "已存文稿",
            Ref("statement"),
            hint="选用后，改写过的段落照用",
            propose=_propose_kept,
        ),
        Option("start", "创建周期起", Day(), hint="不填为不限"),
        Option("end", "材料截止日", Day(), hint="不填为不限"),
        Option("issuer", "落款单位", Ref("issuer"), propose=_propose_issuer),
        Option("signed", "成文日期", Day(), hint=_SIGNED_HINT, propose=propose_signature),
        Option("final", "定稿", Flag(), hint="不印待补标记和（送审稿）"),
        *(Option(name, label, Flag(), hint=_HINTS[name]) for name, label in MANNERS.items()),
    ),
    gather=gather,
    compose=compose,
)

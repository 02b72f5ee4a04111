"""情况说明 as a report: what it asks, and its paper."""

from dataclasses import replace
from itertools import count

from sqlmodel import Session, col, select

from lushan_desktop.domain.kinds import Day, Flag, Ref
from lushan_desktop.domain.records.indicator import Indicator
from lushan_desktop.domain.records.statement import Statement as StatementRecord
from lushan_desktop.paper.content import (
    Block,
    Content,
    Heading,
    Paragraph,
    Run,
    SignOff,
    Title,
    with_gaps_marked,
)
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.reports.statement.gather import (
    find_indicator,
    gather,
    only_issuer,
    propose_signature,
    read_request,
)
from lushan_desktop.reports.statement.value import GAP, Statement, StatementParagraph

DEFAULT_NUMBER = "93"


def compose(statement: Statement) -> Content:
    """Title, sections, sign-off; a final paper carries no mark and no （送审稿）.

    The mark of a paragraph's nth gap (from 0) is anchored `key#n`.
    """
    blocks: list[Block] = [_title(statement)]
    for section in statement.sections:
        if section.level == 1:
            blocks.append(Heading(1, section.numbered_heading, f"section:{section.key}"))
        elif section.level:
            blocks.append(Heading(2, section.numbered_heading, f"section:{section.key}"))
        blocks += [_paragraph(each, is_final=statement.final) for each in section.paragraphs]
    signed = str(statement.signed) if statement.signed else _marked("成文日期", statement)
    blocks.append(SignOff(statement.issuer or _marked("发文名义", statement), signed))
    return Content(*blocks, name=_shown(statement.title, statement), log_head=statement.log_head)


def _marked(what: str, statement: Statement) -> str:
    return "" if statement.final else f"【待补：{what}】"


def _shown(text: str, statement: Statement) -> str:
    return GAP.sub("", text) if statement.final else text


def _title(statement: Statement) -> Title:
    lines = tuple(_shown(line, statement) for line in statement.title_lines)
    return Title(lines or _shown(statement.title, statement), draft=statement.is_draft)


def _paragraph(paragraph: StatementParagraph, *, is_final: bool) -> Paragraph:
    text = paragraph.final_text if is_final else paragraph.text
    gaps = count()
    runs = tuple(
        replace(run, anchor=f"{paragraph.key}#{next(gaps)}") if run.mark else run
        for run in with_gaps_marked(text, paragraph.key)
    )
    number = (Run(paragraph.number, anchor=paragraph.key),) if paragraph.number else ()
    return Paragraph((*number, *runs), anchor=paragraph.key)


def _propose_indicator(session: Session, _options: Options) -> str:
    number = col(Indicator.number) == DEFAULT_NUMBER
    found = session.exec(select(Indicator.id).where(number, col(Indicator.deleted).is_(False))).first()
    if found:
        indicator = find_indicator(session, DEFAULT_NUMBER)
        return indicator.id if indicator else ""
    return session.exec(select(Indicator.id).where(col(Indicator.deleted).is_(False))).first() or ""


def _propose_kept(session: Session, options: Options) -> str:
    """The statement kept last for this indicator, so that what a clerk wrote is what prints."""
    indicator = find_indicator(session, str(options.get("indicator") or ""))
    if indicator is None:
        return ""
    kept = (col(StatementRecord.indicator) == indicator.id, col(StatementRecord.deleted).is_(False))
    newest = select(StatementRecord.id).where(*kept).order_by(col(StatementRecord.id).desc())
    return session.exec(newest).first() or ""


def _propose_issuer(session: Session, options: Options) -> str:
    stored = read_request(session, options).issuer
    issuer = stored or only_issuer(session)
    return issuer.id if issuer else ""


SITUATION_STATEMENT = Report(
    key="situation_statement",
    title="情况说明",
    group="情况说明",
    options=(
        Option("indicator", "指标", Ref("indicator"), hint="填指标序号，如 93", propose=_propose_indicator),
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
        Option("signed", "成文日期", Day(), hint="不早于正文中最晚的事项", propose=propose_signature),
        Option("final", "定稿", Flag(), hint="不印待补标记和（送审稿）"),
        Option("ledger_complete", "台账已录全", Flag(), hint="勾选后，正文才写统计数字"),
        Option("comrade", "姓名后加“同志”", Flag(), hint="全文统一"),
    ),
    gather=gather,
    compose=compose,
)

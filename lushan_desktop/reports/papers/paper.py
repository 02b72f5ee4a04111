"""The paper of a 情况说明: blocks from its value, without a table or a database."""

from dataclasses import replace
from itertools import count

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
from lushan_desktop.reports.papers import annex
from lushan_desktop.reports.papers.printing import printed_sections, words_of
from lushan_desktop.reports.statement_value import GAP, Statement, StatementParagraph


def compose(statement: Statement) -> Content:
    """Title, sections, sign-off; a final paper carries no mark and no （送审稿）.

    The mark of a paragraph's nth gap (from 0) is anchored `key#n`.
    """
    blocks: list[Block] = [_title(statement)]
    for section in printed_sections(statement):
        if section.level == 1:
            blocks.append(Heading(1, section.numbered_heading, f"section:{section.key}"))
        elif section.level:
            blocks.append(Heading(2, section.numbered_heading, f"section:{section.key}"))
        blocks += [_paragraph(each, words_of(statement, each)) for each in section.paragraphs]
    blocks += _list_of_proofs(statement) + annex.blocks(statement)
    signed = str(statement.signed) if statement.signed else _marked("成文日期", statement)
    blocks.append(SignOff(statement.issuer or _marked("发文名义", statement), signed))
    return Content(*blocks, name=_shown(statement.title, statement), log_head=statement.log_head)


def _list_of_proofs(statement: Statement) -> list[Block]:
    """The proofs that the text speaks of, by their numbers."""
    if not statement.proofs:
        return []
    lines = [f"佐证{proof.number}　{proof.name}" for proof in statement.proofs]
    return [Paragraph("附：佐证材料目录", "proofs"), *(Paragraph(line, "proofs") for line in lines)]


def _marked(what: str, statement: Statement) -> str:
    return "" if statement.final else f"【待补：{what}】"


def _shown(text: str, statement: Statement) -> str:
    return GAP.sub("", text) if statement.final else text


def _title(statement: Statement) -> Title:
    lines = tuple(_shown(line, statement) for line in statement.title_lines)
    return Title(lines or _shown(statement.title, statement), draft=statement.is_draft)


def _paragraph(paragraph: StatementParagraph, text: str) -> Paragraph:
    gaps = count()
    runs = tuple(
        replace(run, anchor=f"{paragraph.key}#{next(gaps)}") if run.mark else run
        for run in with_gaps_marked(text, paragraph.key)
    )
    number = (Run(paragraph.number, anchor=paragraph.key),) if paragraph.number else ()
    return Paragraph((*number, *runs), anchor=paragraph.key)

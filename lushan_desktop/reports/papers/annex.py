"""附表: what a paragraph sums up, row by row, behind the paper."""

from dataclasses import replace

from lushan_desktop.paper.content import Band, Block, Column, Row, Table
from lushan_desktop.reports.statement_value import (
    Annex,
    Piece,
    Statement,
    StatementParagraph,
    StatementSection,
)

_SEE = "见附表"


def placed(
    sections: tuple[StatementSection, ...], annexes: list[Annex]
) -> tuple[tuple[StatementSection, ...], tuple[Annex, ...]]:
    """The tables in the order in which the text leads to them, and where there are several, by number."""
    pieces = [piece for section in sections for each in section.paragraphs for piece in each.pieces]
    ordered = sorted(annexes, key=lambda annex: [_leads_to(piece, annex) for piece in pieces], reverse=True)
    if len(ordered) < 2:
        return sections, tuple(ordered)
    numbered = tuple(
        replace(section, paragraphs=tuple(_numbered(each, ordered) for each in section.paragraphs))
        for section in sections
    )
    return numbered, tuple(ordered)


def _leads_to(piece: Piece, annex: Annex) -> bool:
    return _SEE in piece.text and {link.record for link in piece.links}.issuperset(annex.records)


def _numbered(paragraph: StatementParagraph, annexes: list[Annex]) -> StatementParagraph:
    pieces = []
    for piece in paragraph.pieces:
        place = next((n for n, annex in enumerate(annexes, 1) if _leads_to(piece, annex)), "")
        pieces.append(replace(piece, text=piece.text.replace(_SEE, f"{_SEE}{place}")))
    return replace(paragraph, pieces=tuple(pieces))


def blocks(statement: Statement) -> list[Block]:
    """The tables behind the proofs and before the sign-off."""
    found: list[Block] = []
    for number, annex in enumerate(statement.annexes, 1):
        place = str(number) if len(statement.annexes) > 1 else ""
        # The name is a row of the table, so that no page parts them.
        rows: list[Row] = [Band(f"附表{place}：{annex.name}")]
        rows += [(str(n), *row) for n, row in enumerate(annex.rows, 1)]
        found.append(Table((Column("序号", 12, "center"), *_columns(annex)), tuple(rows)))
    return found


def _columns(annex: Annex) -> tuple[Column, ...]:
    day, what, *rest = annex.heads
    return Column(day, 36), Column(what), *(Column(head, 34) for head in rest)

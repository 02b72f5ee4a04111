"""附表: what a paragraph sums up, row by row, behind the paper."""

from lushan_desktop.paper.content import Band, Block, Column, Row, Table
from lushan_desktop.reports.statement_value import Annex, Statement


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

"""附表: what a paragraph sums up, row by row, behind the paper."""

from lushan_desktop.paper.content import Band, Block, Column, Row, Table
from lushan_desktop.reports.statement_value import Statement


def blocks(statement: Statement) -> list[Block]:
    """The tables behind the proofs and before the sign-off."""
    found: list[Block] = []
    for number, annex in enumerate(statement.annexes, 1):
        place = str(number) if len(statement.annexes) > 1 else ""
        # The name is a row of the table, so that no page parts them.
        rows: list[Row] = [Band(f"附表{place}：{annex.name}")]
        rows += [(str(n), *row) for n, row in enumerate(annex.rows, 1)]
        columns = (Column("序号", 12, "center"), Column("日期", 36), Column("会议"), Column("地点", 34))
        found.append(Table(columns, tuple(rows)))
    return found

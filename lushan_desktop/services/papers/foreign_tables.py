"""How a table that somebody drew stands on official paper: its head, its merged cells, its bands."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from lushan_desktop.domain.recognise import Grid
from lushan_desktop.paper.content import Align, Band, Block, Caption, Column, Row, Table
from lushan_desktop.paper.setting.title import break_title

CAPTION_WIDTH = 26
"""Characters on a line of what stands centred under a title or above a table."""
_MOST_UPRIGHT_COLUMNS, _SHORT_CELL = 8, 4


def blocks_of_table(grid: Grid) -> list[Block]:
    """Rows above the head that span all columns are captions; the first other row, or two, are the head."""
    above = list(takewhile(lambda n: n in grid.bands, range(len(grid.rows))))
    captions: list[Block] = [
        Caption(line) for n in above for line in break_title(grid.rows[n][0], CAPTION_WIDTH)
    ]
    first = len(above)
    if first == len(grid.rows):
        return captions
    labels = _labels(grid, first)
    body = range(first + (2 if labels.groups else 1), len(grid.rows))
    widths = grid.widths or (None,) * len(labels.names)
    columns = tuple(
        Column(name, width, _align([grid.rows[n][place] for n in body]), group)
        for place, (name, width, group) in enumerate(
            zip(labels.names, widths, labels.groups or ("",) * len(labels.names), strict=True)
        )
    )
    rows = tuple(Band(grid.rows[n][0]) if n in grid.bands else grid.rows[n] for n in body)
    plain = Table(columns, rows, empty="", turned=len(columns) > _MOST_UPRIGHT_COLUMNS)
    return [*captions, _with_merged_cells(plain, grid, body)]


class _Labels:
    """The names of the columns, and the groups that stand above them in a head of two rows."""

    def __init__(self, names: Sequence[str], groups: Sequence[str] = ()) -> None:
        self.names, self.groups = names, groups


def _labels(grid: Grid, first: int) -> _Labels:
    """A head has two rows where each column goes on in both, or stands below a cell that spans several."""
    top = grid.rows[first]
    if first + 1 >= len(grid.rows) or not any((first, place) in grid.spanned for place in range(len(top))):
        return _Labels(top)
    below, names, groups, group = grid.rows[first + 1], [], [], ""
    for place, label in enumerate(top):
        if (first, place) not in grid.spanned:
            group = label
        is_whole = (first + 1, place) in grid.joined
        if not is_whole and not (group and below[place]):
            return _Labels(top)
        names.append(label if is_whole else below[place])
        groups.append("" if is_whole else group)
    return _Labels(names, groups)


def _with_merged_cells(table: Table, grid: Grid, body: range) -> Table:
    """Cells that were one are one again, where that joins no others that only say the same."""
    joined = {(n - body.start, place) for n, place in grid.joined if n in body}
    places = {place for _, place in joined}
    rows: list[Row] = []
    for n, row in enumerate(table.rows):
        above = rows[-1] if rows else None
        if isinstance(row, Band) or not isinstance(above, tuple):
            rows.append(row)
            continue
        rows.append(
            tuple(above[at] if (n, at) in joined and not cell else cell for at, cell in enumerate(row))
        )
    columns = tuple(replace(column, merged=at in places) for at, column in enumerate(table.columns))
    merged = replace(table, columns=columns, rows=tuple(rows))
    are_alike = all(
        merged.goes_on(n, at) == ((n, at) in joined) for n in range(len(rows)) for at in range(len(columns))
    )
    return merged if joined and are_alike else table


def _align(cells: Sequence[str]) -> Align:
    return "center" if all(len(cell) <= _SHORT_CELL for cell in cells) else "left"

"""A register on a sheet that is narrow for it: rows from the first page on, and numbers in one piece."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.paper.content import Column, Content, Table, Title
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.setting.breaking import display_width
from lushan_desktop.paper.setting.columns import PADDING_X, column_widths
from lushan_desktop.paper.setting.grid import MM
from tests.paper.setting import a_long_text, lines

SIZE, UPRIGHT = 10.5, 165 * MM
"""Points of a cell's type, and the width of an upright A4 page's type area."""
HEIGHT, FOOT = 297 * MM, 18 * MM


@st.composite
def registers(draw: st.DrawFn) -> Table:
    """Groups of rows, each under one cell of up to nine lines; the rows have up to eight."""
    rows = []
    for group in range(draw(st.integers(1, 4))):
        name = f"第{group}组" + a_long_text(draw(st.integers(10, 24)))
        for _ in range(draw(st.integers(6, 14))):
            tall = a_long_text(draw(st.integers(12, 32)))
            rows.append((name, f"第{len(rows)}行", *(tall,) * 6))
    columns = (Column("组别", 14, merged=True), Column("行", 18), *(Column("内容", 20) for _ in range(6)))
    return Table(columns, tuple(rows))


@settings(max_examples=25, deadline=None)
@given(registers())
def test_rows_follow_the_title_and_no_page_is_left_half_empty(table):
    made = typeset(Content(Title("整改台账"), table, style="ledger", paper="A4"), bundled_fonts_only=True)

    for page in range(made.pages - 1):
        body = [glyph.y for line in lines(made, page) for glyph in line if glyph.y > FOOT]
        assert min(body) < 0.6 * HEIGHT


@settings(max_examples=60, deadline=None)
@given(
    st.integers(6, 16), st.lists(st.sampled_from(["2023-004", "12", "105", "3/5", "0391-2023"]), min_size=1)
)
def test_a_number_is_broken_in_no_column_while_another_has_characters_to_give(count, numbers):
    columns = tuple(Column(f"栏目{n}", 22) for n in range(count))
    rows = tuple((number, "示例整改措施已按期落实到位", *("已整改",) * (count - 2)) for number in numbers)

    widths = column_widths(Table(columns, rows), SIZE, UPRIGHT)

    assert sum(widths) == pytest.approx(UPRIGHT)
    runs = max(display_width(run) for number in numbers for run in re.findall(r"[\d-]+", number))
    if runs + 2 * (count - 1) < (UPRIGHT - count * (2 * PADDING_X + 1)) / SIZE:
        assert widths[0] - 2 * PADDING_X >= runs * SIZE

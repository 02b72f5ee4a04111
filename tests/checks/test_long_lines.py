"""A line is checked in steps that grow as it does, however long it is."""

import sys

import pytest

from lushan_desktop.checks.gathering import without_office
from lushan_desktop.checks.running import check_text
from lushan_desktop.domain.mentions.days import day_mentions
from lushan_desktop.intake.paper_text import read_pasted_paper


def steps(text: str) -> int:
    """How many lines of the program the checks of a text run through."""
    paper, count = read_pasted_paper(text), 0
    day_mentions.cache_clear()

    def trace(frame, event, _arg):
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        check_text(paper, without_office(), with_all=True)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "piece", ["2023年1月1日、", "县长李明华、", "《示例》、", "示例县司法局、", "（一）示例。"]
)
def test_a_line_takes_steps_by_its_length(piece):
    steps(piece * 10)  # rules and words are read once

    assert steps(piece * 200) < 3 * steps(piece * 100)

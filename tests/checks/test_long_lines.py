"""A line is checked, and searched for records, in steps that grow as it does, however long it is."""

import sys

import pytest

from lushan_desktop.checks.gathering import without_office
from lushan_desktop.checks.running import check_text
from lushan_desktop.domain.mentions.days import day_mentions
from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper


def steps(text: str) -> int:
    """How many lines of the program a text runs through that is checked and searched for records."""
    paper, count = read_pasted_paper(text), 0
    day_mentions.cache_clear()

    def trace(frame, event, _arg):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        check_text(paper, without_office(), with_all=True)
        drafts(paper)
    finally:
        sys.settrace(before)
    return count


PIECES = [
    "2023年1月1日、", "县长李明华、", "《示例》、", "示例县司法局、", "（一）示例。", "赴长沙市考察",
    "示政发〔2023〕5号、", "“示例”", "“示例", "1", "-", "示例·", "2023年·和",
    "获得全国先进称号，", "6个占27%，", "2023年1月1日赴长沙市考察。",
    "到长沙市学习、", "授予示例县司法局、", "授予示例县司法局为", "命名全国示范县",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_takes_steps_by_its_length(piece):
    steps(piece * 10)  # rules and words are read once

    assert steps(piece * 200) < 3 * steps(piece * 100)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("opening", ["", "县政府召开", "2023年1月1日，示例县"])
def test_a_line_that_says_one_thing_again_and_again_is_searched_to_its_end(piece, opening):
    """Quotations side by side were tried in all ways, twice as many with each one more."""
    told = drafts(read_pasted_paper(f"{opening}{piece * 150}。\n"))

    assert len(told) <= 300


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", PIECES)
def test_sixteen_thousand_characters_in_one_line_are_searched_to_their_end(piece):
    """Two seconds at most; a search that begins anew at each of them took twenty."""
    assert len(drafts(read_pasted_paper(piece * (16_000 // len(piece))))) <= 300

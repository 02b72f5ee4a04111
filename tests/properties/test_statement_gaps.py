"""A 【待补】 names the fields that would close it: it goes when they are filled, and only then."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.domain.kinds import LongText, Ref, Text
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import papers
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.statement_value import Link, Piece, StatementParagraph
from tests.properties.drawn_offices import offices
from tests.properties.gap_filling import Filling, gaps_of
from tests.properties.hollow_offices import hollow_offices
from tests.properties.statement_laws import the_text_is_well_formed_with_and_without_its_marks
from tests.properties.statement_told import Told
from tests.properties.statement_trial import Trial, quick, trial
from tests.statement_samples import SAMPLES

Mark = tuple[StatementParagraph, Piece]


def standing(told: Told, key: str, mark: Piece) -> int:
    """How often a mark stands: by its words and fields in its paragraph, or by a field of a record alone."""
    own = {fill for fill in mark.fills if fill.record and fill.record_type != "statement"}
    is_of_the_paper = mark.fills[0].record_type == "statement"
    alike = (mark.text, mark.fills)
    return sum(
        ((paragraph.key == key or is_of_the_paper) and (gap.text, gap.fills) == alike)
        or bool(own & set(gap.fills))
        for paragraph, gap in gaps_of(told.statement)
    )


def the_mark_closes(tried: Trial, before: Told, mark: Mark) -> None:
    """Filled in, it is gone, and the words around it are whole."""
    paragraph, gap = mark
    with tried.attempt():
        filling = Filling(tried, before.statement, paragraph, gap)
        filling.fill()
        after = tried.told(**filling.options)
        left, held = standing(after, paragraph.key, gap), standing(before, paragraph.key, gap)
        most = 0 if gap.fills[0].record else held - 1
        assert left <= most, (gap.text, gap.fills, after.text)
        the_text_is_well_formed_with_and_without_its_marks(after)


def nothing_else_closes_it(tried: Trial, before: Told, mark: Mark, number: int) -> None:
    """With any other field of its records filled in it stands as before.

    Whether all rows are entered is asked of rows that are told together: of one told alone it is not.
    """
    paragraph, gap = mark
    filling = Filling(tried, before.statement, paragraph, gap)
    able = [each for link in filling.about for each in _other_fields(before, link, gap.fills)]
    if not able or gap.text == "【待补：是否录全】":
        return
    other = able[number % len(able)]
    with tried.attempt():
        tried.put(other.record_type, other.record, **{other.field: filling.value(other)})
        after = tried.told()
        assert standing(after, paragraph.key, gap), (gap.text, other, before.text, after.text)
        the_text_is_well_formed_with_and_without_its_marks(after)


def _other_fields(told: Told, link: Link, fills: tuple[Link, ...]) -> list[Link]:
    """The empty fields of a record that a mark does not name; a paper of another organ is told otherwise."""
    row = told.oracle.rows.get(link.record, {})
    return [
        one
        for spec in RECORD_TYPES.get(link.record_type).columns
        if row.get(spec.name) == ""
        and isinstance(spec.kind, Text | LongText | Ref)
        and spec.name not in ("note", "issuing_body")
        if (one := Link(link.record_type, link.record, spec.name)) not in fills
    ]


Site = tuple[str, int, int]


def _sites() -> Iterator[Site]:
    """Each place of the source that sets a mark, with its first and last line."""
    for file in Path(papers.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "lack"
            ):
                yield file.name, node.lineno, node.end_lineno or node.lineno


@pytest.fixture
def reached(monkeypatch) -> set[Site]:
    """The places that set a mark while the test ran."""
    sites, found, lack = list(_sites()), set(), Passage.lack

    def noted(self: Passage, what: str, *fills: Link) -> Passage:
        frame = sys._getframe(1)
        name, line = Path(frame.f_code.co_filename).name, frame.f_lineno
        found.update(site for site in sites if site[0] == name and site[1] <= line <= site[2])
        return lack(self, what, *fills)

    monkeypatch.setattr(Passage, "lack", noted)
    return found


def test_every_mark_that_there_is_goes_when_its_fields_are_filled_and_only_then(store, base, reached):
    tried_already: Counter[str] = Counter()
    for office in (*hollow_offices(), *(made() for made in SAMPLES.values())):
        with trial(store, base, office) as tried:
            before = tried.told()
            for mark in gaps_of(before.statement):
                kind = re.sub(r"示例.|\d+", "", mark[1].text)
                if (number := tried_already[kind]) < 2:
                    the_mark_closes(tried, before, mark)
                    nothing_else_closes_it(tried, before, mark, 7 * number)
                tried_already[kind] += 1

    assert set(_sites()) == reached


@quick(max_examples=6)
@given(offices(), st.integers(0, 60))
def test_a_mark_of_any_office_goes_when_its_fields_are_filled_and_only_then(store, base, office, number):
    try_marks(store, base, office, number, most=3)


@pytest.mark.slow
@quick(max_examples=300)
@given(offices(), st.integers(0, 60))
def test_a_mark_goes_when_its_fields_are_filled_in_three_hundred_offices(store, base, office, number):
    try_marks(store, base, office, number, most=99)


def try_marks(store, base, office, number: int, *, most: int) -> None:
    with trial(store, base, office) as tried:
        before = tried.told()
        marks = list(gaps_of(before.statement))
        for mark in [*marks[number % len(marks) :], *marks][:most] if marks else ():
            the_mark_closes(tried, before, mark)
            nothing_else_closes_it(tried, before, mark, number)

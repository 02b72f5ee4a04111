"""Whatever shape an office keeps its indicators in, they come back whole, or are refused with the row."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.intake.sheet import read_file
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import import opening
from lushan_desktop.services.indicators.indicator_import.answering_units import Known
from lushan_desktop.services.indicators.indicator_import.plan import Plan
from lushan_desktop.services.indicators.indicator_import.understanding import understand
from tests.services.indicators.office_shapes import SHAPES
from tests.services.indicators.office_tables import OFFICES

KNOWN = Known({name: (name, name) for name in OFFICES}, date(2024, 1, 1))


def read(file):
    tables = tuple(Table(file.name, one.name, one.rows, one.blocks) for one in read_file(file))
    return understand(tables, Plan(opening.planned(tables)), KNOWN)


def written(system) -> list[tuple]:
    found = []
    for first, second, item in system.rows():
        who = item.lead, frozenset(item.support)
        found.append((first.title, second.title, item.title, item.points, item.is_extra, who, item.proofs))
    return found


def understood_as(understood) -> list[tuple]:
    found = []
    for entry in understood.entries:
        if entry.level == understood.deepest:
            above, place = {1: "", 2: ""}, entry.parent
            while place >= 0:
                above[understood.entries[place].level] = understood.entries[place].title
                place = understood.entries[place].parent
            points = "" if entry.points is None else f"{entry.points.normalize():f}"
            who = entry.lead_unit, frozenset(entry.support_units)
            found.append((above[1], above[2], entry.title, points, entry.bonus, who, entry.materials))
    return found


def came_back(shape, seed, file) -> str:
    """Write a system, read it: whole, or refused with the rows; anything else fails."""
    paper, system = shape(Random(f"{shape.__name__} {seed}"))
    understood = read(paper.save(file))
    if understood.refusals:
        assert all("第" in each.where and "行" in each.where for each in understood.refusals)
        return "refused"
    assert understood_as(understood) == written(system)
    extra = sum(item.halves for item in system.items if not item.is_extra) / 2
    assert float(understood.points) == extra
    return "whole"


@settings(max_examples=80, deadline=None)
@given(shape=st.sampled_from(SHAPES), seed=st.integers(0, 10**9))
def test_a_system_in_any_shape_comes_back_whole_or_is_refused_with_the_row(tmp_path_factory, shape, seed):
    came_back(shape, seed, tmp_path_factory.getbasetemp() / "law.xlsx")


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_hardly_any_table_of_a_shape_is_refused(tmp_path, shape):
    counts = Counter(came_back(shape, seed, tmp_path / "law.xlsx") for seed in range(100))

    assert counts["refused"] <= 5, counts

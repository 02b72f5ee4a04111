"""Every guard of the list stands in the source, so that taking it away takes something away."""

import pytest

import lushan_desktop
from tests.guards import GUARDS
from tests.mutants import ROOT


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.case)
def test_a_guard_stands_where_the_list_says(guard):
    source = (ROOT / lushan_desktop.__name__ / guard.file).read_text("utf-8")

    assert source.count(guard.source) >= 1
    assert guard.source not in source.replace(guard.source, guard.without, 1) or guard.source in guard.without
    assert (ROOT / guard.tests.split()[0]).is_file()

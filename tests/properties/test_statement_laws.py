"""Whatever the records are: a statement tells what they prove on a day, and names what it does not tell."""

import pytest
from hypothesis import given

from tests.properties.drawn_offices import offices
from tests.properties.statement_trial import hold, quick


@quick(max_examples=100)
@given(offices())
def test_a_statement_tells_no_untruth_of_any_office(store, base, office):
    hold(store, base, office)


@pytest.mark.slow
@quick(max_examples=1000)
@given(offices())
def test_a_statement_tells_no_untruth_of_a_thousand_offices(store, base, office):
    hold(store, base, office)

"""Whatever the records are: a statement tells what they prove on a day, and names what it does not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.drawn_offices import offices
from tests.properties.statement_laws import the_text_is_well_formed_with_and_without_its_marks
from tests.properties.statement_trial import hold, quick, trial


@quick(max_examples=40)
@given(offices())
def test_a_statement_tells_no_untruth_of_any_office(store, base, office):
    hold(store, base, office)


@pytest.mark.slow
@quick(max_examples=1000)
@given(offices())
def test_a_statement_tells_no_untruth_of_a_thousand_offices(store, base, office):
    hold(store, base, office)


@quick(max_examples=15)
@given(offices(), st.sampled_from(("推进会", "督导情况", "示例", "批示工作", "")), st.booleans())
def test_a_topic_of_any_office_is_whole_and_closes_nothing_that_it_does_not_tell(
    store, base, office, topic, of_a_township
):
    issuer = {"issuer": base["镇名义"]} if of_a_township else {}
    with trial(store, base, office) as tried:
        told = tried.told(shape="专题", topic=topic, **issuer)

        the_text_is_well_formed_with_and_without_its_marks(told)
        assert told.text.count("说明如下") == 1
        shown = {link.record for paragraph in told.statement.paragraphs for link in paragraph.links}
        assert all(set(annex.records) <= shown for annex in told.statement.annexes)

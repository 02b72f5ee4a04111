"""Which posts of a person are told of a stretch of days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.reports.periods import Days
from lushan_desktop.reports.persons import Person, Tenure

FIRST = date(2021, 1, 1)


def day(number: int) -> PartialDate:
    return PartialDate.from_date(FIRST + timedelta(days=number))


@st.composite
def tenures(draw) -> tuple[Tenure, ...]:
    """Posts that were all given up within a year, some of them on one day."""
    ends = draw(st.lists(st.sampled_from((40, 80, 120, 300)), min_size=1, max_size=5))
    return tuple(
        Tenure(f"示例职务{n}", start=day(end - 30), end=day(end), rank=n) for n, end in enumerate(ends)
    )


@given(tenures(), st.integers(10, 320), st.integers(20, 340))
def test_of_posts_given_up_before_the_last_day_those_held_last_are_told(posts, first, length):
    last = first + length

    told = Person("示例", "示例甲", posts).held_in(Days(day(first), day(last)), None)

    over = [one for one in posts if first <= (one.end.last_day - FIRST).days < last]
    on_the_day = [one for one in posts if one.covers(day(last))]
    latest = max((one.end for one in over), default=None)
    assert told == tuple(on_the_day or [one for one in over if one.end == latest])

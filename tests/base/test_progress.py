"""Long work tells how far it is and stops where the user asks."""

import pytest

from lushan_desktop.base.errors import Cancelled
from lushan_desktop.base.progress import UNWATCHED, over
from tests.watching import Watch


def test_every_piece_is_reported_and_the_end_as_well():
    watcher = Watch(stop_after=9)

    assert list(over(watcher, "甲乙", "装入")) == ["甲", "乙"]
    assert watcher.told == [(0, 2, "装入"), (1, 2, "装入"), (2, 2, "装入")]


def test_cancelling_stops_before_the_next_piece():
    done = []
    with pytest.raises(Cancelled):
        done.extend(over(Watch(stop_after=1), "甲乙"))
    assert done == ["甲"]


def test_work_that_nobody_watches_runs_to_its_end():
    assert list(over(UNWATCHED, "甲乙")) == ["甲", "乙"]

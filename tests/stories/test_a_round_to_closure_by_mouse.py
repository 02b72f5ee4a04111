"""A round of supervision from its plan to the last closure, its papers read, by the mouse alone."""

from datetime import date

import pytest

from lushan_desktop.base import clock
from tests.stories.board_hands import ByMouse
from tests.stories.supervision_round import RoundOfSupervision, from_plan_to_closure


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # a list that unfolds
@pytest.mark.parametrize("count", [3, pytest.param(7, marks=pytest.mark.slow)])
def test_problems_of_three_units_are_closed_and_every_count_agrees(
    count, clerk, store, printed, tmp_path, save_as, into_folder, monkeypatch, snapshot
):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 20))

    story = RoundOfSupervision(store, ByMouse(clerk), tmp_path, save_as, count)
    from_plan_to_closure(story, printed, into_folder)
    assert count > 3 or clerk.seen == snapshot

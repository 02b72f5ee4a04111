"""A round of supervision from its plan to the last closure, its papers read, by the keyboard alone.

The ordinary run goes this way by the mouse, and that of `test_three_titles.py` by the keyboard.
"""

from datetime import date

import pytest

from lushan_desktop.base import clock
from tests.stories.board_hands import ByKeys
from tests.stories.supervision_round import RoundOfSupervision, from_plan_to_closure


@pytest.mark.slow
def test_problems_of_three_units_are_closed_and_every_count_agrees(
    clerk, store, printed, tmp_path, save_as, into_folder, monkeypatch
):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 20))

    story = RoundOfSupervision(store, ByKeys(clerk), tmp_path, save_as, count=7)
    from_plan_to_closure(story, printed, into_folder)

"""A round of supervision from its first problem to the last closure, by the keyboard alone."""

from datetime import date

from lushan_desktop.base import clock
from tests.stories.supervision_round import ByKeys, RoundOfSupervision, from_registering_to_closure


def test_seven_problems_of_three_units_are_closed_and_every_count_agrees(
    clerk, store, printed, tmp_path, monkeypatch
):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 20))

    from_registering_to_closure(RoundOfSupervision(store, ByKeys(clerk), tmp_path), printed)

"""A year of a county office and its townships: everything comes home, whatever the sticks did."""

from pathlib import Path

import pytest

from lushan_desktop.exchange import merging
from tests.exchange import offices
from tests.exchange.offices import Desk
from tests.exchange.test_merge_laws import lost_values, no_backup
from tests.exchange.year import Size, Year


def meetings(desk: Desk) -> dict[str, tuple[object, ...]]:
    return desk.tables()["meeting"]


def live(folder: Path, size: Size) -> None:
    year = Year(folder, size)
    try:
        year.live()
        first, *others = year.county
        assert {(one.record, one.field) for one in first.conflicts()} == year.conflicts_made
        assert all(other.tables() == first.tables() for other in others)
        entered = {one for made in year.meetings.values() for one in made}
        assert set(meetings(first)) == entered
        assert lost_values(first) == []
        year.decide_all()
        for desk in (*others, *year.townships):
            assert desk.conflicts() == []
            known = meetings(first)
            assert all(known[one] == row for one, row in meetings(desk).items())
        assert all(offices.whole_log(desk) == [] for desk in year.desks)
        assert year.operations() >= size.operations
        assert year.merges["merged"] > size.townships
    finally:
        year.close()


def test_two_months_of_three_townships(tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "back_up", no_backup)
    live(tmp_path, Size(townships=3, machines=2, operations=200, months=2))


@pytest.mark.slow
def test_a_year_of_twenty_four_townships_and_three_machines(tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "back_up", no_backup)
    live(tmp_path, Size())

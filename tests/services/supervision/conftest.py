"""The sample office on a day of its own, with a round of supervision in it."""

from datetime import date

import pytest

from lushan_desktop.base import clock
from tests.offices import sample_store
from tests.reports.office import Office
from tests.reports.rounds import add_round


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))
    with sample_store(tmp_path / "office", person="示例甲") as store:
        yield Office(store)


@pytest.fixture
def ids(office):
    return add_round(office)

"""An office with one title, a batch of it with room for one, and one application under review."""

from datetime import date
from decimal import Decimal

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from tests.offices import new_store
from tests.services.titles.applying import BATCH, TITLE, begin, new


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 3))
    with new_store(tmp_path / "office", person="示例甲") as opened:
        yield opened


@pytest.fixture
def title(store):
    items = tuple(
        {"number": str(n), "project": "依法履职", "content": f"示例条目{n}", "points": Decimal(10)}
        for n in range(1, 4)
    )
    return new(
        store, TITLE, name="依法行政示范单位", kind="依法行政示范单位", valid_years=3, standard_items=items
    )


@pytest.fixture
def batch(store, title):
    return new(store, BATCH, title=title, name="第四批", quota=1, apply_by=PartialDate(2023, 7, 1))


@pytest.fixture
def application(store, title, batch):
    return begin(store, title, batch)

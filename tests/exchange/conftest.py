"""A county office, a township, and a stick between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange import offices
from tests.exchange.offices import Desk, Stick


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "优盘")


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Desk]:
    desk = offices.county(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Desk]:
    desk = offices.township(tmp_path)
    yield desk
    desk.close()

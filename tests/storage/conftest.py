"""A store of the trial types, open for one test."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from lushan_desktop.base import clock
from lushan_desktop.storage.store import Store
from tests.storage.office import open_office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "办公室数据"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with open_office(folder) as opened:
        yield opened


@pytest.fixture
def calendar():
    """A clock that a test may set."""
    present = [datetime(2023, 6, 2, 9, 0, tzinfo=clock.CHINA)]
    clock.seat(lambda: present[0])
    yield present
    clock.seat(None)

"""A store of the trial types, open for one test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.storage.store import Store
from tests.storage.office import open_office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "办公室数据"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with open_office(folder) as opened:
        yield opened

"""What most tests of services stand on: an office that holds nothing yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.storage.store import Store
from tests.offices import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "office", person="示例甲") as opened:
        yield opened

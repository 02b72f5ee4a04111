"""The folders of tests that are about the disk: they lie on one, and not in memory as all others do.

Used by a module or a conftest as `tmp_path = on_disk.tmp_path`.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


class Disk:
    """Makes folders as the factory of pytest does."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def mktemp(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self._place))


@pytest.fixture(scope="session")
def tmp_path_factory() -> Iterator[Disk]:
    place = Path(tempfile.mkdtemp(prefix="lushan-tests-"))
    yield Disk(place)
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="lushan-test-"))
    yield place
    shutil.rmtree(place, ignore_errors=True)

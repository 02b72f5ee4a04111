"""The sample office, and ways to change it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store, sample_store
from tests.reports.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A sample office of its own, to be changed."""
    with sample_store(tmp_path / "示例", parts=Parts(schema=MigratedSchema)) as store:
        yield Office(store)


@pytest.fixture
def empty_office(tmp_path: Path) -> Iterator[Office]:
    """An office that has recorded nothing."""
    with new_store(tmp_path / "空白", parts=Parts(schema=MigratedSchema)) as store:
        yield Office(store)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office as it is shipped; only read."""
    with sample_store(tmp_path_factory.mktemp("示例"), parts=Parts(schema=MigratedSchema)) as store:
        yield Office(store)

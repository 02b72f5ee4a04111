"""The sample office and its kept 情况说明."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.services.papers import statements
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store
from tests.offices import sample_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with sample_store(tmp_path / "示例", parts=Parts(schema=MigratedSchema)) as opened:
        yield opened


@pytest.fixture
def kept(store: Store) -> str:
    return statements.keep(store, {"indicator": "93"}).ids("statement")[0]

"""The sample office and its kept 情况说明."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.services.papers import statements
from lushan_desktop.services.records import lists
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store
from tests.offices import sample_store


def keep_statement(store: Store) -> None:
    statements.keep(store, {"indicator": "93"})


@pytest.fixture
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    after = keep_statement if "kept" in request.fixturenames else None
    with sample_store(tmp_path / "示例", parts=Parts(schema=MigratedSchema), after=after) as opened:
        yield opened


@pytest.fixture
def kept(store: Store) -> str:
    (statement,) = lists.look(store, STATEMENT, ListQuery()).ids
    return statement

"""The office in which statements are tried."""

import pytest

from tests.offices import new_store
from tests.properties.statement_offices import Office, build


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with new_store(tmp_path_factory.mktemp("office") / "示例") as opened:
        yield opened


@pytest.fixture(scope="module")
def base(store):
    """The ids of what every office of a statement has."""
    return build(store, Office(), {})

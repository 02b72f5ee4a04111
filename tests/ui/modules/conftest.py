"""The sample office behind a context, for the pages of the rail."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from lushan_desktop.base.computing import CHILD
from lushan_desktop.storage.store import Store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.runner import Runner
from tests import saving
from tests.offices import open_sample

PAGE_AREA = (1182, 688)
"""What a window of 1366 × 768 leaves for a page."""


@pytest.fixture(scope="session", autouse=True)
def no_child_left() -> Iterator[None]:
    yield
    CHILD.close()


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with open_sample(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def save(store) -> Callable[..., str]:
    """Saves a record past the window; returns its id."""
    return partial(saving.save, store)


@pytest.fixture
def context(qtbot, store) -> Iterator[Context]:
    runner = Runner(store)
    made = Context(runner, store.folder)
    made.failed.connect(lambda sentence: pytest.fail(sentence))
    yield made
    assert runner.stop()

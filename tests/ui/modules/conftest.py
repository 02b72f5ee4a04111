"""The sample office behind a context, for the pages of the rail."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from lushan_desktop.app import open_sample
from lushan_desktop.base.computing import CHILD
from lushan_desktop.storage.store import Store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.runner import Runner
from tests import saving

PAGE_AREA = (1182, 688)
"""What a window of 1366 × 768 leaves for a page."""


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory) -> Iterator[Path]:
    """A folder that holds the sample, made once."""
    folder = tmp_path_factory.mktemp("sample") / "office"
    open_sample(folder).close()
    yield folder
    CHILD.close()


@pytest.fixture
def store(filled_folder, tmp_path) -> Iterator[Store]:
    folder = tmp_path / "office"
    shutil.copytree(filled_folder, folder)
    with open_sample(folder) as opened:
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

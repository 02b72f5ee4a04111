"""A store, and a context that reaches it."""

import pytest

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.runner import Runner
from tests.offices import new_store


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "office", person="示例甲") as opened:
        yield opened


@pytest.fixture
def kept():
    """Widgets that outlive the runner, so that no thread is the last to hold one."""
    return []


@pytest.fixture
def context(qtbot, store, kept):
    runner = Runner(store)
    made = Context(runner, store.folder)
    kept.append(made)
    made.failed.connect(lambda sentence: pytest.fail(sentence))
    yield made
    assert runner.stop()

"""The whole window on the sample office."""

from collections.abc import Iterator

import pytest

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.window import MainWindow
from tests.offices import open_sample

KEPT: list[object] = []
"""What a thread may still hold: it must not be the last to let go."""


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory):
    with open_sample(tmp_path_factory.mktemp("sample") / "office") as store:
        yield store


@pytest.fixture
def window(qtbot, sample_office) -> Iterator[MainWindow]:
    runner = Runner(sample_office)
    context = Context(runner, sample_office.folder)
    context.failed.connect(lambda sentence: pytest.fail(sentence))
    made = MainWindow(context)
    KEPT.extend((context, made))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    assert runner.stop()

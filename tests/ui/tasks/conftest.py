"""An office as the program opens it, and the context that reaches it."""

import pytest

from lushan_desktop.app import parts
from lushan_desktop.services.records.evidence_text import READER
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.runner import Runner
from tests.offices import new_store


@pytest.fixture
def office(tmp_path):
    with new_store(tmp_path / "office", parts=parts()) as opened:
        yield opened
    READER.close()


@pytest.fixture
def context(qtbot, office):
    runner = Runner(office)
    yield Context(runner, office.folder)
    assert runner.stop()

"""The sample office with its report centre open, as a clerk sees it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from lushan_desktop.app import open_sample
from lushan_desktop.base.computing import CHILD
from lushan_desktop.storage.store import Store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.reports.page import ReportsPage
from lushan_desktop.ui.tasks.runner import Runner

PATIENCE = 20_000
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
def context(qtbot, store) -> Iterator[Context]:
    runner = Runner(store)
    made = Context(runner, store.folder)
    made.failed.connect(lambda sentence: pytest.fail(sentence))
    yield made
    assert runner.stop()


@pytest.fixture
def page(qtbot, context) -> ReportsPage:
    """The report centre with the statement of 93 set."""
    made = ReportsPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    wait_for_paper(qtbot, made)
    return made


def wait_for_paper(qtbot: Any, page: ReportsPage, until: Callable[[], bool] = lambda: True) -> None:
    """Wait until the pages on show are those of the options, and something holds of them."""
    qtbot.waitUntil(lambda: page.preview.is_current and until(), timeout=PATIENCE)


def text_of(pdf: bytes) -> str:
    """The text of a PDF as a reader copies it out, without line ends."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        return "".join("".join(pages).split())
    finally:
        document.close()


def shown_text(page: ReportsPage) -> str:
    """The text of the pages in the preview."""
    return text_of(page.preview.preview.typeset.pdf)

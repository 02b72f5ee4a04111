"""The sample office with its report centre open, as a clerk sees it."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from lushan_desktop.ui.modules.papers.composer import Composer
from lushan_desktop.ui.modules.papers.report_centre import ReportsPage
from tests.ui.modules.conftest import PAGE_AREA


@pytest.fixture
def page(qtbot, context) -> ReportsPage:
    """The report centre with the statement of 93 set."""
    made = ReportsPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    wait_for_paper(qtbot, made)
    return made


@pytest.fixture
def entered(qtbot, page) -> Composer:
    """编辑文稿 as a click in the report centre opens it."""
    page.panel.buttons["text"].click()
    qtbot.waitUntil(lambda: page.stack.of(Composer) is not None)
    made = page.stack.of(Composer)
    wait_for_text(qtbot, made)
    return made


def wait_for_text(qtbot: Any, composer: Composer) -> None:
    """Wait until the statement is there, and set beside its text."""
    qtbot.waitUntil(lambda: composer.shown is not None and composer.preview.is_current)


def wait_for_paper(qtbot: Any, page: ReportsPage, until: Callable[[], bool] = lambda: True) -> None:
    """Wait until the pages on show are those of the options, and something holds of them."""
    qtbot.waitUntil(lambda: page.preview.is_current and until())


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

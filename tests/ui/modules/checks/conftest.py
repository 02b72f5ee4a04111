"""The page of 校核 on the sample office."""

import pytest

from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.ui.modules.checks.checks_page import ChecksPage
from tests.ui.modules.conftest import PAGE_AREA


@pytest.fixture(scope="module", autouse=True)
def ended():
    yield
    FOREIGN.close()


@pytest.fixture
def page(qtbot, context) -> ChecksPage:
    made = ChecksPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    qtbot.waitUntil(lambda: bool(made.findings))
    return made

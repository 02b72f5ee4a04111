"""Windows are tested without a screen, dressed as the clerk sees them."""

import os
from functools import cache

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from lushan_desktop.ui.theme import fonts, style
from lushan_desktop.ui.theme.tokens import Theme

# The type that we ship, whatever this machine has: how wide words are is part of what pages look like.
fonts.families = fonts._shipped_families = cache(fonts._shipped_families)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The standard looks, put back after a test that changed them."""
    qapp.setCursorFlashTime(0)  # a cursor that blinks is there or not, whenever one looks
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    if qapp.styleSheet() != style.style_sheet(Theme()):
        style.apply(qapp, Theme())

"""Windows are tested without a screen, dressed as the clerk sees them."""

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import Theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The standard looks, put back after a test that changed them."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    if qapp.styleSheet() != style.style_sheet(Theme()):
        style.apply(qapp, Theme())

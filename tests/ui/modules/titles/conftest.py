"""The page of applications over the sample office, on a day of the sample's own July."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.base import clock
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.services.titles import applications_list, review
from lushan_desktop.ui.modules.titles.titles_page import ApplicationsPage
from tests.ui.modules.conftest import PAGE_AREA

APPLICATION = RECORD_TYPES.get("application")


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))


@pytest.fixture
def page(qtbot, context):
    made = ApplicationsPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.overview.overview is not None)
    return made


@pytest.fixture
def the(store):
    """The application of a unit of the sample."""

    def _the(name):
        rows = applications_list.overview(store).rows
        return next(row.id for row in rows if row.applicant.startswith(name) and row.type == "application")

    return _the


@pytest.fixture
def under_review(qtbot, page, store, the, held):
    """The application of 下汤镇, whose fifth item is the next, under a standard that asks for no material."""
    application = the("下汤镇")
    unasked = [{**item, "materials": ""} for item in held(application)["review_items"]]
    records.save(store, APPLICATION, {"review_items": tuple(unasked)}, application)
    page.open_review(application)
    qtbot.waitUntil(lambda: page.review.sheet is not None and page.review.panel.form.line is not None)
    return page.review


@pytest.fixture
def press(qtbot):
    """Press a key where the keyboard is."""

    def _press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    return _press


@pytest.fixture
def held(store):
    def _held(application):
        return records.values(store, APPLICATION, application)

    return _held


@pytest.fixture
def sheet(store):
    def _sheet(application):
        return review.sheet(store, application)

    return _sheet

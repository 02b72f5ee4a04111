"""What a page shows second is imported and built when it is first opened, not before."""

import json
import subprocess
import sys
from functools import lru_cache

import pytest

from lushan_desktop.base.lazy import made
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.tasks.runner import Runner
from tests.offices import new_store

OPEN = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from lushan_desktop.app import open_store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.session import settle
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.window import MainWindow

application = QApplication([])
with open_store(Path(sys.argv[1])) as store:
    runner = Runner(store)
    window = MainWindow(Context(runner, store.folder))
    window.show()
    for page in sys.argv[2:]:
        window.open(page)
        application.processEvents()
    window.close()
    runner.stop()
    settle()
    print(json.dumps({"modules": sorted(sys.modules)}))
"""
OPENED_LATER = {
    "services.records.find_all",
    "ui.fields.editors",
    "ui.help.window",
    "ui.modules.documents.document_form",
    "ui.modules.meetings.kit_page",
    "ui.modules.supervision.feedback_desk",
    "ui.modules.supervision.problem_form",
    "ui.preview.live_preview",
    "ui.printing",
    "ui.records.ask_form",
    "ui.records.bulk_form",
    "ui.records.form",
    "ui.search.palette",
    "ui.widgets.evidence_preview",
}
PAGES = ("meetings", "documents", "instructions", "supervision", "learning", "people", "inclusions")


OPENED_LATER_THERE = {
    "services.papers.composing",
    "ui.modules.titles.ranking_page",
    "ui.modules.titles.review_page",
    "ui.modules.titles.title_page",
    "ui.modules.indicators.editions",
    "ui.modules.indicators.publications",
    "ui.modules.papers.composer",
    "ui.modules.papers.plan_page",
    "ui.modules.submission.submission_page",
    "ui.modules.papers.typeset_page",
    "xlsxwriter",
}
PAGES_THAT_ASK = ("titles", "indicators", "papers")
"""What they show first has fields to fill in."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("opened") / "office"


@lru_cache
def opened(folder, *pages):
    """What is in memory once these pages were opened and the program has settled."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(folder), *pages],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    ("pages", "later"), [(PAGES, OPENED_LATER), (PAGES_THAT_ASK, OPENED_LATER_THERE)], ids=["lists", "asking"]
)
def test_pages_that_nobody_went_on_from_import_no_second_view(pages, later, folder):
    loaded = {name.removeprefix("lushan_desktop.") for name in opened(folder, *pages)["modules"]}

    shown = {
        page.partition(":")[0].removeprefix("lushan_desktop.")
        for page in (module.page for module in MODULES if module.key in pages)
    }
    assert shown <= loaded
    assert later & loaded == set()


@pytest.fixture
def page(qtbot, tmp_path):
    with new_store(tmp_path / "office", person="示例甲") as store:
        runner = Runner(store)
        made = RecordPage(Context(runner, store.folder), RECORD_TYPES.get("meeting"))
        qtbot.addWidget(made)
        made.show()
        yield made
        assert runner.stop()


def test_a_form_is_built_when_something_is_first_entered_and_then_stays(page):
    assert not page.is_filling_in()
    assert made(page, "form") is made(page, "bulk") is None

    page.add()

    assert page.is_filling_in()
    first = page.form
    first.leave()
    page.add()
    assert page.form is first is page.right.currentWidget()
    assert made(page, "bulk") is None

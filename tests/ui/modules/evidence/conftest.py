"""A folder of material, and the page of evidence."""

from pathlib import Path

import pytest

from lushan_desktop.services.evidence import evidence_batch
from lushan_desktop.ui.modules.evidence.evidence_page import EvidencePage
from tests.services.evidence.material import a_jpeg, a_pdf, put
from tests.ui.modules.conftest import PAGE_AREA


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "第93项材料"
    put(made, "93-02 动员会签到表 2023.6.2.pdf", a_pdf(2))
    put(made, "会场照片.jpg", a_jpeg())
    return made


@pytest.fixture
def open_page(qtbot, context):
    def _open() -> EvidencePage:
        page = EvidencePage(context)
        qtbot.addWidget(page)
        page.resize(*PAGE_AREA)
        page.show()
        page.list.period.show_all()
        qtbot.waitUntil(lambda: page.materials.counts is not None and page.list.tally is not None)
        return page

    return _open


@pytest.fixture
def filled(store, folder, open_page):
    evidence_batch.add(store, evidence_batch.survey(store, [folder]).proposals)
    return open_page()


def rows(page) -> dict:
    model = page.materials.tiles._rows
    return {row.id: row for place in range(model.rowCount()) if (row := model.row_at(place))}

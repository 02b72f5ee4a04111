"""A folder of files becomes numbered proof, a catalogue and a bound volume, by mouse and keyboard alone."""

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_list, proofs
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.evidence.batch_model import DAY
from lushan_desktop.ui.modules.evidence.evidence_page import EvidencePage
from lushan_desktop.ui.modules.papers.report_centre import ReportsPage
from tests.services.evidence.material import a_jpeg, a_pdf, put

EVIDENCE = RECORD_TYPES.get("evidence")


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "第93项 示范创建"
    put(made, "93-02 动员会签到表 2023.6.2.pdf", a_pdf(2))
    put(made / "照片", "会场照片.jpg", a_jpeg())
    put(made, "空白.pdf", b"")
    return made


def page_of(clerk) -> EvidencePage:
    page = clerk.go("evidence")
    assert isinstance(page, EvidencePage)
    clerk.see(lambda: page.materials.counts is not None)
    return page


def take_in(clerk, page: EvidencePage, folder: Path) -> None:
    """Drop the folder, give the photo its date, leave the empty file out, add the rest."""
    clerk.drop(page.materials.tiles.viewport(), [folder])
    panel = page.taking.panel
    clerk.see(lambda: panel.isVisible())
    clerk.look("batch")
    names = [one.name for one in panel.rows.proposals]
    photo = names.index("会场照片.jpg")
    panel.table.setCurrentIndex(panel.rows.index(photo, DAY))
    clerk.press(Qt.Key.Key_F2)
    clerk.write("2023.6.2")
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: str(panel.rows.proposals[photo].signed_on) == "2023年6月2日")
    panel.table.choose_row(names.index("空白.pdf"))
    clerk.click(panel.leave_out_button)
    clerk.see(lambda: panel.add_button.text() == "添加 2 份")
    clerk.click(panel.add_button)
    clerk.see(lambda: not panel.isVisible())


def test_a_folder_becomes_numbered_proof_a_catalogue_and_a_volume(
    clerk, store, folder, tmp_path, monkeypatch, save_as, snapshot
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    page = page_of(clerk)
    take_in(clerk, page, folder)
    clerk.see(lambda: page.materials.counts.total == 2)
    clerk.see(lambda: page.detail.shown is not None and page.detail.shown.numbers)

    clerk.look("materials")
    page.materials.indicator.setCurrentIndex(1)
    page.materials.indicator.activated.emit(1)
    clerk.see(lambda: page.list.tally is not None and page.list.tally.shown == 2)

    volume = tmp_path / "汇编.pdf"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: volume)
    bind = next(action for action in page.giving_menu().actions() if action.text().startswith("装订成册"))
    bind.trigger()
    clerk.see(lambda: page.ask.isVisible())
    clerk.look("binding")
    clerk.click(page.ask.act_button)
    clerk.see(lambda: not page.ask.isVisible())

    document = pypdfium2.PdfDocument(volume.read_bytes())
    pages = [re.sub(r"\s", "", document[n].get_textpage().get_text_range()) for n in range(len(document))]
    document.close()
    with store.read() as session:
        indicator = proofs.indicators_of(session, page.detail.shown.id)[0]
        numbers = sorted(proofs.number_of(session, indicator).values())
    assert numbers == ["93-02", "93-03"]
    for number in numbers:
        assert number in pages[1]
        assert any(f"材料编号：{number}第1页共" in text for text in pages[3:])

    clerk.click(page.list.print_button)
    clerk.see(lambda: isinstance(clerk.window.pages.currentWidget(), ReportsPage))
    assert clerk.seen == snapshot


def test_a_batch_goes_by_one_undo(clerk, folder):
    page = page_of(clerk)
    take_in(clerk, page, folder)
    clerk.see(lambda: page.materials.counts.total == 2)

    clerk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    clerk.see(lambda: page.materials.counts.total == 0)
    assert page.materials.counts.count_by_state[evidence_list.UNUSED] == 0

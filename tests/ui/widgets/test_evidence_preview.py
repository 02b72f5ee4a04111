"""Evidence over the page: pages, pictures, texts; a sentence where there is nothing to see."""

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import attachments, record_view, records
from lushan_desktop.ui.widgets.evidence_preview import EvidencePreview
from tests.ui.fields.conftest import context, kept, store

__all__ = ["context", "kept", "store"]
MEETING = RECORD_TYPES.get("meeting")


@pytest.fixture
def files(store, tmp_path):
    """A paper of three pages, a picture, a text, a broken paper, one that no program here shows."""
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.write(tmp_path / "1通知.pdf")
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(tmp_path / "2照片.png"))
    (tmp_path / "3说明.txt").write_text("示例文字", "utf-8")
    (tmp_path / "4坏.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "5版式.ofd").write_bytes(b"PK example")
    meeting = records.save(store, MEETING, {"title": "示例：会", "kind": "推进会"}).ids("meeting")[0]
    attachments.attach(store, MEETING, meeting, sorted(tmp_path.glob("[1-5]*.*")))
    return record_view.view(store, MEETING, meeting).files


@pytest.fixture
def preview(qtbot, context, kept, files):
    page = QWidget()
    page.field = QLineEdit(page)
    qtbot.addWidget(page)
    kept.append(page)
    page.resize(1180, 640)
    qtbot.focus(page.field)
    made = EvidencePreview(context.query, page)
    made.page = page
    made.show_files(files)
    qtbot.waitUntil(lambda: made.sight is not None)
    return made


def at(qtbot, preview, key):
    name = preview.current_file.name
    qtbot.keyClick(preview.focusWidget() or preview, key)
    assert preview.current_file.name != name
    qtbot.waitUntil(lambda: preview.sight is not None)


def test_each_file_is_seen_in_its_own_way(qtbot, preview):
    assert preview.pages.page_count == 3
    qtbot.waitUntil(lambda: bool(preview.pages._images))
    at(qtbot, preview, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(preview.pages._images))
    drawn = preview.pages._images[0]
    assert drawn.pixelColor(QPoint(5, 5)).getRgb()[:3] == (255, 0, 0)
    at(qtbot, preview, Qt.Key.Key_Right)
    assert preview.text.toPlainText() == "示例文字"
    assert preview.text.isVisible()
    at(qtbot, preview, Qt.Key.Key_Right)
    assert "已损坏" in preview.refusal()
    assert preview.sentence.isVisible()
    at(qtbot, preview, Qt.Key.Key_Right)
    assert "不能在这里预览" in preview.refusal()
    at(qtbot, preview, Qt.Key.Key_Left)
    assert preview.current_file.name == "4坏.pdf"


def test_the_ends_do_not_go_round(qtbot, preview):
    preview.go(-1)
    assert preview.current_file.name == "1通知.pdf"
    assert not preview.back_button.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_key_closes_it_and_gives_the_keyboard_back(qtbot, preview, key):
    with qtbot.waitSignal(preview.closed):
        qtbot.keyClick(preview.pages, key)
    assert preview.isHidden()
    assert preview.page.field.hasFocus()


def test_a_click_beside_it_closes_it(qtbot, preview):
    qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert preview.isHidden()


def test_it_can_be_opened_elsewhere(qtbot, preview, files):
    with qtbot.waitSignal(preview.open_requested) as asked:
        preview.outside_button.click()
    assert asked.args == [files[0].id]


def test_it_follows_the_page_in_size(preview):
    preview.page.resize(900, 500)
    assert preview.size() == preview.page.size()

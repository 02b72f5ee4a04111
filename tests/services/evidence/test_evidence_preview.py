"""Evidence is seen, or it is said why not."""

import pytest
from PIL import Image
from pypdf import PdfWriter

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_preview
from lushan_desktop.services.records import (
    attachments,
    record_view,
)
from tests.saving import a_meeting

MEETING = RECORD_TYPES.get("meeting")


def looked_at(store, tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    meeting = a_meeting(store, title=f"示例：{name}")
    attachments.attach(store, MEETING, meeting, [file])
    evidence = record_view.view(store, MEETING, meeting).files[0].id
    return evidence, evidence_preview.look(store, evidence)


@pytest.fixture
def pdf(tmp_path):
    def _pdf(password=""):
        writer = PdfWriter()
        for _ in range(3):
            writer.add_blank_page(595, 842)
        if password:
            writer.encrypt(password)
        writer.write(tmp_path / "made.pdf")
        return (tmp_path / "made.pdf").read_bytes()

    return _pdf


def test_pages_pictures_and_texts_are_seen(store, tmp_path, pdf):
    evidence, sight = looked_at(store, tmp_path, "通知.pdf", pdf())
    assert len(sight.sizes) == 3
    assert not sight.refusal
    assert evidence_preview.picture(store, evidence, 2).width == 1190

    Image.new("RGB", (4000, 2000), "red").save(tmp_path / "照片.jpg")
    evidence, sight = looked_at(store, tmp_path, "照片.jpg", (tmp_path / "照片.jpg").read_bytes())
    drawn = evidence_preview.picture(store, evidence, 0)
    assert len(sight.sizes) == 1
    assert (drawn.width, drawn.height) == (1600, 800)

    _, sight = looked_at(store, tmp_path, "说明.txt", "示例文字".encode("gb18030"))
    assert sight.text == "示例文字"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("坏.pdf", b"%PDF-1.4 broken", "已损坏"),
        ("坏.jpg", b"no picture", "已损坏"),
        ("坏.xlsx", b"no sheet", "请点“打开”"),
        ("坏.docx", b"no document", "已损坏"),
        ("版式.ofd", b"PK example", "不能在这里预览"),
    ],
)
def test_what_cannot_be_seen_is_told_in_a_sentence(store, tmp_path, name, data, sentence):
    _, sight = looked_at(store, tmp_path, name, data)
    assert sentence in sight.refusal
    assert not sight.sizes


def test_an_encrypted_paper_says_so(store, tmp_path, pdf):
    _, sight = looked_at(store, tmp_path, "加密.pdf", pdf(password="示例"))
    assert "加了密" in sight.refusal

"""Proofs that are no PDF and no picture become pages, once, and are bound as such; what cannot is told."""

import io

import docx
import pypdfium2
import pytest
import xlsxwriter
from PIL import Image

from lushan_desktop.services.evidence import (
    evidence_batch,
    evidence_preview,
    office_program,
    proof_pages,
    volumes,
)
from lushan_desktop.services.evidence.proofs import indicator_called
from lushan_desktop.storage import objects
from tests.intake.old_files import a_doc
from tests.paper.ofd_files import an_ofd, page, picture, sealed, text
from tests.saving import save
from tests.services.evidence.material import all_evidence, put, read_all


@pytest.fixture
def office(store, monkeypatch):
    monkeypatch.setattr(office_program, "program", lambda: "")
    system = save(store, "indicator_system", name="示例体系")
    save(store, "indicator", system=system, number="93", text="示范创建")
    return store


def a_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("示例通知的正文")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "示例甲", "示例乙"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def an_xlsx() -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        for name in ("名单", "台账"):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, "示例表")
            sheet.write_row(1, 0, ("序号", "示例单位"))
            sheet.write_row(2, 0, (1, f"示例{name}一"))
    return written.getvalue()


FILES = {
    "93-01 通知.docx": a_docx(),
    "93-02 台账.xlsx": an_xlsx(),
    "93-03 公文.ofd": an_ofd(page(text("示例公文", 20, 30)), signatures=sealed("png", picture())),
    "93-04 旧文.doc": a_doc("示例旧文的正文\r第二段"),
    "93-05 演示.pptx": b"PK\x03\x04 no presentation",
}


def taken(office, tmp_path):
    for name, data in FILES.items():
        put(tmp_path / "材料", name, data)
    return evidence_batch.add(office, evidence_batch.survey(office, [tmp_path / "材料"]).proposals)


def words_of(file) -> str:
    document = pypdfium2.PdfDocument(file)
    said = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return said


def test_word_sheets_ofd_and_old_files_are_bound_as_pages_and_the_rest_is_told(office, tmp_path):
    done = taken(office, tmp_path)
    bound = volumes.bind(office, [indicator_called(office, "93")], tmp_path / "册.pdf")

    assert "“93-03 公文.ofd”已添加，但含电子签名（未验证），请以签章软件核验为准。" in done.remarks
    said = words_of(tmp_path / "册.pdf")
    for words in ("示例通知的正文", "示例乙", "示例名单一", "示例台账一", "示例旧文的正文", "文字件"):
        assert words in said
    assert bound.placeholders == 1
    assert [one[:8] for one in bound.left_out] == ["93-05 演示"]


def test_all_that_has_to_be_converted_is_told_before_anything_is_bound(office, tmp_path):
    put(tmp_path / "材料", "93-06 录像.mp4", b"no pages")
    put(tmp_path / "材料", "93-07 坏的.docx", b"PK broken")
    taken(office, tmp_path)

    with pytest.raises(volumes.NoPages) as told:
        volumes.look_before(office, [indicator_called(office, "93")])

    assert told.value.message.splitlines() == [
        "3 份转不成页面，册中只有占位页：",
        "“93-05 演示.pptx”是.pptx文件，本机无法转成页面。请在WPS中另存为PDF后添加。",
        "“93-06 录像.mp4”是.mp4文件，本机无法转成页面。请在WPS中另存为PDF后添加。",
        "“93-07 坏的.docx”已损坏或内容不合规，没有读入。请在WPS或Word里打开后另存为.docx。",
    ]


def test_pages_are_counted_as_files_come_in(office, tmp_path):
    taken(office, tmp_path)

    pages = {one.suffix: one.pages for one in all_evidence(office)}

    assert pages == {".docx": 1, ".xlsx": 2, ".ofd": 1, ".doc": 1, ".pptx": None}


def test_a_large_photo_is_bound_smaller_and_its_original_stays(office, tmp_path):
    noise = Image.effect_noise((3600, 2700), 90).convert("RGB")
    noise.save(tmp_path / "93-01 现场.jpg", quality=95)
    before = (tmp_path / "93-01 现场.jpg").read_bytes()
    evidence_batch.add(office, evidence_batch.survey(office, [tmp_path / "93-01 现场.jpg"]).proposals)

    volumes.bind(office, [indicator_called(office, "93")], tmp_path / "册.pdf")

    assert (tmp_path / "册.pdf").stat().st_size < len(before) * 0.7
    (item,) = all_evidence(office)
    assert objects.path_of(office.folder, item.sha256).read_bytes() == before


def test_pages_are_made_once_and_kept_by_the_hash(office, tmp_path):
    taken(office, tmp_path)
    item = next(one for one in all_evidence(office) if one.suffix == ".docx")

    first = proof_pages.pages_of(office, item.sha256, item.suffix, item.file_name).file
    before = first.stat().st_mtime_ns
    again = proof_pages.pages_of(office, item.sha256, item.suffix, item.file_name).file

    assert (again, again.stat().st_mtime_ns) == (first, before)
    whole = first.read_bytes()
    for place in (3, len(whole) // 2, len(whole) - 30):
        first.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert proof_pages.pages_of(office, item.sha256, item.suffix, item.file_name).file == first
        assert first.read_bytes() == whole


def test_an_ofd_is_previewed_as_its_pages_and_its_words_are_found(office, tmp_path):
    taken(office, tmp_path)
    read_all(office)
    item = next(one for one in all_evidence(office) if one.suffix == ".ofd")

    sight = evidence_preview.look(office, item.id)

    assert [tuple(map(round, size)) for size in sight.sizes] == [(595, 842)]
    assert evidence_preview.picture(office, item.id, 0).width > 1000
    assert item.pages == 1


def test_what_an_office_program_makes_of_a_file_is_bound(office, tmp_path, monkeypatch):
    document = pypdfium2.PdfDocument.new()
    document.new_page(300, 300)
    written = io.BytesIO()
    document.save(written)
    monkeypatch.setattr(office_program, "converted", lambda *_, **__: written.getvalue())
    taken(office, tmp_path)
    item = next(one for one in all_evidence(office) if one.suffix == ".pptx")

    pages = proof_pages.pages_of(office, item.sha256, item.suffix, item.file_name)

    assert pages.file.read_bytes().startswith(written.getvalue())

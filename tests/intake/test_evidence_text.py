"""The words of real evidence files: PDF pages, Word, sheets, plain text; of the others, why not."""

import docx
import pikepdf
import pytest
import xlsxwriter

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake import text as plain
from lushan_desktop.intake.evidence_text import READERS, read
from lushan_desktop.paper.content import Content, PageBreak, Paragraph, Title
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.services.records.evidence_text import READABLE

LONG = "各单位要高度重视法治政府建设示范创建工作，压实责任、细化措施，形成“一把手”负总责的工作合力；" * 4


def a_pdf(file, *pages: str):
    blocks = [block for page in pages for block in (Title("示例"), Paragraph(page), PageBreak())]
    file.write_bytes(typeset(Content(*blocks[:-1]), bundled_fonts_only=True).pdf)
    return file


def a_workbook(file):
    with xlsxwriter.Workbook(file) as book:
        first, second = book.add_worksheet("名单"), book.add_worksheet("台账")
        first.write_row(0, 0, ["姓名", "职务"])
        first.write_row(1, 0, ["示例甲", "示例职务", 3])
        second.write(0, 0, "案卷评查")
    return file


def test_a_pdf_is_read_page_by_page_with_its_lines_put_together(tmp_path):
    found = read(a_pdf(tmp_path / "hash", "第一页写案卷评查", LONG), "示例.pdf")

    assert [page.place for page in found.pages] == ["第1页", "第2页"]
    assert "案卷评查" in found.pages[0].text
    assert LONG[:120] in found.pages[1].text


def test_sheets_are_named(tmp_path):
    found = read(a_workbook(tmp_path / "a.xlsx"), "示例.xlsx")

    assert [(page.place, page.text) for page in found.pages] == [
        ("工作表“名单”", "姓名 职务\n示例甲 示例职务 3"),
        ("工作表“台账”", "案卷评查"),
    ]


def test_word_files_are_read_with_their_tables(tmp_path):
    document = docx.Document()
    document.add_paragraph("研究行政执法案卷评查")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "牵头单位", "示例单位"
    document.save(tmp_path / "hash")

    (page,) = read(tmp_path / "hash", "示例.docx").pages

    assert page.place == ""
    assert "案卷评查" in page.text
    assert "牵头单位 示例单位" in page.text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["示例.txt", "示例.csv"])
def test_plain_text_is_read_in_any_encoding(tmp_path, encoding, name):
    (tmp_path / "hash").write_bytes("示例甲,案卷评查".encode(encoding))

    assert read(tmp_path / "hash", name).pages[0].text == "示例甲,案卷评查"


def test_a_scan_has_pages_and_no_words(tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.save(tmp_path / "hash")

    found = read(tmp_path / "hash", "示例.pdf")

    assert (found.pages, found.wordless) == ((), 2)


def test_a_locked_pdf_says_what_to_do(tmp_path):
    a_pdf(tmp_path / "open.pdf", "示例")
    with pikepdf.open(tmp_path / "open.pdf") as pdf:
        pdf.save(tmp_path / "hash", encryption=pikepdf.Encryption(owner="a", user="b"))

    with pytest.raises(UserError, match=r"加了密码.*去掉密码"):
        read(tmp_path / "hash", "示例.pdf")


@pytest.mark.parametrize("ending", sorted(READABLE - {".txt", ".csv"}))
def test_a_broken_file_is_called_broken(tmp_path, ending):
    (tmp_path / "hash").write_bytes(b"nothing of the kind" * 20)

    with pytest.raises(UserError, match="损坏"):
        read(tmp_path / "hash", f"示例{ending}")


def test_a_refusal_names_the_file_as_the_office_calls_it(tmp_path):
    (tmp_path / "f00d").write_bytes(b"\x00\xff\xfe\x81\x00")

    with pytest.raises(UserError, match=r"“示例\.txt”不是文字文件"):
        read(tmp_path / "f00d", "示例.txt")


def test_a_state_secret_is_not_read(tmp_path):
    (tmp_path / "hash").write_text("机密★1年\n示例单位文件\n示例文字", "utf-8")

    with pytest.raises(UserError, match="不得处理国家秘密"):
        read(tmp_path / "hash", "示例.txt")


def test_of_a_very_long_file_only_so_much_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("lushan_desktop.intake.evidence_text.MOST_CHARACTERS", 10)
    (tmp_path / "hash").write_text("一二三四五六七八九十十一", "utf-8")

    found = read(tmp_path / "hash", "示例.txt")

    assert (found.pages[0].text, found.is_cut) == ("一二三四五六七八九十", True)
    assert plain.MOST_CHARACTERS == 1_000_000


def test_what_the_service_sends_to_the_child_has_a_reader():
    assert frozenset(READERS) == READABLE


def test_other_formats_are_found_by_name_only(tmp_path):
    with pytest.raises(UserError, match="只能按名称查找"):
        read(tmp_path / "hash", "示例.ceb")

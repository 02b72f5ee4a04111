"""LibreOffice opens our Word and Excel files and prints the same text, headings and tables."""

import io
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pypdfium2
import pytest

from lushan_desktop.base.paths import resources
from lushan_desktop.domain.recognise import recognise
from lushan_desktop.paper.content import Content, Heading, Table, Title
from lushan_desktop.paper.excel.sheet import write_workbook
from lushan_desktop.paper.word.word import write_document
from lushan_desktop.services.papers.typesetting import Form, GivenParts, compose
from tests.foreign import characters, read, sources_of
from tests.paper import torture

pytestmark = pytest.mark.timeout(280)
FOREIGN = (
    "03-report",
    "08-plan",
    "15-english-words",
    "17-attachments-tables",
    "27-work-points",
)
LEDGERS = ("ledger-groups", "ledger-empty", "key-values")


def set_text(name: str) -> Content:
    return compose(recognise(sources_of(name)), Form.PLAIN, GivenParts())


def with_our_fonts(folder: Path) -> dict[str, str]:
    """Surroundings in which the program finds our fonts too: a bare machine has none for rare characters."""
    told = folder / "fonts.conf"
    told.write_text(
        f"<fontconfig><include ignore_missing='yes'>/etc/fonts/fonts.conf</include>"
        f"<dir>{resources('fonts')}</dir><cachedir>{folder}</cachedir></fontconfig>",
        "utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(told)}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Files turned to PDF by LibreOffice, all in one go; gives the text of one by its name."""
    folder = tmp_path_factory.mktemp("office")
    for name in FOREIGN:
        (folder / f"{name}.docx").write_bytes(write_document(set_text(name)))
    for name in LEDGERS:
        content = torture.papers()[name]
        (folder / f"{name}-word.docx").write_bytes(write_document(content))
        (folder / f"{name}-excel.xlsx").write_bytes(write_workbook(content))
    headed = compose(recognise(sources_of("18-masthead")), Form.NOTICE, GivenParts(sealed=True))
    (folder / "imprint.docx").write_bytes(write_document(headed))
    files = sorted(folder.iterdir())
    around = with_our_fonts(tmp_path_factory.mktemp("fonts"))
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [shutil.which("soffice"), own, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, timeout=240, capture_output=True, env=around)
    return folder


def printed(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return characters("".join(page.get_textpage().get_text_range() for page in document))


def cells(content: Content) -> str:
    tables = [block for block in content.blocks if isinstance(block, Table)]
    rows = [row if isinstance(row, tuple) else (row.text,) for table in tables for row in table.rows]
    labels = [column.label for table in tables for column in table.columns]
    return characters("".join([*labels, *("".join(row) for row in rows)]))


@pytest.mark.parametrize("name", FOREIGN)
def test_a_word_file_prints_the_text_that_was_written(office, name):
    lost = Counter(characters(read(name))) - Counter(printed(office / f"{name}.pdf"))

    assert not lost


@pytest.mark.parametrize("name", FOREIGN)
def test_a_word_file_has_the_headings_and_tables_of_the_paper(office, name):
    content = set_text(name)
    document = docx.Document(io.BytesIO((office / f"{name}.docx").read_bytes()))

    styles = {"公文一级", "公文二级", "公文三级", "公文四级"}
    headings = [each.text for each in document.paragraphs if each.style.name in styles]
    assert headings == [block.text for block in content.blocks if isinstance(block, Heading)]
    tables = [block for block in content.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in document.tables] == [len(table.rows) + 1 for table in tables]
    text = printed(office / f"{name}.pdf")
    assert all(characters(heading) in text for heading in headings)


@pytest.mark.parametrize("kind", ["word", "excel"])
@pytest.mark.parametrize("name", LEDGERS)
def test_a_ledger_prints_all_its_cells(office, name, kind):
    content = torture.papers()[name]

    text = printed(office / f"{name}-{kind}.pdf")

    assert not Counter(cells(content)) - Counter(text)
    assert characters(next(block.plain for block in content.blocks if isinstance(block, Title))) in text


def test_an_imprint_stands_at_the_foot_of_the_last_and_even_page(office):
    with pypdfium2.PdfDocument(office / "imprint.pdf") as document:
        text = document[len(document) - 1].get_textpage()
        place = text.get_text_range().index("印发")
        bottom = text.get_charbox(place)[1]

        assert len(document) == 2
        assert 35 * 72 / 25.4 < bottom < 45 * 72 / 25.4

"""What stands on the page of a text is of that text, whatever was asked for since."""

import docx
import pytest
from docx.oxml.ns import qn

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers

TOLD = "示例县示例工作情况说明\n2023年5月9日，县长李明华主持召开示例推进会，[2009]5号文件已布署。\n"


@pytest.fixture
def read(tmp_path):
    file = tmp_path / "甲.docx"
    document = docx.Document()
    for line in TOLD.splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file


@pytest.fixture
def unread(tmp_path):
    file = tmp_path / "乙.docx"
    file.write_bytes(b"nothing that Word wrote")
    return file


@pytest.fixture
def refused(qtbot, context):
    """Give a page what it refuses, and wait until it has said so."""

    context.failed.disconnect()

    def give(ask, given) -> None:
        with qtbot.waitSignal(context.failed):
            ask(given)

    return give


@pytest.mark.parametrize("other", ["file", "pasted"])
def test_the_original_that_is_kept_is_of_the_text_on_show(
    qtbot, context, store, page, read, unread, refused, other
):
    taking = page.taking
    taking.open_file(read)
    qtbot.waitUntil(lambda: taking.found is not None)
    refused(*((taking.open_file, unread) if other == "file" else (taking.open_text, "\u3000\n")))

    taking.keeps.setChecked(True)
    with qtbot.waitSignal(context.changed):
        taking.take()

    kept = [one.name for one in answers.everything(store, RECORD_TYPES.get("evidence")) if one.name == "甲"]
    assert kept == ["甲"]


@pytest.mark.parametrize("other", ["file", "pasted"])
def test_what_is_put_right_is_saved_into_the_text_on_show(
    qtbot, tmp_path, page, read, unread, refused, other
):
    paper, out = page.paper, tmp_path / "改正.docx"
    paper.open_file(read)
    qtbot.waitUntil(lambda: paper.checked is not None)
    refused(*((paper.open_file, unread) if other == "file" else (paper.open_text, "\u3000\n")))

    paper.accept_all()
    paper.write(out)

    qtbot.waitUntil(out.exists)
    body = docx.Document(out).element.body
    assert body.findall(f".//{qn('w:del')}")
    assert docx.Document(out).styles["Normal"].font.size == docx.Document(read).styles["Normal"].font.size

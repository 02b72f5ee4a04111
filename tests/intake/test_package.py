"""A .docx that lacks a part which its text does not need, or is of the strict variant, is read."""

import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake import word
from lushan_desktop.intake.word_changes import with_changes

NEEDED = {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}
TRANSITIONAL = re.compile(
    rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/"
)


def document() -> bytes:
    made = docx.Document()
    made.add_heading("关于开展督查的通知", 0)
    made.add_paragraph("各乡镇人民政府：")
    made.add_table(2, 2).cell(0, 0).text = "序号"
    made.sections[0].header.paragraphs[0].text = "页眉"
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


WHOLE = document()
PARTS = tuple(zipfile.ZipFile(io.BytesIO(WHOLE)).namelist())


def changed(*, without: str = "", strict: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            if strict and name != "[Content_Types].xml":
                held = TRANSITIONAL.sub(rb"http://purl.oclc.org/ooxml/\1/", held)
            if name != without:
                new.writestr(name, held)
    return made.getvalue()


def texts(data: bytes) -> list[object]:
    return [getattr(one, "text", None) or getattr(one, "rows", "") for one in word.read(data, "示例.docx")]


@pytest.mark.parametrize("part", [part for part in PARTS if part not in NEEDED])
def test_a_part_that_the_text_does_not_need_may_be_missing(part):
    assert texts(changed(without=part)) == texts(WHOLE)


@pytest.mark.parametrize("part", sorted(NEEDED))
def test_without_what_it_needs_it_is_refused_in_a_sentence(part):
    with pytest.raises(UserError, match="请在WPS或Word里打开后另存为"):
        word.read(changed(without=part), "示例.docx")


@pytest.mark.parametrize("data", [changed(strict=True), changed(without="word/styles.xml")])
def test_it_can_be_read_and_corrected_as_any_other(data):
    made = with_changes(data, "示例.docx", [(2, 4, "实施")], "校核", datetime(2026, 3, 1, tzinfo=UTC))

    assert texts(data) == texts(WHOLE)
    assert made.left_out == 0
    assert texts(made.data)[0] == "关于实施督查的通知"

"""Corrections as tracked changes: only what differs is touched, and all else keeps its format and place."""

import io
import random
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from lushan_desktop.intake import word
from lushan_desktop.intake.paper_text import said
from lushan_desktop.intake.word_changes import text_with_changes, with_changes

NOW = datetime(2023, 6, 30, 9, 0, tzinfo=UTC)
_BOX = (
    "<w:r {ns}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t>框内金子</w:t></w:r><w:r><w:t>招牌</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)


def text_of(data: bytes) -> str:
    return "\n".join(map(said, word.read(data, "稿.docx")))


def saved(document) -> bytes:
    found = io.BytesIO()
    document.save(found)
    return found.getvalue()


def changed(data: bytes, *pairs: tuple[str, str]):
    """The document with each first text made the second."""
    text = text_of(data)
    places = [(text.index(wrong), text.index(wrong) + len(wrong), right) for wrong, right in pairs]
    return with_changes(data, "稿.docx", places, "校核", NOW)


def struck_and_new(data: bytes) -> tuple[str, str]:
    body = docx.Document(io.BytesIO(data)).element.body
    struck = "".join(each.text for each in body.iter(qn("w:delText")))
    new = "".join(each.text for mark in body.iter(qn("w:ins")) for each in mark.iter(qn("w:t")))
    return struck, new


@pytest.fixture
def odd():
    """Words half bold, a table, a box that hangs on a paragraph, all with a slip."""
    document = docx.Document()
    line = document.add_paragraph("会议布")
    line.add_run("署").bold = True
    line.add_run("工作[")
    line.add_run("2019").bold = True
    line.add_run("]，务必")
    line.add_run("要").underline = True
    line.add_run("重视。")
    cell = document.add_table(rows=1, cols=2).cell(0, 0).paragraphs[0]
    cell.add_run("已督促").bold = True
    cell.add_run("改")
    document.add_paragraph("框：")._p.append(parse_xml(_BOX.format(ns=nsdecls("w"))))
    document.add_paragraph("最后按排，县委县政府。")
    return saved(document)


ALL = (
    ("布署", "部署"),
    ("[2019]", "〔2019〕"),
    ("务必要", "务必"),
    ("已督促改", "以督促改"),
    ("金子招牌", "金字招牌"),
    ("按排", "安排"),
    ("县委县政府", "县委、县政府"),
)


def test_only_the_characters_that_differ_are_struck(odd):
    made = changed(odd, *ALL)

    assert made.left_out == 0
    assert struck_and_new(made.data) == ("布[]要已子按", "部〔〕以字安、")


def test_what_is_read_afterwards_is_right(odd):
    wanted = text_of(odd)
    for wrong, right in ALL:
        wanted = wanted.replace(wrong, right)

    assert text_of(changed(odd, *ALL).data) == wanted


def test_each_new_character_has_the_format_of_the_one_that_it_stands_for(odd):
    body = docx.Document(io.BytesIO(changed(odd, *ALL).data)).element.body
    bold = [
        each.text
        for mark in body.iter(qn("w:ins"))
        for run in mark.iter(qn("w:r"))
        for each in run.iter(qn("w:t"))
        if run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
    ]

    assert bold == ["以", "字"]


@pytest.mark.parametrize("seed", range(12))
def test_a_change_lands_where_it_was_told_however_the_runs_are_cut(seed):
    """A law over drawn documents: the text afterwards is the one asked for."""
    draw = random.Random(seed)
    document = docx.Document()
    for number in range(6):
        line = (
            document.add_table(1, 1).cell(0, 0).paragraphs[0]
            if draw.random() < 0.3
            else document.add_paragraph()
        )
        rest = f"第{number}段会议布署工作，全县按排落实。"
        while rest:
            cut = draw.randint(1, 4)
            line.add_run(rest[:cut]).bold = draw.random() < 0.5
            rest = rest[cut:]
        if draw.random() < 0.5:
            line._p.append(parse_xml(_BOX.format(ns=nsdecls("w"))))
    data = saved(document)
    text = text_of(data)
    slips = {"布署": "部署", "按排": "安排", "金子招牌": "金字招牌"}
    places = [
        (at, at + len(wrong), right)
        for wrong, right in slips.items()
        for at in range(len(text))
        if text.startswith(wrong, at)
    ]

    made = with_changes(data, "稿.docx", places, "校核", NOW)

    for wrong, right in slips.items():
        text = text.replace(wrong, right)
    assert (text_of(made.data), made.left_out) == (text, 0)


@pytest.mark.parametrize("before", ["", "\n\n", "会议\t地点\n一\t二\n", "控制\x07字\x0c符\n", "𠮷字\n"])
def test_a_text_that_was_no_document_becomes_one_with_its_changes(before):
    text = f"{before}示例县布署了工作,请照办。\n完\n"
    places = [
        (text.index("布署"), text.index("布署") + 2, "部署"),
        (text.index(","), text.index(",") + 1, "，"),
    ]

    made = text_with_changes(text, places, "校核", NOW)

    assert made.left_out == 0
    assert struck_and_new(made.data) == ("布,", "部，")
    lines = [line.text for line in docx.Document(io.BytesIO(made.data)).paragraphs]
    assert len(lines) == text.count("\n") + 1
    assert "示例县署了工作请照办。" in lines, "what is struck and what is new are no plain runs"

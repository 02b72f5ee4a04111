"""Word 97 documents give their text: the pieces in their order, fields as they show, cells of a row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake.old_word import read_lines
from tests.intake.old_files import a_doc

_PIECE = st.text(st.sampled_from("示范创建工作Abc 12\r"), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECE, min_size=1, max_size=6))
def test_the_pieces_of_a_document_are_its_text_in_their_order(pieces):
    assert "\n".join(read_lines(a_doc(*pieces), "示例.doc")).replace(" ", "") == "".join(pieces).replace(
        "\r", "\n"
    ).replace(" ", "")


def test_fields_show_what_they_come_to_and_cells_stand_apart():
    lines = read_lines(a_doc("第\x13PAGE \x14 3\x15页\r甲\x07乙\x07\x07\r"), "示例.wps")

    assert lines[:2] == ["第 3页", "甲\t乙"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (a_doc("示例", flags=0x0300), "加了密码"),
        (b"\xd0\xcf\x11\xe0", "已损坏"),
        (b"", "已损坏"),
        (a_doc("a")[:900], "已损坏"),
    ],
)
def test_what_cannot_be_read_says_why(data, words):
    with pytest.raises(UserError, match=words):
        read_lines(data, "示例.doc")

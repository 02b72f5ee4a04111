"""What is no character is not kept; what a clerk writes is kept as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.sayable import legible, sayable, sayable_name


@pytest.mark.parametrize("text", ["鲁山县\t法治\n建设", "😀𠮷𪚥", "‮从右到左‏", ""])
def test_what_can_be_said_stays_as_it_is(text):
    assert sayable(text) is text


def test_halves_of_characters_and_zero_bytes_go():
    assert sayable("推进\ud83d会\0议\x1b\uffff") == "推进会议"


def test_a_name_stands_on_one_line_and_shows_what_could_not_be_read():
    assert sayable_name("通知\n\udcff\udcfe第1号.pdf") == "通知 □第1号.pdf"


def test_a_name_does_not_hide_its_ending():
    assert sayable_name("a\u202efdp\u200b.exe") == "a□fdp□.exe"


@given(st.text())
def test_nothing_that_is_told_acts_on_the_screen(text):
    told = UserError(text).message

    assert told == legible(told)
    assert not [char for char in told if unicodedata.category(char) == "Cc" and char not in "\n\t\x85"]
    assert not [char for char in told if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"]
    assert len(told) == len(text)

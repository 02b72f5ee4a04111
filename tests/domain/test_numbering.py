"""Document numbers come to one form from every spelling a clerk uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.domain.numbering import Numbered, normalise_number, read_number


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("鲁法办2023 3", "鲁法办〔2023〕3号"),
        ("鲁法[2023]1号", "鲁法〔2023〕1号"),
        ("鲁法办（2023）05号", "鲁法办〔2023〕5号"),
        ("鲁法办〔2023〕第3号", "鲁法办〔2023〕3号"),
        ("鲁法办【2023】3", "鲁法办〔2023〕3号"),
        ("鲁法办２０２３年第３号", "鲁法办〔2023〕3号"),
        ("鲁法〔2023〕1 号", "鲁法〔2023〕1号"),
        (" 豫政办 〔2021〕12 号 ", "豫政办〔2021〕12号"),
    ],
)
def test_every_spelling_of_a_number_becomes_the_standard_form(typed, kept):
    assert normalise_number(typed) == kept


@pytest.mark.parametrize("typed", ["第7期", "无", "鲁法办〔2023〕0号", "鲁政会纪要", ""])
def test_what_is_no_document_number_stays_as_it_was_typed(typed):
    assert read_number(typed) is None
    assert normalise_number(f" {typed} ") == typed


@given(st.sampled_from(["鲁法", "鲁法办", "平政"]), st.integers(1900, 2099), st.integers(1, 99999))
def test_a_number_is_read_back_as_it_was_written(code, year, serial):
    number = Numbered(code, year, serial)

    assert read_number(str(number)) == number

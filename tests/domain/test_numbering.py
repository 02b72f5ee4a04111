"""Document numbers come to one form from every spelling a clerk uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.domain.numbering import NumberParts, missing, normalise_number, read_number, read_numbers


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
    number = NumberParts(code, year, serial)

    assert read_number(str(number)) == number


def test_a_joint_number_is_several_numbers():
    assert [str(each) for each in read_numbers("鲁法2023 1、鲁政法[2023]2号")] == [
        "鲁法〔2023〕1号",
        "鲁政法〔2023〕2号",
    ]
    assert normalise_number("鲁法2023 1，鲁政法[2023]2号") == "鲁法〔2023〕1号、鲁政法〔2023〕2号"
    assert read_numbers("鲁法〔2023〕1号、第7期") == ()
    assert read_numbers("") == ()


@given(st.sets(st.integers(1, 60), max_size=30))
def test_what_is_missing_and_what_is_there_make_up_everything_to_the_last(serials):
    spans = missing(serials)
    absent = {serial for span in spans for serial in range(span.first, span.last + 1)}

    assert absent | serials == set(range(1, max(serials, default=0) + 1))
    assert not absent & serials
    assert sum(span.count for span in spans) == len(absent)
    assert all(span.count > 0 for span in spans)


def test_a_span_is_written_as_a_clerk_writes_it():
    assert [str(span) for span in missing([4, 6])] == ["1—3号", "5号"]

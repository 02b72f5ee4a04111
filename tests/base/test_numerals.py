"""Numbers in characters are written as official papers write them and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.text.numerals import chinese, heading_mark, read_chinese, read_counted


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (0, "零"),
        (7, "七"),
        (10, "十"),
        (16, "十六"),
        (20, "二十"),
        (93, "九十三"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1000, "一千"),
        (1005, "一千零五"),
        (1010, "一千零一十"),
        (2023, "二千零二十三"),
        (10_000, "一万"),
        (10_005, "一万零五"),
        (10_015, "一万零一十五"),
        (120_000, "十二万"),
        (123_456, "十二万三千四百五十六"),
    ],
)
def test_a_number_is_spelled_in_characters(number, spelled):
    assert chinese(number) == spelled
    assert read_chinese(spelled) == number


@pytest.mark.parametrize("number", [-1, 10**8])
def test_what_no_paper_counts_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("第7期", 7), ("第四批", 4), ("16次", 16), ("第 １６ 次", 16), ("九十三", 93), ("第两轮", 2)],
)
def test_what_is_counted_is_read(text, number):
    assert read_counted(text) == number


@pytest.mark.parametrize("text", ["", "期", "第期", "十百", "三四十五", "万五千万", "第7期简报"])
def test_what_is_no_number_is_not_read(text):
    assert read_counted(text) is None


@pytest.mark.parametrize("text", ["期", "万五", "三百二", "十百", "一万万", "零十", "二万零"])
def test_what_is_not_spelled_so_is_no_numeral(text):
    assert read_chinese(text) is None


def test_usual_variants_are_read():
    assert read_chinese("一十六") == 16
    assert read_chinese("两百〇五") == 205


def test_a_year_is_read_digit_by_digit():
    assert read_chinese("二〇二三") == 2023


def test_headings_are_marked_by_level():
    assert [heading_mark(level, 11) for level in (1, 2, 3, 4)] == ["十一、", "（十一）", "11.", "（11）"]
    with pytest.raises(ValueError, match="5"):
        heading_mark(5, 1)


@given(st.integers(0, 10**8 - 1))
def test_a_number_is_read_back_as_it_was_spelled(number):
    assert read_chinese(chinese(number)) == number

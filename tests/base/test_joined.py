"""Very many texts held as one behave as the tuple of them would."""

import re
import sys

import pytest

from lushan_desktop.base.joined import Joined, lines_of

IDS = tuple(f"{number:036x}" for number in range(1000))


@pytest.fixture
def joined():
    return lines_of("\n".join(IDS))


def test_texts_of_one_length_are_held_as_one(joined):
    assert isinstance(joined, Joined)
    assert joined == IDS
    assert list(joined) == list(IDS)
    assert sys.getsizeof(joined._text) < 40 * len(IDS)


@pytest.mark.parametrize("place", [0, 1, 999, -1, -1000])
def test_each_is_found_by_its_place(joined, place):
    assert joined[place] == IDS[place]


@pytest.mark.parametrize("place", [1000, -1001])
def test_there_is_nothing_beyond_the_ends(joined, place):
    with pytest.raises(IndexError):
        joined[place]


def test_a_part_is_cut_out_as_of_a_tuple(joined):
    assert joined[256:512] == IDS[256:512]
    assert joined[990:2000] == IDS[990:]
    assert joined[::-1] == IDS[::-1]


def test_a_text_is_found_where_it_stands_and_never_across_a_seam():
    held = lines_of("aab\nbaa\nabb")
    assert held.index("baa") == 1
    assert "abb" in held
    for no in ("b\nb", "ab", "zzz", ""):
        assert no not in held
        with pytest.raises(ValueError, match=f"^{re.escape(no)}$"):
            held.index(no)


@pytest.mark.parametrize("lines", [("a", "bb"), ("", "a"), ("ab", "c", "de"), ("", "")])
def test_texts_of_several_lengths_are_a_plain_tuple(lines):
    assert lines_of("\n".join(lines)) == lines


@pytest.mark.parametrize("lines", [(), ("a",), ("ab",), ("ab", "cd")])
def test_a_few_are_no_exception(lines):
    held = lines_of("\n".join(lines))
    assert held == lines == tuple(held)
    assert len(held) == len(lines)
    assert list(held[:9]) == list(lines)
    assert "x" not in held


def test_two_lists_are_told_apart_by_what_is_in_them(joined):
    assert joined == lines_of("\n".join(IDS))
    assert joined != lines_of("\n".join(IDS[1:]))
    assert joined != 1

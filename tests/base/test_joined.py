"""Very many texts held as one behave as the tuple of them would."""

import re
import sys
from uuid import UUID

import pytest

from lushan_desktop.base.joined import Joined, Kept, Packed, lines_of, packed

IDS = tuple(str(UUID(int=number << 96 | number)) for number in range(5000))


def kept_packed(lines):
    made = Kept(lines)
    made.pack()
    return made


@pytest.fixture(params=[tuple, packed, Kept, kept_packed], ids=["as lines", "packed", "kept", "kept packed"])
def joined(request):
    lines = lines_of("\n".join(IDS))
    return lines if request.param is tuple else request.param(lines)


def test_texts_of_one_length_are_held_as_one():
    lines = lines_of("\n".join(IDS))
    assert isinstance(lines, Joined)
    assert sys.getsizeof(lines._held) < 40 * len(IDS)


def test_ids_are_packed_to_less_than_half_of_that():
    ids = packed(lines_of("\n".join(IDS)))
    assert isinstance(ids, Packed)
    assert sys.getsizeof(ids._held) < 17 * len(IDS)


def test_what_is_held_is_what_was_given(joined):
    assert joined == IDS
    assert list(joined) == list(IDS)
    assert [joined.index(one) for one in IDS] == list(range(len(IDS)))


@pytest.mark.parametrize("place", [0, 1, 4999, -1, -5000])
def test_each_is_found_by_its_place(joined, place):
    assert joined[place] == IDS[place]


@pytest.mark.parametrize("place", [5000, -5001])
def test_there_is_nothing_beyond_the_ends(joined, place):
    with pytest.raises(IndexError):
        joined[place]


def test_a_part_is_cut_out_as_of_a_tuple(joined):
    assert joined[256:512] == IDS[256:512]
    assert joined[4990:9000] == IDS[4990:]
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


def test_an_id_is_found_where_it_stands_and_never_across_two():
    held = packed((f"{'0' * 8}-0000-0000-0000-{'0' * 11}1", f"{'0' * 8}-0000-0000-0000-{'0' * 11}2"))
    with pytest.raises(ValueError, match="-"):
        held.index("00000000-0000-0001-0000-000000000000")
    ids = packed(IDS)
    for no in ("", "会议", IDS[4090].upper(), IDS[4090].replace("-", ""), IDS[4090].replace("-", "0")):
        assert no not in ids


ODD = (
    *("", "会议", "1 2", " " * 36, "\n" * 36, f"{IDS[1]}\n{IDS[2]}"),
    *(IDS[1].replace("-", ""), f"0{IDS[1]}", f"-{IDS[1][1:]}", f"ABCDEF00{IDS[1][8:]}"),
    "0000000-00000-0000-0000-000000000001",
)


@pytest.mark.parametrize("place", [0, 2, 3])
@pytest.mark.parametrize("odd", ODD)
def test_ids_that_are_spelt_otherwise_stay_as_they_are(odd, place):
    given = (*IDS[:place], odd, *IDS[place:3])
    assert packed(given) is given


def test_nothing_is_packed_to_nothing():
    assert packed(()) == ()
    assert list(packed(())) == []


def test_ids_that_are_kept_stay_the_same_when_they_are_packed():
    kept = Kept(lines_of("\n".join(IDS)))
    before, first = list(kept), kept[0]
    kept.pack()
    assert isinstance(kept._ids, Packed)
    assert list(kept) == before
    assert kept.index(first) == 0
    assert kept == Kept(IDS)

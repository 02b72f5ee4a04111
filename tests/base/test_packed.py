"""Very many ids held as one behave as the tuple of them would."""

import sys
from uuid import UUID

import pytest

from lushan_desktop.base.packed import Packed, lines_of

IDS = tuple(str(UUID(int=number * 2**64 + 9)) for number in range(9000))
ONE, TWO = "01a22b37-a2ca-7568-9f68-3a0401de6789", "01a22b37-9a2d-71e0-8a01-00000000000a"


@pytest.fixture
def packed():
    return lines_of("\n".join(IDS))


def test_ids_are_held_as_one(packed):
    assert isinstance(packed, Packed)
    assert packed == IDS
    assert list(packed) == list(IDS)
    assert sys.getsizeof(packed._held) < 17 * len(IDS)


@pytest.mark.parametrize("place", [0, 1, 4095, 4096, 8999, -1, -9000])
def test_each_is_found_by_its_place(packed, place):
    assert packed[place] == IDS[place]
    assert packed.index(IDS[place]) == place % len(IDS)


@pytest.mark.parametrize("place", [9000, -9001])
def test_there_is_nothing_beyond_the_ends(packed, place):
    with pytest.raises(IndexError):
        packed[place]


def test_a_part_is_cut_out_as_of_a_tuple(packed):
    assert packed[256:512] == IDS[256:512]
    assert packed[8990:9999] == IDS[8990:]
    assert packed[::-1] == IDS[::-1]


def test_an_id_is_found_where_it_stands_and_never_across_two():
    ones, across = str(UUID(int=2**128 - 1)), str(UUID(int=2**128 - 2**64 + 1))
    held = lines_of(f"{ONE}\n{ones}\n{UUID(int=2**64 + 5)!s}\n{TWO}")

    assert held.index(TWO) == 3
    assert ones in held
    for no in (across, ONE.upper(), ONE[:-1], f"{ONE}\n{ones}", "示例", ""):
        assert no not in held
        with pytest.raises(ValueError, match=f"^{no}$"):
            held.index(no)


@pytest.mark.parametrize(
    "lines",
    [
        ("a", "bb"),
        ("", "a"),
        ("", ""),
        (ONE, ""),
        (ONE, TWO.upper()),
        (ONE.replace("-", "0"), TWO),
        (ONE.replace("a", "-"), TWO),
        (ONE.replace("a", "g"), TWO),
        (ONE, "示" * 36),
    ],
)
def test_other_texts_are_a_plain_tuple(lines):
    assert lines_of("\n".join(lines)) == lines


@pytest.mark.parametrize("lines", [(), ("a",), (ONE,), (ONE, TWO), ("1" * 36, "2" * 36)])
def test_a_few_are_no_exception(lines):
    held = lines_of("\n".join(lines))
    assert held == lines == tuple(held)
    assert len(held) == len(lines)
    assert list(held[:9]) == list(lines)
    assert "x" not in held


def test_two_lists_are_told_apart_by_what_is_in_them(packed):
    assert packed == lines_of("\n".join(IDS))
    assert packed != lines_of("\n".join(IDS[1:]))
    assert packed != 1

"""Whatever is typed or pasted into the search is answered at once."""

import time

import pytest

from lushan_desktop.storage.index import pairs, spelling


@pytest.mark.parametrize("typed", ["ang" * 12 + "v", "xian" * 24 + "v", "a" * 100, "fangan" * 16])
def test_a_long_spelling_is_read_at_once(typed):
    started = time.process_time()

    assert spelling.expression(typed)

    assert time.process_time() - started < 1


def test_ways_to_read_a_name_are_what_they_were():
    assert '"fa zhi" *' in spelling.expression("fazhi")
    assert '"xi an" *' in spelling.expression("xian")
    assert '"xian" *' in spelling.expression("xian")
    assert '"fang an" *' in spelling.expression("fangan")
    assert '"fan gan" *' in spelling.expression("fangan")


def test_a_page_of_letters_is_no_spelling():
    assert not spelling.is_spelling("a" * 10_000)


def test_half_a_character_is_not_looked_for():
    assert pairs.asked("\ud800") == pairs.asked(chr(0xFFFD))
    assert pairs.asked("法治\ud83d") == pairs.asked("法治")

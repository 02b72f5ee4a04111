"""Texts of other offices' making: every paragraph is what it is meant to be, and none of it is lost."""

import pytest

from lushan_desktop.domain.recognise import recognise
from tests.foreign import EXPECTED, characters, codes, read, sources_of, written


@pytest.mark.parametrize("name", EXPECTED)
def test_every_paragraph_of_a_foreign_text_is_recognised(name):
    recognised = recognise(sources_of(name))

    assert codes(recognised) == EXPECTED[name], "\n".join(recognised.shown)


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_of_a_foreign_text_is_changed_lost_or_moved(name):
    assert characters(written(recognise(sources_of(name)))) == characters(read(name))

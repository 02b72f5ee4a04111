"""A clerk says what a paragraph is: the paper follows, the words stay."""

import pytest

from lushan_desktop.domain.recognise import CHOICES, Role, in_role, recognise
from lushan_desktop.paper.content import Heading
from lushan_desktop.services.papers.typesetting import Form, anchor_of, compose
from tests.foreign import characters, read, sources_of
from tests.services.papers.typeset import printed

NAMES = ("01-notice", "07-minutes", "17-attachments-tables", "18-masthead")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", CHOICES)
def test_whatever_a_paragraph_is_said_to_be_all_words_stay_in_their_order(name, role):
    recognised = recognise(sources_of(name))
    for place in range(CHOICES.index(role) % 7, len(recognised.parts), 7):
        corrected = in_role(recognised, place, role)
        assert [part.text for part in corrected.parts] == [part.text for part in recognised.parts]
        assert printed(compose(corrected)) == characters(read(name))


def test_a_paragraph_said_to_be_a_heading_is_set_as_one():
    recognised = recognise(sources_of("01-notice"))
    place = next(n for n, part in enumerate(recognised.parts) if part.role is Role.BODY)

    corrected = in_role(recognised, place, Role.FIRST)

    (block,) = [each for each in compose(corrected).blocks if getattr(each, "anchor", "") == anchor_of(place)]
    assert isinstance(block, Heading) or block.runs[0].face == "heading"


def test_a_table_stays_a_table():
    recognised = recognise(sources_of("17-attachments-tables"))
    place = next(n for n, part in enumerate(recognised.parts) if part.role is Role.TABLE)

    assert in_role(recognised, place, Role.BODY) == recognised
    assert in_role(recognised, 0, Role.TABLE) == recognised


def test_a_long_paragraph_said_to_be_a_number_is_not_squeezed_into_the_head():
    recognised = recognise(sources_of("01-notice"))
    place = max(range(len(recognised.parts)), key=lambda n: len(recognised.parts[n].text))

    content = compose(in_role(recognised, place, Role.NUMBER), Form.NOTICE)

    head, *_ = content.blocks
    assert "【待补：文号】" in head.number
    assert characters(recognised.parts[place].text) in printed(content)

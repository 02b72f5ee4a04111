"""What stands on a page is found and read with its places."""

from lushan_desktop.paper.content import Content, Heading, Paragraph, Title
from lushan_desktop.paper.finished.page_text import find_words, page_text
from lushan_desktop.paper.pdf import typeset
from tests.paper.setting import a_long_text

RARE = "珺𬺓𬘓"


def a_paper() -> bytes:
    blocks = (Title("示例说明"), Heading(1, "一、组织保障"), Paragraph(f"{a_long_text(900)}“{RARE}”Web。"))
    return typeset(Content(*blocks), bundled_fonts_only=True).pdf


def test_every_character_has_its_place_on_the_page():
    page = page_text(a_paper(), 0)

    assert page.text.startswith("示例说明一、组织保障")
    assert len(page.text) == len(page.areas) == len(page.lines)
    assert all(0 < left < 1 and 0 < top < 1 and width > 0 for left, top, width, _ in page.areas)
    assert page.lines[0] == page.lines[3] < page.lines[4]


def test_words_are_found_over_the_end_of_a_line_and_on_every_page():
    pdf = a_paper()
    hits = find_words(pdf, "压实责任")

    whole = "".join(page_text(pdf, number).text for number in range(2))
    assert len(hits) == whole.count("压实责任")
    assert {hit.page for hit in hits} == {0, 1}
    assert {len(hit.areas) for hit in hits} == {1, 2}


def test_blanks_and_case_do_not_matter_and_rare_characters_are_found():
    pdf = a_paper()

    assert len(find_words(pdf, f" {RARE[:2]} {RARE[2:]} ")) == 1
    assert len(find_words(pdf, "web")) == 1
    assert find_words(pdf, "  ") == find_words(pdf, "没有的字") == ()

"""Pages as pictures: true to size, and a fingerprint that tells whether a page looks as it did."""

from lushan_desktop.paper.content import Column, Content, Paragraph, Table, Title
from lushan_desktop.paper.finished.raster import MOST_LOOKED_AT, draw_page, page_prints, page_sizes
from lushan_desktop.paper.pdf import typeset

A4 = (595, 842)


def a_paper(*texts: str) -> bytes:
    return typeset(Content(Title("示例"), *map(Paragraph, texts))).pdf


def a_ledger(rows: int) -> bytes:
    lines = tuple((str(number), f"示例第{number}行") for number in range(rows))
    return typeset(
        Content(Title("示例台账"), Table((Column("序号"), Column("名称")), lines), style="ledger")
    ).pdf


def test_every_page_has_its_size():
    sizes = page_sizes(a_paper(*["示例一段。" * 60] * 6))
    assert len(sizes) > 1
    assert {(round(width), round(height)) for width, height in sizes} == {A4}


def test_a_page_is_drawn_as_fine_as_asked():
    drawn = draw_page(a_paper("示例。"), 0, 2.0)
    assert (drawn.width, drawn.height) == (1191, 1684)
    assert len(drawn.data) == drawn.width * drawn.height * 4


def test_the_page_is_white_and_has_ink():
    drawn = draw_page(a_paper("示例。"), 0, 1.0)
    assert drawn.data[:3] == b"\xff\xff\xff"
    assert min(drawn.data[0::4]) < 64


def test_pages_before_a_change_keep_their_fingerprint():
    long = ["示例一段。" * 60] * 6
    before, after = page_prints(a_paper(*long, "甲。")), page_prints(a_paper(*long, "乙。"))
    assert before[:-1] == after[:-1]
    assert before[-1] != after[-1]


def test_one_character_in_the_place_of_another_changes_the_fingerprint():
    assert page_prints(a_paper("示例甲。")) != page_prints(a_paper("示例乙。"))


def test_a_long_paper_is_compared_whole():
    before, after = page_prints(a_ledger(1500)), page_prints(a_ledger(1501))
    assert len(before) > MOST_LOOKED_AT
    assert not set(before) & set(after)
    assert page_prints(a_ledger(1500)) == before

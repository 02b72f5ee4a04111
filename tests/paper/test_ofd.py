"""OFD files become pages: texts, paths, pictures, templates, seals; what is broken is refused."""

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from lushan_desktop.paper.ofd.pages import SIGNED, Unreadable, as_pdf
from tests.paper.ofd_files import a_font, an_ofd, image, page, path, picture, sealed, text

WHITE = (255, 255, 255)


def drawn(data: bytes, number: int = 0) -> Image.Image:
    """A page at one pixel for each millimetre and ten."""
    document = pypdfium2.PdfDocument(as_pdf(data).pdf)
    shown = document[number].render(scale=25.4 / 72 * 4).to_pil().convert("RGB")
    document.close()
    return shown


def colour(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """What is seen at a point in millimetres."""
    return picture.getpixel((int(x * 4), int(y * 4)))


def ink(picture: Image.Image, x: float, y: float, width: float, height: float) -> int:
    """How many dark points lie in a box in millimetres."""
    box = picture.crop(tuple(int(one * 4) for one in (x, y, x + width, y + height))).convert("L")
    return sum(box.histogram()[:128])


def test_texts_stand_where_the_file_says_each_glyph_by_its_step():
    shown = drawn(an_ofd(page(text("示范", 20, 30, size=10))))

    assert ink(shown, 20, 31, 9, 10) > 40
    assert ink(shown, 30, 31, 9, 10) > 40
    assert ink(shown, 41, 31, 30, 10) == 0


def test_a_font_in_the_file_draws_its_own_glyphs_and_the_rest_comes_from_ours():
    shown = drawn(an_ofd(page(text("示范", 20, 30, size=10)), font=a_font()))

    whole = ink(shown, 20, 30, 10, 10)
    assert whole > 1500
    assert 40 < ink(shown, 30, 30, 11, 12) < whole / 2


def test_glyphs_that_the_file_names_are_drawn_instead_of_characters():
    named = '<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>2</ofd:Glyphs>'
    shown = drawn(
        an_ofd(page(text("示范创示", 20, 30, size=10, inside=f"{named}</ofd:CGTransform>")), font=a_font())
    )

    assert ink(shown, 20, 30, 10, 5) > 700
    assert (ink(shown, 30.5, 30, 9, 4.5), ink(shown, 30, 35, 10, 5) > 700) == (0, True)
    assert ink(shown, 40.5, 30, 9, 10) == 0
    assert ink(shown, 50, 30, 10, 5) > 700


def test_paths_are_filled_and_stroked_as_their_parameters_inherit():
    filled = path(
        "M 10 10 L 60 10 L 60 60 L 10 60 C",
        more='Fill="true" Stroke="false"',
        inside='<ofd:FillColor Value="0 0 255"/>',
    )
    stroked = path("M 100 20 L 180 20", more='DrawParam="8"')
    curved = path("M 100 100 A 20 20 0 1 1 140 100 C", more='Fill="true" Stroke="false"')

    shown = drawn(an_ofd(page(filled, stroked, curved)))

    assert colour(shown, 35, 35) == (0, 0, 255)
    assert colour(shown, 140, 20) == (255, 0, 0)
    assert colour(shown, 120, 90) == (0, 0, 0)
    assert colour(shown, 120, 110) == WHITE


def test_pictures_templates_and_units_are_drawn_in_their_order():
    template = page(path("M 0 0 L 210 0 L 210 30 L 0 30 C", more='Fill="true" Stroke="false"'))
    used = '<ofd:Template TemplateID="90" ZOrder="Background"/>'
    unit = '<ofd:CompositeObject ID="4" Boundary="20 100 60 60" ResourceID="10"/>'

    shown = drawn(an_ofd(page(image(10, 5, 20), unit, before=used), template=template))

    assert colour(shown, 100, 15) == (0, 0, 0)
    assert colour(shown, 20, 15) == (0, 160, 0)
    assert ink(shown, 20, 100, 25, 8) > 40


@pytest.mark.parametrize("kind", ["png", "ofd"])
def test_a_seal_is_shown_and_said_to_be_unverified(kind):
    inner = an_ofd(
        page(
            path(
                "M 0 0 L 210 0 L 210 297 L 0 297 C",
                more='Fill="true"',
                inside='<ofd:FillColor Value="200 0 0"/>',
            )
        )
    )
    data = picture((200, 0, 0)) if kind == "png" else inner

    whole = an_ofd(page(text("盖章", 20, 30)), signatures=sealed(kind, data))

    assert colour(drawn(whole), 140, 220) == (200, 0, 0)
    assert as_pdf(whole).remarks == (SIGNED,)


def test_every_page_of_a_file_becomes_one():
    made = as_pdf(an_ofd(*(page(text(f"第{n}页", 20, 30)) for n in range(5))))

    assert made.pages == 5
    document = pypdfium2.PdfDocument(made.pdf)
    assert [round(side) for side in document[4].get_size()] == [595, 842]
    document.close()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_drawn_and_never_ends_the_program(data):
    whole = bytearray(
        an_ofd(page(text("示范创建", 20, 30), image(10, 5, 20)), signatures=sealed("png", picture()))
    )
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=8)):
        whole[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))

    try:
        made = as_pdf(bytes(whole[: cut or None]))
    except Unreadable:
        return
    assert pypdfium2.PdfDocument(io.BytesIO(made.pdf))


def test_what_is_no_ofd_is_refused():
    for data in (b"", b"PK\x03\x04", b"%PDF-1.7", an_ofd()):
        with pytest.raises(Unreadable):
            as_pdf(data)

"""Line rules, read from the finished page, on random text that nobody tuned."""

import re
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.paper.content import Column, Content, Paragraph, Run, Table, Title
from lushan_desktop.paper.fonts.fonts import faces
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.setting.breaking import NOT_AT_END, NOT_AT_START, break_lines
from lushan_desktop.paper.setting.grid import CHARACTER_PITCH, GLYPH, OFFICIAL
from tests.paper.setting import Glyph, glyphs, lines, printed, written

FORBIDDEN_AT_START = "，。、；：？！）》〉”’】〕…—％·」』"
FORBIDDEN_AT_END = "（《〈“‘【〔「『"
TOLERANCE = 0.1
ROUNDED = 0.016
"""PDFium reads the widths of glyphs in whole thousandths: so much it loses with each narrow one."""
RARE = "𬺓𬘓𬭚𫖯𫓧𫄧𬬻𠅤㐂㒟昇珺堃喆犇镕"
"""Characters of names, also above the first plane."""

han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=14)
rare = st.text(RARE, min_size=1, max_size=3)
latin = st.sampled_from(["GB/T 9704", "App", "AI-assisted review", "PDF", "a", "e.g. (x, y)"])
numbers = st.sampled_from(
    ["2023年12月27日", "99.5%", "鲁法办〔2023〕15号", "第93项", "３万元", "①②⑳", "1,200", "3—5"]
)
marks = st.text(FORBIDDEN_AT_START[:-8] + "。，、", min_size=1, max_size=2)
wrapped = st.tuples(
    st.sampled_from(["（）", "《》", "“”", "【】", "〔〕", "‘’", "〈〉", "“《》”", "（“”）"]), han
).map(lambda pair: pair[0][: len(pair[0]) // 2] + pair[1] + pair[0][len(pair[0]) // 2 :])
dashes = st.sampled_from(["——", "……", "·"])
pieces = st.one_of(han, han, han, rare, latin, numbers, wrapped, dashes)
texts = st.lists(st.tuples(pieces, han, marks).map("".join), min_size=3, max_size=25).map("".join)

LEFT = OFFICIAL.left
RIGHT = OFFICIAL.left + OFFICIAL.width


def body_lines(made) -> list[list[Glyph]]:
    """The lines of the type area, page by page, characters above the first plane whole."""
    return [joined(line) for page in range(made.pages) for line in lines(made, page)[:-1]]


def joined(line: list[Glyph]) -> list[Glyph]:
    whole: list[Glyph] = []
    for glyph in line:
        if whole and "\udc00" <= glyph.character <= "\udfff":
            pair = (whole[-1].character + glyph.character).encode("utf-16", "surrogatepass").decode("utf-16")
            whole[-1] = Glyph(pair, whole[-1].x, whole[-1].y)
        else:
            whole.append(glyph)
    return whole


def end_of(glyph: Glyph) -> float:
    """Where a glyph ends when it is not squeezed."""
    return glyph.x + faces(bundled_only=True)["body"].width_of[glyph.character] * GLYPH


def ink(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(max_examples=60, deadline=None)
@given(texts, st.sampled_from([0, 2]))
def test_lines_of_random_text_obey_every_rule(text, indent):
    set_lines = body_lines(printed(Paragraph(text, indent=indent)))

    assert "".join(glyph.character for line in set_lines for glyph in line) == ink(text)
    for number, line in enumerate(set_lines):
        assert number == 0 or line[0].character not in FORBIDDEN_AT_START
        assert line is set_lines[-1] or line[-1].character not in FORBIDDEN_AT_END
        starts = LEFT + (indent * CHARACTER_PITCH if number == 0 else 0)
        # An opening mark is squeezed at its left, where it has no ink.
        gives = GLYPH / 2 if line[0].character in FORBIDDEN_AT_END else 0.0
        assert starts - gives - TOLERANCE <= line[0].x <= starts + TOLERANCE
        if line is not set_lines[-1]:
            # A closing mark is squeezed at its right, where it has no ink.
            gives = GLYPH / 2 if line[-1].character in FORBIDDEN_AT_START else 0.0
            lost = ROUNDED * sum(glyph.character.isascii() for glyph in line)
            assert RIGHT - TOLERANCE - lost <= end_of(line[-1]) <= RIGHT + gives + TOLERANCE
        assert end_of(line[-1]) <= RIGHT + GLYPH / 2 + TOLERANCE


@settings(max_examples=30, deadline=None)
@given(texts)
def test_characters_of_a_line_never_overlap_beyond_their_marks(text):
    for line in body_lines(printed(Paragraph(text))):
        for before, after in pairwise(line):
            is_squeezed = before.character in FORBIDDEN_AT_START or after.character in FORBIDDEN_AT_END
            least = end_of(before) - before.x - (GLYPH if is_squeezed else 0.3)
            assert after.x - before.x >= least


@settings(max_examples=30, deadline=None)
@given(texts, st.sampled_from(["heading", "kai", "song"]))
def test_faces_may_change_inside_a_line_without_loss(text, face):
    half = len(text) // 2
    made = printed(Paragraph((Run(text[:half], face), Run(text[half:]))))

    assert "".join(glyph.character for line in body_lines(made) for glyph in line) == ink(text)


@given(texts, st.integers(8, 20))
def test_cells_of_a_table_obey_the_same_marks(text, columns):
    widths = [GLYPH / 2 if character.isascii() else GLYPH for character in text]

    for line in break_lines(text, widths, columns * GLYPH, flush=False):
        assert line.start == 0 or text[line.start] not in NOT_AT_START
        assert line.end == len(text) or text[line.end - 1] not in NOT_AT_END


@settings(max_examples=20, deadline=None)
@given(st.lists(texts, min_size=2, max_size=6))
def test_nothing_of_a_table_is_lost(cells):
    columns = (Column("序号", 12, "center"), Column("内容", 60), Column("备注"))
    rows = tuple((str(n), cell, cell[::-1]) for n, cell in enumerate(cells))
    made = typeset(Content(Title("台账"), Table(columns, rows), style="ledger"), bundled_fonts_only=True)

    read = "".join(written(glyphs(made, page)) for page in range(made.pages))
    for _, cell, backwards in rows:
        assert not Counter(ink(cell + backwards)) - Counter(read)

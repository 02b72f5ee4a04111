"""Every character prints, the rare ones of names too, and comes back as it was written."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base import paths
from lushan_desktop.paper.content import Column, Content, Heading, Paragraph, Run, Table, Typeset
from lushan_desktop.paper.fonts import fonts
from lushan_desktop.paper.fonts.font_file import FontFile, UnusableFont
from lushan_desktop.paper.fonts.fonts import STAND_IN, bundled, faces
from lushan_desktop.paper.pdf import typeset
from tests.paper.setting import printed, texts

NAMES = "喆堃龑䶮𬭎㭎昇珺犇镕垚翀𫖯㛃"
TABLE = Path(__file__).parents[2] / "packaging" / "fonts" / "table-of-8105.txt"


def gb2312() -> str:
    pairs = (bytes([lead, trail]) for lead in range(0xA1, 0xF8) for trail in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs)


@pytest.mark.parametrize("face", ["body", "kai", "heading", "title", "song"])
def test_rare_characters_of_names_print_and_come_back(face):
    made = printed(Paragraph((Run(NAMES, face),), indent=0))

    assert made.missing == ()
    assert texts(made) == [NAMES]


@pytest.mark.parametrize("face", ["body", "kai", "heading", "title", "song"])
def test_every_face_has_all_common_characters(face):
    signs = "☐☑☒✓⁰⁴⁹⁺⁻ⁿ₀₁₂₅₉₊₋ₓ㎥⓪㉑㉟㊱㊿❶❿☎➢❖‱⅓⅔⅛⅝↉𠮷"
    characters = gb2312() + TABLE.read_text("utf-8").replace("\n", "") + signs

    assert [c for c in characters if not faces(bundled_only=True)[face].font_of[c]] == []


def drawn_as_stand_in(made: Typeset) -> set[str]:
    """The characters of a paper, which itself holds 〓, that look like it."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        for font in (
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one
        ):
            entries = re.findall(r"<(\w+)> <(\w+)>$", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
            number_of = {bytes.fromhex(code).decode("utf-16-be"): int(n, 16) for n, code in entries}
            outlines = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
            if STAND_IN in number_of:
                drawn = {one: outlines["glyf"][outlines.getGlyphName(n)] for one, n in number_of.items()}
                found |= {one for one, outline in drawn.items() if outline == drawn[STAND_IN]}
    return found - {STAND_IN}


@given(st.lists(st.text(f"法治会〓{NAMES}", min_size=1, max_size=4), min_size=2, max_size=6))
@settings(max_examples=15, deadline=None)
def test_a_rare_character_is_drawn_as_itself_wherever_it_stands_in_a_table(cells):
    rows = (("〓", "法治会"), *((cell, cell[::-1]) for cell in cells))
    table = Table((Column("甲"), Column("乙")), rows)
    made = typeset(Content(table, style="ledger"), bundled_fonts_only=True)

    assert made.missing == ()
    assert drawn_as_stand_in(made) == set()


def test_what_no_font_has_is_reported_by_name_and_comes_back_all_the_same():
    made = printed(Paragraph("张\U0002f9f5三\ue123", indent=0), Heading(1, "\U0002f9f5"))

    assert made.missing == ("\U0002f9f5（U+2F9F5）", "U+E123")
    assert texts(made)[0] == "张\U0002f9f5三\ue123"


def test_characters_without_ink_or_width_leave_no_trace():
    made = printed(Paragraph("法\u200b治\ufeff创\u00ad建", indent=0))

    assert (texts(made), made.missing) == (["法治创建"], ())


def test_digits_stand_in_latin_and_quotation_marks_in_chinese():
    body = faces(bundled_only=True)["body"]

    assert body.font_of["9"] is bundled("LushanLatin-Regular")
    assert {body.width_of[mark] for mark in "“”—…"} == {1.0}


def test_bundled_fonts_have_names_of_their_own():
    names = [FontFile(path).postscript_name for path in paths.resources("fonts").glob("*.ttf")]

    assert len(names) == len(set(names)) == 9
    assert all(name.startswith("Lushan") for name in names)


def test_a_font_of_the_machine_comes_before_ours(monkeypatch):
    ours = paths.resources("fonts", "LushanKai-Regular.ttf")
    monkeypatch.setattr(fonts, "_installed", lambda: {"simfang.ttf": ours})

    face = fonts._face("body", bundled_only=False)

    assert face.font_of["法"].path == ours
    assert face.font_of["9"] is bundled("LushanLatin-Regular")


def test_a_broken_font_of_the_machine_is_passed_over(monkeypatch, tmp_path):
    broken = tmp_path / "simfang.ttf"
    broken.write_bytes(b"OTTO" + bytes(100))
    monkeypatch.setattr(fonts, "_installed", lambda: {"simfang.ttf": broken})

    assert fonts._face("body", bundled_only=False).font_of["法"] is bundled("LushanFang-Regular")


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path):
    data = bytearray(paths.resources("fonts", "LushanLatin-Regular.ttf").read_bytes())
    entry = data.index(b"OS/2")
    offset = int.from_bytes(data[entry + 8 : entry + 12], "big")
    data[offset + 8 : offset + 10] = b"\x00\x02"
    locked = tmp_path / "locked.ttf"
    locked.write_bytes(data)

    with pytest.raises(UnusableFont):
        FontFile(locked)

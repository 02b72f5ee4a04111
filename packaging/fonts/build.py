"""Makes resources/fonts from fonts that package registries carry.

    mkdir /tmp/fonts && cd /tmp/fonts
    apt-get download fonts-lxgw-wenkai fonts-liberation2 fonts-dejavu-core texlive-lang-chinese
    npm pack @expo-google-fonts/noto-serif-sc @expo-google-fonts/noto-sans-sc
    for deb in *.deb; do dpkg-deb -x "$deb" .; done
    for tgz in *.tgz; do tar xzf "$tgz" --one-top-level; done
    python packaging/fonts/build.py /tmp/fonts resources/fonts

The same input gives the same bytes. CFF outlines become quadratic, glyphs that nobody needs are left out, and
every font gets a name of its own. Glyphs under GPL and under OFL never meet in one file.
`table-of-8105.txt` holds the 通用规范汉字表 in its own order (Unicode's kTGH).
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

SYMBOLS = "☐☑☒✓✔✗✘★☆●○■□▲△◆◇→←↑↓⇒≤≥≠±×÷√‰℃№§©®™€￥〓〇①②③④⑤⑥⑦⑧⑨⑩"
RAISED_AND_LOWERED = "⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₙₓ"
FRACTIONS = "⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉"
SIGNS_OF_WORD = "‱☎➢❖♦➤➔⇨►◐☞✦❶❷❸❹❺❻❼❽❾❿"
ASCII = "".join(map(chr, range(0x20, 0x7F)))
LATIN = "".join(map(chr, [*range(0xA0, 0x180), *range(0x2010, 0x2040)]))
NAMES_BEYOND_THE_TABLE = "龑喆堃昇珺犇镕翀"
CIRCLED_BEYOND_GB2312 = "⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⓪㎥" + "".join(map(chr, [*range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))
EVERYDAY = 3500
"""The first grade of the table."""
MADE_ON = 3786825600  # a fixed day in the font header, so that the bytes do not change


@dataclass(frozen=True)
class Recipe:
    """One bundled font: what it is made from and which characters it keeps."""

    file: str
    source: str
    copyright: str
    keep: frozenset[str]
    is_for_screen: bool = False


def rows_of(encoding: str, leads: range, trails: range) -> str:
    pairs = (bytes([lead, trail]) for lead in leads for trail in trails)
    return "".join(pair.decode(encoding, "ignore") for pair in pairs)


def standard_characters() -> str:
    """The 通用规范汉字表 in its order: everyday characters first."""
    return Path(__file__).with_name("table-of-8105.txt").read_text("utf-8").replace("\n", "")


def recipes() -> tuple[Recipe, ...]:
    table = standard_characters()
    gb2312 = rows_of("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    gbk = rows_of("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
    common = frozenset(ASCII + LATIN + SYMBOLS + gb2312 + table + NAMES_BEYOND_THE_TABLE)
    wide = common | frozenset(gbk)
    latin, symbols, names = (
        frozenset(ASCII + LATIN),
        frozenset(SYMBOLS + RAISED_AND_LOWERED + FRACTIONS + SIGNS_OF_WORD),
        frozenset(table + NAMES_BEYOND_THE_TABLE + CIRCLED_BEYOND_GB2312) | beyond_the_first_plane(),
    )
    fandol, noto = "GPLv3+FE, the Fandol team", "OFL 1.1, Google and Adobe"
    lxgw, red_hat, vera = "OFL 1.1, LXGW", "OFL 1.1, Red Hat and Google", "Bitstream Vera licence"
    return (
        Recipe("LushanFang-Regular.ttf", "FandolFang-Regular.otf", fandol, common),
        Recipe("LushanKai-Regular.ttf", "FandolKai-Regular.otf", fandol, common),
        Recipe("LushanTitle-Bold.ttf", "NotoSerifSC_700Bold.ttf", noto, common),
        Recipe("LushanHei-Medium.ttf", "NotoSansSC_500Medium.ttf", noto, common),
        Recipe("LushanSong-Regular.ttf", "NotoSerifSC_400Regular.ttf", noto, wide | extension_a()),
        Recipe("LushanSans-Regular.ttf", "NotoSansSC_400Regular.ttf", noto, wide, is_for_screen=True),
        Recipe("LushanKaiExt-Light.ttf", "LXGWWenKai-Light.ttf", lxgw, names),
        Recipe("LushanLatin-Regular.ttf", "LiberationSerif-Regular.ttf", red_hat, latin),
        Recipe("LushanSymbols-Regular.ttf", "DejaVuSans.ttf", vera, symbols),
    )


def beyond_the_first_plane() -> frozenset[str]:
    """𠮷 and its like, of names and places; a font has but some of them."""
    return frozenset(map(chr, range(0x20000, 0x323B0)))


def extension_a() -> frozenset[str]:
    return frozenset(map(chr, range(0x3400, 0x4DC0)))


def without(font: TTFont, characters: frozenset[str]) -> frozenset[str]:
    return frozenset(character for character in characters if ord(character) not in font.getBestCmap())


def shrink(font: TTFont, characters: Iterable[str]) -> None:
    """Keeps the outlines of these characters, and neither hints nor layout tables."""
    options = Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False)
    options.drop_tables += [
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "VORG",
        "vhea",
        "vmtx",
        "DSIG",
        "STAT",
        "FFTM",
        "kern",
    ]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
    subsetter.subset(font)


def make_quadratic(font: TTFont) -> None:
    """Turns CFF outlines into the TrueType outlines that a PDF of ours can embed."""
    glyph_set, glyphs = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), glyphs
    font["maxp"].tableVersion = 0x00010000
    for name in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(font["maxp"], name, 1 if name == "maxZones" else 0)
    for name in ("maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(font["maxp"], name, 0)
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"


def simplify(font: TTFont) -> None:
    """Rounds outlines to 2/1000 of the em and drops points that the curve implies: papers shrink by a tenth.

    At 16 pt that is 0.01 mm, a quarter of a dot of an office printer.
    """
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if glyph.numberOfContours > 0:
            glyph.expand(font["glyf"])
            _simplify(glyph)
            glyph.recalcBounds(font["glyf"])


def _simplify(glyph: Any) -> None:
    points = [(2 * round(x / 2), 2 * round(y / 2)) for x, y in glyph.coordinates]
    kept, ends, start = [], [], 0
    for end in glyph.endPtsOfContours:
        count = end - start + 1
        for n in range(count):
            before, after = start + (n - 1) % count, start + (n + 1) % count
            if not (n and _is_implied(points, glyph.flags, (before, start + n, after))):
                kept.append(start + n)
        ends.append(len(kept) - 1)
        start = end + 1
    glyph.coordinates = GlyphCoordinates([points[n] for n in kept])
    glyph.flags = bytearray(glyph.flags[n] for n in kept)
    glyph.endPtsOfContours = ends


def _is_implied(points: list[tuple[int, int]], flags: bytearray, places: tuple[int, int, int]) -> bool:
    """Whether a point on the curve lies in the middle of two points beside the curve."""
    before, here, after = places
    if not flags[here] & 1 or flags[before] & 1 or flags[after] & 1:
        return False
    return all(abs(points[here][i] - (points[before][i] + points[after][i]) / 2) <= 1 for i in (0, 1))


def rename(font: TTFont, recipe: Recipe) -> None:
    """Gives the font a family and a PostScript name that nothing else has."""
    family, _, style = recipe.file.removesuffix(".ttf").partition("-")
    licence = next((str(name) for name in font["name"].names if name.nameID == 13), recipe.copyright)
    table = newTable("name")
    table.names = []
    spaced = family.replace("Lushan", "Lushan ")
    values = {0: recipe.copyright, 1: spaced, 2: "Regular", 3: f"{family}-{style}", 4: f"{spaced} {style}"}
    for name_id, value in {**values, 5: "Version 1.000", 6: f"{family}-{style}", 13: licence}.items():
        table.setName(value, name_id, 3, 1, 0x409)
    font["name"] = table


def put_everyday_first(font: TTFont) -> None:
    """Lays the outlines of everyday characters side by side: a window touches 1 MB of them, not 4."""
    glyph_of = font.getBestCmap()
    everyday = ASCII + LATIN + SYMBOLS + standard_characters()[:EVERYDAY]
    notdef, *others = font.getGlyphOrder()
    first = dict.fromkeys(glyph_of[ord(one)] for one in everyday if ord(one) in glyph_of)
    reorderGlyphs(font, [notdef, *first, *(one for one in others if one not in first)])


def use_wide_cmap(font: TTFont) -> None:
    """One character map for all planes (format 12) and one for the first (format 4)."""
    mapping = font.getBestCmap()
    narrow = {code: glyph for code, glyph in mapping.items() if code < 0x10000}
    font["cmap"].tables = [_subtable(4, 1, narrow), _subtable(12, 10, mapping)]


def _subtable(format_: int, encoding: int, mapping: dict[int, str]) -> Any:
    table = CmapSubtable.newSubtable(format_)
    table.platformID, table.platEncID, table.language, table.cmap = 3, encoding, 0, mapping
    return table


def build(recipe: Recipe, sources: Path, target: Path, characters: frozenset[str]) -> None:
    font = TTFont(next(sources.rglob(recipe.source)), recalcTimestamp=False)
    shrink(font, characters)
    if "CFF " in font:
        make_quadratic(font)
        simplify(font)
    if recipe.is_for_screen:
        put_everyday_first(font)
    rename(font, recipe)
    use_wide_cmap(font)
    font["post"].formatType = 3.0
    font["head"].created = font["head"].modified = MADE_ON
    font.save(target / recipe.file)
    print(recipe.file, len(font.getBestCmap()), (target / recipe.file).stat().st_size)


def main(sources: Path, target: Path) -> None:
    fandol = TTFont(next(sources.rglob("FandolFang-Regular.otf")))
    for recipe in recipes():
        is_supplement = recipe.file.startswith("LushanKaiExt")
        build(recipe, sources, target, without(fandol, recipe.keep) if is_supplement else recipe.keep)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

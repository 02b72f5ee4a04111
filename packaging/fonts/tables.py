"""Makes resources/fonts/tables from the fonts in resources/fonts, after `build.py` has made those.

    PYTHONPATH=. python packaging/fonts/tables.py resources/fonts

`<font>.glyphs` holds glyph and advance of each character of the first plane, laid out as
`lushan_desktop/paper/fonts/glyph_table.py` reads them; `<face>.chain` says for each which font of the face
prints it, counted from 1, 0 being none.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

from lushan_desktop.paper.fonts.fonts import CHAINS
from lushan_desktop.paper.fonts.glyph_table import CHARACTERS, written


def glyphs_of(font: TTFont) -> dict[int, int]:
    """The glyph of each character that the font prints."""
    numbered = {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    return {code: glyph for code, glyph in numbered.items() if glyph}


def table_of(font: TTFont) -> bytes:
    glyphs, metrics, order = glyphs_of(font), font["hmtx"].metrics, font.getGlyphOrder()
    numbers = [glyphs.get(code, 0) for code in range(CHARACTERS)]
    advances = [metrics[order[glyph]][0] if glyph else 0 for glyph in numbers]
    return written(font["head"].checkSumAdjustment, numbers, advances)


def chain_of(glyphs: list[dict[int, int]]) -> bytes:
    return bytes(
        next((place for place, known in enumerate(glyphs, 1) if code in known), 0)
        for code in range(CHARACTERS)
    )


def tables(folder: Path) -> dict[str, bytes]:
    """The files by their names."""
    names = sorted({name for chain in CHAINS.values() for name in chain})
    fonts = {name: TTFont(folder / f"{name}.ttf") for name in names}
    glyphs = {name: glyphs_of(font) for name, font in fonts.items()}
    made = {f"{name}.glyphs": table_of(font) for name, font in fonts.items()}
    return made | {
        f"{face}.chain": chain_of([glyphs[name] for name in chain]) for face, chain in CHAINS.items()
    }


def main(folder: Path) -> None:
    target = folder / "tables"
    target.mkdir(exist_ok=True)
    for name, data in tables(folder).items():
        (target / name).write_bytes(data)
        print(name, len(data))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

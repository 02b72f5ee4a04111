"""字形: characters that no font of the office prints."""

from collections.abc import Iterator, Sequence
from functools import cache

from lushan_desktop.base.paths import resources
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise.aligned import PaperText
from lushan_desktop.paper.fonts.glyph_table import CHARACTERS, GlyphTable

_LATIN = 0x24F
"""The last of the Latin letters, which every font has or gets."""


@cache
def _tables() -> tuple[Sequence[int], ...]:
    return tuple(GlyphTable(path).glyphs for path in sorted(resources("fonts", "tables").glob("*.glyphs")))


@rule("LAY-03", "字体缺字")
def missing(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """A character of the first plane that none of the bundled fonts has."""
    for piece in paper.pieces:
        for place, sign in enumerate(piece.text):
            code = ord(sign)
            is_ink = code > _LATIN and not sign.isspace() and code < CHARACTERS
            if is_ink and not any(glyphs[code] for glyphs in _tables()):
                told = f"自带字体里没有“{sign}”（U+{code:04X}），印出来会缺字。"
                yield in_piece(piece, place, place + 1, told)

"""字形: characters that no font of the office prints."""

from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise.aligned import PaperText
from lushan_desktop.paper.fonts.fonts import faces

_LATIN = 0x24F
"""The last of the Latin letters, which every font has or gets."""


@rule("LAY-03", "字体缺字")
def missing(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """A character that none of the bundled fonts has."""
    bundled = faces(bundled_only=True).values()
    inks = {sign for sign in paper.text if ord(sign) > _LATIN and not sign.isspace()}
    lacking = {sign for sign in inks if not any(face.font_of[sign] for face in bundled)}
    for piece in paper.pieces if lacking else ():
        for place, sign in enumerate(piece.text):
            if sign in lacking:
                told = f"自带字体里没有“{sign}”（U+{ord(sign):04X}），印出来会缺字。"
                yield in_piece(piece, place, place + 1, told)

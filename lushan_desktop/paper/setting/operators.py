"""How a line of text is written as operators of a page's content."""

from lushan_desktop.paper.setting.paragraph import Piece, SetLine


def spacing(piece: Piece) -> float:
    """Return how far most of its characters stand apart."""
    kerns = piece.kerns
    return max(set(kerns), key=lambda kern: (kerns.count(kern), kern)) if isinstance(kerns, list) else kerns


def written(piece: Piece, size: float, spaced: float) -> str:
    """The text in one string, or in several where a character is spaced otherwise than usual."""
    if not isinstance(piece.kerns, list):
        return f"{piece.font.literal(piece.text)} Tj"
    code = piece.font.encode(piece.text)
    cells, start = [], 0
    for end, kern in zip(range(4, len(code) + 4, 4), piece.kerns, strict=True):
        if kern != spaced:
            cells.append(f"<{code[start:end]}> {1000 * (spaced - kern) / size:.1f}")
            start = end
    if start < len(code):
        cells.append(f"<{code[start:]}>")
    return f"[{' '.join(cells)}] TJ"


def naturally(line: SetLine) -> str:
    """Return what shows a line at natural widths: its pieces follow each other by themselves."""
    return " ".join(
        [f"/{piece.font.name} {line.size:g} Tf {piece.font.literal(piece.text)} Tj" for piece in line.pieces]
    )


def squeezed(line: SetLine) -> str:
    """What shows a line whose pieces have places of their own; it ends where it began, with usual spacing."""
    operators, x = [], 0.0
    for piece in line.pieces:
        spaced = spacing(piece)
        shown = written(piece, line.size, spaced)
        operators.append(
            f"{piece.x - x:.3f} 0 Td /{piece.font.name} {line.size:g} Tf {spaced:.3f} Tc {shown}"
        )
        x = piece.x
    return f"{' '.join(operators)} 0 Tc {-x:.3f} 0 Td"

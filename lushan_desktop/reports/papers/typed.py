"""A clerk's own words: a sentence that was composed keeps its records, one that was typed has none."""

from difflib import SequenceMatcher

from lushan_desktop.reports.papers.passage import pieces_of
from lushan_desktop.reports.statement_value import GAP, Link, Piece, StatementParagraph, sentences_of

_ALIKE = 0.6
"""How like a composed sentence one is that tells the same in other words."""


def typed_pieces(text: str, composed: StatementParagraph) -> tuple[Piece, ...]:
    """A paragraph as a clerk left it.

    What reads as it was composed is credited to its records; what is worded anew is besides marked as typed;
    what the records do not say is marked as typed and credited to none.
    """
    known = [(composed.text[each.start : each.end], each.links) for each in composed.sentences]
    pieces: list[Piece] = []
    for sentence in sentences_of(text):
        links, is_same = _origin(sentence, known)
        for piece in pieces_of(sentence, links, composed.gaps):
            pieces.append(Piece(piece.text, piece.links, piece.fills, is_typed=not is_same))
    return tuple(pieces)


def _origin(sentence: str, known: list[tuple[str, tuple[Link, ...]]]) -> tuple[tuple[Link, ...], bool]:
    """The records of the composed sentence that this one is, and whether it reads the same."""
    plain = GAP.sub("", sentence)
    same = next((links for text, links in known if GAP.sub("", text) == plain), None)
    if same is not None:
        return same, True
    ratios = [SequenceMatcher(None, text, sentence, autojunk=False).ratio() for text, _ in known]
    best = max(range(len(known)), key=ratios.__getitem__, default=-1)
    return (known[best][1], False) if best >= 0 and ratios[best] >= _ALIKE else ((), False)

"""Writing a paragraph sentence by sentence while keeping hold of the records behind each."""

import re
from dataclasses import replace

from lushan_desktop.reports.punctuation import surplus
from lushan_desktop.reports.statement_value import GAP, Link, Piece, StatementParagraph

_MARKS_AT_END = "。；，、"
_WIDE = "\u3000-\u9fff\uff00-\uffef“”〈〉"
_BLANKS = re.compile(rf"(?<=[{_WIDE}])[ \t\u3000]+|[ \t\u3000]+(?=[{_WIDE}])|\s*[\r\n]+\s*")
"""Blanks beside a Chinese character and ends of lines: a record may hold them, a sentence does not."""
_STOPS = ("！", "？")
"""Marks that end a sentence as they are."""


class Passage:
    """Text under construction; every `say` names the records it speaks of."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def say(self, text: str, *links: Link) -> "Passage":
        if text := _BLANKS.sub("", text):
            self._pieces.append(Piece(text, links))
        return self

    def lack(self, what: str, *fills: Link) -> "Passage":
        """Set 【待补：…】, naming the fields that would fill it."""
        what = _BLANKS.sub("", what)
        told = (fill for fill in fills if fill.record and fill.record_type != "statement")
        owners = tuple(dict.fromkeys(Link(fill.record_type, fill.record) for fill in told))
        self._pieces.append(Piece(f"【待补：{what}】", owners, fills))
        return self

    def add(self, other: "Passage") -> "Passage":
        self._pieces += other.pieces
        return self

    def stop(self, mark: str = "。") -> "Passage":
        """End the sentence, whatever mark the last words came with; a quotation has its stop inside."""
        last = self._pieces[-1] if self._pieces else None
        if self.ends_quotation or (last and last.text.endswith(_STOPS)):
            return self
        if last and not last.is_gap and last.text[-1] in _MARKS_AT_END:
            self._pieces[-1] = Piece(last.text.rstrip(_MARKS_AT_END), last.links)
        self._pieces.append(Piece(mark))
        return self

    def reopen(self) -> "Passage":
        """Take the last stop away again, so that the sentence goes on."""
        if self._pieces and self._pieces[-1].text == "。":
            del self._pieces[-1]
        return self

    @property
    def ends_quotation(self) -> bool:
        """True if the last words are a whole quoted sentence, which needs no mark after it."""
        return bool(self._pieces) and self._pieces[-1].text.endswith(("。”", "！”", "？”"))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(self._pieces)

    def paragraph(self, key: str, label: str) -> StatementParagraph:
        return StatementParagraph(key, label, _tidied([piece for piece in self._pieces if piece.text]))


def _tidied(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces without the marks that meet where texts of records are joined."""
    gone = surplus("".join(piece.text for piece in pieces))
    if not gone:
        return tuple(pieces)
    place, kept = 0, []
    for piece in pieces:
        text = "".join(char for n, char in enumerate(piece.text, place) if n not in gone)
        kept += [replace(piece, text=text)] if text else []
        place += len(piece.text)
    return tuple(kept)


def pieces_of(text: str, links: tuple[Link, ...], gaps: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A clerk's text as pieces: it keeps the paragraph's records, and its marks the fields they name."""
    fills_by_mark = {gap.text: gap.fills for gap in gaps}
    pieces: list[Piece] = []
    place = 0
    for match in GAP.finditer(text):
        if match.start() > place:
            pieces.append(Piece(text[place : match.start()], links))
        pieces.append(Piece(match[0], links, fills_by_mark.get(match[0], ())))
        place = match.end()
    if place < len(text):
        pieces.append(Piece(text[place:], links))
    return tuple(pieces)

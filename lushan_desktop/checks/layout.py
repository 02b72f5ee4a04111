"""版式: what stands on which page, of papers whose pages are known."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise import LEVELS, Role
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_CLOSING = (Role.ISSUER, Role.DATE, Role.NOTE, Role.COPIES, Role.PRINTED)
_TELLING = (Role.BODY, *LEVELS, Role.ROLL, Role.TABLE, Role.CHAPTER)
_OTHERWISE = (Role.TABLE, Role.ATTACHMENT, Role.TITLE, Role.ROLL)
"""What fills a page in its own way, or begins a new one."""
_WIDOW, _LINES, _CHARACTERS = 2, 22, 28
_MOSTLY = 0.9
"""How much of a line has to be filled before it is called full."""


def _on_pages(paper: PaperText) -> list[list[Piece]]:
    """The paragraphs by the page that they begin on; nothing where pages are not known."""
    if len(paper.page_starts) < 2:
        return []
    found: list[list[Piece]] = [[] for _ in paper.page_starts]
    for piece in paper.pieces:
        if piece.offsets:
            found[paper.page_of(piece.offsets[0]) - 1].append(piece)
    return found


@rule("LAY-01", "首页没有正文，或末页只有落款")
def first_and_last(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """The first page shows body text, the last one more than the sign-off (GB/T 9704, 7.3.2, 7.3.5.4)."""
    pages = _on_pages(paper)
    if not pages:
        return
    first, last = pages[0], pages[-1]
    told = [one for one in paper.said if one.offsets and one.role not in _CLOSING]
    reached = max((paper.page_of(one.offsets[-1]) for one in told), default=0)
    if first and reached and not any(piece.role in _TELLING for piece in first):
        yield in_piece(first[0], 0, len(first[0].text), "首页没有正文。", doubtful=not ledger.is_own)
    closing = [piece for piece in last if piece.role in _CLOSING]
    if closing and len(closing) == len(last) and reached < len(pages) and any(_signs(one) for one in closing):
        one = closing[0]
        yield in_piece(one, 0, len(one.text), "末页只有落款，没有正文。", doubtful=not ledger.is_own)


def _signs(piece: Piece) -> bool:
    return piece.role in (Role.ISSUER, Role.DATE)


@rule("LAY-02", "孤行，或标题落在页末")
def stranded(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """A paragraph whose last line has two characters; a heading with its text on the next page."""
    if len(paper.page_starts) < 2:
        return
    above: Piece | None = None
    for piece in paper.pieces:
        if piece.role is Role.BODY and (tail := _tail(paper, piece, above)):
            end = len(piece.text)
            yield in_piece(piece, end - tail, end, f"段末一行只有{tail}个字。")
        above = piece
    for one, two in pairwise([piece for piece in paper.pieces if piece.offsets]):
        is_heading = one.role in LEVELS and one.lead == len(one.text)
        if is_heading and paper.page_of(one.offsets[-1]) < paper.page_of(two.offsets[0]):
            yield in_piece(one, 0, len(one.text), "标题落在页末，正文在下一页。")


def _tail(paper: PaperText, piece: Piece, above: Piece | None) -> int:
    """Return how many characters the last line of a paragraph has, where they are too few to stand alone."""
    lines = [len(line.strip()) for line in _lines(paper, piece)]
    goes_on = above is not None and above.role is Role.BODY and above.text[-1:] not in "。；：！？"
    is_last = len(lines) > 1 or (bool(lines) and goes_on)
    return lines[-1] if is_last and 0 < lines[-1] <= _WIDOW else 0


def _lines(paper: PaperText, piece: Piece) -> Sequence[str]:
    if not piece.offsets:
        return ()
    return paper.text[piece.offsets[0] : piece.offsets[-1] + 1].split("\n")


@rule("LAY-04", "每页不足22行，或每行不足28字")
def crowded(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """Of papers composed here: pages between the first and the last hold 22 lines of 28 characters."""
    starts = [*paper.page_starts, len(paper.text)]
    if not ledger.is_own or len(starts) < 4:
        return
    pages = _on_pages(paper)
    for number, (start, end) in enumerate(pairwise(starts[1:-1]), 2):
        begun = [*pages[number - 1], *pages[number][:1]]
        if any(piece.role in _OTHERWISE for piece in begun):
            continue
        lines = [line for line in paper.text[start:end].split("\n") if line.strip()]
        body = lines[:-1] if lines and lines[-1].strip(" —-－0123456789\f") == "" else lines
        longest = max((len(line.strip()) for line in body), default=0)
        piece = next((one for one in paper.said if one.offsets and start <= one.offsets[0] < end), None)
        if piece and (len(body) < _LINES * _MOSTLY or longest < _CHARACTERS * _MOSTLY):
            told = f"第{number}页{len(body)}行、每行至多{longest}字，应为{_LINES}行、{_CHARACTERS}字。"
            yield in_piece(piece, 0, min(8, len(piece.text)), told)

"""段落: what a page or a stray line end tore."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise import LEVELS, Role
from lushan_desktop.domain.recognise.aligned import PaperText, Piece, width_of

_MARK_FIRST = re.compile(r"[，。、；：！？）》〉”’】〕,;]")
_REST_FIRST = re.compile(r"([\u4e00-\u9fff])、")
_COUNTS = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯省市县乡镇村区"
_ENDS = tuple("。！？；：:;!?…”’）)》】〕—")
_SHORTEST, _LONGEST_REST = 20, 20
_WRAPPED_SHARE = 3
_WRAPPED = 0.8
"""How much of the longest line a line has that is full: marks at the edge go with what is before them."""
_LONGEST_HEADING = 40
_WITHIN = re.compile(r"[，、；：。！？,;:]")
_HANGING = tuple("的和与及或在对把将被向从由是以为于等")
"""With these no heading ends, for something is still to come."""
_LABELS = re.compile(r"[^，。]{0,10}[：:]")


@rule("HDR-13", "段落以标点或残字开头")
def orphan(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """接、整体推进。: what a page left over."""
    for piece in paper.of(Role.BODY):
        found = _REST_FIRST.match(piece.text)
        if _MARK_FIRST.match(piece.text):
            yield in_piece(piece, 0, 1, "段落以标点开头，疑是分页或分行时断开的。")
        elif found and found[1] not in _COUNTS and len(piece.text) <= _LONGEST_REST:
            end = min(len(piece.text), 8)
            yield in_piece(piece, 0, end, f"段落以“{found[0]}”开头，疑是上一段断开的残字。")


@rule("HDR-14", "词语或句子被硬回车拆断")
def torn(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """任务分¶解; a paragraph that ends in the middle of a sentence."""
    inside = list(_torn_inside(paper))
    pieces = paper.pieces
    between = [
        in_piece(above, max(0, len(above.text) - 4), len(above.text), _told(above.text, below.text))
        for above, below in pairwise(pieces)
        if _goes_on(above, below) and not (above.offsets and _is_wrapped(paper, above.offsets[-1]))
    ]
    if len(inside) <= max(_WRAPPED_SHARE, len(pieces) // _WRAPPED_SHARE):
        yield from inside
    yield from between


def _torn_inside(paper: PaperText) -> Iterator[Slip]:
    """Line ends within what was read as one paragraph; a text copied out of a print has one on every line."""
    for piece in paper.pieces:
        for n, (here, there) in enumerate(zip(piece.offsets, piece.offsets[1:], strict=False), 1):
            if there - here > 1 and "\n" in paper.text[here:there] and not _is_wrapped(paper, here):
                right = piece.text[n - 1] + piece.text[n]
                told = _told(piece.text[:n], piece.text[n:])
                yield Slip(here, there + 1, told, right)


def _is_wrapped(paper: PaperText, end: int) -> bool:
    """Return True if a line ends there because the sheet did: in a print, about as long as the longest."""
    begun = paper.text.rfind("\n", 0, end) + 1
    return paper.is_print and width_of(paper.text[begun : end + 1]) > paper.widest_line * _WRAPPED


def _told(above: str, below: str) -> str:
    return f"“{above[-4:]}”和“{below[:4]}”之间断了行，疑是一句话被回车拆开。"


def _goes_on(above: Piece, below: Piece) -> bool:
    is_text = above.role in (Role.BODY, *LEVELS) and below.role is Role.BODY
    if not is_text or len(above.text) < _SHORTEST or above.text.endswith(_ENDS):
        return False
    is_heading = (above.role in LEVELS and above.lead == len(above.text)) or _may_be_heading(above.text)
    is_other = _LABELS.match(below.text) or re.match(r"[一二三四五六]是|第[一二三]|[—（(【\d]", below.text)
    return not is_heading and not is_other and above.text[-1:].isalnum() and below.text.endswith(_ENDS)


def _may_be_heading(text: str) -> bool:
    """Return True for a line without number or mark that says something by itself, as headings do."""
    return len(text) <= _LONGEST_HEADING and not _WITHIN.search(text) and not text.endswith(_HANGING)

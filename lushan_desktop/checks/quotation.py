"""引号、书名号、括号: pairs, and what stands within them."""

import re
from collections.abc import Iterator, Sequence

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise import Role
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_PAIRS = {"“": "”", "（": "）", "(": ")", "《": "》", "〔": "〕", "【": "】", "〈": "〉", "[": "]"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_ANY_MARK = re.compile("[" + re.escape("".join((*_PAIRS, *_CLOSERS))) + "]")
_FARTHEST_QUOTE = 6
_SAME = {"(": "（", ")": "）"}
_ITEM = re.compile(r"\s*(?:[\dA-Za-z一二三四五六七八九十①-⑳]{1,3})\s*[)）]")
_SERIAL = re.compile(r"(?<=[、，。；：:;,\s])\d{1,2}[)）]")
_ANGLED = re.compile(
    r"《[^《》]*(?P<inner><[^<>《》]*>)[^《》]*》|《[^《》]*(?P<nested>《[^《》]*》)[^《》]*》"
)
_LISTED = re.compile(r"”(、)“|》(、)《")


def _pairs(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The pairs of marks in a paragraph, and the places of those that have no partner."""
    if not _ANY_MARK.search(text):
        return [], []
    open_at: list[tuple[str, int]] = []
    found, alone = [], []
    for place, sign in enumerate(text):
        sign = _SAME.get(sign, sign)
        if sign in _PAIRS:
            open_at.append((sign, place))
        elif sign in _CLOSERS:
            at = next((n for n in range(len(open_at) - 1, -1, -1) if open_at[n][0] == _CLOSERS[sign]), None)
            if at is None:
                alone.append(place)
            else:
                found.append((open_at[at][1], place))
                alone += [start for _, start in open_at[at + 1 :]]
                del open_at[at:]
    return found, alone + [start for _, start in open_at]


def _within(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Each pair with those around it, the nearest last, until the next is asked for."""
    around: list[tuple[int, int]] = []
    for pair in sorted(pairs):
        while around and around[-1][1] < pair[0]:
            around.pop()
        yield pair, around
        around.append(pair)


@rule("PUN-01", "引号套用应外双内单")
def nested_quotes(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """“…坚定“创则必成”…”."""
    for piece in paper.pieces:
        found, alone = _pairs(piece.text)
        if any(piece.text[place] in "“”" for place in alone):
            continue
        quotes = [(start, end) for start, end in found if piece.text[start] == "“"]
        for (start, end), around in _within(quotes):
            if around:
                right = f"‘{piece.text[start + 1 : end]}’"
                yield in_piece(piece, start, end + 1, "引号里再用引号，里面用单引号。", right)


@rule("PUN-02", "引号、括号、书名号不配对")
def unpaired(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """An opening mark without its end, or an end without its beginning, in one paragraph."""
    pieces = [piece for piece in paper.pieces if piece.role is not Role.TABLE]
    titles = [piece for piece in pieces if piece.role is Role.TITLE]
    for piece in pieces:
        whole = "".join(one.text for one in titles) if piece.role is Role.TITLE else piece.text
        if piece.role is Role.TITLE and not _pairs(whole)[1]:
            continue
        ignored = _item_marks(piece.text)
        for place in _pairs(piece.text)[1]:
            sign = piece.text[place]
            if place not in ignored and not _goes_on(pieces, piece, sign):
                partner = _PAIRS.get(sign) or _CLOSERS.get(_SAME.get(sign, sign), "")
                yield in_piece(piece, place, place + 1, f"“{sign}”没有配对的“{partner}”。")


def _item_marks(text: str) -> set[int]:
    """1） at the start of an item: no half of a pair."""
    first = _ITEM.match(text)
    found = {first.end() - 1} if first else set()
    return found | {one.end() - 1 for one in _SERIAL.finditer(text)}


def _goes_on(pieces: list[Piece], piece: Piece, sign: str) -> bool:
    """Return True if a pair reaches over paragraphs: a quotation or a note in brackets over several,
    another over a torn line.
    """
    place = next(n for n, one in enumerate(pieces) if one is piece)
    sign = _SAME.get(sign, sign)
    is_end = sign in _CLOSERS
    is_around = piece.text.strip().endswith((")", "）")) if is_end else piece.text.strip()[:1] in "(（"
    far = _FARTHEST_QUOTE if sign in "“”" or (sign in "（）" and is_around) else 1
    around = pieces[max(0, place - far) : place] if is_end else pieces[place + 1 : place + 1 + far]
    wanted = _CLOSERS[sign] if is_end else _PAIRS[sign]
    return any(
        wanted in {_SAME.get(one.text[at], one.text[at]) for at in _pairs(one.text)[1]} for one in around
    )


@rule("PUN-03", "书名号里再用书名号应为〈〉")
def nested_titles(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """《关于印发<…纲要>的通知》."""
    for piece in paper.pieces:
        for found in _ANGLED.finditer(piece.text):
            name = "inner" if found["inner"] else "nested"
            right = f"〈{found[name][1:-1]}〉"
            yield in_piece(piece, *found.span(name), f"“{found[name]}”应为“{right}”。", right)


@rule("PUN-04", "并列的引号、书名号之间一般不用顿号")
def between_quotes(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """“一号”、“二号” (GB/T 15834—2011, 4.5.3.5)."""
    for piece in paper.pieces:
        for found in _LISTED.finditer(piece.text):
            group = 1 if found[1] else 2
            yield in_piece(piece, *found.span(group), "并列的引号、书名号之间不用顿号。", "")


@rule("PUN-07", "同形括号套用")
def nested_brackets(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """（…党委（党组）…）; a bracket within 《》 or “” is a part of a name."""
    for piece in paper.pieces:
        found, _ = _pairs(piece.text)
        signs = {start: piece.text[start] for start, _ in found if piece.text[start] in "（(《“"}
        for (start, end), around in _within([pair for pair in found if pair[0] in signs]):
            is_nested = signs[start] in "（(" and bool(around) and signs[around[-1][0]] in "（("
            if is_nested:
                yield in_piece(piece, start, end + 1, "括号里又用同样的括号，里面的宜改用〔〕或改写。")

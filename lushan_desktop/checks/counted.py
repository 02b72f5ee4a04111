"""计数: counts promised against what is listed, sums, shares."""

import re
from collections.abc import Iterator

from lushan_desktop.base.text.numerals import read_chinese
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule, said
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_LISTED = re.compile(
    r"([二两三四五六七八九十]{1,3}|\d{1,2})(?:个|项|条|大|种|类|方面|点)[^（(，。；：、]{0,10}?[”’]?\s*[（(]"
)
_PROMISED = re.compile(
    r"([二两三四五六七八九十]{1,2}|\d{1,2})(?:个方面|方面|点|项|条|个)[^，。；：:]{0,8}[：:]\s*(?=一(?:是|要|则))"
)
_ORDINALS = re.compile(r"(?:^|[，。；：:,;\s])\s*([一二三四五六七八九十])(?:是|要|则)")
_TOTAL = re.compile(
    r"共(?:计)?[^，。；,;]{0,48}?(\d+)\s*([个件起次名人条项家处场])[^，。；,;\d]{0,12}[，,]\s*其中"
)
_SHARE = re.compile(
    r"(?<!\d)(\d+)\s*([个件起次名人条项家处场])[^，。；\d]{0,10}[，,]?\s*占[^，。；\d]{0,14}(\d+(?:\.\d+)?)\s*[%％]"
)
_PLACES = re.compile(r"[省市地州盟县区旗镇乡村街道办事处开发园场所、和]+")
"""10个县（市、区）: no list of ten."""
_LIKE = re.compile(
    r"“([二两三四五六七八九十])([\u4e00-\u9fff])”[^，。；：:（(]{0,6}[，：:（(]?((?:\2[\u4e00-\u9fff]{1,8}、)+\2[\u4e00-\u9fff]{1,8})(?=[，。；）)])"
)
"""“四进”活动，进机关、进学校: each begins with the word that is counted."""
_ROUNDING = 0.6
_UNNAMED = 0.1
"""Of a total: parts that leave out more were not meant to be all of them."""
_NEAR = 400
"""Characters before a share among which its total is told."""
_OPEN = re.compile(r"等|包括|以及其他|含")


@rule("CON-01", "列举数目与所称数目不符")
def promised(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """“七个纳入”（…） with six of them; 三点要求：一是 … 二是 …."""
    pieces = tuple(said(paper))
    for n, piece in enumerate(pieces):
        for found in _LISTED.finditer(piece.text):
            count, inside = _count(found[1]), _inside(piece.text, found.end())
            counts = _counts(inside)
            if count and counts and count not in counts:
                told = f"称{found[1]}项，括号里列了{counts[0]}项。"
                is_named = piece.text[: found.start()].endswith(("“", "‘"))
                end = found.end() + len(inside) + 1
                yield in_piece(piece, found.start(1), end, told, doubtful=not is_named)
        for found in _LIKE.finditer(piece.text):
            listed = found[3].count("、") + 1
            if _count(found[1]) != listed:
                yield in_piece(piece, *found.span(), f"称“{found[1]}{found[2]}”，实际列了{listed}项。")
        for found in _PROMISED.finditer(piece.text):
            yield from _ordinals(pieces, n, found)


def _ordinals(pieces: tuple[Piece, ...], n: int, found: re.Match[str]) -> Iterator[Slip]:
    """Yield what is counted 一是, 二是 in the paragraph, or in those below it."""
    text = pieces[n].text[found.end() - 1 :]
    for below in pieces[n + 1 :]:
        if not re.match(r"[二三四五六七八九十](?:是|要|则)", below.text):
            break
        text += "\n" + below.text
    numbers = [read_chinese(one) or 0 for one in _ORDINALS.findall(text)]
    count = _count(found[1])
    in_order = numbers[: next((i for i, one in enumerate(numbers, 1) if one != i), len(numbers) + 1) - 1]
    if count and len(in_order) > 1 and len(in_order) != count:
        yield in_piece(pieces[n], *found.span(), f"称{found[1]}点，实际列了{len(in_order)}点。")


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else read_chinese(text) or 0


def _inside(text: str, start: int) -> str:
    """Return what stands in the brackets that are open there; nothing where they do not close."""
    depth = 1
    for place in range(start, len(text)):
        depth += (text[place] in "（(") - (text[place] in "）)")
        if not depth:
            return text[start:place]
    return ""


def _counts(inside: str) -> list[int]:
    """How many things may be listed there, by each mark that may divide them; none where it is no list."""
    bare = re.sub(r"[（(][^（()）]*[）)]|《[^》]*》|“[^”]*”", "口", inside)
    if (
        _PLACES.fullmatch(bare)
        or _OPEN.search(bare)
        or ("、" not in bare and "；" not in bare)
        or "以下简称" in bare
        or "。" in bare
    ):
        return []
    found = [
        len([one for one in re.split(marks, bare) if one.strip()])
        for marks in ("[、，；,;]", "、", "[；;]", "[，,]", "[、；;]")
    ]
    return [one for one in found if one > 1]


@rule("CON-02", "合计、占比与分项不符")
def sums(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """共22个，其中甲6个、乙15个; 6个占27%.

    其中 need not name every part: only what is over the total, or a little under it, is a slip.
    """
    for piece in said(paper):
        for found in _TOTAL.finditer(piece.text):
            rest = re.split("[。；]|;(?=[^;。]*(?:共|其中))", piece.text[found.end() :])[0]
            parts = [int(one) for one in re.findall(rf"(\d+)\s*{found[2]}", rest)]
            total = int(found[1])
            lacking = total - sum(parts)
            if len(parts) > 1 and not _OPEN.search(rest) and lacking and lacking <= total * _UNNAMED:
                told = f"分项合计{sum(parts)}{found[2]}，与所称{total}{found[2]}不符。"
                yield in_piece(piece, *found.span(1), told)
        yield from _shares(piece)


def _shares(piece: Piece) -> Iterator[Slip]:
    for found in _SHARE.finditer(piece.text):
        before = piece.text[max(0, found.start() - _NEAR) : found.start()]
        totals = re.findall(rf"(?:共|总数|总共|合计|全部)[^，。；\d]{{0,12}}(\d+)\s*{found[2]}", before)
        totals += re.findall(rf"(\d+)\s*{found[2]}[^，。；\d]{{0,8}}[，,]\s*其中[^。；]*$", before)
        if not totals or not int(totals[-1]):
            continue
        share = 100 * int(found[1]) / int(totals[-1])
        if abs(share - float(found[3])) > _ROUNDING and share <= 100:
            told = f"{found[1]}占{totals[-1]}的{share:.1f}%，不是{found[3]}%。"
            yield in_piece(piece, *found.span(3), told)

"""计数: counts promised against what is listed, sums, shares."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lushan_desktop.base.text.numerals import read_chinese, read_counted
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_LISTED = re.compile(
    r"([二两三四五六七八九十]{1,3}|\d{1,2})(?:个|项|条|大|种|类|方面|点)[^（(，。；：、]{0,10}?[”’]?\s*[（(]"
)
_PROMISED = re.compile(
    r"([二两三四五六七八九十]{1,2}|\d{1,2})(?:个方面|方面|点|项|条|个)[^，。；：:]{0,8}[：:]\s*(?=一(?:是|要|则))"
)
_ORDINALS = re.compile(r"(?:^|[，。；：:,;\s])\s*([一二三四五六七八九十])(?:是|要|则)")
_MEASURE = "公顷|平方米|万元|公里|[个件起次名人条项家处场元亩吨]"
_TOTAL = re.compile(
    r"(?P<sure>共(?:计)?[^，。；,;]{0,48}?)?(?<![\d.])(?P<total>\d+(?:\.\d+)?)\s*"
    rf"(?P<measure>{_MEASURE})[^，。；,;\d（(]{{0,12}}(?:[，,]\s*其中|(?P<open>[（(])(?:其中|含))"
)
_AFTER_PARTS = re.compile("[。；]|;(?=[^;。]*(?:共|其中))|同比|[比较][上去]|增[长加]|减少|[，,]另")
_RATE = re.compile(
    r"(?P<stem>办结|整改|完成|化解|答复|签订)率(?:为|达到|达|是)?(?P<rate>\d+(?:\.\d+)?)\s*[%％]"
)
_SHARE = re.compile(
    r"(?<!\d)(\d+)\s*([个件起次名人条项家处场])[^，。；\d]{0,10}[，,]?\s*占[^，。；\d]{0,14}(\d+(?:\.\d+)?)\s*[%％]"
)
_SPAN = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:起)?(?:至|到|—)(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日"
    r"[^。；\d]{0,24}?(?:为期|会期|历时|公示期[限为共]{0,2}|共计?)(?P<n>\d{1,2}|[二两三四五六七八九十])天"
)
_ANY_YEAR = 2023
_PLACES = re.compile(r"[省市地州盟县区旗镇乡村街道办事处开发园场所、和]+")
"""10个县（市、区）: no list of ten."""
_LIKE = re.compile(
    r"“([二两三四五六七八九十])([\u4e00-\u9fff])”[^，。；：:（(]{0,6}[，：:（(]?((?:\2[\u4e00-\u9fff]{1,8}、)+\2[\u4e00-\u9fff]{1,8})(?=[，。；）)])"
)
"""“四进”活动，进机关、进学校: each begins with the word that is counted."""
_AREAS = ("公顷", "平方米", "万元", "公里", "元", "亩", "吨")
"""Measures of which a part may be rounded."""
_ROUNDING = 0.6
_UNNAMED = Decimal("0.1")
"""Of a total: parts that leave out more were not meant to be all of them."""
_NEAR = 400
"""Characters before a share among which its total is told."""
_OPEN = re.compile(r"等|包括|以及其他|含")


@rule("CON-01", "列举数目与所称数目不符")
def promised(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """“七个纳入”（…） with six of them; 三点要求：一是 … 二是 …."""
    pieces = paper.said
    for n, piece in enumerate(pieces):
        for found in _LISTED.finditer(piece.text):
            count, inside = read_counted(found[1]), _inside(piece.text, found.end())
            counts = _counts(inside)
            if count and counts and count not in counts:
                told = f"称{found[1]}项，括号里列了{counts[0]}项。"
                is_named = piece.text[: found.start()].endswith(("“", "‘"))
                end = found.end() + len(inside) + 1
                yield in_piece(piece, found.start(1), end, told, doubtful=not is_named)
        for found in _LIKE.finditer(piece.text):
            listed = found[3].count("、") + 1
            if read_counted(found[1]) != listed:
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
    count = read_counted(found[1])
    in_order = numbers[: next((i for i, one in enumerate(numbers, 1) if one != i), len(numbers) + 1) - 1]
    if count and len(in_order) > 1 and len(in_order) != count:
        yield in_piece(pieces[n], *found.span(), f"称{found[1]}点，实际列了{len(in_order)}点。")


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
    for piece in paper.said:
        for found in _TOTAL.finditer(piece.text):
            yield from _parts(piece, found)
        yield from _shares(piece)
        yield from _rates(piece)
        yield from _spans(piece)


def _parts(piece: Piece, found: re.Match[str]) -> Iterator[Slip]:
    """Yield a total that its parts do not come to: over it surely, where they do not overlap as people do."""
    text, measure = piece.text, found["measure"]
    inside = _inside(text, found.end("open")) if found["open"] else text[found.end() :]
    rest = re.sub(r"[（(][^（()）]*[）)]", "", _AFTER_PARTS.split(inside)[0])
    parts = [Decimal(one) for one in re.findall(rf"(?<![\d.])(\d+(?:\.\d+)?)\s*{measure}", rest)]
    total, told = Decimal(found["total"]), ""
    lacking = total - sum(parts)
    may_lack = found["sure"] and measure not in _AREAS and not _OPEN.search(rest)
    if any(part > total for part in parts):
        told = f"分项{max(parts)}{measure}，多于所称{total}{measure}。"
    elif len(parts) > 1 and (
        (lacking < 0 and (found["sure"] or measure not in "名人"))
        if not may_lack
        else lacking and lacking <= total * _UNNAMED
    ):
        told = f"分项合计{sum(parts)}{measure}，与所称{total}{measure}不符。"
    if told:
        yield in_piece(piece, *found.span("total"), told)


def _spans(piece: Piece) -> Iterator[Slip]:
    """Yield how many days there are from a day to another, with the first of them or without."""
    for found in _SPAN.finditer(piece.text):
        year = int(found["y"] or _ANY_YEAR)
        try:
            first = date(year, int(found["m"]), int(found["d"]))
            last = date(year, int(found["m2"] or found["m"]), int(found["d2"]))
        except ValueError:
            continue
        days = (last - first).days
        if days > 0 and read_counted(found["n"]) not in (days, days + 1):
            yield in_piece(piece, *found.span("n"), f"从{first.day}日到{last.day}日是{days + 1}天。")


def _rates(piece: Piece) -> Iterator[Slip]:
    """Yield a rate that no two numbers of its sentence come to: 120处，已整改118处，整改率95%."""
    for found in _RATE.finditer(piece.text):
        before = re.split("。", piece.text[: found.start()])[-1]
        done = re.findall(rf"(?<![未尚基本]){found['stem']}[^，。；\d率]{{0,6}}(\d+)\s*({_MEASURE})", before)
        if len(done) != 1 or not int(done[0][0]):
            continue
        number, measure = int(done[0][0]), done[0][1]
        totals = [int(one) for one in re.findall(rf"(?<![\d.])(\d+)\s*{measure}", before)]
        totals = [one for one in totals if one > number] or [number]
        shares = [100 * number / one for one in totals]
        if totals != [number] and all(abs(one - float(found["rate"])) > _ROUNDING for one in shares):
            told = f"{number}占{totals[0]}的{shares[0]:.1f}%，不是{found['rate']}%。"
            yield in_piece(piece, *found.span("rate"), told)


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

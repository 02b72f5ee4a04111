"""数字: characters and figures mixed, ranges, approximations."""

import re
from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_COUNTED = re.compile(r"([一二三四五六七八九十]{1,3}|\d{1,3})(个|项|名|次|家|件|条|人)([\u4e00-\u9fff]{2})")
_ANY = ("一", "1")
"""一项重点工作 counts nothing: it is any of them."""
_YEARS = re.compile(r"(?<![\d.])(\d{4})\s*([-－~～])\s*(\d{4})\s*(?=年)")
_RANGE = re.compile(
    r"(?<![\d.\-/A-Za-z])(\d+(?:\.\d+)?)\s*([-－])\s*(\d+(?:\.\d+)?)(?=\s*(?:[个人次件万元项家页天日月米]|公里|小时|％|%|周岁|学时|分钟))"
)
_APPROXIMATE = re.compile(
    r"(?<![第\d、])(\d、\d)(?=[个名次天人件家项年月])"
    r"|(?:大约|大概|约)[^，。；]{1,12}?(?:左右|上下)"
    r"|(?<![最将临接附靠])近\d+[^，。；\d]{0,2}(?:多|余)"
    r"|(?<![最将临接附靠])近[一二三四五六七八九十百千]+(?:多|余)(?=[个名次天人件家项位])|(?:超过|超)\d+(?:余|多)"
    r"|(?:大约|大概|约)\d+(?:余|多)(?=[个名次天人件家项处起份场元万亿])"
    r"|(?:超过|超)\d+[^，。；\d]{0,3}以上|至少\d+[^，。；\d]{0,3}以上"
)


@rule("PUN-10", "同类数字汉字和阿拉伯数字混用")
def mixed(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """三个乡镇 and 5个乡镇 in one paper."""
    first: dict[tuple[str, str], tuple[bool, Piece]] = {}
    for piece in paper.said:
        for found in _COUNTED.finditer(piece.text):
            if found[1] in _ANY:
                continue
            is_figure = found[1].isdecimal()
            before = first.setdefault((found[2], found[3]), (is_figure, piece))
            if before[0] is not is_figure:
                told = (
                    f"“{found[2]}{found[3]}”前面的数字，别处写的是{'阿拉伯数字' if before[0] else '汉字'}。"
                )
                yield in_piece(piece, *found.span(1), told)


@rule("PUN-11", "数值范围的连接号不对")
def ranges(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """2021-2025年 is 2021—2025年, 3-5个 is 3～5个."""
    for piece in paper.pieces:
        for found in _YEARS.finditer(piece.text):
            yield in_piece(piece, *found.span(2), "起止年份用一字线“—”。", "—")
        for found in _RANGE.finditer(piece.text):
            if len(found[1]) < 5 and len(found[3]) < 5:
                yield in_piece(piece, *found.span(2), "数值范围用浪纹线“～”。", "～")


@rule("PUN-12", "概数误用")
def approximate(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """3、5个; 约30人左右; 近20多个; 超过5个以上."""
    for piece in paper.said:
        for found in _APPROXIMATE.finditer(piece.text):
            told = "相邻两数表示概数用汉字，中间不加顿号。" if found[1] else f"“{found[0]}”的概数重复。"
            yield in_piece(piece, *found.span(), told)

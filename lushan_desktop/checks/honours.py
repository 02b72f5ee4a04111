"""荣誉和创建名称: one honour by one name."""

import re
from collections import Counter
from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_LEVEL = r"(?:全国|国家级|全省|省级|全市|市级|全县|县级)"
_KIND = r"示范(?:[\u4e00-\u9fff]{0,2}?(?:标兵|单位|项目|县|市|区|点|乡镇|街道))"
_LEVELLED = re.compile(rf"({_LEVEL})[“‘]?([\u4e00-\u9fff]{{2,14}}?{_KIND})")
_SAME_LEVEL = {"全国": 1, "国家级": 1, "全省": 2, "省级": 2, "全市": 3, "市级": 3, "全县": 4, "县级": 4}


def _named(paper: PaperText) -> Iterator[tuple[Piece, int, int, str, str]]:
    for piece in paper.said:
        for found in _LEVELLED.finditer(piece.text):
            yield piece, found.start(), found.end(), found[1], found[2]


@rule("ORG-05", "荣誉或创建名称前后不一")
def one_honour(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """省级 here and 全省 there; a name that has a word more or less than the register's."""
    found = list(_named(paper))
    written: dict[tuple[str, int], Counter[str]] = {}
    for _, _, _, level, name in found:
        written.setdefault((name, _SAME_LEVEL[level]), Counter())[level] += 1
    told: set[tuple[str, str]] = set()
    for piece, start, end, level, name in found:
        if len(counts := written[name, _SAME_LEVEL[level]]) > 1:
            usual = counts.most_common(1)[0][0]
            if level != usual and (level, name) not in told:
                told.add((level, name))
                yield in_piece(piece, start, end, f"“{name}”前面别处写“{usual}”，这里写“{level}”。")
        near = next((one for one in ledger.titles if _is_nearly(name, one)), "")
        if near and (near, name) not in told:
            told.add((near, name))
            yield in_piece(piece, start, end, f"名称与“{near}”不一致，以命名文件为准。")


def _is_nearly(name: str, known: str) -> bool:
    """Whether one of two names has all characters of the other in their order, and one or two more inside."""
    longer, shorter = (name, known) if len(name) > len(known) else (known, name)
    if not 0 < len(longer) - len(shorter) <= 2 or longer.startswith(shorter) or longer.endswith(shorter):
        return False
    rest = iter(longer)
    return all(sign in rest for sign in shorter)

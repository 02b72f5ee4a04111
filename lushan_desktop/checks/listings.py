"""列举: how many are named, and how many are told to be."""

import re
from collections.abc import Iterator

from lushan_desktop.base.text.numerals import read_counted
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_NUMBER = r"(?<![\d第一二三四五六七八九十百])(?P<n>[二两三四五六七八九]|\d{1,2})"
_COUNTED = re.compile(
    _NUMBER + r"(?P<what>个单位|家单位|个部门|家|个乡镇|个镇|个街道|个县区|个县|个区|个村|个社区|[位名]同志)"
)
_ENDINGS = {
    "单位": "局委办会院司心社厅部行所处站府校台室",
    "部门": "局委办会院心厅部行",
    "家": "局司行",
    "乡镇": "镇乡",
    "镇": "镇",
    "街道": "道",
    "县区": "县区市",
    "县": "县",
    "区": "区",
    "村": "村",
    "社区": "区",
}
"""What the names end with of which so many are told."""
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}")
_START = re.compile(r".*[对向由将把给在赴为给让请]")
_JOINED = re.compile("[和与及暨]")
_PART = re.compile(r"[（(][^（）()]*[）)]|《[^》]*》|“[^”]*”")
_KINDS = re.compile(
    r"(?:这|上述|以上)?" + _NUMBER + r"(?:个方面|项工作|项任务|项内容|个环节|项制度|项机制|个小组|项)"
)
_SIGNS = ("；", "，", "、")
_FOLLOWED = re.compile(
    _NUMBER + r"(?:个|项|类|种)[^，。；：、\d]{0,8}?(?:包括|分别是|分别为)(?P<list>[^，。；：]+)"
)
_QUOTED = re.compile(_NUMBER + r"个“(?P<word>[^“”]{1,6})”[：:](?P<rest>[^。]+)")


@rule("CON-01", "列举数目与所称数目不符")
def named(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """甲局、乙局、丙局4个单位; 甲情况，乙情况，丙情况四个方面; 两个“务必”：务必…；务必…；务必…."""
    for piece in paper.said:
        yield from _units(piece)
        yield from _alike(piece)
        for found in _FOLLOWED.finditer(piece.text):
            items = _bare(found["list"]).split("、")
            if len(items) > 1 and len({one[-2:] for one in items}) == 1:
                yield from _told(piece, found, len(items))
        for found in _QUOTED.finditer(piece.text):
            listed = found["rest"].count(found["word"])
            if listed > 1:
                yield from _told(piece, found, listed)


def _units(piece: Piece) -> Iterator[Slip]:
    """Names of units, places or people right before their number; 等 leaves open that there are more."""
    for found in _COUNTED.finditer(piece.text):
        before = _bare(_clause_before(piece.text, found.start()))
        is_open = before.endswith("等")
        items = before.removesuffix("等").split("、")
        if len(items) < 2 or re.search("其他|以及|其它", items[-1]) or not _fit(items, found["what"]):
            continue
        last = next((n for n in range(len(items) - 1, -1, -1) if _START.match(items[n])), 0)
        least, most = len(items) - last, len(items) + len(_JOINED.findall(before))
        number = read_counted(found["n"]) or 0
        if number < least or (number > most and not is_open):
            yield from _told(piece, found, least if number < least else most)


def _fit(items: list[str], what: str) -> bool:
    """Return True if these are names of what is counted."""
    if what.endswith("同志"):
        return all(_PERSON.fullmatch(one) for one in items[1:])
    ends = _ENDINGS[what[-2:] if what[-2:] in _ENDINGS else what[-1:]]
    return all(one.endswith(tuple(ends)) for one in items)


def _alike(piece: Piece) -> Iterator[Slip]:
    """What ends with the same word, part for part, right before the number of parts."""
    for found in _KINDS.finditer(piece.text):
        sentence = re.split("[。：:]", piece.text[: found.start()])[-1]
        for sign in _SIGNS:
            parts = _bare(sentence).split(sign)
            ending = parts[-1][-2:]
            listed = 0
            while listed < len(parts) and len(ending) == 2 and parts[-1 - listed].endswith(ending):
                listed += 1
            if listed > 2:
                is_whole = listed == len(parts) or sign != "、"
                if is_whole and len(parts[-1]) > 3 and not parts[-1].endswith("等"):
                    yield from _told(piece, found, listed)
                break


def _told(piece: Piece, found: re.Match[str], listed: int) -> Iterator[Slip]:
    if read_counted(found["n"]) != listed:
        yield in_piece(piece, *found.span("n"), f"称{found['n']}个，实际列了{listed}个。", doubtful=True)


def _clause_before(text: str, end: int) -> str:
    return re.split("[，。；：,;:]", text[:end])[-1]


def _bare(text: str) -> str:
    """The text without what stands in brackets; a name in marks is one thing."""
    return _PART.sub(lambda one: "" if one[0][0] in "（(" else "口", text).strip()

"""Who answers for something, as tables say it: units, groups of units, and what is said around them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_BETWEEN = "、，,；;\n/／"
_OPENING, _CLOSING = "（([【", "）)]】"
_UNIT_END = r"(?:局|委|办|部|院|会|庭|队|所|站|社|中心|镇|乡|街道|办公室|政府|党委|机关|单位|部门|公司|银行)"
_LABEL = re.compile(r"^(牵头|主责|主办|责任|配合|协办|参与|协助)(?:单位|部门)?[：:]")
_LEADS = re.compile(r"[（(]\s*(?:牵头|主责|牵头单位|主责单位)\s*[）)]|牵头(?:负责)?$")
_ALONG = re.compile(r"[（(]([^（()）]{2,}?)(?:等?(?:配合|协助|协办|参与))[）)]")
"""甲局（乙局、丙局配合）: who helps stands in the brackets."""
_COUNTED = re.compile(r"^\s*(?:\d{1,2}[.．、)）]|[①-⑳])\s*(?=[\u4e00-\u9fff])")
_AFTER = re.compile(
    r"[（(]\s*(?:配合|协办|参与|责任单位|配合单位)\s*[）)]|(?:分别)?(?:配合|协助|参与)$|(?<!分工)负责$"
)
_DUTIES = re.compile(
    r"(?:(?:等|及)(?:其他)?(?:各?(?:有关|相关|职能|责任|成员|执法|行政执法)?"
    r"(?:部门|单位|机关))?(?:和单位)?)?"
    r"(?:[，,]?(?:依据|依照|按照?)?(?:各自)?(?:职责|职能|职权|分工)(?:和)?(?:分工|职责|范围)?"
    r"(?:分别|共同)?(?:负责|落实|推进|实施|抓好落实)?)?$"
)
_GROUP = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,3}?(?:直|级))?(?:各|所有|全[县区市]|有关|相关|其他|其它|成员|职能|行政执法|执法|县直|区直|市直)"
    r".*(?:部门|单位|机关|乡镇?|镇|街道|办事处|政府|党委|村|社区|局委|委局|执法主体)(?:[）)].*)?$"
    r"|^(?:乡镇?|镇|街道|乡镇街道|乡镇和街道|乡（镇）|部门|县直部门|县直单位|成员单位|责任单位)$"
)
_TOWNSHIPS = re.compile(r"乡|镇|街道")
_OTHERS = re.compile(r"部门|单位|机关|局委|委局|主体")


@dataclass(frozen=True)
class Units:
    """The one who answers for an indicator, as written."""

    lead: str
    support: tuple[str, ...]


def split_units(text: str, *, is_lead_first: bool) -> Units:
    """The units of a cell, divided by 、 or line ends; 牵头 is said by a mark, a label, or by the place."""
    lead, names = "", list[str]()
    for line in re.split(r"[\n；;]", _ALONG.sub(r"；\1", _unbracketed(text))):
        label = _LABEL.match(line.strip())
        is_lead_line = bool(label and label[1] in ("牵头", "主责", "主办"))
        bare = line.strip()[label.end() :] if label else line.strip()
        for name in divided(bare):
            name = _COUNTED.sub("", name).rstrip("*＊★☆※# ")
            plain = _LEADS.sub("", name).strip(" \u3000。.")
            is_lead = plain != name
            plain = _AFTER.sub("", plain).strip(" \u3000。.")
            if not plain:
                continue
            if not lead and (is_lead_line or is_lead):
                lead = plain
            elif plain not in names:
                names.append(plain)
    if not lead and is_lead_first and names:
        lead = names.pop(0)
    return Units(lead, tuple(name for name in names if name != lead))


def _unbracketed(text: str) -> str:
    plain = text.strip()
    is_whole = plain[:1] in _OPENING and plain[-1:] in _CLOSING if plain else False
    return plain[1:-1] if is_whole and not any(mark in plain[1:-1] for mark in _OPENING) else plain


def divided(text: str) -> Iterator[str]:
    """The names of a text; a mark between brackets divides none: 各乡（镇、街道）."""
    depth, name = 0, ""
    for char in text:
        depth = max(0, depth + (char in _OPENING) - (char in _CLOSING))
        if char in _BETWEEN and not depth:
            yield from _apart(name)
            name = ""
        else:
            name += char
    yield from _apart(name)


def _apart(name: str) -> Iterator[str]:
    """Names that only a blank or 和 stands between, where both sides end as units do."""
    name = name.strip(" \u3000。.")
    for mark in (r"[ \t\u3000]+", "以及|和|及|与"):
        parts = [part for part in re.split(mark, name) if part]
        if len(parts) > 1 and all(_is_like_unit(part) for part in parts):
            for part in parts:
                yield from _apart(part)
            return
    if name:
        yield name


def _is_like_unit(text: str) -> bool:
    bare = re.sub(r"[（(][^（()）]*[）)]$", "", text)
    return len(bare) > 2 and re.search(rf"{_UNIT_END}$", bare) is not None


def without_duties(name: str) -> str:
    """县自然资源局等部门按职责分工负责 names 县自然资源局; empty where nothing but duties is said."""
    return _DUTIES.sub("", name).strip(" \u3000，,、")


def is_group(name: str) -> bool:
    """Return True if a name means several units by what they are: 各乡（镇、街道）, 各部门, 有关单位."""
    return _GROUP.match("".join(name.split())) is not None


def means_townships(group: str) -> bool:
    """Return True if a group is that of the townships and subdistricts and of nobody else."""
    return bool(_TOWNSHIPS.search(group)) and not _OTHERS.search(group.replace("乡镇部门", ""))


def near_names(name: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The registered names that were probably meant, the likeliest first."""
    scored = [(_likeness(name, other), other) for other in dict.fromkeys(known)]
    likely = sorted((pair for pair in scored if pair[0] >= _LIKELY), key=lambda pair: (-pair[0], pair[1]))
    return tuple(other for _, other in likely[:most])


_LIKELY = 0.65


def _likeness(name: str, other: str) -> float:
    """1 for the same; high where one is short for the other: 县政府办 and 县人民政府办公室."""
    short, long = sorted((name, other), key=len)
    if len(short) >= 3 and _stands_in(short, long):
        return 0.75 + 0.2 * len(short) / len(long)
    return SequenceMatcher(None, name, other).ratio()


def _stands_in(short: str, long: str) -> bool:
    """Return True if the signs of the one stand in the other, in their order."""
    rest = iter(long)
    return all(char in rest for char in short)

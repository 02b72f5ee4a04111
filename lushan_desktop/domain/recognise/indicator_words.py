"""What stands in the cells of a table of indicators: numbers, points, units, materials. Pure functions."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lushan_desktop.base.text.numerals import chinese, read_chinese
from lushan_desktop.base.text.widths import half_width

_NUMERAL = "[零〇一二三四五六七八九十百]+"
_FIRST = re.compile(rf"第?({_NUMERAL})(?:[、.．,，]|[\s\u3000]+|(?<=[百十一二三四五六七八九])$)")
_SECOND = re.compile(rf"[（(]\s*({_NUMERAL})\s*[）)][、.．]?")
_DOTTED = re.compile(r"(\d{1,3}(?:[.．]\d{1,3})+)[、.．]?(?=[\s\u3000]*(?:\D|$))")
_THIRD = re.compile(r"第?(\d+)(?:[、)）:：]|[.．](?!\d)|项|(?=[\s\u3000])|$)")
_BRACKETED = re.compile(r"[（(](\d+)[）)][、.．]?")
_POINTS_BEHIND = re.compile(r"[（(]\s*(?:满分|共|计)?\s*(-?\d+(?:\.\d+)?)\s*分\s*[）)]")
_POINTS = re.compile(r"(?:满分|共|计|标准分|加分|最高加|加|\+)?\s*(-?\d+(?:\.\d+)?)\s*分?")
_MINUS = str.maketrans({"－": "-", "−": "-", "–": "-", "．": ".", "＋": "+", "（": "(", "）": ")"})
_ASIDE = re.compile(r"[（(](?:加分|附加分?|否决|扣分)项?[）)]")
_NOTHING = {"", "-", "—", "——", "/", "\\", "无", "*", "不计分", "否决", "否决项", "一票否决"}
_FOOTNOTE = re.compile(r"(?:[＊*※①-⑳]+|\[\d+\]|〔注\d*〕|[（(]注\d*[）)])$")
_BETWEEN_UNITS = re.compile(r"[、，,；;\n/／]+")
_LABEL = re.compile(r"^(?:牵头|主责|责任|配合|协办|参与|协助)(?:单位|部门)?[：:]")
_LEADS = re.compile(r"[（(]\s*(?:牵头|主责|牵头单位)\s*[）)]")
_ITEM_MARK = re.compile(rf"^(?:[（(]?(?:\d+|{_NUMERAL})[）)、.．]|[①-⑳]|[·•\-—●○])\s*")
_VETO, _BONUS = re.compile("否决"), re.compile("加分")


@dataclass(frozen=True)
class Numbered:
    """A text and the number before it."""

    number: str
    """As stored: 一, （一）, 93, 1.1.2; empty where none stands there."""
    level: int
    """What the spelling of the number says of the level: 1, 2, 3; 0: nothing."""
    text: str


def split_number(text: str) -> Numbered:
    """The number before a title: 一、 · （一） · 1. · 1.1.2, in full or half width."""
    line = half_width(text).strip()
    if found := _SECOND.match(line):
        return _numbered(f"（{found[1]}）", 2, line[found.end() :])
    if found := _FIRST.match(line):
        return _numbered(found[1], 1, line[found.end() :])
    if found := _DOTTED.match(line):
        number = found[1].replace("．", ".")
        return _numbered(number, min(number.count(".") + 1, 3), line[found.end() :])
    if found := _BRACKETED.match(line) or _THIRD.match(line):
        return _numbered(str(int(found[1])), 3, line[found.end() :])
    return Numbered("", 0, line)


def _numbered(number: str, level: int, rest: str) -> Numbered:
    return Numbered(number, level, rest.strip(" \t\u3000、.．"))


def number_value(number: str) -> tuple[int, ...]:
    """By which numbers of one level are compared; empty for what is none."""
    plain = number.strip("（）()第项、.． ")
    if not plain:
        return ()
    if read := read_chinese(plain):
        return (read,)
    parts = re.split(r"[.．\-]", half_width(plain))
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()


def number_of_level(level: int, place: int) -> str:
    """The number of the place-th indicator of a level."""
    return (chinese(place), f"（{chinese(place)}）", str(place))[level - 1]


def split_points(text: str) -> tuple[str, str]:
    """A title without the points behind it, and those points as written: 示例（2分）."""
    found = _POINTS_BEHIND.search(half_width(text).translate(_MINUS).replace("(", "（").replace(")", "）"))
    if found is None:
        return text, ""
    return (text[: found.start()] + text[found.end() :]).strip(), found[1]


def read_points(text: str) -> Decimal | None:
    """The points of a cell: 2分, ２, 满分10分; None where the cell says that there are none.

    Raises ValueError for what is no number.
    """
    plain = re.sub(r"\s+", "", half_width(_ASIDE.sub("", text)).translate(_MINUS)).strip("()")
    if plain in _NOTHING:
        return None
    if found := _POINTS.fullmatch(plain):
        try:
            return Decimal(found[1])
        except InvalidOperation:
            raise ValueError(text) from None
    numeral = plain.removesuffix("分")
    if (read := read_chinese(numeral)) is not None:
        return Decimal(read)
    raise ValueError(text)


def without_footnote(text: str) -> str:
    """A title without the mark of a footnote; one line."""
    return _FOOTNOTE.sub("", "".join(text.split("\n")).strip()).strip()


@dataclass(frozen=True)
class Units:
    """Who answers for an indicator, as written."""

    lead: str
    support: tuple[str, ...]


def split_units(text: str, *, is_lead_first: bool) -> Units:
    """The units of a cell, divided by 、 or line ends; 牵头 is said by a mark, a label, or by the place."""
    lead, names = "", list[str]()
    for line in re.split(r"[\n；;]", text):
        label = _LABEL.match(line.strip())
        is_lead_line = bool(label and label[0].startswith(("牵头", "主责")))
        bare = line.strip()[label.end() :] if label else line.strip()
        for name in _BETWEEN_UNITS.split(bare):
            plain = _LEADS.sub("", name).strip(" \u3000。.")
            if not plain:
                continue
            if not lead and (is_lead_line or plain != name.strip(" \u3000。.")):
                lead = plain
            elif plain not in names:
                names.append(plain)
    if not lead and is_lead_first and names:
        lead = names.pop(0)
    return Units(lead, tuple(name for name in names if name != lead))


def split_materials(text: str) -> tuple[str, ...]:
    """The kinds of material of a cell: one a line, or divided by ；; the marks before them fall away."""
    found: dict[str, None] = {}
    for line in re.split(r"[\n；;]+", text):
        item = _ITEM_MARK.sub("", half_width(line).strip()).strip(" \u3000。")
        if item:
            found[item] = None
    return tuple(found)


def material_kind(text: str) -> str:
    """Which kind a material is by its words."""
    for kind, words in _KINDS:
        if any(word in text for word in words):
            return kind
    return "说明"


_KINDS = (
    ("图片", ("照片", "图片", "截图", "影像")),
    ("表格", ("表", "台账", "清单", "目录", "名册")),
    ("文件", ("文件", "通知", "方案", "意见", "制度", "纪要", "规定", "办法", "规划", "决定")),
)


def is_veto(*texts: str) -> bool:
    return any(_VETO.search(text) for text in texts)


def is_bonus(*texts: str) -> bool:
    return any(_BONUS.search(text) for text in texts)

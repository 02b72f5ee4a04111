"""What stands in the cells of a table of indicators: numbers, points, units, materials. Pure functions."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lushan_desktop.base.text.numerals import chinese, read_chinese
from lushan_desktop.base.text.widths import half_width

_NUMERAL = "[零〇一二三四五六七八九十百]+"
_LABELLED = re.compile(
    rf"([一二三])级(?:指标|任务|项目)(?:(\d+|{_NUMERAL})(?=[：:、.．\s]))?\s*[：:、.．\s]\s*"
)
_IN_BRACKETS = re.compile(r"[【\[（(]([一二三])级(?:指标|任务|项目)?[】\]）)]\s*")
_FIRST = re.compile(
    rf"(?:第({_NUMERAL})(?:部分|章|大项|大类|类)[、.．：:\s]*"
    rf"|第?({_NUMERAL})(?:[、.．,，：:]|[\s\u3000]+|(?<=[百十一二三四五六七八九])$))"
)
_NAMED = re.compile(
    rf"(?:任务|专题|模块|板块|目标|工程|专项|类别|项目)({_NUMERAL})(?:[、.．：:]|[\s\u3000]+)"
)
_SECTION = re.compile(rf"第({_NUMERAL})(?:节|小节|分项|中项|小类)[、.．：:\s]*")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMANS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_ROMAN = re.compile(rf"([{_ROMANS}]|(?:IX|IV|V?I{{1,3}}|V|X)(?=[、.．]))[、.．：:\s]*(?=\S)")
_LATIN_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_CODE = re.compile(r"([A-Z])(\d{1,3}(?:[.\-]\d{1,3})*)[、.．：:]?(?=[\s\u3000\u4e00-\u9fff]|$)")
_NTH = re.compile(rf"第({_NUMERAL})(?:项|条|号)(?:指标)?[、.．：:\s]*")
_SECOND = re.compile(rf"[（(]\s*({_NUMERAL})\s*[）)][、.．：:]?")
_DOTTED = re.compile(r"(\d{1,3}(?:[.．]\d{1,3})+)[、.．：:]?(?=[\s\u3000]*(?:[^\d分]|$))")
_DASHED = re.compile(r"(\d{1,3}(?:[-－—–]\d{1,3})+)[、.．：:]?(?=[\s\u3000]*(?:[^\d年月日号分个项\-－]|$))")
_THIRD = re.compile(
    r"(?:第|指标)?(\d+)(?:[、)）:：]|[.．](?!\d)|[项号](?:指标)?[：:、.．]?|(?=[\s\u3000])|$)"
)
_BRACKETED = re.compile(r"[（(](\d+)[）)][、.．]?")
_CIRCLED = re.compile(r"([①-⑳])[、.．]?(?=\s*\S)")
_WORTH = r"(-?\d+(?:\.\d+)?|[一二两三四五六七八九十]+)\s*分"
_AS_WHAT = r"(?:(?:本项)?(?:满分|共计?|合计|计|分值|标准分|总分|加分项?|最高|扣分项?|加)[：:为，,、\s]*)*"
_POINTS_BEHIND = re.compile(
    rf"[（\[【]\s*{_AS_WHAT}{_WORTH}(?:[，,、；\s]*(?:加分项?|否决项?|扣分项?))?\s*[）\]】]"
)
_POINTS_LAST = re.compile(rf"[\s，,：:；;]+(?:满分|共|计|分值)?{_WORTH}[。.]?$")
_POINTS = re.compile(
    r"(?:满分|共|计|标准分|分值|加分|最高加|最高扣|加|扣|\+)?[：:]?\s*(-?\d+(?:\.\d+)?)\s*分?"
)
_WORTH_FIRST = re.compile(
    rf"\s*{_AS_WHAT}[（(]?{_AS_WHAT}(-?\d+(?:\.\d+)?)(?:\s*分[）)]?[\s。，,；;：:、]*|[ \t]*\n+)(\S.{{3,}})",
    re.DOTALL,
)
_WORTH_LAST = re.compile(
    rf"(.*\S)\s*(?:[（(]{_AS_WHAT}|[，,。；;\s]\s*(?:本项)?(?:满分|共计?|分值)[：:为]?\s*)"
    rf"(-?\d+(?:\.\d+)?)\s*分[）)]?[。.]?\s*",
    re.DOTALL,
)
_MINUS = str.maketrans({"－": "-", "−": "-", "–": "-", "．": ".", "＋": "+", "（": "(", "）": ")"})
_ASIDE = re.compile(r"[（(](?:加分|附加分?|否决|扣分|倒扣)项?[）)]|(?:加分|附加分?|扣分|倒扣)项$")
_NOTHING = {"", "-", "—", "——", "/", "\\", "无", "*", "不计分", "否决", "否决项", "一票否决"}
_FOOTNOTE = re.compile(r"(?:[＊*※①-⑳]+|\[\d+\]|〔注\d*〕|[（(]注\d*[）)])$")
_ITEM_MARK = re.compile(rf"^(?:[（(]?(?:\d+|{_NUMERAL})[）)、.．]|[①-⑳]|[·•\-—●○])\s*")
_VETO, _BONUS = re.compile("否决"), re.compile(r"加分|^\s*(?:最高)?加\s*\d")


@dataclass(frozen=True)
class NumberedText:
    """A text and the number before it."""

    number: str
    """As stored: 一, （一）, 93, 1.1.2; empty where none stands there."""
    level: int
    """What the spelling of the number says of the level: 1, 2, 3; 0: nothing."""
    text: str
    rank: int = -1
    """How deep such numbers stand: 第一部分 0 · 一、 1 · （一） 2 · 1. 3 · 1.1 4 · （1） 9 · ① 10 · A1 20."""


_Said = tuple[str, int, int]
PART_RANK, FIRST_RANK, THIRD_RANK, BRACKETED_RANK, CODE_RANK = 0, 1, 3, 9, 20


def split_number(text: str) -> NumberedText:
    """The number before a title: 一、 · （一） · 1. · 1.1.2 · 第93项：, in full or half width."""
    line = half_width(text).strip()
    for pattern, told in _SPELLINGS:
        if found := pattern.match(line):
            number, level, rank = told(found)
            return _numbered(number, level, line[found.end() :], rank)
    return NumberedText("", 0, line)


def _numbered(number: str, level: int, rest: str, rank: int) -> NumberedText:
    return NumberedText(number, level, rest.strip(" \t\u3000、.．：:"), rank)


def _labelled(found: re.Match[str]) -> _Said:
    level = "一二三".index(found[1]) + 1
    return (found[2] if found.re is _LABELLED else "") or "", level, level


def _roman(found: re.Match[str]) -> _Said:
    place = _ROMANS.find(found[1]) if found[1] in _ROMANS else _LATIN_ROMANS.index(found[1])
    return chinese(place + 1), 1, PART_RANK


def _code(found: re.Match[str]) -> _Said:
    place = ord(found[1]) - ord("A")
    return found[1] + found[2], min(place + 1, 3), CODE_RANK + place


def _first(found: re.Match[str]) -> _Said:
    return found[1] or found[2], 1, PART_RANK if found[1] else FIRST_RANK


def _deep(found: re.Match[str]) -> _Said:
    number = found[1].replace("．", ".")
    depth = len(re.split(r"[.\-－—–]", number))
    return number, min(depth, 3), min(THIRD_RANK - 1 + depth, BRACKETED_RANK - 1)


_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Said]], ...] = (
    (_LABELLED, _labelled),
    (_IN_BRACKETS, _labelled),
    (_CIRCLED, lambda found: (str(_CIRCLES.index(found[1]) + 1), 3, BRACKETED_RANK + 1)),
    (_NAMED, lambda found: (found[1], 1, PART_RANK)),
    (_ROMAN, _roman),
    (_SECTION, lambda found: (found[1], 2, FIRST_RANK)),
    (_CODE, _code),
    (_SECOND, lambda found: (f"（{found[1]}）", 2, FIRST_RANK + 1)),
    (_NTH, lambda found: (str(read_chinese(found[1]) or found[1]), 3, THIRD_RANK)),
    (_FIRST, _first),
    (_DOTTED, _deep),
    (_DASHED, _deep),
    (_BRACKETED, lambda found: (str(int(found[1])), 3, BRACKETED_RANK)),
    (_THIRD, lambda found: (str(int(found[1])), 3, THIRD_RANK)),
)
"""Spellings of numbers, the first that fits counts; each with the number, its level and its rank."""


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
    """A title without the points behind it, and those points as written: 示例（2分）.

    Where points stand at several places of it the title keeps them, and their sum is told.
    """
    plain = half_width(text).translate(_MINUS).replace("(", "（").replace(")", "）")
    found = [*_POINTS_BEHIND.finditer(plain)]
    if len(found) > 1:
        return text, str(sum((_worth(one[1]) for one in found), Decimal(0)))
    last = found[0] if found else _POINTS_LAST.search(plain)
    if last is None:
        return text, ""
    return (text[: last.start()] + text[last.end() :]).strip(), str(_worth(last[1]))


def _worth(text: str) -> Decimal:
    return Decimal(text) if text[-1:].isdecimal() else Decimal(read_chinese(text) or 0)


def split_worth(text: str) -> tuple[str, str]:
    """The points of a cell that holds how they are given, too: 2分。未制定的扣1分; and the rest of it."""
    plain = half_width(text).translate(_MINUS)
    try:
        read_points(plain)
    except ValueError:
        pass
    else:
        return text, ""
    if found := _WORTH_FIRST.fullmatch(plain):
        return found[1], text[found.start(2) :].strip()
    if found := _WORTH_LAST.fullmatch(plain):
        return found[2], text[: found.end(1)].strip()
    return text, ""


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


def split_materials(text: str) -> tuple[str, ...]:
    """The kinds of material of a cell: one a line, or divided by ；; the marks before them fall away."""
    found: dict[str, None] = {}
    for line in re.split(r"[\n；;]+", text):
        item = _ITEM_MARK.sub("", half_width(line).strip()).strip(" \u3000。")
        if item:
            found[item] = None
    return tuple(found)


def material_kind(text: str) -> str:
    """Return which kind a material is by its words."""
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

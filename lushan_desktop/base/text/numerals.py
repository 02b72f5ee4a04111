"""Chinese numerals: 第十六次, 一、, （一）, as official papers count."""

import re

from lushan_desktop.base.text.widths import half_width

_DIGITS = "零一二三四五六七八九"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万]+")
_COUNTED = re.compile(r"第?([\d零〇一二两三四五六七八九十百千万]+)[批次期届号项条个轮]?")


def chinese(number: int) -> str:
    """The number in characters: 93 is 九十三, 16 is 十六, 105 is 一百零五. Raises ValueError beyond 10⁸."""
    if not 0 <= number < 10**8:
        raise ValueError(number)
    if number < 10_000:
        return _below_ten_thousand(number)
    high, low = divmod(number, 10_000)
    gap = "零" if 0 < low < 1000 else ""
    rest = _below_ten_thousand(low, leading=True) if low else ""
    return f"{_below_ten_thousand(high)}万{gap}{rest}"


def _below_ten_thousand(number: int, *, leading: bool = False) -> str:
    if number < 10:
        return _DIGITS[number]
    spelled, pending_zero, rest = "", False, number
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, size)
        if digit:
            spelled += ("零" if pending_zero and spelled else "") + _DIGITS[digit] + unit
            pending_zero = False
        else:
            pending_zero = True
    return spelled.removeprefix("一") if number < 20 and not leading else spelled


def read_chinese(text: str) -> int | None:
    """The value of a numeral in characters, or None for what is none; 二〇二三 is read digit by digit."""
    if not _NUMERAL.fullmatch(text):
        return None
    if not set(text) & set("十百千万"):
        return int("".join(str(_VALUE[digit]) for digit in text))
    high, _, low = text.rpartition("万")
    value = _sum(high) * 10_000 + _sum(low)
    # 三百二 and 十百 have a sum too: a numeral is what is spelled so.
    usual = text.replace("两", "二").replace("〇", "零")
    return value if value < 10**8 and chinese(value) in (usual, usual.removeprefix("一")) else None


def _sum(text: str) -> int:
    total, digit = 0, None
    for character in text:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            digit = _VALUE.get(character, 0)
    return total + (digit or 0)


def read_counted(text: str) -> int | None:
    """The number in 第7期, 第四批, 16次, 九十三; None for what holds none."""
    match = _COUNTED.fullmatch(re.sub(r"\s+", "", half_width(text)))
    if match is None:
        return None
    return int(match[1]) if match[1].isdecimal() else read_chinese(match[1])


def heading_mark(level: int, number: int) -> str:
    """Return what stands before a heading: 一、 · （一） · 1. · （1）."""
    if level not in (1, 2, 3, 4):
        raise ValueError(level)
    return (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}.", f"（{number}）")[level - 1]

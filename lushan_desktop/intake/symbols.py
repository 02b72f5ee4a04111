"""Characters that Word keeps by the place they have in a font of symbols, and the marks of its notes."""

import re

_CODE = re.compile("(?![Dd][89A-Fa-f])[0-9A-Fa-f]{2,4}")
_OF_SYMBOLS = range(0xF000, 0xF100)
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x76: "◆", 0x77: "◆", 0xA1: "○", 0xA7: "■", 0xA8: "□",
    0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x97: "●"}
_BY_FONT = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def symbol(font: str, code: str) -> str:
    """The character itself; one of which only its font knows what it is stays as it was kept."""
    if not _CODE.fullmatch(code):
        return ""
    place = int(code, 16)
    shown = (
        _BY_FONT.get(font.lower(), {}).get(place & 0xFF) if place in _OF_SYMBOLS or place < 0x100 else None
    )
    return shown or chr(place)


def circled(number: int) -> str:
    """The mark of a note: ① to ㊿, then [51]."""
    for first, last, code in _CIRCLED:
        if first <= number <= last:
            return chr(code + number - first)
    return f"[{number}]"

"""What the name of a file says: 93-02 动员会签到表 2023.6.2.pdf is proof 2 of indicator 93, of that day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.base.text.dates import PartialDate

_INDICATOR = r"(?:第|指标)?(\d{1,3})(?:项|号)?"
_GROUP = r"(?:[一二三四五六七八九十]{1,3}[-—－.、])?"
_NUMBERED = re.compile(
    rf"^{_GROUP}{_INDICATOR}(?:[-—_](\d{{1,3}})|\.(\d{{2}}))(?!\d)(?![-—－.年/]\d)[\s_、.．—-]*"
)
_FOLDER = re.compile(rf"^(?:三级)?{_GROUP}{_INDICATOR}(?!\d)(?![-—－.年/]\d)(?:[\s_、.．—-]|$|[^\d\s])")
_YEAR = r"(?:19|20)\d{2}"
_DATES = (
    re.compile(rf"{_YEAR}年\d{{1,2}}月\d{{1,2}}日"),
    re.compile(rf"(?<!\d){_YEAR}[.\-/_]\d{{1,2}}[.\-/_]\d{{1,2}}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}[01]\d[0-3]\d(?!\d)"),
    re.compile(rf"{_YEAR}年\d{{1,2}}月(?:份)?"),
    re.compile(rf"(?<!\d){_YEAR}[.\-]\d{{1,2}}(?![\d.\-])"),
    re.compile(r"(?<!\d)\d{1,2}月\d{1,2}日"),
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．－", "0123456789.-")
_EDGE = " _-—－.．、,，"
_PAIRS = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"))


@dataclass(frozen=True)
class NameSaid:
    """What was read out of a name; empty where it says nothing."""

    title: str
    indicator: str = ""
    serial: int | None = None
    signed_on: PartialDate | None = None


def read_name(name: str, *, today: date, until: date | None = None) -> NameSaid:
    """Read a file's name, without its ending where that is one."""
    stem = PurePath(name).stem.strip()
    plain = stem.translate(_HALF_WIDTH)
    indicator, serial = "", None
    if match := _NUMBERED.match(plain):
        indicator, serial = str(int(match[1])), int(match[2] or match[3])
        plain = plain[match.end() :]
    spelled, day = _day_in(plain, today, until)
    title = plain.replace(spelled, " ", 1) if spelled else plain
    title = _trimmed(re.sub(r"[(（\[【]\s*[)）\]】]", "", re.sub(r"\s+", " ", title)))
    return NameSaid(title or _trimmed(stem) or stem, indicator, serial or None, day)


def indicator_of(folders: Sequence[str]) -> str:
    """The number of the indicator that the innermost folder names: 93, 第93项, 指标93 示范创建."""
    for folder in reversed(folders):
        if match := _FOLDER.match(folder.strip().translate(_HALF_WIDTH)):
            return str(int(match[1]))
    return ""


def _day_in(text: str, today: date, until: date | None) -> tuple[str, PartialDate | None]:
    """The last date that stands in a text, with its spelling."""
    for pattern in _DATES:
        found = pattern.findall(text)
        if found and (day := read_date(found[-1].replace("_", "-"), today=today, until=until)):
            return found[-1], day
    return "", None


def _trimmed(text: str) -> str:
    """Without marks at its ends, and without brackets there that have lost the other half."""
    text = text.strip(_EDGE)
    for opening, closing in _PAIRS:
        excess = text.count(opening) - text.count(closing)
        if text.endswith(opening) or (text.endswith(closing) and excess < 0):
            return _trimmed(text[:-1])
        if text.startswith(closing) or (text.startswith(opening) and excess > 0):
            return _trimmed(text[1:])
    return text

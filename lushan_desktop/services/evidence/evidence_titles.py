"""What the name of a file says: 93-02 动员会签到表 2023.6.2.pdf is proof 2 of indicator 93, of that day."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.numerals import read_chinese

_GROUP = (
    r"(?:[一二三四五六七八九十]{1,3}[-—－.、]|(?:副本|(?:佐证|证明)?材料|佐证)[\s_-]*(?=\d{1,3}[-—_：:]))?"
)
_NUMERAL = r"(\d{1,3}|[一二三四五六七八九十百]{1,5})"
_NTH = rf"(?:第\s*{_NUMERAL}\s*项(?:指标)?|指标\s*第?{_NUMERAL}项?|(\d{{1,3}})[项号](?:指标|(?=[\s_—-])))"
_OTHER = r"(?!\d|\s*(?:议题|议程|任务|工作任务|整改|问题|措施|职责|举措|决定))"
_SAID = re.compile(rf"^{_GROUP}(?:三级)?{_NTH}{_OTHER}(?:[-—_](\d{{1,3}})(?!\d))?[\s_、.．：:—-]*")
"""第93项, 指标93, 第九十三项, with or without a serial behind it."""
_BEHIND = re.compile(rf"[\s_（(【—-]{_NTH}[)）】\s]*$|[\s_](\d{{1,3}})[-—_](\d{{2}})$")
"""动员会（第93项）, 动员会 93-02."""
_MEASURED = (
    r"(?!\s*(?:个(?!人)|家(?!庭)|名(?!录|单)|位|人(?!民|大|事|力|才)|件|份|次|天|年(?!度)|月|日(?!常)|号|楼|组(?!织)"
    r"|批(?!准|复)|元|公里|页|岁|[%％]|点|时(?!限)|分(?!析|类|工)|届|期))"
)
_WITH_SERIAL = re.compile(
    rf"^{_GROUP}(\d{{1,3}})(?:([-—_：:])(\d{{1,3}})|(\.)(\d{{2}}))(?!\d)(?![-—－.年/_]\d)[\s_、.．—-]*"
)
_BARE = re.compile(rf"^{_GROUP}(\d{{1,3}})(?!\d)(?![-—－.年/]\d){_MEASURED}[\s_、.．—-]*")
_ALONE = re.compile(r"^\d{1,3}$")
_YEAR = r"(?:19|20)\d{2}"
_DATES = (
    re.compile(rf"{_YEAR}年\d{{1,2}}月\d{{1,2}}日"),
    re.compile(rf"(?<!\d){_YEAR}[.\-/_]\d{{1,2}}[.\-/_]\d{{1,2}}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}[01]\d[0-3]\d(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}[01]\d[0-3]\d(?=[0-2]\d[0-5]\d[0-5]\d(?!\d))"),
    re.compile(rf"{_YEAR}年\d{{1,2}}月(?:份)?"),
    re.compile(rf"(?<!\d){_YEAR}[.\-]\d{{1,2}}(?![\d.\-])"),
    re.compile(r"(?<!\d)\d{1,2}月\d{1,2}日"),
    re.compile(r"^2\d\.(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])(?![\d.])"),
    re.compile(r"^(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])(?=[\s_\u4e00-\u9fff])"),
)
_FIRST_DAY = re.compile(
    rf"(?:{_YEAR}年\d{{1,2}}月\d{{1,2}}日|{_YEAR}[.-]\d{{1,2}}[.-]\d{{1,2}}|{_YEAR}\d{{4}})[\s_]+"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．－", "0123456789.-")
_EDGE = " _-—－.．、,，"
_PAIRS = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"))
_CAMERA = re.compile(
    r"(?:IMG|DSC[NF]?|PXL|MVIMG|VID|PANO|P|WX|WeChat|mmexport|Screenshot|CamScanner|Scan|scan|image|photo"
    r"|微信图片|微信截图|QQ图片|QQ截图|屏幕截图|截图|图片|照片|扫描件?|扫描全能王)?[\s_\-.()（）\d]*(?:at)?[\s_\-.()（）\d]*",
    re.IGNORECASE,
)
_SHARED = 4


@dataclass(frozen=True)
class NameSaid:
    """What was read out of a name; empty where it says nothing."""

    title: str
    indicator: str = ""
    serial: int | None = None
    signed_on: PartialDate | None = None
    why: str = ""
    """By what the indicator was known, as it stands there."""


def read_name(
    name: str,
    *,
    today: date,
    until: date | None = None,
    indicators: Mapping[str, str] | None = None,
    beside: Collection[str] = (),
) -> NameSaid:
    """Read a file's name, without its ending where that is one.

    `indicators` are the numbers of the system with their texts; `beside` those that names in the same folder
    are numbered by for certain, so that 5-12 among 5-01, 5-02 is no day.
    """
    stem = PurePath(name).stem.strip()
    plain = stem.translate(_HALF_WIDTH)
    first = _FIRST_DAY.match(plain)
    found = _numbered(plain, indicators or {}, beside)
    if first and not found.indicator:
        later = _numbered(plain[first.end() :], indicators or {}, beside)
        found = replace(later, start=first.end(), end=first.end() + later.end) if later.indicator else found
    if not found.indicator:
        found = _behind(plain)
    rest = f"{plain[: found.start]} {plain[found.end :]}"
    spelled, day = _day_in(rest.strip(), today, until)
    title = rest.replace(spelled, " ", 1) if spelled else rest
    title = _trimmed(re.sub(r"[(（\[【]\s*[)）\]】]", "", re.sub(r"\s+", " ", title)))
    return NameSaid(title or _trimmed(stem) or stem, found.indicator, found.serial, day, found.why)


@dataclass(frozen=True)
class _Found:
    indicator: str = ""
    serial: int | None = None
    end: int = 0
    why: str = ""
    start: int = 0


def _behind(plain: str) -> _Found:
    """Return the indicator that stands at the end of a name, where it is written as one."""
    match = _BEHIND.search(plain)
    if match is None:
        return _Found()
    said = next(filter(None, match.groups()))
    serial = int(match[5]) if match[5] else None
    return _Found(_figures(said), serial, match.end(), match[0].strip(f"{_EDGE}（()）【】"), match.start())


def _figures(said: str) -> str:
    return str(int(said) if said.isdecimal() else read_chinese(said) or 0)


def _numbered(plain: str, indicators: Mapping[str, str], beside: Collection[str]) -> _Found:
    """The indicator that a name begins with, where it is written as one."""
    if match := _SAID.match(plain):
        number = _figures(match[1] or match[2] or match[3])
        serial = int(match[4]) if match[4] else None
        return _Found(number, serial, match.end(), match[0].strip(f"{_EDGE}：:"))
    if match := _WITH_SERIAL.match(plain):
        number, mark, told = match[1], match[2] or match[4], match[3] or match[5]
        is_certain = not _may_be_day(number, told, mark) or (mark != "." and number in beside)
        if number != "0" and is_certain:
            return _Found(str(int(number)), int(told) or None, match.end(), match[0].strip(_EDGE))
        return _Found()
    match = _BARE.match(plain)
    if match and _shares_words(plain[match.end() :], indicators.get(str(int(match[1])), "")):
        return _Found(str(int(match[1])), None, match.end(), plain[: match.end() + _SHARED].strip())
    return _Found()


def _may_be_day(number: str, serial: str, mark: str) -> bool:
    """Whether 6-15 may be a day in June; 6-02 is none, for days are not written so, 06-02 and 6.15 are."""
    if number.startswith("0"):
        return len(number) < 3
    is_possible = int(number) <= 12 and 1 <= int(serial) <= 31
    is_padded = len(serial) > 1 and serial.startswith("0") and mark != "."
    return is_possible and not is_padded


def certain_number(name: str) -> str:
    """The indicator that a name is numbered by for certain, such as 5 of 5-02; empty where there is none."""
    match = _WITH_SERIAL.match(PurePath(name).stem.strip().translate(_HALF_WIDTH))
    if match is None or _may_be_day(match[1], match[3] or match[5], match[2] or match[4]):
        return ""
    return match[1]


def _shares_words(said: str, text: str) -> bool:
    """Return True if a name goes on with words of the indicator: 93 示范创建."""
    said, text = re.sub(r"[\s\W_]+", "", said), re.sub(r"[\s\W_]+", "", text)
    length = min(_SHARED, len(text), len(said))
    if length < 2:
        return False
    return any(text[at : at + length] in said for at in range(len(text) - length + 1))


def indicator_of(folders: Sequence[str], indicators: Mapping[str, str] | None = None) -> str:
    """The number of the indicator that the innermost folder names: 93, 第93项, 指标93 示范创建."""
    return folder_said(folders, indicators).indicator


def folder_said(folders: Sequence[str], indicators: Mapping[str, str] | None = None) -> NameSaid:
    """The same with the folder that says it."""
    for folder in reversed(folders):
        plain = folder.strip().translate(_HALF_WIDTH)
        if _ALONE.match(plain) and (indicators is None or str(int(plain)) in indicators):
            return NameSaid(folder, str(int(plain)), why=f"文件夹“{folder}”")
        found = _numbered(plain, indicators or {}, ())
        if found.indicator:
            return NameSaid(folder, found.indicator, why=f"文件夹“{folder}”")
    return NameSaid("")


def with_folders(
    said: NameSaid, name: str, folders: Sequence[str], *, today: date, until: date | None
) -> NameSaid:
    """Return what the folders say where the name says nothing: its day, and a title for a camera's name."""
    told = [read_name(f"{folder}.x", today=today, until=until) for folder in reversed(folders)]
    if said.signed_on is None:
        said = replace(said, signed_on=next((one.signed_on for one in told if one.signed_on), None))
    if is_camera_name(name):
        title = next((one.title for one in told if not _CAMERA.fullmatch(one.title)), "")
        said = replace(said, title=title or said.title)
    return said


def is_camera_name(name: str) -> bool:
    """Return True if a machine gave this name: IMG_20230601_101010, 微信图片_2023…, 0001."""
    stem = PurePath(name).stem.strip()
    return bool(re.search(r"\d", stem)) and _CAMERA.fullmatch(stem) is not None


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

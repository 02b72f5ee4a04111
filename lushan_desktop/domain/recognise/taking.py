"""What was taken out of a text: title, 主送, number, who issued it and when; and what is doubted of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, pairwise, takewhile

from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.recognise import commands, lines, page_index
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.page_name import is_short_for, unsupported
from lushan_desktop.domain.recognise.page_shapes import is_button
from lushan_desktop.domain.recognise.passage import Part, Recognised, Role
from lushan_desktop.domain.recognise.spacing import as_filed

_LAST_DAY = date(2199, 12, 31)
_FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789")
_COLONS = "：:"
_DAY_IN = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_NUMBER_IN = re.compile(r"[〔［\[（(【]\s*\d{4}\s*[〕］\]）)】]\s*第?\s*\d+\s*号")
_MATTER = re.compile(
    r"关于|转发|批转|印发(?=《)|公布(?=《)|(?:发布|印发)(?=通知|公告|通告)|\d{4}年"
    r"|对(?=.{2,60}(?:建议|提案|议案|意见)案?的?(?:答复|回复|复函))"
)
_BROKEN = re.compile(r"(?<=[\u4e00-\u9fff）》”])[ 　]+(?=[\u4e00-\u9fff（《“])")
"""A blank where a page broke its title into lines."""
_LABELLED = re.compile(
    r"^【[^【】]{2,10}】\s*|^[\u4e00-\u9fff]{2,4}[:：](?=[^:：]{0,30}关于)|^转载?[:：]\s*"
    r"|^(?:词条|标\s*题|题\s*目|名\s*称|文件名称?)(?:\s*[:：|｜]\s*|[\s　]+)"
)
"""What a page writes before a title, to say that it is one."""
_ANNEXED = re.compile(r"\s*[（(](?:附(?:[:：]|件|全文|解读|问答|英文)[^（()）]{0,16}|全\s*文)[）)]$")
_COMMAND = re.compile(r"(.{2,30}?)(?:公\s*告|通\s*告|令)")
_EDITION = re.compile(r"[（(][^（()）]{0,12}(?:试行|暂行|稿|草案|修订|修正)[^（()）]{0,4}[）)]")
"""（征求意见稿） on the line below a title."""
_BULLETS = "•·●▪◆ 　"
_ORGAN_LABEL = re.compile(r"^(?:制定|制发|发文|发布|公布|颁布)(?:机关|机构|单位)\s*[:：]\s*")
_SHORT_KIND = re.compile("[委办]$")
_OFFICE = re.compile("[^，。、]{2,20}[局厅委办院府部室][^，。、]{1,8}[科股处]")
"""示例县司法局法治股: an office within a unit."""
_PLACED = re.compile("[省市县区州旗乡镇]")
_LEVEL = re.compile("[省市县区州旗镇乡]")
_NO_PLACE = re.compile("[省市县区州旗镇乡](?:人民政府|政府)")
_ISSUES = re.compile("(?:贯彻国务院|贯彻|印发|转发|批转|发布|公布|颁发)$")
_OF_ITSELF = re.compile(
    r"(.{2,30}(?:人民政府(?:办公[室厅])?|委员会(?:办公室)?|管委会|人民检察院|人民法院|局|厅))(?![长员])"
    r"[^，。、]{0,24}?(?:公告|通告|通报|公报|规则|办法|规定|制度|细则|[\u4e00-\u9fff]{1,3}令|(?:决定|告知|通知|建议|认定)书)(?:[（(][^（()）]{1,8}[）)])?"
)
"""示例县人民政府征收土地公告: an organ, and what it makes known, without 关于."""
_YEAR = re.compile(r"^\d{4}年度?")
_OF_YEAR = re.compile(
    r"(.{2,24}?(?:人民政府(?:办公[室厅])?|委员会(?:办公室)?|管委会|局|厅))(?=政府信息公开|法治政府|依法行政|年度|工作)"
)
"""2024年示例县司法局政府信息公开工作年度报告: who reports on a year that stands before the name."""


@dataclass(frozen=True)
class Taken:
    """The named parts of a paper; empty where it has none. `signed_on` is 2023-06-30, 2023-06 or empty."""

    title: str
    addressee: str
    number: str
    issuing_body: str
    signed_on: str
    furniture: tuple[str, ...]
    doubts: tuple[str, ...]


def taken(recognised: Recognised) -> Taken:
    """Return what the text says of itself; where it says nothing, what the page around it says."""
    told = page_index.entries(recognised.furniture)
    title = title_of(recognised) or page_index.title_of(told)
    addressee = _first_of_sheet(recognised, Role.ADDRESSEE).rstrip(_COLONS).strip()
    day, beside = lines.day_ahead(_first_of_sheet(recognised, Role.NUMBER))
    number = _closed_up(
        beside
        or _beside_day(recognised)
        or _issued_as(recognised)
        or page_index.number_of(told)
        or _shown(recognised)
    )
    return Taken(
        title,
        addressee,
        _bare_number(number),
        _in_full(issuing_body(recognised) or body_in_title(title), _plain_body(told)),
        signed_on(recognised)
        or _iso(day)
        or _iso(page_index.day_of(told))
        or _iso(_shown_day(recognised.furniture)),
        recognised.furniture,
        doubts(recognised),
    )


def _bare_number(number: str) -> str:
    """A number without the brackets around all of it, and without its label."""
    if "号" not in number:
        return number
    number = as_filed(number)
    plain = re.sub(r"^[（(](.*)[）)]$", r"\1", number.lstrip("•·●▪◆"))
    plain = re.sub(r"^[（(]?(?:发文)?[文字]号[:：]", "", plain)
    is_open = plain[:1] in tuple("（(") and not re.match(r"[（(](?:\d{2}|\d{4})[）)]", plain)
    return plain[1:] if is_open else plain.rstrip("）)")


def title_of(recognised: Recognised) -> str:
    """The lines of the first title, as one."""
    lines_of_it = list(_title_lines(recognised.main_sheet))
    title = _BROKEN.sub("", _LABELLED.sub("", "".join(lines_of_it).lstrip(_BULLETS))).rstrip(" |｜")
    title = _ANNEXED.sub("", title)
    is_enclosed = title.startswith("《") and title.find("》") == len(title) - 1
    return title[1:-1] if is_enclosed else title


def _title_lines(sheet: tuple[Part, ...]) -> Iterator[str]:
    """The lines of the first title; one that a page's line tore apart goes on where its kind stands."""
    parts = [*dropwhile(lambda part: part.role is not Role.TITLE, sheet)]
    whole = [part.text for part in takewhile(lambda part: part.role is Role.TITLE, parts)]
    yield from whole
    behind = [*dropwhile(lambda part: part.role is Role.FURNITURE, parts[len(whole) :])]
    is_torn = bool(whole) and len(behind) < len(parts) - len(whole) and not ends_a_title(whole[-1])
    if whole and behind and behind[0].role is Role.SUBTITLE and _EDITION.fullmatch(behind[0].text):
        yield behind[0].text
    rest = [part.text for part in takewhile(lambda part: part.role is Role.TITLE, behind)]
    if is_torn and rest and "关于" in whole[0] and ends_a_title(rest[-1]):
        yield from rest


def issuing_body(recognised: Recognised) -> str:
    """Return who signed the paper, else whom its title or its red head names; several are joined by 、."""
    sheet = recognised.main_sheet
    signed = _whole([without_seal(_closed_up(part.text)) for part in sheet if part.role is Role.ISSUER])
    titled = body_in_title(title_of(recognised))
    if signed:
        names = [*dict.fromkeys(signed)]
        return titled if _are_short_for(names, titled.split("、")) else "、".join(names)
    number = _first_of_sheet(recognised, Role.NUMBER)
    return titled or _body_in_red(sheet) or commands.commander(number) or _body_above(recognised)


def _are_short_for(signed: Sequence[str], titled: Sequence[str]) -> bool:
    """Return True if the title names in full, in their order, who signed: 市法治办, 示例市法治办公室."""
    if len(signed) != len(titled):
        return False
    pairs = [(_SHORT_KIND.sub(_kind_in_full, name), full) for name, full in zip(signed, titled, strict=True)]
    return all(name[-1] == full[-1:] and name != full and is_short_for(name, full) for name, full in pairs)


def _kind_in_full(found: re.Match[str]) -> str:
    return {"委": "委员会", "办": "办公室"}[found[0]]


def without_seal(name: str) -> str:
    """A name without （公章）, which the text had for the seal."""
    return re.sub(r"[（(](?:公章|盖章|章|印)[）)]$", "", name)


def _whole(names: list[str]) -> list[str]:
    """The names of units among those that signed; one that was broken into two lines is whole again."""
    found: list[str] = []
    torn = ""
    for name in names:
        whole = name if _PLACED.search(name) else torn + name
        is_whole = lines.is_unit(whole) or bool(_OFFICE.fullmatch(whole))
        torn = "" if is_whole else whole
        found += [whole] if is_whole else []
    return found


def body_in_title(title: str) -> str:
    """示例县人民政府办公室 of 示例县人民政府办公室关于…; nothing where the title begins with its matter."""
    found = _MATTER.search(title)
    name = _closed_up(title[: found.start()]) if found else ""
    plain = _YEAR.sub("", _closed_up(title))
    if plain != _closed_up(title):
        name = next((way[1] for way in [_OF_YEAR.match(plain)] if way), "")
    ways = (_COMMAND.fullmatch(plain), _OF_ITSELF.fullmatch(plain)) if not name else ()
    name = next((way[1] for way in ways if way and _is_organ(way[1])), name)
    names = _organs(_ISSUES.sub("", name))
    return "、".join(names) if name and all(map(_is_organ, names)) else ""


def _is_organ(name: str) -> bool:
    """Return True for a unit, and for who commands: 中华人民共和国主席."""
    return "《" not in name and (lines.is_unit(name) or name.endswith("国主席"))


def _organs(name: str) -> list[str]:
    """The organs of a name; those of one place stand side by side without a mark."""
    place = re.match(r"(?:中共)?(.{2,8}?[省市县区州旗])", name)
    beside = rf"|(?<=[厅局委室会院部府处])(?=(?:中共)?{re.escape(place[1])})" if place else ""
    return re.split(rf"、{beside}", name)


def _body_in_red(sheet: tuple[Part, ...]) -> str:
    red = next((part.text for part in sheet if part.role is Role.MASTHEAD), "")
    name = re.sub(r"(?:文件|简报)$", "", _closed_up(red))
    return name if lines.is_unit(name) else ""


def _body_above(recognised: Recognised) -> str:
    name = _closed_up(_over_title(recognised)[0])
    return name if lines.is_unit(name) else _body_beside(recognised)


def _body_beside(recognised: Recognised) -> str:
    """The names of units alone on the line under the title, or on that right above it on a page."""
    told = [_ORGAN_LABEL.sub("", text) for text in _under_title(recognised)]
    under = next((text for text in told if lines.is_unit(text)), told[0] if told else "")
    if organ := commands.issued(under)[1]:
        return organ
    above = _right_above(recognised)
    for line in (lines.day_beside(under)[1], above):
        names = [
            re.sub("(?<=[部委局署会])令$", "", _closed_up(one))
            for one in re.split(r"[、\s　]+", line.strip())
        ]
        if all(map(lines.is_unit, names)) and "网站" not in line and not is_button(line):
            return "、".join(names)
    return ""


def _right_above(recognised: Recognised) -> str:
    """The last line of a page over the first that is the paper's own."""
    head = takewhile(lambda part: part.role is Role.FURNITURE, recognised.parts)
    return "".join([part.text for part in head][-1:])


def _in_full(name: str, shown: str) -> str:
    """The name that the paper has, or that of the page's index where it says whose 县人民政府 that is."""
    is_short = bool(_LEVEL.match(name)) and _are_short_for([name], [shown])
    is_part = not name or (_NO_PLACE.match(name) and shown.endswith(name)) or is_short
    return shown if is_part and shown else name


def _plain_body(told: Mapping[str, str]) -> str:
    shown = page_index.body_of(told)
    names = lines.units(shown)
    names = names if all(map(lines.is_unit, names)) else shown.split()[:1]
    return "、".join(names) if all(map(lines.is_unit, names)) and "网站" not in "".join(names) else ""


def signed_on(recognised: Recognised) -> str:
    """成文日期 of the paper itself, as 2023-06-30; the date under the title where nobody signed it."""
    signed = next((part.text for part in recognised.main_sheet if part.role is Role.DATE), "")
    under = (part.text for part in recognised.main_sheet if part.role is Role.SUBTITLE)
    bare = next((day for text in under if (day := _day_under_title(text))), "")
    return _iso(signed) or _iso(bare) or _iso(_over_title(recognised)[1])


def _day_under_title(text: str) -> str:
    return lines.day_beside(text)[0] or lines.day_of_occasion(text) or commands.issued(text)[0]


def _over_title(recognised: Recognised) -> tuple[str, str]:
    """Who and when of a briefing, on one line between its number and its title."""
    for part in takewhile(lambda part: part.role is not Role.TITLE, recognised.main_sheet):
        if part.role is Role.BODY and (pair := lines.issuer_and_date(part.text)):
            return pair
    return "", ""


def _first_of_sheet(recognised: Recognised, role: Role) -> str:
    return next((part.text for part in recognised.main_sheet if part.role is role), "")


def _shown(recognised: Recognised) -> str:
    """The one number that stands alone on a line of the page."""
    plain = [line.strip().lstrip("•·●▪◆ \t") for line in recognised.furniture]
    words = (word for line in plain for word in (line, *line.split()))
    numbers = {word for word in words if lines.is_number(word)}
    return numbers.pop() if len(numbers) == 1 else ""


def _beside_day(recognised: Recognised) -> str:
    """The number behind the day on the line under a title."""
    under = (part.text for part in recognised.main_sheet if part.role is Role.SUBTITLE)
    return next((rest for text in under if lines.is_number(rest := lines.day_beside(text)[1])), "")


def _shown_day(furniture: tuple[str, ...]) -> str:
    """The day that a library shows alone on the line below the number."""
    pairs = pairwise(furniture)
    return next((day for number, day in pairs if lines.is_number(number) and _iso(day)), "")


def _issued_as(recognised: Recognised) -> str:
    """The number of the order that brought rules out, as the line under their title tells it."""
    return next(filter(None, map(commands.number_issued, _under_title(recognised))), "")


def _under_title(recognised: Recognised) -> tuple[str, ...]:
    return tuple(part.text for part in recognised.main_sheet if part.role is Role.SUBTITLE)


def _iso(text: str) -> str:
    day = read_day(text)
    return day.iso if day else ""


def read_day(text: str) -> PartialDate | None:
    """A date that says its year, in figures or in characters, ○, O and 0 being 〇; None for what is none."""
    text = text.removesuffix("。")
    plain = re.sub(
        r"^[一二][一二三四五六七八九〇OoＯ○0０零]{3}(?=年)",
        lambda year: re.sub("[OoＯ○0０零]", "〇", year[0]),
        _closed_up(text),
    )
    plain = re.sub(r"^[〇一二三四五六七八九]{4}(?=年\d)", lambda year: year[0].translate(_FIGURES), plain)
    plain = re.split(r"\d{1,2}[:：]\d{2}", plain)[0] if "：" in plain or ":" in plain else plain
    if not re.match(r"\d{4}|[〇一二三四五六七八九]{4}年", plain):
        return None
    return read_date(plain, today=_LAST_DAY)


def doubts(recognised: Recognised) -> tuple[str, ...]:
    """Return what was taken for a title or 主送 and may be neither."""
    return tuple(_doubts(recognised))


def _doubts(recognised: Recognised) -> Iterator[str]:
    for name, text in (("标题", title_of(recognised)), ("主送", recognised.first(Role.ADDRESSEE))):
        for what, holds in (("日期", _DAY_IN.search(text)), ("文号", _NUMBER_IN.search(text))):
            if holds:
                yield f"认作{name}的“{_short(text)}”里有{what}，请核对。"
        sign = next((sign for sign in "|｜>＞»" if sign in text), "")
        if sign:
            yield f"认作{name}的“{_short(text)}”里有“{sign}”，像是网页上的字，请核对。"
    if name := _unsupported_name(recognised):
        yield f"最上面的“{_short(name)}”认作发文机关，文中别处没有印证，也可能是网页上的名称，请核对。"
    if recognised.furniture:
        yield f"文稿里有{len(recognised.furniture)}行像是网页附带的文字：{_short(recognised.furniture[0])}"


def _unsupported_name(recognised: Recognised) -> str:
    """A unit's name alone on the first line of the head that nothing else of the paper bears out."""
    sheet = recognised.main_sheet
    first = next((part for part in sheet if part.role in (Role.TITLE, Role.MASTHEAD)), None)
    if first is None or not lines.is_unit(first.text) or lines.is_masthead(first.text):
        return ""
    entries = page_index.entries(recognised.furniture)
    told = [part.text for part in sheet if part.role is Role.ISSUER] + [page_index.body_of(entries)]
    number = _first_of_sheet(recognised, Role.NUMBER) or page_index.number_of(entries)
    return first.text if unsupported(_closed_up(first.text), map(_closed_up, told), number) else ""


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:24]}…"


def _closed_up(text: str) -> str:
    return "".join(text.split())

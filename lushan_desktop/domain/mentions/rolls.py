"""Lists of those who hold an honour, one below the other."""

import re
from collections.abc import Iterator, Sequence

from lushan_desktop.domain.mentions.holders import is_holder
from lushan_desktop.domain.mentions.honour_names import NAMED, OF_PERSON, HonourMention, level_of

_FIRST = r"^(?:附件\s*\d*[：:]?)?\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.、．])?\s*"
_ASIDE = r"(?:[（(][^（()）]{1,14}[）)])?"
_ROLL = re.compile(rf"{_FIRST}(?P<name>[^，。；]{{4,60}}?)名单{_ASIDE}[：:]?$")
_ROLL_SAID = re.compile(
    r"(?:这些|以下|下列)[^，。；]{0,12}?(?:被授予|荣获|获评|被评为|获得)(?P<name>[^，。；]{4,40}?)[：:]?"
)
_ROLL_COUNTED = re.compile(rf"{_FIRST}(?P<name>[^，。；：]{{4,40}}?)[（(]共?\s*\d+\s*[个家所][）)][：:]?$")
"""一、先进集体（10个）: the head of a list within a paper that praises."""
_PRAISES = re.compile("(?:表彰|表扬|授予|命名).*(?:决定|通报|通知)")
_REGION = re.compile(
    r"[（(][\u4e00-\u9fff]{2,12}[）)]|[\u4e00-\u9fff]{2,12}(?:[：:]|[（(]\d+[个家][）)][：:]?)"
)
"""（甲市）, 甲市： what parts a list and is none of those who stand in it."""
_ROLLED = re.compile(
    r"^(?:[（(]?\d{1,3}[）)]?\s*[.、．]?)?\s*(?:[\u4e00-\u9fff]{2,10}[：:])?(?P<units>[\u4e00-\u9fff（）()、；\s]{3,400})$"
)
_ONE = re.compile(r"(?:[\u4e00-\u9fff]|[（(][\u4e00-\u9fff]+[）)]){3,30}")
"""One line of a list: a unit, or several side by side."""
_NO_ROLL = re.compile("拟|公示|推荐|候选|申报|参评|入围|复核|撤销|评审|专家|成员|条件|标准|名额")


def rolled(lines: Sequence[str]) -> Iterator[tuple[int, HonourMention]]:
    """The honours of the lists that bear the name of one, each with the number of its line."""
    name, does_praise = "", any(_PRAISES.search(line) for line in lines)
    for n, line in enumerate(lines):
        bare = line.strip()
        if head := _head(bare, does_praise=does_praise):
            name = head
        elif name and (places := _listed(line)) and not OF_PERSON.search(name):
            for start, unit in places:
                yield n, HonourMention(start, start + len(unit), unit, name, level_of(name))
        elif bare and not _REGION.fullmatch(bare):
            name = ""


def _head(line: str, *, does_praise: bool) -> str:
    """The honour that the head of a list names; nothing for another line."""
    head = _ROLL.fullmatch(line) or _ROLL_SAID.fullmatch(line)
    head = head or (_ROLL_COUNTED.fullmatch(line) if does_praise else None)
    if not head or not NAMED.search(head["name"]) or _NO_ROLL.search(line):
        return ""
    quoted = re.search('[“"]([^”"]{4,40})[”"]$', head["name"])
    return quoted[1] if quoted else head["name"]


def _listed(line: str) -> list[tuple[int, str]]:
    """The units of a line of which each word is one, with their places."""
    told = _ROLLED.fullmatch(line.rstrip(" ；。"))
    if not told:
        return []
    words = re.finditer(r"[^、；\s]+", told["units"])
    units = [(told.start("units") + word.start(), word[0]) for word in words]
    return units if all(_ONE.fullmatch(unit) and is_holder(unit) for _start, unit in units) else []

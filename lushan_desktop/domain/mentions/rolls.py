"""Lists of those who hold an honour, one below the other."""

import re
from collections.abc import Iterator, Sequence

from lushan_desktop.domain.mentions.holders import is_holder
from lushan_desktop.domain.mentions.honour_names import NAMED, OF_PERSON, HonourMention, level_of

_BULLET = r"(?:[●•·■▪◆★☆○◇*-]\s*)?"
_FIRST = (
    rf"^{_BULLET}(?:附件\s*\d*[：:]?)?\s*"
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.、．])?\s*"
)
_ASIDE = r"(?:[（(](?!社区|街道|居|[村镇乡县市区][、）)]|机关)[^（()）]{1,14}[）)])?"
"""（样例市）, but not the （社区） that a name ends with."""
_ROLL = re.compile(rf"{_FIRST}(?P<name>[^，。；]{{4,60}}?)名单{_ASIDE}[：:]?$")
_ROLL_SAID = re.compile(
    r"(?:这些|以下|下列)[^，。；]{0,12}?(?:被授予|荣获|获评|被评为|获得)(?P<name>[^，。；]{4,40}?)[：:]?"
)
_ROLL_COUNTED = re.compile(rf"{_FIRST}(?P<name>[^，。；：、]{{3,40}}?)[（(]共?\s*\d+\s*[个家所][）)][：:]?$")
"""一、先进集体（10个）: the head of a list within a paper that praises."""
_PRAISES = re.compile("(?:表彰|表扬|授予|命名).*(?:决定|通报|通知)|决定.{0,10}(?:表彰|授予|命名)")
_ROLL_BARE = re.compile(rf"{_FIRST}(?P<name>[^，。；：、]{{3,30}}?){_ASIDE}[：:]?$")
_BEGINS = re.compile(
    r"第[一二三四五六七八九十\d]+[届批]|\d{4}(?:[-—~至]\d{4})?年度?|[全省市县区][国省市县区级]"
)
"""The head of a list by its name alone: what stands below it has to be one."""
_DATE = re.compile(
    r"[\d〇○ΟO零一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_REGION = re.compile(
    r"[（(](?:[\u4e00-\u9fff]{2,12}|共计?\s*\d+\s*[个家名][^（()）]{0,6})[）)]"
    r"|[\u4e00-\u9fff]{2,12}(?:[：:]|[（(]\d+[个家][）)][：:]?)"
)
"""（甲市）, 甲市： what parts a list and is none of those who stand in it."""
_ROLLED = re.compile(
    r"^(?:[●•·■▪◆★☆○◇*-]\s*)?(?:[（(]?\d{1,3}[）)]?\s*[.、．]?)?\s*(?:[\u4e00-\u9fff]{2,10}[：:])?(?P<units>[\u4e00-\u9fff（）()、；\s]{3,400})$"
)
_ONE = re.compile(r"(?:[\u4e00-\u9fff]|[（(][\u4e00-\u9fff]+[）)]){3,30}")
"""One line of a list: a unit, or several side by side."""
_NO_ROLL = re.compile("拟|公示|推荐|候选|申报|参评|入围|复核|撤销|评审|专家|成员|条件|标准|名额")


def rolled(lines: Sequence[str]) -> Iterator[tuple[int, HonourMention]]:
    """The honours of the lists that bear the name of one, each with the number of its line."""
    name, does_praise = "", any(_PRAISES.search(line) for line in lines)
    told = [(n, line) for n, line in enumerate(lines) if line.strip()]
    for (n, line), (_n, below) in zip(told, [*told[1:], (len(lines), "")], strict=True):
        bare = line.strip()
        places = [] if _DATE.fullmatch("".join(below.split())) else _listed(line)
        if head := _head(bare, below, does_praise=does_praise):
            name = head
        elif name and places and not OF_PERSON.search(name):
            for start, unit in places:
                yield n, HonourMention(start, start + len(unit), unit, name, level_of(name))
        elif not _REGION.fullmatch(bare):
            name = ""


def _head(line: str, below: str, *, does_praise: bool) -> str:
    """The honour that the head of a list names; nothing for another line."""
    head = _ROLL.fullmatch(line) or _ROLL_SAID.fullmatch(line)
    head = head or (_ROLL_COUNTED.fullmatch(line) if does_praise else None)
    bare = None if head else _ROLL_BARE.fullmatch(line)
    is_marked = bare and bare["name"].startswith("“") and bare["name"].endswith("”")
    is_name = bare and (is_marked or _BEGINS.match(bare["name"]) or (does_praise and not _listed(line)))
    if is_name and _listed(below):
        head = bare
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

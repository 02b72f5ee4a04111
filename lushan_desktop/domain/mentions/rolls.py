"""Lists of those who hold an honour."""

import re
from collections.abc import Iterator, Sequence

from lushan_desktop.domain.mentions.holders import is_holder
from lushan_desktop.domain.mentions.honour_names import NAMED, OF_PERSON, HonourMention, level_of

_ROLL = re.compile(r"^(?:附件\s*\d*[：:]?)?\s*(?P<name>[^，。；]{4,60}?)名单[：:]?$")
_ROLL_SAID = re.compile(
    r"(?:这些|以下|下列)[^，。；]{0,12}?(?:被授予|荣获|获评|被评为|获得)(?P<name>[^，。；]{4,40}?)[：:]?"
)
_ROLLED = re.compile(r"^(?:\d{1,3}\s*[.、．]?)?\s*(?P<unit>[\u4e00-\u9fff（）()]{3,30})$")
"""The head of a list of those who hold an honour, and one of its lines."""
_NO_ROLL = re.compile("拟|公示|推荐|候选|申报|参评|入围|复核|撤销|评审|专家|成员")


def rolled(lines: Sequence[str]) -> Iterator[tuple[int, HonourMention]]:
    """The honours of the lists that bear the name of one, each with the number of its line."""
    name = ""
    for n, line in enumerate(lines):
        head = _ROLL.fullmatch(line.strip()) or _ROLL_SAID.fullmatch(line.strip())
        one = _ROLLED.fullmatch(line.strip())
        if head and NAMED.search(head["name"]) and not _NO_ROLL.search(head["name"]):
            quoted = re.search('[“"]([^”"]{4,40})[”"]$', head["name"])
            name = quoted[1] if quoted else head["name"]
        elif name and one and is_holder(one["unit"]) and not OF_PERSON.search(name):
            start = line.index(one["unit"])
            yield n, HonourMention(start, start + len(one["unit"]), one["unit"], name, level_of(name))
        elif line.strip():
            name = ""

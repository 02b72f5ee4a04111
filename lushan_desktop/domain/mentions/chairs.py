"""Who chaired a meeting, where a later sentence says so: 示例甲主持会议."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lushan_desktop.domain.mentions.days import Dated
from lushan_desktop.domain.mentions.meetings import MeetingMention, meetings
from lushan_desktop.domain.mentions.persons import PersonMention, persons

_CHAIRED = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,6})(?:同志)?(?:(?:宣读|传达|通报|部署)[^，。；]{0,16}?并)?主持(?:了)?(?:会议|大会|本次会议|此次会议)?(?=[，。；、]|并|$)"
    r"|(?:会议|大会)由(?P<behind>[^，。；]{2,40}?)(?:同志)?主持"
)
"""A name before the verb, or a post and a name behind it."""
_FAR = 8
"""Paragraphs in which the chair of a meeting is looked for."""
_LONGEST = 6


Told = list[tuple[MeetingMention, ...]]


def meetings_chaired(texts: Sequence[str], year: Dated) -> Told:
    """The meetings of each paragraph; who chaired one may be told behind it, before the next is."""
    told, known = [tuple(meetings(text, year)) for text in texts], _by_name(texts)
    return [
        tuple(
            one
            if one.chair and not _has_called(texts[n], one.chair)
            else replace(one, chair=_chair_behind(_behind(texts, told, n, one), known) or one.chair)
            for one in within
        )
        for n, within in enumerate(told)
    ]


def _has_called(text: str, one: PersonMention) -> bool:
    """Return True for who called a meeting: another may be told to have chaired it."""
    return text.startswith(("组织召开", "同志组织召开"), one.end)


def _behind(texts: Sequence[str], told: Told, n: int, meeting: MeetingMention) -> Iterator[str]:
    """What stands behind a meeting, up to the next one."""
    following = [one.start for one in told[n] if one.start > meeting.end]
    yield texts[n][meeting.end : following[0] if following else None]
    for text, within in zip(texts[n + 1 : n + _FAR], told[n + 1 : n + _FAR], strict=True):
        if following:
            return
        following = [one.start for one in within]
        yield text[: following[0] if following else None]


def _chair_behind(texts: Iterator[str], known: dict[str, PersonMention]) -> PersonMention | None:
    """The first who is told to have chaired, among those who bear a post."""
    for text in texts:
        for found in _CHAIRED.finditer(text):
            told = found["name"] or found["behind"]
            ends = (told[-length:] for length in range(min(len(told), _LONGEST), 1, -1))
            chair = next((known[name] for name in ends if name in known), None)
            if chair:
                return chair
    return None


def _by_name(texts: Sequence[str]) -> dict[str, PersonMention]:
    """Those whom the paragraphs name with a post."""
    found: dict[str, PersonMention] = {}
    for text in texts:
        for one in persons(text):
            found.setdefault(one.name, one)
    return found

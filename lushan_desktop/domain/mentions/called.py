"""The meeting that a notice calls: its name stands in the title, its day and place on lines of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lushan_desktop.domain.mentions.days import Dated, day_mentions
from lushan_desktop.domain.mentions.meetings import MeetingMention, kind_of, series_of

_CALLS = re.compile(
    r"关于(?:召开|举办|举行)(?P<name>[^，。；《》]{4,60}?(?:大会|会议|[\u4e00-\u9fff）)]会))的?(?:预备)?(?:通知|函)"
)
_SET = re.compile(
    r"(?:^|[，。；,])(?P<name>[^，。；,《》于]{4,40}?(?:大会|会议|[\u4e00-\u9fff）)]会))定于(?=[^，。；]{0,30}召开)"
)
"""Set for a day in what the notice itself says."""
_DAY_FOLLOWS = re.compile(r"时\s*间\s*[：:]|定于|于(?=[^，。；]{4,24}(?:召开|举行|举办))")
_PLACE = re.compile(r"地\s*点\s*[：:]\s*(?P<place>[^，。；]{2,30})")


def called_meeting(title: str, said: Sequence[str], year: Dated) -> MeetingMention | None:
    """The meeting, dated by the first line that says when; None where the paper calls none."""
    found = _CALLS.search(title) or next(filter(None, map(_SET.search, said[:2])), None)
    if found is None:
        return None
    name = found["name"]
    meeting = MeetingMention(0, 0, name, kind_of(name), None, series_of(name))
    for text in said:
        place = _PLACE.search(text)
        if place and not meeting.place:
            meeting = replace(meeting, place=place["place"])
        when = _DAY_FOLLOWS.search(text)
        days = [
            one.day for one in day_mentions(text, year) if when and one.start >= when.end() and one.day.day
        ]
        if days and meeting.held_on is None:
            meeting = replace(meeting, held_on=days[0])
    return meeting

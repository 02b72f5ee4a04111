"""What a file that proves something is called, 类型_日期_会议名, and the day it is of."""

import re
from collections.abc import Collection

from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records.lists import title_of

SCREENSHOT = "截图"
_LONGEST_TITLE = 30
_EVENT_DAYS = frozenset({"held_on", "given_on", "issued_on", "published_on", "signed_on"})
"""Days on which a matter took place; a deadline or the day of a finding is no day of its proof."""
_EARLIER = frozenset({"通知"})
"""What came into being before the day of its record."""
_UNFIT = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')


def proposed(
    record_type: RecordType, values: Values, names: dict[str, str], role: str, *, taken: Collection[str] = ()
) -> str:
    """The proposal; a number is added where it is taken. Empty where nobody knows what the file is."""
    if not role:
        return ""
    day = values.get(record_type.dated_by) if record_type.dated_by in _EVENT_DAYS else None
    dated = Day().format(day) if day else ""
    about = [_UNFIT.sub("", part) for part in (dated, title_of(record_type, values, names)[:_LONGEST_TITLE])]
    kind, number = _UNFIT.sub("", role), 1
    while (name := "_".join(filter(None, (_numbered(kind, number), *about)))) in taken:
        number += 1
    return name


def _numbered(kind: str, number: int) -> str:
    return kind if number == 1 else f"{kind}{number}"


def day_of(record_type: RecordType, values: Values, role: str) -> str | None:
    """The day of its record as the day of a file, as it is stored; None where it is another day."""
    if record_type.dated_by not in _EVENT_DAYS or role in _EARLIER:
        return None
    day = values.get(record_type.dated_by)
    return None if day is None else str(Day().store(day))

"""What a file that proves something is called: 日期_会议名_类型."""

import re
from collections.abc import Collection

from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records.lists import title_of

SCREENSHOT = "截图"
_LONGEST_TITLE = 30
_UNFIT = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')


def proposed(
    record_type: RecordType, values: Values, names: dict[str, str], role: str, *, taken: Collection[str] = ()
) -> str:
    """The proposal; a number is added where it is taken. Empty where nobody knows what the file is."""
    if not role:
        return ""
    day = values.get(record_type.dated_by) if record_type.dated_by else None
    dated = Day().format(day) if day else ""
    parts = [dated, title_of(record_type, values, names)[:_LONGEST_TITLE], role]
    name = "_".join(filter(None, (_UNFIT.sub("", part) for part in parts)))
    free, number = name, 2
    while free in taken:
        free, number = f"{name}{number}", number + 1
    return free

"""What did not take place after all: a meeting that was called off or put off is told of in the 待核单."""

import re
from typing import Any

from lushan_desktop.domain.record import Record, key_of

_OFF = "取消|停办|停开|没有召开|没有举行|未召开|未举行|未能召开|未能举行"
_PUT_OFF = f"{_OFF}|延期|推迟|改期"
_IN_TITLE = re.compile(rf"[（(【](?:因故|已|会议)*(?:{_PUT_OFF})[^（()）【】]*[）)】]$")
_BEGINS = r"(?:^|[，。；;])(?:因[^，。；;]{0,8}?|会议|该会|本次会议|此会|已|后)*"
_IN_SUBJECT = re.compile(
    rf"^(?:因[^，。；;]{{0,8}}?|会议|已)*(?:{_PUT_OFF})(?:召开|举行|举办)?(?:$|[，。；至到])"
)
_IN_NOTE = re.compile(rf"{_BEGINS}(?:{_OFF})(?:$|[，。；;])")
_MAY_BE = ("meeting", "training", "symposium", "study_visit")


def was_called_off(record: Record) -> bool:
    """Return True if the clerk wrote that it was not held: behind the title, as its content, or in the note.

    A note that it was put off may stand beside the new day: that is only shown.
    """
    if key_of(record) not in _MAY_BE:
        return False
    row: Any = record
    title = (row.subject if key_of(record) == "training" else getattr(row, "title", "")).strip()
    content = "" if key_of(record) == "training" else getattr(row, "subject", "").strip()
    is_off = _IN_TITLE.search(title) or _IN_SUBJECT.match(content)
    return bool(is_off or _IN_NOTE.search(row.note))

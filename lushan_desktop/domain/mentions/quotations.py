"""The words of speakers in a paragraph: what stands in quotation marks, or behind 批示：."""

import re
from collections.abc import Iterator

_SHORTEST = 10
_SPEAKS = re.compile(r"(?:强调|指出|要求|提出|讲话|批示|指示|表示|提出要|说|讲)[^。；“”]{0,12}$")
_NOTED = re.compile(r"(?:批示|指示)(?:要求|指出|强调)?[：:]")


def spoken(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words of speakers stand, without the marks around them."""
    end = 0
    for found in re.finditer("“", text):
        start = found.start()
        if start < end or not _SPEAKS.search(text[max(0, start - 24) : start]):
            continue
        end = _closed(text, start)
        if end - start > _SHORTEST:
            yield start + 1, end
    for found in _NOTED.finditer(text):
        if not text.startswith("“", found.end()):
            stop = text.find("。", found.end())
            yield found.end(), stop + 1 if stop > 0 else len(text)


def _closed(text: str, start: int) -> int:
    """Return where the quotation that opens there ends, quotations within it left aside."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "“") - (text[place] == "”")
        if not depth:
            return place
    return len(text)

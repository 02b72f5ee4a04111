"""完成时限 as tables of indicators write it: a day, a month, or words that name none."""

import re
from datetime import date

from lushan_desktop.base.text.date_reading import read_date

_WITHOUT_END = re.compile(
    r"长期|持续|常态|全年|年内|每|定期|不定期|按要求|按时限|按时|实时|适时|随时|及时|立即|即时|届满|之?[内后]"
    r"|\d+\s*(?:个)?\s*(?:工作日|日|天|周|个月|月|年|小时)(?:内|以内|之内)?$|[一二三四五六七八九十两]+个(?:工作日|月)"
    r"|另行|待定|季度|半年|上半年|下半年|年度|阶段"
)
_THIS_YEAR = (("今年", 0), ("本年度", 0), ("本年", 0), ("当年", 0), ("明年", 1), ("次年", 1), ("去年", -1))
_ENDS = re.compile(r"(?:之?前|以前|止|完成|报送|上报|提交|办结|到位|截止)+$")
_BEGINS = re.compile(r"^(?:于|在|截至|截止到?|至|到|不晚于|务必)")
_LAST = re.compile(r"[—\-－~～至到](?=[^—\-－~～至到]+$)")


def read_due(text: str, today: date) -> str | None:
    """The date a term ends on, as 2023-06-30 or 2023-06; None where it names no day.

    Raises ValueError for what is neither a date nor words that name none.
    """
    plain = "".join(text.split())
    if (found := _read(plain, today)) is not None:
        return found
    if _WITHOUT_END.search(plain):
        return None
    raise ValueError(text)


def _read(plain: str, today: date) -> str | None:
    close = date(today.year, 12, 31)
    bare = _BEGINS.sub("", plain)
    for _ in range(3):
        bare = _ENDS.sub("", bare)
    for word, years in _THIS_YEAR:
        if bare.startswith(word):
            rest = bare.removeprefix(word).removeprefix("的")
            bare = (
                f"{today.year + years}年{rest}"
                if rest[:1] not in ("底", "末", "")
                else f"{today.year + years}年12月"
            )
    bare = re.sub(r"年[底末]$", "年12月", bare)
    bare = re.sub(r"(?<=月)(?:[底末]|份|中旬|上旬|下旬)$", "", bare)
    for candidate in (bare, *(_LAST.split(bare)[-1:] if _LAST.search(bare) else ())):
        read = read_date(candidate, today=close)
        if read is not None:
            return read.iso
    if re.fullmatch(r"年[底末]", plain.rstrip("前完成")) or bare in ("年底", "年末"):
        return f"{today.year}-12"
    return None

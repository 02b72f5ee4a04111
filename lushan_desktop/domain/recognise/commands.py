"""What orders and rules say of who issued them, and when."""

import re

from lushan_desktop.domain.recognise import lines

_ISSUED = re.compile(
    rf"[（(]\s*(?:[^（）()]{{2,60}}?(?:通过|批准)[，,；;\s　]*)?({lines.DAY})\s*"
    r"(([\u4e00-\u9fff]{2,24}?(?:政府|委员会|常委会|国务院|[部委局厅署办]))"
    r"(?:令|公告|文件)?[\s　]*(?:第?[\s　]*[\d一二三四五六七八九十百]+[\s　]*号)?(?:令|公告)?)[\s　]*"
    r"(?:发布|公布|颁布|颁发|印发)[^（）()]{0,30}[）)]"
)
_COMMAND = re.compile(r"([\u4e00-\u9fff]{2,24})令\s*[（(]?\s*(?=[^。]{0,12}?第?\s*[\d一二三四五六七八九十])")


def issued(text: str) -> tuple[str, str]:
    """The day and the organ of （1991年3月26日示例市人民政府令第19号发布）, under the title of rules."""
    found = _ISSUED.fullmatch(text)
    return (found[1], found[3]) if found else ("", "")


def number_issued(text: str) -> str:
    """示例市人民政府令第19号 of the same line, where it says one."""
    found = _ISSUED.fullmatch(text)
    return found[2] if found and lines.is_number(found[2]) else ""


def commander(text: str) -> str:
    """示例市人民政府 of 示例市人民政府令第42号."""
    found = _COMMAND.match(text)
    return found[1] if found and lines.is_number(text) and lines.is_unit(found[1]) else ""

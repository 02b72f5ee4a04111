"""Words that were spread over a line, and what is written behind a number of how a paper is filed."""

import re

_SPREAD = re.compile(r"(?:[\u4e00-\u9fff][ 　\u00a0]+){4,}[\u4e00-\u9fff]")
_FILED = re.compile(
    r"(?<=号)[\s　]*[（(]?\s*(?:[A-Da-d]\d?|[（(][A-Da-d]\d?[）)])?\s*类?\s*[）)]?"
    r"(?:[\s　]*[（(]?(?:不予?|同意|依申请|主动|可以)?公开[）)]?)?$"
)


def closed_up(text: str) -> str:
    """示例县人民政府 where it was spread over its line, a blank behind each sign."""
    return "".join(text.split()) if _SPREAD.fullmatch(text) else text


def as_filed(text: str) -> str:
    """A number without how its paper is filed: 示建函〔2023〕6号 of 示建函〔2023〕6号（B类）."""
    return _FILED.sub("", text)

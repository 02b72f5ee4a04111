"""What a text tells of, within a paper of 2023."""

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper

HEAD = "示例县示例工作情况说明\n2023年，示例县推进各项工作。\n"


def told(text: str, type: str) -> list[dict]:
    """The fields of the drafts of one type."""
    return [one.fields for one in drafts(read_pasted_paper(f"{HEAD}{text}\n")) if one.type == type]

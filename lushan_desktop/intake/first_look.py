"""A foreign file before it is stored: its pages, and whether its first page bears the mark of a secret."""

import re
from dataclasses import dataclass
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Passage, classification_mark
from lushan_desktop.intake.limits import limit

_IN_NAME = re.compile(
    r"(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆]\s*(?:\d+\s*年|长期)?|[（(【\[](?:绝密|机密|秘密)[）)】\]]"
)


SIGNED = "”含电子签名（未验证），请以签章软件核验为准。"


@dataclass(frozen=True)
class FirstLook:
    """What a look at a file tells."""

    pages: int | None = None
    mark: str = ""
    """The mark of a state secret, as it stands there."""
    trouble: str = ""
    """Why the pages could not be counted, in a sentence."""


def first_look(file: Path, suffix: str, name: str) -> FirstLook:
    """Runs in the child for foreign files; what is wrong is told, nothing is raised."""
    from lushan_desktop.intake.ofd_text import is_signed
    from lushan_desktop.intake.showing import page_count

    limit()
    if mark := mark_in_name(name) or _mark_on_first_page(file, suffix):
        return FirstLook(mark=mark)
    try:
        signed = suffix == ".ofd" and is_signed(file)
        return FirstLook(page_count(file, suffix, name), trouble=SIGNED if signed else "")
    except UserError as error:
        return FirstLook(trouble=error.message)


def mark_in_name(name: str) -> str:
    """The mark of a secret in the name of a file; the word alone is none."""
    found = _IN_NAME.search(name)
    return found[0] if found else ""


def _mark_on_first_page(file: Path, suffix: str) -> str:
    from lushan_desktop.intake.evidence_text import READERS

    reader = READERS.get(suffix)
    if reader is None:
        return ""
    try:
        page = next(iter(reader(file)), None)
    except UserError:
        return ""
    return classification_mark([Passage(line) for line in page.text.splitlines()]) if page else ""

"""What a clerk says a part is, where the program read it otherwise; the words stay as they are."""

from dataclasses import replace

from lushan_desktop.domain.recognise.lines import heading_lead, roll_lead
from lushan_desktop.domain.recognise.passage import LEVELS, Part, Recognised, Role

CHOICES = tuple(role for role in Role if role is not Role.TABLE)
"""What a paragraph may be said to be; a table is a table."""


def in_role(recognised: Recognised, place: int, role: Role) -> Recognised:
    """The same parts in the same order, the one at `place` in another role."""
    part = recognised.parts[place]
    if part.role in (Role.TABLE, role) or role is Role.TABLE:
        return recognised
    changed = replace(part, role=role, lead=_lead(part, role))
    return replace(recognised, parts=(*recognised.parts[:place], changed, *recognised.parts[place + 1 :]))


def _lead(part: Part, role: Role) -> int:
    """The heading in the paragraph; all of it where nothing in it ends the heading."""
    if role in LEVELS:
        return heading_lead(role, part.text) or len(part.text)
    return roll_lead(part.text) if role is Role.ROLL else 0
